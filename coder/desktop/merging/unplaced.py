"""The page of passages that lie nowhere for certain on the PDF that is read here."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from coder.analysis.not_placed import not_placed
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.merging.shown import Shown
from coder.desktop.passages.acts import spot_of
from coder.desktop.passages.model import author_year, quotation_of
from coder.desktop.workspace import Workspace
from coder.domain.coded_passage import CodedPassage

_SAID: Final = (
    "These passages were marked on another PDF of the article, and their place on the one that is"
    " read here is not certain. They keep their words and their themes, and are counted."
)
_STATES: Final = {"ambiguous": "several places", "unplaced": "no place"}
_LETTERS: Final = {1: 20, 2: 24, 3: 16, 4: 16}


class UnplacedModel(ShortTable):
    """One row a coding."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("Quotation", "Document", "Theme", "Reviewer", "Found"), parent)

    def words(self, row: CodedPassage, column: int) -> str:
        """Its words, where it was marked, by whom and with what, and how it lies."""
        return one_line(
            (
                quotation_of(row), author_year(row.document), row.theme.path, row.coder,
                _STATES.get(row.placement, row.placement),
            )[column]
        )  # fmt: skip

    def other(self, row: CodedPassage, column: int, role: int) -> object:
        """The whole of what does not fit."""
        return tool_tip(self.words(row, column)) if role == Qt.ItemDataRole.ToolTipRole else None


class Unplaced(QWidget):
    """The list of them."""

    tables: Final = frozenset({"passage", "coding", "file", "document", "theme", "coder"})
    read = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("unplaced page")
        self._workspace = workspace
        self._fetcher = Fetcher(workspace, self)
        self.model = UnplacedModel(self)
        self.main = self.table = _table(self.model)
        self.table.activated.connect(self._go)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addWidget(words(_SAID, name="unplaced words"))
        page.addWidget(self.table, 1)

    @property
    def open_count(self) -> int:
        """How many wait for a place."""
        return len(self.model.rows)

    def show_merge(self, shown: Shown) -> None:
        """Show those of the project; a merge that was only tried has placed nothing."""
        if shown.rehearsed:
            self.show_passages(())
            return
        whose = self._workspace.whose
        self._fetcher.fetch(lambda project: not_placed(project, whose), self.show_passages)

    def show_passages(self, found: Sequence[CodedPassage]) -> None:
        """Show these; the chosen row stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.show_rows(found)
        if found:
            self.table.setCurrentIndex(self.model.index(min(row, len(found) - 1), 0))
        self.read.emit()

    def _go(self, index: QModelIndex) -> None:
        spot = spot_of(self.model.rows[index.row()])
        if spot is not None:
            self._workspace.spot_wanted.emit(spot)


def _table(model: UnplacedModel) -> QTableView:
    table = short_table(model, "unplaced", "Passages without a certain place")
    table.setWordWrap(False)
    head = table.horizontalHeader()
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    letter = table.fontMetrics().horizontalAdvance("0")
    for column, letters in _LETTERS.items():
        head.resizeSection(column, letter * letters)
    return table
