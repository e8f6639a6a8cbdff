"""How what reviewers marked looks in a bar: patterns, which a colour only repeats."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen

from coder.desktop.comparing.differences.signs import sign_of
from coder.desktop.look.palettes import is_dark
from coder.desktop.look.stark import is_stark

_Style = Qt.BrushStyle
_TINT: Final = 0.14  # of the colour under its pattern


class Look(NamedTuple):
    """A pattern; its colour is that of a reviewer (by place), or none."""

    style: Qt.BrushStyle
    coder: int | None = None


BOTH: Final = Look(_Style.SolidPattern)
BORDERS: Final = Look(_Style.Dense4Pattern)
SEVERAL: Final = Look(_Style.DiagCrossPattern)


def look_of(place: int) -> Look:
    """What one reviewer alone marked: as their marks look on the page."""
    return Look(sign_of(place).hatch, place)


def paint_pattern(painter: QPainter, rect: QRectF, look: Look, palette: QPalette) -> None:
    """Fill a rectangle as a look says, with a line around it that shows on any ground."""
    colour = _colour(look, palette)
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


def _colour(look: Look, palette: QPalette) -> QColor:
    if look.coder is None or is_stark():
        role = QPalette.ColorRole.Text if is_stark() else QPalette.ColorRole.PlaceholderText
        return palette.color(role)
    return sign_of(look.coder).colour(dark=is_dark())
