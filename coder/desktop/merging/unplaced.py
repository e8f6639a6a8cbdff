"""The page of passages that stand nowhere for certain on the PDF that is read here."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from coder.analysis.placed_passages import PlacedPassage, not_placed
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.merging.shown import Shown
from coder.desktop.quoting import Quotation, copy_quotations
from coder.desktop.workspace import Spot, Workspace
from coder.domain.citing.authors import author_year
from coder.domain.telling import counted, listed

_SAID: Final = (
    "These passages were marked on another PDF of the article, and their place on the one that is"
    " read here is not certain. They keep their words and their themes. Enter leads to the page,"
    " where one of the places is chosen or the words are marked by hand."
)
_HEADS: Final = ("Quotation", "Document", "Marked on", "Theme", "Reviewer", "Found")
_LETTERS: Final = {1: 22, 2: 22, 3: 22, 4: 14, 5: 16}
_Role = Qt.ItemDataRole


class UnplacedModel(ShortTable):
    """One row a passage; a tick stands before those that somebody said are not in this PDF."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(_HEADS, parent)

    @property
    def open_count(self) -> int:
        """How many wait for an answer."""
        return sum(not one.by_hand for one in self.rows)

    def words(self, row: PlacedPassage, column: int) -> str:
        """Its words, where it was marked, with what, by whom, and how it stands."""
        return one_line(
            (
                row.words or "a region", author_year(row.document),
                f"{row.made_on}, page {row.pdf_page}", listed(row.themes) if row.themes else "",
                row.coder, _found(row),
            )[column]
        )  # fmt: skip

    def other(self, row: PlacedPassage, column: int, role: int) -> object:
        """The tick, and the whole of what does not fit."""
        if role == _Role.DecorationRole and not column:
            return icon("check" if row.by_hand else "unclear")
        return tool_tip(self.words(row, column)) if role == _Role.ToolTipRole else None


def _found(row: PlacedPassage) -> str:
    if row.by_hand:
        return "not in this PDF"
    return counted(len(row.places), "place") if row.places else "no place"


class Unplaced(QWidget):
    """The list of them, and the way to their pages."""

    tables: Final = frozenset(
        {"passage", "coding", "file", "document", "theme", "coder", "placing", "project"}
    )
    read = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("unplaced page")
        self._workspace = workspace
        self._fetcher = Fetcher(workspace, self)
        self.model = UnplacedModel(self)
        self.main = self.table = _table(self.model)
        self.table.activated.connect(self._go)
        above = QHBoxLayout()
        above.setSpacing(WIDE)
        above.addWidget(words(_SAID, name="unplaced words"), 1)
        above.addWidget(
            push_button("place passage", "P&lace it on the page…", self._go), 0,
            Qt.AlignmentFlag.AlignTop,
        )  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(above)
        page.addWidget(self.table, 1)

    @property
    def open_count(self) -> int:
        """How many wait for an answer."""
        return self.model.open_count

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.model.rows)

    def show_merge(self, shown: Shown) -> None:
        """Show those of the project; a merge that was only tried has placed nothing."""
        if shown.rehearsed:
            self.show_passages(())
            return
        whose = self._workspace.whose
        self._fetcher.fetch(lambda project: not_placed(project, whose), self.show_passages)

    def show_passages(self, found: Sequence[PlacedPassage]) -> None:
        """Show these; the chosen row stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.show_rows(found)
        if found:
            self.table.setCurrentIndex(self.model.index(min(row, len(found) - 1), 0))
        self.read.emit()

    def copy_quotations(self) -> None:
        """Copy the words of the chosen row; of what stands nowhere here no page is known."""
        row = self.table.currentIndex().row()
        held = self.model.rows[row : row + 1]
        copy_quotations(
            self._workspace,
            [Quotation(one.words or None, one.document, None, one.pdf_page + 1) for one in held],
        )

    def _go(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.rows):
            held = self.model.rows[row]
            spot = Spot(held.document.id, 0, passage=held.passage, placing=True)
            self._workspace.spot_wanted.emit(spot)


def _table(model: UnplacedModel) -> QTableView:
    table = short_table(model, "unplaced", "Passages without a certain place")
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setWordWrap(False)
    head = table.horizontalHeader()
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    letter = table.fontMetrics().horizontalAdvance("0")
    for column, letters in _LETTERS.items():
        head.resizeSection(column, letter * letters)
    return table
