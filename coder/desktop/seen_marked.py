"""Where what is marked is seen in a window, for fields that are not to cover it."""

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget

from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Workspace
from coder.domain.quoting.anchor import from_json


def seen_marked(workspace: Workspace, view: PageView, window: QWidget) -> QRect | None:
    """Where what is marked in the reader is seen; None if nothing is, or if it is out of sight."""
    marked = workspace.marked
    return None if marked is None else seen_rectangle(marked.anchor, view, window)


def seen_rectangle(anchor: str, view: PageView, window: QWidget) -> QRect | None:
    """Where an anchor (as JSON) of the open document is seen in a window; None if it is not."""
    around = QRectF()
    for box in from_json(anchor).boxes:
        around |= view.rectangle(box)
    pages = view.viewport()
    seen = around.toAlignedRect() & pages.rect()
    return seen.translated(pages.mapTo(window, QPoint())) if not seen.isEmpty() else None
