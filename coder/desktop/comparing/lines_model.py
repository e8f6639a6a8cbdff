"""Figures of themes, documents or pairs as a table for Qt, of which some stand under others."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coder.desktop.comparing.columns import Column, Row
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.swatches import swatch

Index = QModelIndex | QPersistentModelIndex
NAME: Final = 0
SHARES: Final = 1
_NO_INDEX: Final = QModelIndex()
_Role = Qt.ItemDataRole
BELOW: Final = _Role.UserRole
"""What stands below the words of a cell."""
_ROLES: Final = frozenset(
    (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole, _Role.TextAlignmentRole,
     _Role.DecorationRole, BELOW)
)  # fmt: skip
_Side = Qt.AlignmentFlag

Order = Callable[[Row], float]
"""The larger, the further above; rows that are alike keep their order."""


class LinesModel(QAbstractItemModel):
    """Rows in their own order, or with the largest above. An index carries its row, from 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.columns: Sequence[Column] = ()
        self._order: Order | None = None
        self._children: dict[int | None, list[int]] = {}
        self._places: dict[int, int] = {}

    def show_rows(
        self, rows: Sequence[Row], columns: Sequence[Column], order: Order | None
    ) -> None:
        """Show rows; where only what they say changed, all stays where it is."""
        heads = [column.head for column in columns]
        is_same = (
            [(one.key, one.parent) for one in rows] == [(one.key, one.parent) for one in self.rows]
            and heads == [column.head for column in self.columns]
            and self._arranged(rows, order) == self._children
        )
        if is_same:
            self.rows, self.columns, self._order = rows, columns, order
            for children in self._children.values():
                first = self._index(children[0], NAME)
                last = self._index(children[-1], len(columns) - 1)
                self.dataChanged.emit(first, last)
            return
        self.beginResetModel()
        self.rows, self.columns, self._order = rows, columns, order
        self._children = self._arranged(rows, order)
        self._places = {
            row: place for held in self._children.values() for place, row in enumerate(held)
        }
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The row at an index."""
        place = index.internalId() - 1 if index.isValid() else -1
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def index_of(self, key: object) -> QModelIndex:
        """Where the row with a key stands; not valid if it is not there."""
        found = next((place for place, one in enumerate(self.rows) if one.key == key), None)
        return QModelIndex() if found is None else self._index(found, NAME)

    def _index(self, row: int, column: int) -> QModelIndex:
        return self.createIndex(self._places[row], column, row + 1)

    @staticmethod
    def _arranged(rows: Sequence[Row], order: Order | None) -> dict[int | None, list[int]]:
        found: dict[int | None, list[int]] = {}
        for place, one in enumerate(rows):
            found.setdefault(one.parent, []).append(place)
        if order is not None:
            for held in found.values():
                held.sort(key=lambda place: -order(rows[place]))
        return found

    def _below(self, parent: Index) -> list[int]:
        return self._children.get(parent.internalId() - 1 if parent.isValid() else None, [])

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        below = self._below(parent)
        if not (0 <= row < len(below) and 0 <= column < len(self.columns)):
            return QModelIndex()
        return self.createIndex(row, column, below[row] + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        held = self.row(index)
        if held is None or held.parent is None:
            return QModelIndex()
        return self._index(held.parent, NAME)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() and parent.column() != NAME else len(self._below(parent))

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row = self.row(index) if role in _ROLES else None
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == _Role.DecorationRole:
            is_coloured = index.column() == NAME and row.colour is not None
            return swatch(row.colour) if is_coloured else None
        said: dict[int, Callable[[], object]] = {
            _Role.DisplayRole: lambda: one_line(column.words(row)),
            _Role.ToolTipRole: lambda: tool_tip(column.why(row)),
            _Role.AccessibleTextRole: lambda: self.said(row, column),
            _Role.TextAlignmentRole: lambda: _side(column),
            BELOW: lambda: column.below(row),
        }
        return said[role]()

    @staticmethod
    def said(row: Row, column: Column) -> str:
        """What a screen reader says of a cell."""
        words, why = " ".join((column.words(row), column.below(row))).strip(), column.why(row)
        if column.kind == "shares":
            words = why
            why = ""
        return one_line(" ".join(filter(None, (f"{column.head}: {words}." if words else "", why))))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.TextAlignmentRole:
            return _side(column)
        if role == _Role.ToolTipRole:
            return tool_tip(column.tip)
        return column.head if role == _Role.DisplayRole else None


def _side(column: Column) -> Qt.AlignmentFlag:
    side = _Side.AlignRight if column.kind == "number" else _Side.AlignLeft
    return side | _Side.AlignVCenter
