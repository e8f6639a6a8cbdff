"""The small square in a theme's colour that stands before its name."""

from functools import cache, partial
from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette

from coder.desktop.look.drawn import Drawn
from coder.desktop.look.theme_colours import Colour, seen_on

_ROUND: Final = 2.5
_SHARE: Final = 0.78  # of the room that an icon has


def mark_colour(colour: Colour, on: QPalette.ColorRole = QPalette.ColorRole.Window) -> QColor:
    """What a theme's colour is painted with on a ground, so that it is seen there."""
    ground = QGuiApplication.palette().color(on)
    return QColor(*seen_on(Colour(ground.red(), ground.green(), ground.blue()), colour))


@cache
def swatch(colour: Colour) -> QIcon:
    """An icon that shows a colour."""
    return QIcon(Drawn(partial(_draw, colour)))


def paint_swatch(painter: QPainter, rect: QRect, colour: Colour, *, selected: bool = False) -> None:
    """Draw a square in a colour, with an edge that shows on its ground; ``selected`` is dark."""
    side = round(min(rect.width(), rect.height()) * _SHARE)
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(rect).center())
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Shadow
    edge = QGuiApplication.palette().color(role)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    painter.setBrush(mark_colour(colour))
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.restore()


def _draw(colour: Colour, painter: QPainter, rect: QRect, mode: QIcon.Mode) -> None:
    paint_swatch(painter, rect, colour, selected=mode == QIcon.Mode.Selected)
