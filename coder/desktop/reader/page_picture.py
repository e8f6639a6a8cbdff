"""Paints the picture of a page from the pieces that there are; pure."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter


class Piece(NamedTuple):
    """An image and where it lies on the desk; a sharp one has the screen's own pixels."""

    image: QImage
    place: QRectF
    sharp: bool


def piece(
    image: QImage, frame: QRectF, clip: tuple[float, ...] | None, zoom: float, *, sharp: bool
) -> Piece:
    """Where a picture lies in the frame of its page.

    ``clip`` is its part of the page in points, None for all of it; ``zoom`` is desk pixels a
    point.
    """
    if clip is None:
        return Piece(image, frame, sharp)
    left, top, right, bottom = (zoom * edge for edge in clip)
    place = QRectF(frame.left() + left, frame.top() + top, right - left, bottom - top)
    return Piece(image, place, sharp)


def paint_pieces(painter: QPainter, pieces: Iterable[Piece], ratio: float) -> None:
    """Paint them over each other; ``ratio`` is the pixels of the screen that a desk pixel has."""
    for one in pieces:
        if one.sharp:
            # Put on a pixel of the screen and not stretched: an image that were told its ratio
            # would be copied for it.
            painter.save()
            painter.translate(_on_pixel(one.place.topLeft(), ratio))
            painter.scale(1 / ratio, 1 / ratio)
            painter.drawImage(QPointF(0, 0), one.image)
            painter.restore()
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(one.place, one.image, QRectF(one.image.rect()))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)


def _on_pixel(point: QPointF, ratio: float) -> QPointF:
    return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)
