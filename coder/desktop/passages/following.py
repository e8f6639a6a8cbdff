"""The list follows the passage that is chosen in the reader."""

from PySide6.QtCore import QItemSelectionModel

from coder.desktop.passages.model import PassagesModel
from coder.desktop.passages.view import PassagesView
from coder.desktop.workspace import Workspace
from coder.store.listing import row_of
from coder.store.passages import coding_rows_at

_THE_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class Following:
    """Selects the row of the chosen passage, and none where it is not listed."""

    def __init__(self, workspace: Workspace, view: PassagesView, model: PassagesModel) -> None:
        self._workspace, self._view, self._model = workspace, view, model
        self._asked: str | None = None  # the coding to which the list itself led last
        workspace.marked_changed.connect(self._hear)

    def lead(self, coding: str) -> None:
        """The list leads the reader to a coding; its keys may go on before it is shown there."""
        self._asked = coding

    def is_marked(self, coding: str) -> bool:
        """Whether a coding stands on what is marked in the reader."""
        return row_of(self._workspace.project, coding) in self._rows()

    def follow(self) -> None:
        """Select what is chosen in the reader, unless the keyboard is at work in the list."""
        if not self._view.hasFocus():
            self._select(self._rows())

    def _hear(self) -> None:
        rows = self._rows()
        if not self._view.hasFocus() or (rows and not self._is_asked(rows)):
            self._select(rows)
        if rows:
            self._asked = None

    def _is_asked(self, rows: list[int]) -> bool:
        asked = row_of(self._workspace.project, self._asked) if self._asked else None
        return asked in rows

    def _rows(self) -> list[int]:
        marked = self._workspace.marked
        if marked is None or not self._view.isVisible():
            return []
        return coding_rows_at(self._workspace.project, file=marked.file.id, anchor=marked.anchor)

    def _select(self, rows: list[int]) -> None:
        places = [at for row in rows if (at := self._model.place_of(row)) is not None]
        if not places:
            self._view.clearSelection()
            return
        current = self._view.currentIndex()
        at = current.row() if current.row() in places else min(places)
        index = self._model.index(at, max(current.column(), 0))
        self._view.selectionModel().setCurrentIndex(index, _THE_ROW)
        self._view.scrollTo(index)
