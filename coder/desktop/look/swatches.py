"""The small square in a theme's colour that stands before its name."""

from functools import cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from coder.desktop.look.theme_colours import Colour

_ROUND: Final = 2.5
_SHARE: Final = 0.78  # of the room that an icon has


@cache
def swatch(colour: Colour) -> QIcon:
    """An icon that shows a colour."""
    return QIcon(_Swatch(colour))


def paint_swatch(painter: QPainter, rect: QRect, colour: Colour) -> None:
    """Draw a square in a colour, with an edge that shows on any ground."""
    side = round(min(rect.width(), rect.height()) * _SHARE)
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(rect).center())
    edge = QGuiApplication.palette().color(QPalette.ColorRole.Shadow)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(edge)
    painter.setBrush(QColor(*colour))
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.restore()


class _Swatch(QIconEngine):
    """Draws the square when it is needed, at the size that is needed."""

    def __init__(self, colour: Colour) -> None:
        super().__init__()
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_swatch(painter, rect, self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Swatch(self._colour)
