"""The merges made in this copy: what came, and taking it back or bringing it back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.look.rows import RoomyRows
from coder.desktop.look.times import day_and_time
from coder.desktop.team.saying import counted, listed
from coder.desktop.workspace import Workspace
from coder.merge.steps import take_back
from coder.store.history import MERGE, Step
from coder.store.merges import Merged, codings_standing_on, merges

_Index = QModelIndex | QPersistentModelIndex
_NONE: Final = "No file has been merged into this copy yet."


class MergesModel(QAbstractListModel):
    """One row a merge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Merged] = []

    def show_rows(self, rows: list[Merged]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        merge = self.rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("merge" if merge.counts else "undo")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(told(merge))
        return told(merge) if role == Qt.ItemDataRole.DisplayRole else None


def told(merge: Merged) -> str:
    """A merge in a line."""
    back = "" if merge.counts else "Taken back: "
    files = listed(merge.files)
    return f"{back}{files}, {counted(merge.codings, 'coding')}, {day_and_time(merge.at)}"


class Merges(QWidget):
    """The list of merges, and the act on the chosen one."""

    def __init__(
        self, workspace: Workspace, report: Callable[[Merged], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("merges section")
        self._workspace = workspace
        self._report = report
        self._model = MergesModel(self)
        self.list = named(QListView(), "merges", "Merges so far")
        self.list.setModel(self._model)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setIconSize(QSize(WIDE, WIDE))
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.activated.connect(self._show_report)
        self._depends = words(_NONE, name="what depends on it")
        self._flip = push_button("take back merge", "Take &back", self._take_back)
        self._shown = push_button("show report", "&Report", self._show_report)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._flip)
        buttons.addWidget(self._shown)
        buttons.addStretch(1)
        self._rest = QWidget()  # below, where nothing is listed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self._depends)
        column.addLayout(buttons)
        column.addWidget(self._rest, 1)

    def refresh(self) -> None:
        """Read the merges again; the last one is chosen, if none was."""
        row = max(self.list.currentIndex().row(), 0)
        chosen = self._model.rows[row].number if row < len(self._model.rows) else 0
        newest = self._model.rows[0].number if self._model.rows else 0
        rows = merges(self._workspace.project)
        self._model.show_rows(rows)
        came = bool(rows) and rows[0].number != newest
        held = next((n for n, one in enumerate(rows) if one.number == chosen and not came), 0)
        for widget in (self.list, self._flip, self._shown):
            widget.setVisible(bool(rows))
        self._rest.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self._model.index(held, 0))
        self._choose()

    def _chosen(self) -> Merged | None:
        row = self.list.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def _choose(self) -> None:
        merge = self._chosen()
        if merge is None:
            self._depends.setText(_NONE)
            return
        self._flip.setText("Take &back" if merge.counts else "Bring &back")
        self._flip.setAccessibleName(self._flip.text().replace("&", ""))
        self._depends.setText(self._dependent(merge) if merge.counts else _BACK)

    def _dependent(self, merge: Merged) -> str:
        standing = codings_standing_on(self._workspace.project, merge.number)
        if not standing:
            return f"{_AWAY} Nothing that was coded here depends on it."
        are = "stands" if standing == 1 else "stand"
        return (
            f"{_AWAY} {counted(standing, 'coding')} made elsewhere {are} on documents or themes"
            " that came by it, and would wait with it."
        )

    def _take_back(self) -> None:
        merge = self._chosen()
        if merge is None:
            return
        word = "taken back" if merge.counts else "brought back"
        step = Step(MERGE, f"Merge {', '.join(merge.files)}", (merge.last,), merge.number, merge.at)
        if self._workspace.do(lambda: take_back(self._workspace.project, step)) is not None:
            self.refresh()
            self._workspace.tell(f"The merge of {listed(merge.files)} is {word}.")

    def _show_report(self) -> None:
        merge = self._chosen()
        if merge is not None:
            self._report(merge)


_AWAY: Final = "Taking it back hides what came by it in this copy alone; it can be brought back."
_BACK: Final = "What came by it is hidden in this copy. Bringing it back shows all of it again."
