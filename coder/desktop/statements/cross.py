"""The cross-table: themes at the side, the values of an attribute above."""

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.reading_table import ReadingTable
from coder.domain.statements.cross_table import Crossed, CrossTable

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
_INDENT: Final = "\u2003"
_LETTERS: Final = 16
_SIDE_LETTERS: Final = 26
_HEAD_LINES: Final = 4
_OPEN: Final = "○"


class CrossModel(QAbstractTableModel):
    """Shows a cross-table that was made elsewhere."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: CrossTable | None = None

    def show(self, table: CrossTable | None) -> None:
        """Show this one."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def crossed(self, index: _Index) -> Crossed | None:
        """What is counted in a cell."""
        if self.table is None or not index.isValid():
            return None
        return self.table.counts[index.row()][index.column()]

    def stated(self, index: _Index) -> str:
        """A cell as one would paste it into the text, with its citations."""
        found = self.crossed(index)
        if self.table is None or found is None:
            return ""
        theme, value = self.table.themes[index.row()].path, self.table.values[index.column()]
        return one_line(f"{theme} · {value} {found.text}")

    def told(self, index: _Index) -> str:
        """A cell in words: as it is pasted, and what its number is of."""
        found = self.crossed(index)
        if found is None:
            return ""
        said = f"{self.stated(index)}\n{found.n} of {found.of}"
        if found.open:
            said += f"; {found.open} open: not answered there yet"
        return said

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.themes)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.values)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if role == _Role.DisplayRole:
            found = self.crossed(index)
            return "" if found is None else _shown(found)
        if role in {_Role.AccessibleTextRole, _Role.ToolTipRole}:
            said = one_line(self.told(index))
            return tool_tip(said) if role == _Role.ToolTipRole else said
        if role == _Role.ForegroundRole:
            found = self.crossed(index)
            faint = QGuiApplication.palette().placeholderText()
            return faint if found is not None and not found.n else None
        return Qt.AlignmentFlag.AlignCenter if role == _Role.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if self.table is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            value, of = self.table.values[section], self.table.of[section]
            said = f"{one_line(value)}\nn = {of:,}"
            return _told(role, said, value)
        theme = self.table.themes[section]
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        said = _INDENT * theme.depth + one_line(theme.name)
        return _told(role, said, theme.path)


def _shown(found: Crossed) -> str:
    """A count, with the number of those that are open as a quiet mark."""
    return f"{found}  {_OPEN}{found.open}" if found.open else str(found)


def _told(role: int, said: str, full: str) -> str | None:
    if role == _Role.DisplayRole:
        return said
    return tool_tip(full) if role == _Role.ToolTipRole else None


class CrossView(ReadingTable):
    """Cells to read, copy and open."""

    def __init__(self, model: CrossModel) -> None:
        super().__init__()
        named(self, "cross-table", "Themes by values")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setShowGrid(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        digit, step = self.fontMetrics().horizontalAdvance("0"), self.fontMetrics().lineSpacing()
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(step + GRID)
        rows.setFixedWidth(digit * _SIDE_LETTERS)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultSectionSize(digit * _LETTERS)
        head.setFixedHeight(step * _HEAD_LINES + GRID)
        head.setTextElideMode(Qt.TextElideMode.ElideNone)  # it would cut the number off
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        rows.setHighlightSections(False)
        rows.show()
