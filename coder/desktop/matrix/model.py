"""The matrix as a table: lines and columns as they are arranged, cells made when they are seen."""

from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from coder.analysis.arranged import Overview
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.matrix.contents import TEXTS, Content, said_of, sign_of
from coder.domain.citing.authors import author_year
from coder.domain.matrix.arrangement import Arranged, Line, documents_with, themes_in
from coder.domain.matrix.matrix import Cell, Matrix, Row
from coder.domain.telling import counted
from coder.domain.theme import SEPARATOR, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NOTHING: Final = Arranged((), (), (), {})


class CellReader(Protocol):
    """Reads what stands in a cell when it is seen."""

    def tip(self, row: Row, theme: int, cell: Cell) -> str:
        """The tool tip of a cell."""

    def text(self, row: Row, theme: int) -> str:
        """The quotations or summaries of a cell, as they are shown in it."""


class MatrixModel(QAbstractTableModel):
    """Shows an overview that was made elsewhere, arranged."""

    def __init__(self, reader: CellReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content: Content = "passages"
        self.sorted_by = ""  # an attribute, perhaps
        self.arranged = _NOTHING
        self.letters: dict[str, str] = {}  # of the reviewers shown, by id
        self._overview: Overview | None = None
        self._reader = reader
        self._totals: dict[str | None, Counter[int]] = {}  # by theme, of groups or all
        self._names: Counter[str] = Counter()  # of themes, in small letters

    @property
    def matrix(self) -> Matrix | None:
        """What was counted."""
        return None if self._overview is None else self._overview.matrix

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the largest amount in any cell that has some of what is shown."""
        if self._overview is None:
            return 0, 0
        held = self._overview
        return held.characters if self.content == "characters" else held.passages

    @property
    def by_coder(self) -> bool:
        """Whether each cell shows its reviewers side by side."""
        each = self.matrix is not None and self.matrix.view == "each"
        return each and self.content not in TEXTS | {"coders"}

    def show(self, overview: Overview, arranged: Arranged, content: Content) -> None:
        """Show an overview, as it is arranged, with this in its cells."""
        self.beginResetModel()
        self._overview, self.arranged, self.content = overview, arranged, content
        self.letters = {one.id: one.letters for one in overview.matrix.coders}
        self._totals.clear()
        self._names = Counter(one.name.casefold() for one in overview.matrix.themes)
        self.endResetModel()

    def show_content(self, content: Content) -> None:
        """Show something else in the same cells."""
        self.content = content
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def line(self, row: int) -> Line:
        """Which line stands in a row of the table."""
        return self.arranged.lines[row]

    def is_head(self, row: int) -> bool:
        """Whether a row of the table is the head of a group."""
        return self.arranged.lines[row].row is None

    def place(self, column: int) -> int:
        """The place, in the codebook, of the theme of a column."""
        return self.arranged.columns[column]

    def theme(self, column: int) -> Theme:
        """The theme of a column."""
        return self._made().themes[self.arranged.columns[column]]

    def has_children(self, column: int) -> bool:
        """Whether there are themes below that of a column."""
        place = self.arranged.columns[column] + 1
        themes = self._made().themes
        return place < len(themes) and themes[place].parent == self.theme(column).id

    def source(self, row: int) -> Row | None:
        """The document or study of a row; None of the head of a group."""
        number = self.arranged.lines[row].row
        return None if number is None else self._made().rows[number]

    def cell(self, row: int, column: int) -> Cell | None:
        """A cell; None in the head of a group."""
        number = self.arranged.lines[row].row
        return None if number is None else self._made().cells[number][self.place(column)]

    def text(self, row: int, column: int) -> str:
        """The words in a cell, if it shows words."""
        held = self.source(row)
        return "" if held is None else self._reader.text(held, self.place(column))

    def documents(self, column: int, group: str | None = None) -> tuple[int, int]:
        """How many rows that are seen, or of a group, report a theme, and of how many."""
        rows = self.arranged.rows if group is None else self.arranged.members[group]
        if group not in self._totals:
            self._totals[group] = documents_with(self._made().cells, rows)
        return self._totals[group][self.place(column)], len(rows)

    def themes(self, row: int) -> int:
        """How many of the themes that are seen a row reports."""
        number = self.arranged.lines[row].row
        if number is None:
            return 0
        return themes_in(self._made().cells[number], self.arranged.columns)

    def row_of(self, group: str, document: str) -> int | None:
        """The line of a document, by its id, in a group; without one the group's head."""
        made = self._made()
        lines = enumerate(self.arranged.lines)
        if not document:
            return next((n for n, one in lines if one == (group, None)), None)
        return next(
            (
                n
                for n, one in lines
                if one.group == group
                and one.row is not None
                and made.rows[one.row].documents[0].id == document
            ),
            None,
        )

    def row_with(self, typed: str) -> int | None:
        """The first row whose head begins with what was typed, in small letters; else holds it."""
        heads = [self._head_of(row).casefold() for row in range(len(self.arranged.lines))]
        begins = (row for row, head in enumerate(heads) if head.startswith(typed))
        holds = (row for row, head in enumerate(heads) if typed in head)
        return next(begins, next(holds, None))

    def _made(self) -> Matrix:
        assert self._overview is not None
        return self._overview.matrix

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.arranged.lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.arranged.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        values: dict[int, Callable[[int, int], object]] = {
            Qt.ItemDataRole.TextAlignmentRole: lambda *_: Qt.AlignmentFlag.AlignCenter,
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: self._said,
        }
        return values[role](index.row(), index.column()) if role in values else None

    def _shown(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        if cell is None:
            return "{}/{}".format(*self.documents(column, self.line(row).group))
        if self.content in TEXTS:
            return self.text(row, column) or sign_of(cell, self.content, self.letters)
        if self.by_coder and cell.by_coder is not None:
            parts = (
                f"{self.letters.get(coder, '?')} {sign_of(one, self.content, self.letters)}"
                for coder, one in cell.by_coder.items()
            )
            return "  ".join(part.strip() for part in parts)
        return sign_of(cell, self.content, self.letters)

    def _tip(self, row: int, column: int) -> str:
        cell, held = self.cell(row, column), self.source(row)
        if cell is None or held is None:
            present, of_all = self.documents(column, self.line(row).group)
            what = counted(of_all, self.noun)
            return tool_tip(
                f"{self.line(row).group} · {self.theme(column).path}: {present} of {what}"
            )
        return self._reader.tip(held, self.place(column), cell)

    @property
    def noun(self) -> str:
        """What a row is."""
        return "document" if self._made().by == "document" else "study"

    def _said(self, row: int, column: int) -> str:
        cell, held, path = self.cell(row, column), self.source(row), self.theme(column).path
        if cell is None or held is None:
            present, of_all = self.documents(column, self.line(row).group)
            return f"{self.line(row).group}, {path}: {present} of {counted(of_all, self.noun)}"
        differ = ", reviewers disagree" if cell.disagree else ""
        words = f", {self._shown(row, column)}" if self.content in TEXTS else ""
        return f"{one_line(held.key)}, {path}: {said_of(cell)}{differ}{words}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._overview is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._of_theme(section, role)
        values: dict[int, Callable[[int], object]] = {
            Qt.ItemDataRole.DisplayRole: self._head_of,
            Qt.ItemDataRole.ToolTipRole: self._about,
        }
        return values[role](section) if role in values else None

    def _of_theme(self, column: int, role: int) -> object:
        theme = self.theme(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._called(theme))
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        present, of_all = self.documents(column)
        return tool_tip(
            theme.path,
            theme.definition,
            theme.use_when and f"When: {theme.use_when}",
            theme.use_not and f"When not: {theme.use_not}",
            f"Reported by {present} of {counted(of_all, self.noun)}.",
        )

    def value_of(self, row: int) -> str:
        """What is charted of a row by which rows are sorted; empty where they are not so."""
        number = self.arranged.lines[row].row
        if number is None or self._overview is None:
            return ""
        held = self._overview.facts[number].values.get(self.sorted_by, ())
        return one_line("; ".join(held))

    def _called(self, theme: Theme) -> str:
        """The name of a theme; with that of its parent where another has the same name."""
        if self._names[theme.name.casefold()] == 1:
            return theme.name
        return SEPARATOR.join(theme.path.split(SEPARATOR)[-2:])

    def _head_of(self, row: int) -> str:
        held = self.source(row)
        return one_line(self.line(row).group if held is None else held.key)

    def _about(self, row: int) -> str:
        held = self.source(row)
        if held is None:
            number = len(self.arranged.members[self.line(row).group])
            return tool_tip(f"{self.line(row).group}: {counted(number, self.noun)}")
        themes = f"Reports {self.themes(row)} of the {len(self.arranged.columns)} themes shown."
        titles = [f"{author_year(one)}: {one.title or ''}" for one in held.documents]
        return tool_tip(*titles, self.value_of(row), themes)
