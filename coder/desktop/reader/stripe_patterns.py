"""Stripes as they are painted: a colour and a pattern, so that colour never tells alone."""

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coder.domain.theme import Theme

PATTERNS: Final = (
    "solid", "dashed", "double", "dotted", "hatched", "hollow", "rungs", "dash and dot",
)  # fmt: skip
_THIN: Final = 3.0  # pixels: what is thinner has no room for lines inside it
_LENGTHS: Final = {  # drawn and left out in turn, in widths of the stripe
    "dashed": (2.4, 0.9), "dotted": (1.0, 0.9), "dash and dot": (2.6, 0.7, 0.9, 0.7),
}  # fmt: skip
_FAINT: Final = 70  # of 255
_RUNG: Final = 3.0  # pixels from one to the next


def pattern_of(theme: Theme) -> str:
    """The pattern of a theme: those beside each other in the codebook differ."""
    return PATTERNS[theme.place % len(PATTERNS)]


def paint_stripe(painter: QPainter, box: QRectF, colour: QColor, pattern: str) -> None:
    """Paint one upright stripe."""
    if box.width() < _THIN and pattern not in _LENGTHS:
        painter.fillRect(box, colour)
    elif pattern in _LENGTHS:
        _interrupted(painter, box, colour, _LENGTHS[pattern])
    elif pattern == "double":
        third = box.width() / 3
        painter.fillRect(QRectF(box.left(), box.top(), third, box.height()), colour)
        painter.fillRect(QRectF(box.right() - third, box.top(), third, box.height()), colour)
    elif pattern == "hollow":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif pattern in {"rungs", "hatched"}:
        _ruled(painter, box, colour, slant=box.width() if pattern == "hatched" else 0)
    else:
        painter.fillRect(box, colour)


def _interrupted(
    painter: QPainter, box: QRectF, colour: QColor, lengths: tuple[float, ...]
) -> None:
    unit, top, number = max(2.0, box.width()), box.top(), 0
    while top < box.bottom():
        length = lengths[number % len(lengths)] * unit
        if number % 2 == 0:
            drawn = QRectF(box.left(), top, box.width(), min(length, box.bottom() - top))
            painter.fillRect(drawn, colour)
        top += length
        number += 1


def _ruled(painter: QPainter, box: QRectF, colour: QColor, *, slant: float) -> None:
    faint = QColor(colour)
    faint.setAlpha(_FAINT)
    painter.fillRect(box, faint)
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.3))
    lines = []
    top = box.top()
    while top < box.bottom() + slant:
        lines.append(QLineF(box.left(), top, box.right(), top - slant))
        top += _RUNG + slant / 2
    painter.drawLines(lines)
    painter.restore()
