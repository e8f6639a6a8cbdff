"""How what reviewers marked is told apart: a pattern for each, which a colour only repeats."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

from coder.desktop.look.palettes import is_dark
from coder.desktop.look.stark import is_stark

_Style = Qt.BrushStyle
_ONE: Final = (
    (_Style.BDiagPattern, "#A85B00", "#F0A64B"),
    (_Style.FDiagPattern, "#6B4BA3", "#B79BEA"),
    (_Style.HorPattern, "#1B7A5A", "#5FCBA4"),
    (_Style.VerPattern, "#A33B6B", "#EC8DB8"),
    (_Style.CrossPattern, "#5E6A1F", "#C2CE71"),
    (_Style.DiagCrossPattern, "#7A4A2B", "#D9A989"),
)
"""Of one reviewer alone, by place: the pattern, its colour in the light and in the dark."""
_TINT: Final = 0.16  # of the colour under its pattern


class Look(NamedTuple):
    """A pattern and its colour."""

    style: Qt.BrushStyle
    light: str
    dark: str


BOTH: Final = Look(_Style.SolidPattern, "#2F6F9F", "#5E9CCB")
BORDERS: Final = Look(_Style.Dense4Pattern, "#2F6F9F", "#5E9CCB")
SEVERAL: Final = Look(_Style.Dense6Pattern, "#5B6168", "#B5BBC2")


def look_of(place: int) -> Look:
    """What one reviewer alone marked."""
    return Look(*_ONE[place % len(_ONE)])


def paint_pattern(painter: QPainter, rect: QRectF, look: Look, palette: QPalette) -> None:
    """Fill a rectangle as a look says, with a line around it that shows on any ground."""
    colour = QColor(look.dark if is_dark() else look.light)
    if is_stark():
        colour = palette.color(QPalette.ColorRole.Text)
    painter.save()
    painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
    if look.style != _Style.SolidPattern:
        tint = QColor(colour)
        tint.setAlphaF(_TINT)
        painter.fillRect(rect, tint)
    painter.fillRect(rect, QBrush(colour, look.style))
    painter.setPen(QPen(colour, 1))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()
