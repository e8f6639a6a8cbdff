"""The merges made in this copy: a table, from which each is looked at again or taken back."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from coder.desktop.look.controls import push_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.look.times import day_and_time
from coder.desktop.merging.acts import flip_merge
from coder.desktop.workspace import Workspace
from coder.domain.telling import listed
from coder.store.merges import Merged, merges

_NONE: Final = "No merge has been made in this copy yet."
_COLUMNS: Final = ("Made", "Files", "By", "Codings")
_LETTERS: Final = {0: 19, 3: 8}  # the other columns share the room


class MergesModel(ShortTable):
    """One row a merge: there are some dozens."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(_COLUMNS, parent, numbers=3)

    def words(self, row: Merged, column: int) -> str:
        """When it was made, of which files, whose codings came, and how many."""
        back = "" if row.counts else "Taken back: "
        return (
            day_and_time(row.at), back + one_line(listed(row.files)),
            one_line(listed(row.coders)) if row.coders else "", f"{row.codings:,}",
        )[column]  # fmt: skip

    def other(self, row: Merged, column: int, role: int) -> object:
        """Whether it counts, by a picture; the whole of what does not fit."""
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return icon("merge" if row.counts else "undo")
        return tool_tip(self.words(row, column)) if role == Qt.ItemDataRole.ToolTipRole else None


class Merges(QWidget):
    """The table of merges, and the acts on the chosen one."""

    wanted = Signal(int)  # the number of a merge: show it

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("merges section")
        self._workspace = workspace
        self._model = MergesModel(self)
        self.list = _table(self._model)
        self.list.selectionModel().currentRowChanged.connect(self._choose)
        self.list.activated.connect(self._show)
        self._none = words(_NONE, name="no merges")
        self._shown = push_button("show merge", "What it br&ought", self._show)
        self._flip = push_button("take back listed", "Take &back…", self._take_back)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._shown)
        buttons.addWidget(self._flip)
        buttons.addStretch(1)
        self._rest = QWidget()  # below, where nothing is listed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(self._rest, 1)

    def refresh(self) -> None:
        """Read the merges again; the last one is chosen, if none was or another was made."""
        held = self._chosen()
        newest = self._model.rows[0].number if self._model.rows else 0
        rows = merges(self._workspace.project)
        self._model.show_rows(rows)
        came = bool(rows) and rows[0].number != newest
        places = [n for n, one in enumerate(rows) if held and one.number == held.number]
        for widget in (self.list, self._flip, self._shown):
            widget.setVisible(bool(rows))
        self._rest.setVisible(not rows)
        self._none.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self._model.index(places[0] if places and not came else 0, 0))
        self._choose()

    def _chosen(self) -> Merged | None:
        row = self.list.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def _choose(self) -> None:
        merge = self._chosen()
        if merge is not None:
            self._flip.setText("Take &back…" if merge.counts else "Bring &back")
            self._flip.setAccessibleName(self._flip.text().replace("&", ""))

    def _take_back(self) -> None:
        merge = self._chosen()
        if merge is not None:
            flip_merge(self._workspace, merge, self.window())

    def _show(self) -> None:
        merge = self._chosen()
        if merge is not None:
            self.wanted.emit(merge.number)


def _table(model: MergesModel) -> QTableView:
    table = short_table(model, "merges", "Merges so far")
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    head = table.horizontalHeader()
    for column in (1, 2):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    letter = table.fontMetrics().horizontalAdvance("0")
    for column, letters in _LETTERS.items():
        head.resizeSection(column, letter * letters)
    return table
