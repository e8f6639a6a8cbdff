"""The table of figures: it opens and closes, chooses, sorts and copies."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView

from coder.desktop.comparing.cells_delegate import CellsDelegate
from coder.desktop.comparing.columns import Column, Row
from coder.desktop.comparing.lines_model import NAME, SHARES, LinesModel, Order
from coder.desktop.comparing.shares_delegate import SharesDelegate
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.own_keys import keeps

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_INDENT: Final = 14  # pixels
_WIDEST: Final = 48  # letters of the numbers below a bar

_FEWEST: Final = 13  # letters, of columns that give way where there is no room
_MEASURED: Final = 100  # rows: of a thousand, a tenth of a second was measured


class LinesView(QTreeView):
    """Rows of themes, documents or pairs; the same columns in all of them."""

    chosen = Signal(object)  # Row, or None
    wanted = Signal()  # Enter or a double-click: go to what differs
    sort_wanted = Signal(int)  # a column

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        named(self, name, said)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(CellsDelegate(self))
        self.setItemDelegateForColumn(SHARES, SharesDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(_INDENT)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = self.header()
        head.setSectionsClickable(True)
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setHighlightSections(False)
        self._hidden: Callable[[Column], bool] = lambda _: False
        self._heads: list[str] = []
        self._longest = ""  # of the numbers below the bars
        self._closed: set[object] = set()
        self._connect()

    def _connect(self) -> None:
        self.header().sectionClicked.connect(self.sort_wanted)
        self.header().setResizeContentsPrecision(_MEASURED)
        self.expanded.connect(lambda index: self._note(index, is_open=True))
        self.collapsed.connect(lambda index: self._note(index, is_open=False))
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(lambda _: self.wanted.emit())
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit(self.current))

    @property
    def current(self) -> Row | None:
        """The chosen row; the keyboard may be on one that is not chosen."""
        index = self.currentIndex()
        return self.lines.row(index) if self.selectionModel().isSelected(index) else None

    def show_rows(
        self,
        rows: Sequence[Row],
        columns: Sequence[Column],
        *,
        order: Order | None = None,
        sorted_by: int | None = None,
        hidden: Callable[[Column], bool] = lambda _: False,
    ) -> None:
        """Show rows; the chosen one stays chosen, and what was closed is closed."""
        current = self.current
        self._hidden = hidden
        self._longest = max((columns[SHARES].words(row) for row in rows), key=len, default="")
        self.setRootIsDecorated(any(one.parent is not None for one in rows))
        with QSignalBlocker(self.selectionModel()):
            self.lines.show_rows(rows, columns, order)
            if current is not None:
                self.setCurrentIndex(self.lines.index_of(current.key))
        self._open()
        self._fit()
        head = self.header()
        head.setSortIndicatorShown(sorted_by is not None)
        if sorted_by is not None:
            falls = columns[sorted_by].falls
            order_ = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(sorted_by, order_)
        held = self.currentIndex()
        if held.isValid():
            self.scrollTo(held)

    def choose(self, key: object) -> None:
        """Choose a row by what it is of; none if there is no such row."""
        index = self.lines.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()

    def copy(self) -> None:
        """Copy all rows for a spreadsheet, with the heads of the columns that are seen."""
        seen = [column for column in self.lines.columns if not self._hidden(column)]
        lines = ["\t".join(column.head for column in seen)]
        lines += ["\t".join(column.words(row) for column in seen) for row in self.lines.rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("&Copy the table", self.copy)
        if any(row.parent is not None for row in self.lines.rows):
            menu.addAction("&Open all", self.expandAll)
            menu.addAction("C&lose all", self.collapseAll)
        menu.popup(self.viewport().mapToGlobal(place))

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        row = self.lines.row(index)
        if row is not None:
            self._closed = self._closed - {row.key} if is_open else self._closed | {row.key}

    def _open(self) -> None:
        with QSignalBlocker(self):
            self.expandAll()
            for key in self._closed:
                self.collapse(self.lines.index_of(key))

    def _fit(self) -> None:
        """Columns as wide as their words, once; hidden ones are hidden."""
        columns = self.lines.columns
        heads = [column.head for column in columns]
        digit = self.fontMetrics().horizontalAdvance("0")
        if heads != self._heads:
            self._heads = heads
            self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            for place, column in enumerate(columns):
                head = self.fontMetrics().horizontalAdvance(column.head) + 3 * GRID
                self.setColumnWidth(place, max(head, digit * column.letters))
        for place, column in enumerate(columns):
            self.setColumnHidden(place, self._hidden(column))
        self._give_room()

    def _give_room(self) -> None:
        """Share what the other columns leave between the names, as they need it, and the bars."""
        columns = self.lines.columns
        if not columns:
            return
        digit = self.fontMetrics().horizontalAdvance("0")
        texts = [place for place, column in enumerate(columns) if column.kind == "words"]
        others = self.header().length()
        others -= sum(self.columnWidth(place) for place in (NAME, SHARES, *texts))
        room = self.viewport().width() - others
        wanted = [digit * columns[place].letters for place in (*texts, SHARES, NAME)]
        if any(column.which == "more" and not self._hidden(column) for column in columns):
            wanted[-2] = max(wanted[-2], self._bars())  # where one scrolls anyway
        else:
            wanted = _narrowed(wanted, room, least=digit * _FEWEST)
        *told, bar, name = wanted
        for place, width in zip(texts, told, strict=True):
            self.setColumnWidth(place, width)
        spare = max(0, room - sum(wanted))
        wider = min(spare, max(0, self.sizeHintForColumn(NAME) + self.indentation() - name))
        self.setColumnWidth(NAME, name + wider)
        self.setColumnWidth(SHARES, bar + min(spare - wider, max(0, self._bars() - bar)))

    def _bars(self) -> int:
        """The width at which all numbers below the bars can be read, within bounds."""
        metrics = self.fontMetrics()
        most = metrics.horizontalAdvance("0") * _WIDEST
        return min(metrics.horizontalAdvance(self._longest) + 2 * GRID, most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._give_room()

    def event(self, event: QEvent) -> bool:
        return keeps(event, QKeySequence.StandardKey.Copy) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.current is not None:
            self.clearSelection()
        elif event.key() == Qt.Key.Key_Down and self.current is None:
            self.setCurrentIndex(self.currentIndex())  # which the keyboard is on already
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


def _narrowed(widths: Sequence[int], room: int, *, least: int) -> list[int]:
    """Widths that fit into so much room, if they can; the first gives way first."""
    lack, found = max(0, sum(widths) - room), []
    for width in widths:
        given = min(lack, max(0, width - least))
        lack -= given
        found.append(width - given)
    return found
