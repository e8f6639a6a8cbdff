"""The picture of what is dragged away from a page: the first words on a small slip."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPalette, QPixmap

from coder.desktop.look.measures import GRID, HALF

_WIDEST: Final = 240  # pixels


def slip(words: str, ratio: float) -> QPixmap:
    """A slip with words, elided; ``ratio`` is that of the screen."""
    metrics = QFontMetrics(QGuiApplication.font())
    said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
    size = QSize(metrics.horizontalAdvance(said) + 2 * GRID, metrics.height() + GRID)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    palette = QGuiApplication.palette()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.setBrush(palette.color(QPalette.ColorRole.ToolTipBase))
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.drawRoundedRect(box, HALF, HALF)
    painter.setPen(palette.color(QPalette.ColorRole.ToolTipText))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
    painter.end()
    return picture
