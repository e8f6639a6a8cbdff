"""Icons of one family, drawn in the colour of the text around them."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer

from coder.desktop.look.drawn import Drawn
from coder.domain.resources import resource

_FADED: Final = 0.45


@cache
def icon(name: str) -> QIcon:
    """The icon of a name in ``resources/icons``."""
    source = resource(f"icons/{name}.svg").read_text("utf-8")

    def draw(painter: QPainter, rect: QRect, mode: QIcon.Mode) -> None:
        role = QPalette.ColorRole.ButtonText
        if mode == QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        colour = QGuiApplication.palette().color(role).name()
        painter.setOpacity(_FADED if mode == QIcon.Mode.Disabled else 1)
        drawing = QByteArray(source.replace("currentColor", colour).encode())
        QSvgRenderer(drawing).render(painter, QRectF(rect))
        painter.setOpacity(1)

    return QIcon(Drawn(draw))
