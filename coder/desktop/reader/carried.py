"""What is dragged away from a page: its first words on a small slip, to be dropped on a theme."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from coder.desktop.dragged import CODING_MIME, MARKED_MIME, dragged
from coder.desktop.look.measures import GRID, HALF

_WIDEST: Final = 240  # pixels


def carry(source: QWidget, window: str, words: str, *, coding: str = "") -> None:
    """Drag what is marked away; with a coding of mine, which the theme it is dropped on gets.

    With Ctrl held the theme is added in place of that. ``window`` is the id of the workspace.
    """
    drag = QDrag(source)
    data = dragged(window, {MARKED_MIME: "", **({CODING_MIME: coding} if coding else {})})
    if words:
        data.setText(words)
    drag.setMimeData(data)
    ratio = source.devicePixelRatioF()
    picture = slip(" ".join(words.split()) or "A part of the page", ratio)
    drag.setPixmap(picture)
    # At the left of the mouse, where it hides no theme of a codebook at the right.
    drag.setHotSpot(QPoint(round(picture.width() / ratio) + GRID, -GRID))
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    if coding:
        drag.exec(both, Qt.DropAction.MoveAction)
    else:
        drag.exec(Qt.DropAction.CopyAction)


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
