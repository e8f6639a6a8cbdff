"""The matrix as a table: a row a document or study, or one for each reviewer too."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.matrix.cell_painting import passages_of, sign_of
from coder.domain.citing.authors import author_year
from coder.domain.matrix.cell import PRESENT, STATES
from coder.domain.matrix.matrix import Cell, Matrix, Row
from coder.domain.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()

THEME = Qt.ItemDataRole.UserRole
_BELOW: Final = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""Stands before a theme once for each theme that it is below."""

STATE_WORDS: Final = {
    "absent": "absent: looked for, not reported",
    "unclear": "unclear",
    "open": "open: nobody has said yet",
}


class Line(NamedTuple):
    """A row of the table: of the matrix's row, and of one reviewer or of all."""

    row: int
    coder: str | None = None


class MatrixModel(QAbstractTableModel):
    """Shows a matrix that was made elsewhere; cells are made when they are seen."""

    def __init__(self, tell: Callable[[Line, int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.most = 0
        self.sorted_by: str | None = None  # a theme; None is the key
        self._names: dict[str, str] = {}
        self._lines: list[Line] = []
        self._tell = tell

    def show(self, matrix: Matrix, most: int) -> None:
        """Show a matrix, in the order that was chosen."""
        self.beginResetModel()
        self.matrix, self.most = matrix, most
        self._names = {coder.id: coder.name for coder in matrix.coders}
        self._lines = self._ordered(matrix)
        self.endResetModel()

    def sort_by(self, theme: str | None) -> None:
        """Put the rows with most passages of a theme first; or go by the key."""
        self.sorted_by = theme
        if self.matrix is not None:
            self.layoutAboutToBeChanged.emit()
            self._lines = self._ordered(self.matrix)
            self.layoutChanged.emit()

    def line(self, row: int) -> Line:
        """Which line stands in a row."""
        return self._lines[row]

    def gathers(self, row: int) -> bool:
        """Whether a row stands for all reviewers, whose own rows come below it."""
        is_each = self.matrix is not None and self.matrix.view == "each"
        return is_each and self._lines[row].coder is None

    def cell(self, row: int, column: int) -> Cell:
        """A cell, of one reviewer if the row is one's."""
        assert self.matrix is not None
        line = self._lines[row]
        cells = self.matrix.cells[line.row]
        if line.coder is not None and cells.by_coder is not None:
            return cells.by_coder[line.coder][column]
        return cells[column]

    def source(self, row: int) -> Row:
        """The document or study of a row."""
        assert self.matrix is not None
        return self.matrix.rows[self._lines[row].row]

    def theme(self, column: int) -> Theme:
        """The theme of a column."""
        assert self.matrix is not None
        return self.matrix.themes[column]

    def _ordered(self, matrix: Matrix) -> list[Line]:
        order = list(range(len(matrix.rows)))
        places = [place for place, one in enumerate(matrix.themes) if one.id == self.sorted_by]
        if places:
            cells = [matrix.cells[row][places[0]] for row in order]
            order.sort(key=lambda row: (STATES.index(cells[row].state), -passages_of(cells[row])))
        people = [coder.id for coder in matrix.coders] if matrix.view == "each" else []
        return [Line(row, coder) for row in order for coder in (None, *people)]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.themes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        values: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.TextAlignmentRole: lambda: Qt.AlignmentFlag.AlignCenter,
            Qt.ItemDataRole.DisplayRole: lambda: sign_of(self.cell(row, column)),
            Qt.ItemDataRole.ToolTipRole: lambda: self._tell(self._lines[row], column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._said(row, column),
        }
        return values[role]() if role in values else None

    def _said(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        differ = ", reviewers disagree" if cell.disagree else ""
        where = f"{self._head_of(row).strip()}, {self.theme(column).path}"
        return f"{where}: {said_of(cell)}{differ}"

    def _head_of(self, row: int) -> str:
        line = self._lines[row]
        if line.coder is None:
            return one_line(self.source(row).key)
        return f"      {one_line(self._names.get(line.coder, ''))}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.matrix is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return _of_theme(self.theme(section), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head_of(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._about(section) if role == Qt.ItemDataRole.ToolTipRole else None

    def _about(self, row: int) -> str:
        documents = self.source(row).documents
        return tool_tip(*(f"{author_year(one)}: {one.title or ''}" for one in documents))


def said_of(cell: Cell) -> str:
    """The state of a cell in words."""
    if cell.state != PRESENT:
        return STATE_WORDS[cell.state]
    number = passages_of(cell)
    return f"{number:,} passage{'' if number == 1 else 's'}"


def largest(matrix: Matrix) -> int:
    """The most passages that any cell holds."""
    return max(
        (
            cells.counts[column][1]
            for cells in matrix.cells
            for column in cells.tree.together
            if column in cells.counts
        ),
        default=0,
    )


def _of_theme(theme: Theme, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return _BELOW * theme.depth + one_line(theme.name)
    if role == Qt.ItemDataRole.ToolTipRole:
        return tool_tip(theme.path, theme.definition)
    return theme if role == THEME else None
