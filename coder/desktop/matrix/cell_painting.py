"""How a cell of the matrix looks: its sign, its heat, and what tells open from absent."""

from math import log
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette

from coder.domain.matrix.cell import OPEN, PRESENT, UNCLEAR
from coder.domain.matrix.matrix import Cell

SIGNS: Final = {"absent": "–", "unclear": "?", "open": ""}
DISAGREE_SIGN: Final = "≠"

_FAINTEST, _STRONGEST = 0.10, 0.42  # of the accent colour; the number stays readable on it
_HATCH_STRENGTH: Final = 0.28  # of the lines in an open cell


def sign_of(cell: Cell) -> str:
    """What stands in a cell: the number of passages, or a sign."""
    return SIGNS.get(cell.state, "") if cell.state != PRESENT else f"{passages_of(cell):,}"


def passages_of(cell: Cell) -> int:
    """The passages of a theme and of those below it."""
    return cell.with_children.passages


def heat_of(passages: int, most: int) -> float:
    """From 0 to 1, so that few differ as much as many."""
    return log(1 + passages) / log(1 + most) if most > 0 else 0.0


def paint_cell(painter: QPainter, rect: QRect, palette: QPalette, *, cell: Cell, most: int) -> None:
    """Paint a cell; darker is more, and an open one is hatched."""
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
    if cell.state == PRESENT:
        heat = QColor(palette.color(QPalette.ColorRole.Highlight))
        heat.setAlphaF(_FAINTEST + (_STRONGEST - _FAINTEST) * heat_of(passages_of(cell), most))
        painter.fillRect(rect, heat)
    elif cell.state == OPEN:
        line = QColor(palette.color(QPalette.ColorRole.PlaceholderText))
        line.setAlphaF(_HATCH_STRENGTH)
        painter.fillRect(rect, QBrush(line, Qt.BrushStyle.BDiagPattern))
    role = QPalette.ColorRole.Text
    if cell.state not in {PRESENT, UNCLEAR}:
        role = QPalette.ColorRole.PlaceholderText
    painter.setPen(palette.color(role))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign_of(cell))
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if cell.disagree:
        _mark_disagreement(painter, rect, palette)
    painter.restore()


def _mark_disagreement(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.BrightText))
    corner = rect.adjusted(0, 0, -3, 0)
    painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, DISAGREE_SIGN)
