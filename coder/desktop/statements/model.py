"""Statements as a table: below each attribute and theme what is stated of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication

from coder.desktop.look.plain_text import one_line
from coder.domain.statements.statement import Statement, StatementOptions
from coder.domain.statements.telling import by_subject, heading

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole

HEADS: Final = ("Value", "n", "%", "Documents")
_LONGEST: Final = 2_000  # characters: what more there is, no row has room for

VALUE, NUMBER, PERCENT, CITED = range(len(HEADS))


class StatementsModel(QAbstractTableModel):
    """A row is a statement, or the head of those about one thing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.statements: Sequence[Statement] = ()
        self.options = StatementOptions()
        self._rows: list[Statement | str] = []
        self._bold, self._slanted = QFont(), QFont()
        self._bold.setBold(True)
        self._slanted.setItalic(True)

    def show(self, found: Sequence[Statement], options: StatementOptions) -> None:
        """Show these."""
        self.beginResetModel()
        self.statements, self.options = found, options
        self._rows = []
        for subject, held in by_subject(found):
            self._rows += [one_line(heading(subject, held[0], options)), *held]
        self.endResetModel()

    def statement(self, row: int) -> Statement | None:
        """What is stated in a row; None if it is a head."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Statement) else None

    def place_of(self, wanted: Statement | None) -> int | None:
        """The row in which the same is stated, whatever its number is by now."""
        for row, one in enumerate(self._rows):
            if isinstance(one, Statement) and wanted and _same(one, wanted):
                return row
        return None

    @property
    def heads(self) -> list[int]:
        """The rows that are heads."""
        return [row for row, one in enumerate(self._rows) if isinstance(one, str)]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if isinstance(found, str):
            return self._of_head(found, index.column(), role)
        return self._of_statement(found, index.column(), role)

    def _of_head(self, words: str, column: int, role: int) -> object:
        if role == _Role.DisplayRole:
            return "" if column else words
        if role == _Role.FontRole:
            return self._bold
        # It cannot be chosen, and is no less to be read for that.
        return QGuiApplication.palette().text() if role == _Role.ForegroundRole else None

    def _of_statement(self, one: Statement, column: int, role: int) -> object:
        if role == _Role.DisplayRole:
            cited = one.citations[:_LONGEST]
            return (one_line(one.value), f"{one.n:,}", one.percent, cited)[column]
        if role == _Role.AccessibleTextRole:
            return f"{one.subject.name}: {one.sentence}"
        if role == _Role.FontRole and not one.is_known:
            return self._slanted if column == VALUE else None
        if role == _Role.TextAlignmentRole:
            return _side(column)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        is_head = index.isValid() and isinstance(self._rows[index.row()], str)
        return Qt.ItemFlag.ItemNeverHasChildren if is_head else super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _side(section)
        return HEADS[section] if role == _Role.DisplayRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag
    return (side.AlignRight if column in {NUMBER, PERCENT} else side.AlignLeft) | side.AlignVCenter


def _same(one: Statement, other: Statement) -> bool:
    return (one.subject.id, one.kind, one.value) == (other.subject.id, other.kind, other.value)
