"""A favourite key as it stands behind a theme's name: a digit on a small key."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

_ROUND: Final = 3
_EDGE: Final = 110  # of 255: the key stands back behind the digit


def paint_key(painter: QPainter, rect: QRect, digit: str, colour: QColor) -> None:
    """Draw a key in the middle of a rectangle."""
    side = painter.fontMetrics().height()
    key = QRectF(0, 0, side, side)
    key.moveCenter(QRectF(rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(colour)
    edge.setAlpha(_EDGE)
    painter.setPen(edge)
    painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.setPen(colour)
    painter.drawText(key, Qt.AlignmentFlag.AlignCenter, digit)
    painter.restore()
