"""Where a small field finds room beside what is marked on a page."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtWidgets import QWidget

from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.reader.view import PageView
from coder.domain.quoting.anchor import from_json


def seen_rectangle(anchor: str, view: PageView, window: QWidget) -> QRect | None:
    """Where an anchor (as JSON) of the open document is seen in a window; None if it is not."""
    around = QRectF()
    for box in from_json(anchor).boxes:
        around |= view.rectangle(box)
    pages = view.viewport()
    seen = around.toAlignedRect() & pages.rect()
    return seen.translated(pages.mapTo(window, QPoint())) if not seen.isEmpty() else None


def beside(marked: QRect, size: QSize, room: QRect) -> QRect:
    """A place below what is marked, or above it, else where it hides the least: at the bottom."""
    left = max(room.left() + WIDE, min(marked.left(), room.right() - WIDE - size.width()))
    below, above = marked.bottom() + GRID, marked.top() - GRID - size.height()
    lowest = room.bottom() - WIDE - size.height()
    top = below if below <= lowest else above if above >= room.top() + WIDE else lowest
    return QRect(QPoint(left, top), size)
