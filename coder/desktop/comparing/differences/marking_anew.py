"""Marking the words of the opened difference anew; the keyboard comes back to where it was."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coder.desktop.comparing.differences.page import DifferencePage
from coder.desktop.reader.selection import Selection
from coder.desktop.workspace import Workspace


class MarkingAnew(QObject):
    """Begins on the page, and says what was marked."""

    kept = Signal(object)  # Selection
    left = Signal()

    def __init__(self, workspace: Workspace, page: DifferencePage, rows: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page, self._rows = workspace, page, rows
        self._from_list = False  # whether the keyboard was there when it began
        page.edit.kept.connect(self._keep)
        page.edit.left.connect(self._leave)

    def begin(self) -> bool:
        """Let the words be marked anew; returns whether that can begin."""
        page = self._page
        if page.shown is None:
            self._workspace.tell("The page is not there yet: wait until it is shown.")
            return False
        self._from_list = self._rows.hasFocus()
        page.edit.begin(page.stretch(), page.marks.region())
        return True

    def _keep(self, held: Selection) -> None:
        self._end()
        self.kept.emit(held)

    def _leave(self) -> None:
        self._end()
        self.left.emit()

    def _end(self) -> None:
        if self._from_list and self._page.view.hasFocus():
            self._rows.setFocus()
