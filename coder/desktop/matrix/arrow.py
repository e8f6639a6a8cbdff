"""The small arrows of the matrix: what is open or closed, and what is sorted by."""

from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

HALF_ARROW: Final = 4
"""Half the width of an arrow, in pixels."""

BAR: Final = 3
"""The width of the bar at the heads of the chosen cell, in pixels."""


def draw_arrow(
    painter: QPainter, middle: QPointF, *, points_down: bool, filled: bool = False
) -> None:
    """A small angle that points down or, of what is closed, to the right; filled ones up."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = [(-HALF_ARROW, -2), (0, 2), (HALF_ARROW, -2)]
    if not points_down:
        corners = [(x, -y) for x, y in corners] if filled else [(y, -x) for x, y in corners]
    if filled:
        painter.setBrush(painter.pen().color())
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    else:
        pen = painter.pen()
        pen.setWidthF(1.6)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    painter.restore()
