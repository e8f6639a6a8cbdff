"""The table in which the passages are listed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.reading_table import ReadingTable
from coder.desktop.passages.model import (
    CODED,
    DOCUMENT,
    MEMO,
    PAGE,
    QUOTATION,
    REVIEWER,
    THEME,
    PassagesModel,
)
from coder.desktop.passages.quotation_delegate import (
    AuthorYearDelegate,
    QuotationDelegate,
    ThemeDelegate,
)
from coder.store.listing import Order

ORDERS: Final[dict[int, Order]] = {DOCUMENT: "place", THEME: "theme", CODED: "time"}
"""The columns by which the list can be sorted."""

_LETTERS: Final = {DOCUMENT: 17, PAGE: 6, THEME: 18, REVIEWER: 10, MEMO: 8, CODED: 11}
_GO_FIRST: Final = (CODED, MEMO, REVIEWER)
"""What has no column of its own in a narrow list, in this order: it stands below the quotation."""

_BELOW: Final = (REVIEWER, CODED, MEMO)

_SHARE: Final = 0.45  # of the width that the quotation keeps
_ROWS: Final = 4  # rows that shall be seen before one gets a further line
_MOST_LINES: Final = 3


class PassagesView(ReadingTable):
    """Rows of as many lines as there is room for; Enter goes to a passage, Delete uncodes it."""

    touched = Signal(QModelIndex)  # a click
    uncoding = Signal()
    own_act: Callable[[int], Callable[[], object] | None] | None = None  # for a key that codes

    def __init__(self, model: PassagesModel) -> None:
        super().__init__()
        named(self, "passage list", "Passages")
        self.setModel(model)
        self._quotations = QuotationDelegate(self)
        self._documents = AuthorYearDelegate(self)
        self._themes = ThemeDelegate(self)
        self.setItemDelegateForColumn(QUOTATION, self._quotations)
        self.setItemDelegateForColumn(DOCUMENT, self._documents)
        self.setItemDelegateForColumn(THEME, self._themes)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_head()
        self.clicked.connect(self._clicked)

    def _set_up_head(self) -> None:
        head = self.horizontalHeader()
        head.setMinimumSectionSize(GRID * 3)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(DOCUMENT, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QUOTATION, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        """Give the columns their widths; where they leave too little to the quotation, some go."""
        letter = self.fontMetrics().horizontalAdvance("0")
        room = self.viewport().width() * (1 - _SHARE)
        shown = list(_LETTERS)
        for column in _GO_FIRST:
            if sum(_LETTERS[one] for one in shown) * letter > room:
                shown.remove(column)
        for column, letters in _LETTERS.items():
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, letter * letters)
        self._quotations.below = [column for column in _BELOW if column not in shown]

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.selectionModel().selectedRows()) == 1:
            self.touched.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
        step = self.fontMetrics().lineSpacing()
        lines = min(_MOST_LINES, max(1, self.viewport().height() // (_ROWS * step)))
        lines = max(lines, 2) if self._quotations.below else lines
        self.verticalHeader().setDefaultSectionSize(lines * step + GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.uncoding.emit()
        else:
            super().keyPressEvent(event)
