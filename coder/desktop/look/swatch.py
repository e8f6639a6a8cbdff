"""The little square that shows a theme's colour beside its name."""

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from coder.desktop.look.theme_colours import Colour

_SIDE = 12
_SCALE = 3  # drawn larger, so that it is crisp on every screen


@cache
def swatch(colour: Colour) -> QIcon:
    """A rounded square in a colour, with an edge that stands out on light and dark."""
    picture = QPixmap(_SIDE * _SCALE, _SIDE * _SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    painter.setBrush(QColor(*colour))
    painter.setPen(QColor(128, 128, 128))
    painter.drawRoundedRect(QRectF(0.5, 0.5, _SIDE - 1, _SIDE - 1), 2, 2)
    painter.end()
    return QIcon(picture)
