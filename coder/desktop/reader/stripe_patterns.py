"""Stripes as they are painted: a colour and a pattern, so that colour never tells alone."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coder.domain.theme import Theme

PATTERNS: Final = (
    "solid", "dashed", "double", "dotted", "beaded", "lined", "rungs", "dash and dot",
)  # fmt: skip
_DASHES: Final = {  # drawn and left out in turn, in widths of the stripe
    "dashed": (2.4, 0.9), "dotted": (1.0, 0.9), "dash and dot": (2.6, 0.7, 0.9, 0.7),
    "beaded": (1.2, 1.2), "rungs": (0.4, 0.6),
}  # fmt: skip
_THIN: Final = 3.0  # pixels: what is thinner has no room for two lines
_FAINT: Final = 95  # of 255


def pattern_of(theme: Theme) -> str:
    """The pattern of a theme: those beside each other in the codebook differ."""
    return PATTERNS[theme.place % len(PATTERNS)]


def paint_stripes(
    painter: QPainter, lines: Sequence[QLineF], width: float, colour: QColor, pattern: str
) -> None:
    """Paint upright stripes along lines, all of one width, colour and pattern."""
    if pattern in {"double", "lined"} and width >= _THIN:
        thin = width / 3 if pattern == "double" else 1.0
        for side in (-1, 1):
            aside = QPointF(side * (width - thin) / 2, 0)
            _draw(painter, [line.translated(aside) for line in lines], QPen(colour, thin))
        if pattern == "lined":
            _draw(painter, lines, QPen(_faint(colour), width))
        return
    pen = QPen(colour, width)
    if pattern in _DASHES:
        pen.setDashPattern(_DASHES[pattern])
    if pattern in {"beaded", "rungs"}:
        _draw(painter, lines, QPen(_faint(colour), width))
    _draw(painter, lines, pen)


def _draw(painter: QPainter, lines: Sequence[QLineF], pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(lines)


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlpha(_FAINT)
    return faint
