"""The passages as a table: row numbers in order, and the rows of the pages that are seen."""

from array import array
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from coder.analysis.passage_reader import PassageReader
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.look.times import day_and_time, day_of
from coder.desktop.paging import Pages
from coder.desktop.workspace import Workspace
from coder.domain.citing.authors import author_year
from coder.domain.coded_passage import CodedPassage

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()

HEADS: Final = ("Document", "Page", "Theme", "Quotation", "Reviewer", "Memo", "Coded")
DOCUMENT, PAGE, THEME, QUOTATION, REVIEWER, MEMO, CODED = range(len(HEADS))
_ROLES: Final = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
)
_ABOUT: Final = {
    PAGE: "The printed page, by which it is cited",
    CODED: "When it was coded",
}


def quotation_of(found: CodedPassage) -> str:
    """The words of a passage on one line, or where its region is."""
    return f"Region of PDF page {found.pdf_page}" if found.quote is None else one_line(found.quote)


def _page_of(found: CodedPassage) -> str:
    if not found.is_placed:
        return "?"
    return found.page or (f"PDF {found.pdf_page}" if found.pdf_page else "")


_TEXTS: Final[dict[int, Callable[[CodedPassage], str]]] = {
    DOCUMENT: lambda found: one_line(author_year(found.document)),
    PAGE: _page_of,
    THEME: lambda found: one_line(found.theme.path),
    QUOTATION: quotation_of,
    REVIEWER: lambda found: one_line(found.coder),
    MEMO: lambda found: one_line(found.memo),
    CODED: lambda found: day_of(found.made_at),
}


_PLACEMENTS: Final = {
    "close": "It was marked on another PDF of the article, whose words differ a little",
    "ambiguous": "It was marked on another PDF of the article, and may stand in several places of"
    " the one that is read: double-click to choose",
    "unplaced": "It was marked on another PDF of the article, and was not found in the one that is"
    " read: double-click to place it",
}


def _placement(found: CodedPassage) -> str:
    """How a passage stands that was marked on another PDF; of a close one how much agrees."""
    if found.placement == "close" and found.score is not None:
        alike = min(found.score // 10, 99)
        return f"{_PLACEMENTS['close']}: {alike} % of its letters are the same"
    return _PLACEMENTS[found.placement]


def _tip_of(found: CodedPassage, column: int) -> str:
    if column == DOCUMENT:
        return tool_tip(found.document.title, f"{found.document.key} · {found.number}")
    if column == PAGE and found.placement != "exact":
        return tool_tip(_placement(found))
    if column == CODED:
        return tool_tip(day_and_time(found.made_at))
    if column == QUOTATION:
        words = f"“{found.quote}”" if found.quote else quotation_of(found)
        coded = f"{found.theme.path} · {found.coder}, {day_and_time(found.made_at)}"
        return tool_tip(f"{words} {found.citation}", coded, found.memo and f"Memo: {found.memo}")
    return tool_tip(_TEXTS[column](found))


class PassagesModel(QAbstractTableModel):
    """Holds row numbers alone; what stands in a row is read when it is shown."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reader: PassageReader | None = None
        self._pages = Pages(self._read)
        self._held: Sequence[CodedPassage] | None = None  # what stands in no row of the project

    def show(self, rows: "array[int]") -> None:
        """Show other rows, or the same as they are now."""
        self.forget()
        if rows == self._pages.numbers and self._held is None:
            if rows:
                last = self.index(len(rows) - 1, len(HEADS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.turn_to(rows)

    def turn_to(self, rows: "array[int]") -> None:
        """Show other rows, of a project in which nothing changed since the last were shown."""
        self.beginResetModel()
        self._held = None
        self._pages.replace(rows)
        self.endResetModel()

    def turn_to_passages(self, found: Sequence[CodedPassage]) -> None:
        """Show passages that are no rows of the project, as those of the consensus."""
        self.beginResetModel()
        self._held = found
        self._pages.replace(array("q", range(len(found))))
        self.endResetModel()

    def forget(self) -> None:
        """Read anew what is shown next: something it says has changed."""
        self._reader = None
        self._pages.forget()

    def passage(self, row: int) -> CodedPassage | None:
        """What stands in a row; None if it was removed just now."""
        return self._pages[row]

    def place_of(self, row_number: int | None) -> int | None:
        """Where a row number stands in the list."""
        return self._pages.place_of(row_number)

    def _read(self, rows: Sequence[int]) -> Sequence[CodedPassage | None]:
        if self._held is not None:
            return [self._held[row] for row in rows]
        if self._reader is None:
            self._reader = PassageReader(self._workspace.project, whose=self._workspace.whose)
        return self._reader.at(rows)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ROLES or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = _MIDDLE if index.column() == PAGE else _LEFT
            return side | Qt.AlignmentFlag.AlignVCenter
        found = self.passage(index.row())
        return None if found is None else _value(found, index.column(), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _ABOUT.get(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = _MIDDLE if section == PAGE else _LEFT
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter


def _value(found: CodedPassage, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return _TEXTS[column](found)
    if role == Qt.ItemDataRole.ToolTipRole:
        return _tip_of(found, column)
    if role == Qt.ItemDataRole.DecorationRole and column == THEME:
        return swatch(colour_of(found.theme))
    return None
