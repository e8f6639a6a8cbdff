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
    """A place below what is marked, above it, or at its side; else at the bottom of the room."""
    inside = room.adjusted(WIDE, WIDE, -WIDE, -WIDE)
    left = max(inside.left(), min(marked.left(), inside.right() - size.width()))
    top = max(inside.top(), min(marked.top(), inside.bottom() - size.height()))
    places = (
        QPoint(left, marked.bottom() + GRID),
        QPoint(left, marked.top() - GRID - size.height()),
        QPoint(marked.right() + GRID, top),
        QPoint(marked.left() - GRID - size.width(), top),
    )
    fitting = (QRect(place, size) for place in places if inside.contains(QRect(place, size)))
    lowest = QPoint(left, inside.bottom() - size.height())
    return next(fitting, QRect(lowest, size))
