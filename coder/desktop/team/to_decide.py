"""What a lead has to decide, counted, on the team's place; each leads to its page."""

from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from coder.analysis.placed_passages import not_placed
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.merging.conflicts_model import seen_conflicts
from coder.desktop.merging.proposals_model import seen_proposals
from coder.desktop.merging.themes_model import themes_open
from coder.desktop.workspace import Workspace
from coder.domain.coder import Coder
from coder.domain.telling import counted
from coder.store.merges import merges
from coder.store.project import Project

_NOTHING: Final = (
    "Nothing is open. Doubtful twins, conflicts and new themes of a merge are listed here."
)


class Waiting(NamedTuple):
    """Something that waits on a page of the merge window."""

    step: str
    picture: str
    said: str


def waiting(project: Project, whose: Coder | None) -> tuple[int | None, list[Waiting]]:
    """The last merge that counts, and what is to be decided."""
    last = next((one.number for one in merges(project) if one.counts), None)
    counts = (
        ("themes", "theme", themes_open(project, last), "new or changed theme", "to look at"),
        ("proposals", "unclear", len(seen_proposals(project, whose, also_answered=False)),
         "question", "whether two are the same"),
        ("conflicts", "settle", len(seen_conflicts(project, whose)), "conflict", "to settle"),
        ("unplaced", "document", sum(not one.by_hand for one in not_placed(project, whose)),
         "passage", "without a certain place on the PDF that is read"),
    )  # fmt: skip
    return last, [
        Waiting(step, picture, f"{counted(number, noun)} {what}")
        for step, picture, number, noun, what in counts
        if number
    ]


class WaitingModel(ShortTable):
    """One row a page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("To decide",), parent)

    def words(self, row: Waiting, column: int) -> str:
        """What, and how much of it."""
        return row.said

    def other(self, row: Waiting, column: int, role: int) -> object:
        """Its picture."""
        return icon(row.picture) if role == Qt.ItemDataRole.DecorationRole else None


class ToDecide(QWidget):
    """The list; a click or Enter opens the page."""

    wanted = Signal(object, str)  # the number of the last merge, or None; the step

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("to decide section")
        self._workspace = workspace
        self._merge: int | None = None
        self._fetcher = Fetcher(workspace, self)
        self._model = WaitingModel(self)
        self._nothing = words(_NOTHING, name="nothing to decide")
        self.table = _table(self._model)
        self.table.clicked.connect(lambda _: self._open())
        self.table.activated.connect(lambda _: self._open())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self.table)

    def refresh(self) -> None:
        """Count again."""
        whose = self._workspace.whose
        self._fetcher.fetch(lambda project: waiting(project, whose), self._show)

    def _show(self, found: tuple[int | None, list[Waiting]]) -> None:
        self._merge, rows = found
        self._model.show_rows(rows)
        self._nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        height = self.table.verticalHeader().defaultSectionSize() * len(rows)
        self.table.setFixedHeight(height + 2 * self.table.frameWidth())
        if rows:
            self.table.setCurrentIndex(self._model.index(0, 0))

    def _open(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._model.rows):
            self.wanted.emit(self._merge, self._model.rows[row].step)


def _table(model: WaitingModel) -> QTableView:
    table = short_table(model, "to decide", "To decide")
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setWordWrap(False)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * GRID)
    return table
