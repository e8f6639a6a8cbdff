"""Icons of one family, drawn in the colour of the text around them."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from coder.domain.resources import resource

_FADED: Final = 0.45


class _Drawn(QIconEngine):
    """Draws an icon when it is needed, so that it follows light and dark."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        palette = QGuiApplication.palette()
        role = QPalette.ColorRole.ButtonText
        if mode == QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        drawing = _source(self._name).replace("currentColor", palette.color(role).name())
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(_FADED)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(rect))
        painter.setOpacity(1)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Drawn(self._name)


@cache
def icon(name: str) -> QIcon:
    """The icon of a name in ``resources/icons``."""
    _source(name)
    return QIcon(_Drawn(name))


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")
