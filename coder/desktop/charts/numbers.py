"""The numbers of a chart as a table, to read and to copy."""

from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.reading_table import ReadingTable
from coder.desktop.passages.quotation_delegate import ThemeDelegate
from coder.domain.chart import Chart

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_Role = Qt.ItemDataRole
_NAME: Final = 22  # letters of the first column
_NUMBER: Final = 7  # letters of the others, at least
_MOST: Final = 14  # and at most


class NumbersModel(QAbstractTableModel):
    """Heads and rows as they are also written to a file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: list[list[str | int | None]] = [[]]

    def show_chart(self, chart: Chart) -> None:
        """Show its numbers."""
        self.beginResetModel()
        self._table = chart.table()
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; row -1 is the head."""
        held = self._table[row + 1][column]
        if held is None:
            return "–"
        return one_line(held) if isinstance(held, str) else f"{held:,}"

    def plain_row(self, row: int) -> str:
        """A row with tabs between, as it is copied; row -1 is the head."""
        cells = ("" if cell is None else str(cell) for cell in self._table[row + 1])
        return "\t".join(one_line(cell) for cell in cells)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._table) - 1

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._table[0])

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self.text(index.row(), index.column())
        if role == _Role.TextAlignmentRole:
            return _side(index.column())
        is_name = role == _Role.ToolTipRole and index.column() == 0
        return tool_tip(self.text(index.row(), 0)) if is_name else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._table[0]):
            return None
        if role == _Role.TextAlignmentRole:
            return _side(section)
        if role == _Role.ToolTipRole:
            return tool_tip(self.text(-1, section))
        return self.text(-1, section) if role == _Role.DisplayRole else None


class NumbersTable(ReadingTable):
    """The table; it copies the chosen rows with their head, or all."""

    def __init__(self, model: NumbersModel) -> None:
        super().__init__()
        named(self, "chart numbers", "Numbers of the chart")
        self.setModel(model)
        self._numbers = model
        self._names = ThemeDelegate(self)
        self.setItemDelegateForColumn(0, self._names)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + GRID)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        model.modelReset.connect(self._fit)
        self.copying.connect(self.copy)

    def copy(self) -> int:
        """Copy rows for a spreadsheet; returns how many, without the head."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = chosen or list(range(self._numbers.rowCount()))
        lines = [self._numbers.plain_row(row) for row in (-1, *rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        return len(rows)

    def _fit(self) -> None:
        """Numbers as wide as their heads, within bounds; names take what is left and needed."""
        metrics = self.fontMetrics()
        digit = metrics.horizontalAdvance("0")
        for column in range(1, self._numbers.columnCount()):
            head = metrics.horizontalAdvance(self._numbers.text(-1, column)) + 3 * GRID
            self.setColumnWidth(column, min(max(head, digit * _NUMBER), digit * _MOST))
        names = (self._numbers.text(row, 0) for row in range(self._numbers.rowCount()))
        longest = metrics.horizontalAdvance(max(names, key=len, default="")) + 3 * GRID
        spare = self.viewport().width() - self.horizontalHeader().length() + self.columnWidth(0)
        self.setColumnWidth(0, max(digit * _NAME, min(longest, spare)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag
    return (side.AlignRight if column else side.AlignLeft) | side.AlignVCenter
