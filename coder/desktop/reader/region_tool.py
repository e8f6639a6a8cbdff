"""Marking parts of pages: for as long as it is wanted, any drag marks one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from coder.desktop.workspace import Workspace

if TYPE_CHECKING:
    from coder.desktop.reader.gestures import Gestures
    from coder.desktop.reader.marker import Marker
    from coder.desktop.reader.view import PageView
    from coder.domain.journal.change import Change

_HINT = "Drag over a part of the page, also over words. Esc: mark words again."


class RegionTool(QObject):
    """Is switched on and off; it ends when what was marked is coded, and with the document."""

    switched = Signal(bool)

    def __init__(
        self, workspace: Workspace, view: "PageView", marker: "Marker", gestures: "Gestures"
    ) -> None:
        super().__init__(view)
        self._workspace, self._view = workspace, view
        self._marker, self._gestures = marker, gestures
        view.installEventFilter(self)
        workspace.document_opened.connect(lambda _: self._switch(on=False))
        workspace.changed.connect(self._end)

    @property
    def is_on(self) -> bool:
        """Whether parts of pages are marked now, and no words."""
        return self._gestures.marks_regions

    def switch(self) -> None:
        """Mark parts of pages from now on, or words again."""
        self._switch(on=not self.is_on and self._marker.document is not None)
        if self.is_on:
            self._view.setFocus()
            self._workspace.tell(_HINT)

    def _switch(self, *, on: bool) -> None:
        self._gestures.marks_regions = on
        self._view.viewport().setCursor(
            Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor
        )
        self.switched.emit(on)

    def _end(self, change: "Change") -> None:
        if self.is_on and change.tables & {"passage", "coding"}:
            self._switch(on=False)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._switch(on=False)
        self._marker.clear()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.is_on:
            return self._press(event)
        return False
