"""Tables that are short enough to be held whole: one model, one look."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import HALF

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_Role = Qt.ItemDataRole


class ShortTable(QAbstractTableModel):
    """A row is what one thing is; a subclass says in words what stands in its columns.

    Columns from ``numbers`` on stand at the right.
    """

    def __init__(
        self, heads: Sequence[str], parent: QObject | None = None, *, numbers: int | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: list[Any] = []
        self._heads = heads
        self._numbers = len(heads) if numbers is None else numbers

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def words(self, row: Any, column: int) -> str:  # noqa: ANN401 - whatever a row is
        """What stands in a column."""
        raise NotImplementedError

    def other(self, row: Any, column: int, role: int) -> object:  # noqa: ANN401
        """What a row has besides words: a tool tip, an icon."""
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag
        return (side.AlignRight if column >= self._numbers else side.AlignLeft) | side.AlignVCenter

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return self.words(row, column)
        if role == _Role.TextAlignmentRole:
            return self._side(column)
        return self.other(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return self._side(section)
        return self._heads[section] if role == _Role.DisplayRole else None


def fit_rows(table: QTableView, most: int) -> None:
    """Make rows as high as their wrapped words, and the table as high as its rows, up to a limit.

    In pixels; beyond it the table scrolls.
    """
    table.resizeRowsToContents()
    count = table.model().rowCount()
    for row in range(count):
        table.setRowHeight(row, table.rowHeight(row) + HALF)
    rows = sum(table.rowHeight(row) for row in range(count))
    head = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(min(head + rows + 2 * table.frameWidth(), most))


def short_table(
    model: ShortTable, name: str, said: str, *, table: QTableView | None = None
) -> QTableView:
    """A quiet table of whole rows; of another kind, if one is given."""
    table = named(table or QTableView(), name, said)
    table.setModel(model)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    return table
