"""Who codes: how far each has come, who works here, and a field to add someone."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.team import Share, shares
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.operations.coders import add_coder, work_as
from coder.store.blindness import is_blind

_COLUMNS: Final = (
    "Reviewer", "Role", "Letters", "Assigned", "Started", "Finished", "Open", "Codings",
)  # fmt: skip
_NUMBERS: Final = 3  # the first column of numbers
_ROWS_SEEN: Final = 5
_NAME: Final = 16  # letters of a name that are seen at least, however large they are
_OPEN: Final = "Cells that are still to be answered, in documents that are assigned or begun"
_ALONE: Final = "You work blind here: your own work alone is shown."
_BLIND: Final = (
    "The project is blind: reviewers see their own work alone, and you see all. Open it in the"
    " menu Team."
)


class ReviewersModel(ShortTable):
    """One row a reviewer: a team is never large."""

    def words(self, row: Share, column: int) -> str:
        """Who it is, and how far they have come."""
        here = " (works here)" if row.works_here else ""
        return (
            f"{one_line(row.coder.name)}{here}", row.coder.role.replace("coder", "reviewer"),
            row.coder.letters, _number(row.assigned), _number(row.started),
            _number(row.finished), _number(row.open), _number(row.codings),
        )[column]  # fmt: skip

    def other(self, row: Share, column: int, role: int) -> object:
        """The whole name."""
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        told = {0: row.coder.name, _COLUMNS.index("Open"): _OPEN}
        return tool_tip(told[column]) if column in told else None


def _number(count: int | None) -> str:
    """A count; a dash where it is not shown."""
    return "–" if count is None else f"{count:,}"


class Reviewers(QWidget):
    """The table of reviewers, and what can be done about it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewers section")
        self._workspace = workspace
        self._fetcher = Fetcher(workspace, self)
        self._model = ReviewersModel(_COLUMNS, self, numbers=_NUMBERS)
        self.table = _table(self._model)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self._name = named(QLineEdit(), "reviewer name", "Name of a new reviewer")
        self._name.setPlaceholderText("Name of a new reviewer")
        self._name.returnPressed.connect(self._add)
        self._here = push_button("works here", "&Works here", self._work_here)
        self._here.setToolTip("The chosen reviewer works in this copy from now on")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._name, 1)
        row.addWidget(push_button("add reviewer", "&Add reviewer", self._add))
        row.addWidget(self._here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._blind = words(name="whose work is shown")
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self._blind)

    @property
    def chosen(self) -> str:
        """The id of the reviewer that is chosen in the table; empty if none is."""
        return self._chosen() or ""

    def refresh(self) -> None:
        """Read everyone's part again."""
        project, whose = self._workspace.project, self._workspace.whose
        self._blind.setText(_ALONE if whose else _BLIND)
        self._blind.setVisible(whose is not None or is_blind(project))
        self._fetcher.fetch(lambda own: shares(own, whose), self._show)

    def _show(self, rows: Sequence[Share]) -> None:
        chosen = self._chosen()
        self._model.show_rows(rows)
        held = next((n for n, one in enumerate(rows) if one.coder.id == chosen), None)
        if held is not None:
            self.table.selectRow(held)
        seen = min(max(len(rows), 2), _ROWS_SEEN)
        header = self.table.horizontalHeader().sizeHint().height()
        frame = 2 * self.table.frameWidth()
        self.table.setFixedHeight(
            header + seen * self.table.verticalHeader().defaultSectionSize() + frame
        )
        self._choose()

    def _chosen(self) -> str | None:
        rows = self.table.selectionModel().selectedRows()
        return self._model.rows[rows[0].row()].coder.id if rows else None

    def _choose(self) -> None:
        chosen = self._chosen()
        self._here.setEnabled(chosen is not None and chosen != self._workspace.project.me)

    def _add(self) -> None:
        change = self._workspace.do(lambda: add_coder(self._workspace.project, self._name.text()))
        if change is not None:
            self._name.clear()

    def _work_here(self) -> None:
        project, chosen = self._workspace.project, self._chosen()
        coder = next((one.coder for one in self._model.rows if one.coder.id == chosen), None)
        if coder is None:
            return

        def act() -> Change:
            work_as(project, coder)
            return Change(f"{coder.name} works here", rows=(("coder", coder.id),))

        if self._workspace.do(act) is not None:
            self._workspace.tell(f"{coder.name} works in this copy from now on.", kind="done")


def _table(model: ReviewersModel) -> QTableView:
    table = short_table(model, "reviewers", "Reviewers")
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setMinimumSectionSize(GRID)
    for column, title in enumerate(_COLUMNS[1:], 1):
        header.resizeSection(column, table.fontMetrics().horizontalAdvance(title) + 2 * GRID)
    header.resizeSection(1, table.fontMetrics().horizontalAdvance("reviewer") + 2 * GRID)
    rest = sum(header.sectionSize(column) for column in range(1, len(_COLUMNS)))
    table.setMinimumWidth(rest + table.fontMetrics().horizontalAdvance("x") * _NAME)
    return table
