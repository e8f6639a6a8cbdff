"""The history as a table by days, the last act first; rows are read when they are shown."""

from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from coder.desktop.history.telling import standing
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.times import day_and_time, minute_of
from coder.desktop.paging import Pages
from coder.store.diary import Diary
from coder.store.history import Entry, entries_at
from coder.store.project import Project

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


def _with_days(diary: Diary) -> "array[int]":
    """The acts, with the days between them as negative numbers."""
    found, before = array("q"), None
    for number, day in zip(*diary, strict=True):
        if day != before:
            found.append(-day)
            before = day
        found.append(number)
    return found


class HistoryModel(QAbstractTableModel):
    """Holds the numbers of operations alone; a negative one is a day, above what was done on it."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._pages = Pages(self._read)
        self._struck, self._day = QFont(), QFont()
        self._struck.setStrikeOut(True)
        self._day.setBold(True)

    def show(self, diary: Diary) -> None:
        """Show other acts, or the same as they stand now."""
        self.beginResetModel()
        self._pages.replace(_with_days(diary))
        self.endResetModel()

    def told(self, row: int) -> Told | None:
        """The act in a row; None if it is a day."""
        return self._pages[row] if 0 <= row < len(self._pages) else None

    def day(self, row: int) -> str | None:
        """The day in a row; None if it is an act."""
        number = self._pages.numbers[row] if 0 <= row < len(self._pages) else 0
        if number >= 0:
            return None
        today = number == -QDate.currentDate().toJulianDay()
        form = "d MMMM yyyy" if today else "dddd, d MMMM yyyy"
        day = QLocale().toString(QDate.fromJulianDay(-number), form)
        return f"Today, {day}" if today else day

    @property
    def days(self) -> list[int]:
        """The rows in which days stand."""
        return [row for row, number in enumerate(self._pages.numbers) if number < 0]

    def place_of(self, number: int | None) -> int | None:
        """Where an operation stands in the list."""
        return self._pages.place_of(number)

    def _read(self, numbers: Sequence[int]) -> list[Told | None]:
        found = entries_at(self._project, numbers)
        return [None if pair is None else Told(*pair) for pair in found]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        day = self.day(index.row())
        if day is not None:
            return self._said_of_day(day, index.column(), role)
        told = self.told(index.row())
        return None if told is None else self._said(told, index.column(), role)

    def _said_of_day(self, day: str, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column else day
        if role == Qt.ItemDataRole.FontRole:
            return self._day
        # It cannot be chosen, and is no less to be read for that.
        is_colour = role == Qt.ItemDataRole.ForegroundRole
        return QGuiApplication.palette().text() if is_colour else None

    def _said(self, told: Told, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return minute_of(told.entry.made_at) if column == WHEN else told.texts()[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(told.texts()[column])
        is_struck = told.taken_back is not None and column == WHAT
        return self._struck if role == Qt.ItemDataRole.FontRole and is_struck else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        # A day is read, and passed by the arrow keys.
        is_day = index.isValid() and self._pages.numbers[index.row()] < 0
        return Qt.ItemFlag.ItemNeverHasChildren if is_day else super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return HEADS[section] if orientation == Qt.Orientation.Horizontal else section + 1
