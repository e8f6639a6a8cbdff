"""The history as a table, the last act first; rows are read when they are shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from coder.desktop.history.telling import standing
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.times import day_and_time
from coder.desktop.paging import Pages
from coder.store.diary import undoing
from coder.store.history import Entry, entries_at
from coder.store.project import Project

if TYPE_CHECKING:
    from array import array

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()

HEADS: Final = ("When", "Who", "What", "Since then")
WHEN, WHO, WHAT, STANDING = range(len(HEADS))


class Told(NamedTuple):
    """An act, and what took it back."""

    entry: Entry
    taken_back: Entry | None

    def texts(self) -> tuple[str, str, str, str]:
        """What stands in the columns."""
        entry = self.entry
        return (
            day_and_time(entry.made_at),
            one_line(entry.coder_name) or "Someone",
            one_line(entry.description),
            standing(entry, self.taken_back),
        )


class HistoryModel(QAbstractTableModel):
    """Holds the numbers of operations alone."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._pages = Pages(self._read)
        self._struck = QFont()
        self._struck.setStrikeOut(True)

    def show(self, numbers: "array[int]") -> None:
        """Show other acts, or the same as they stand now."""
        self.beginResetModel()
        self._pages.replace(numbers)
        self.endResetModel()

    def told(self, row: int) -> Told | None:
        """What stands in a row."""
        return self._pages[row] if 0 <= row < len(self._pages) else None

    def place_of(self, number: int | None) -> int | None:
        """Where an operation stands in the list."""
        return self._pages.place_of(number)

    def _read(self, numbers: Sequence[int]) -> list[Told | None]:
        found = entries_at(self._project, numbers)
        by = [undoing(self._project, number) for number in numbers]
        wanted = [number for number in by if number is not None]
        undone = dict(zip(wanted, entries_at(self._project, wanted), strict=True))
        return [
            None if entry is None else Told(entry, undone.get(number or 0))
            for entry, number in zip(found, by, strict=True)
        ]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told = self.told(index.row()) if index.isValid() else None
        if told is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return told.texts()[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(told.texts()[index.column()])
        is_struck = told.taken_back is not None and index.column() == WHAT
        return self._struck if role == Qt.ItemDataRole.FontRole and is_struck else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return HEADS[section] if orientation == Qt.Orientation.Horizontal else section + 1
