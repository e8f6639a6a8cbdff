"""Differences as a list."""

from collections.abc import Collection
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from coder.analysis.comparing.compared import Compared
from coder.desktop.comparing.differences import saying
from coder.desktop.comparing.differences.listed import Key, ListedDifference
from coder.desktop.comparing.differences.listing import Shown
from coder.desktop.comparing.differences.names import Names
from coder.desktop.look.plain_text import heading, one_line, tool_tip

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole

ROW: Final = _Role.UserRole
"""The difference itself."""


class Lines(NamedTuple):
    """What is said of a difference."""

    about: str
    page: str
    who: str  # has what
    document: str
    words: str


class DifferencesModel(QAbstractListModel):
    """The differences that are shown."""

    repainted = Signal()  # all look otherwise; of many that costs less than to say which changed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[ListedDifference] = []
        self._shown: Shown | None = None
        self._names = Names()

    def show(self, shown: Shown | None) -> None:
        """Show what is listed; where that is the same as before, all keeps its place."""
        if shown is not None and shown.again:
            self._shown, self.rows = shown, shown.rows
            self.repainted.emit()
            return
        self.beginResetModel()
        self._shown, self.rows = shown, shown.rows if shown else []
        self.endResetModel()

    def rename(self, names: Names) -> None:
        """Call coders otherwise."""
        self._names = names
        self.repainted.emit()

    def at(self, row: int) -> ListedDifference | None:
        """The difference of a row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def row_of(self, key: Key) -> int | None:
        """Where a difference stands."""
        return self._shown.row_of.get(key) if self._shown else None

    def row_with(self, coding: str) -> int | None:
        """The row of the difference that a coding belongs to."""
        return next((row for row, one in enumerate(self.rows) if coding in one.key[2]), None)

    def next_open(self, after: int, besides: Collection[Key] = ()) -> int | None:
        """The next row that is open or contested, from the top again after the last."""
        count = len(self.rows)
        for row in ((after + step) % count for step in range(1, count + 1)):
            one = self.rows[row]
            if one.waits and one.key not in besides:
                return row
        return None

    def at_the_end(self, besides: Collection[Key] = ()) -> str:
        """What is said once none is open: how many were put off is no small matter."""
        later = sum(one.standing == "deferred" and one.key not in besides for one in self.rows)
        if later:
            are = "is" if later == 1 else "are"
            return f"Of what is listed, {later:,} {are} still to be settled: put off until now."
        return "All that is listed is settled."

    def lines(self, row: int) -> Lines:
        """What is said of a row."""
        one, held = self.rows[row], self._held
        return Lines(
            one_line(saying.name(held, one.difference)),
            f"p. {one.page}" if one.page else "",
            one_line(saying.in_short(held, one.difference, self._names)),
            heading(one.difference.document),
            one_line(one.words),
        )

    @property
    def _held(self) -> Compared:
        assert self._shown is not None  # or there would be no row
        return self._shown.held

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        if role == ROW:
            return self.rows[index.row()]
        if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            one = self.rows[index.row()]
            parts = (one.standing.capitalize(), *self.lines(index.row()))
            return ". ".join(part for part in parts if part)
        if role == _Role.ToolTipRole:
            about = saying.about(self._held, self.rows[index.row()].difference)
            return tool_tip(about, *self.lines(index.row())[2:])
        return None
