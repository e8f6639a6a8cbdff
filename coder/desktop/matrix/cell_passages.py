"""The passages of one cell beside the matrix: page and quotation."""

from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.reading_table import ReadingTable
from coder.desktop.passages.model import (
    DOCUMENT,
    HEADS,
    PAGE,
    QUOTATION,
    REVIEWER,
    THEME,
    PassagesModel,
)
from coder.desktop.passages.quotation_delegate import QuotationDelegate
from coder.desktop.reader.carried import slip
from coder.domain.coded_passage import CodedPassage

_LINES: Final = 3
_BELOW: Final = (REVIEWER, THEME)
_ANSWERS: Final = frozenset({Qt.Key.Key_A, Qt.Key.Key_U, Qt.Key.Key_O})


class CellPassages(ReadingTable):
    """Rows of page and quotation; Enter or a double-click goes there, a drag carries the number."""

    def __init__(self, model: PassagesModel) -> None:
        super().__init__()
        named(self, "cell passages", "Passages of the cell")
        self._passages = model
        self.setModel(model)
        self._quotations = QuotationDelegate(self)
        self._quotations.below = _BELOW
        self.setItemDelegateForColumn(QUOTATION, self._quotations)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setDragEnabled(True)
        self.horizontalHeader().hide()
        for column in range(len(HEADS)):
            self.setColumnHidden(column, column not in {PAGE, QUOTATION})
        self.horizontalHeader().setSectionResizeMode(QUOTATION, QHeaderView.ResizeMode.Stretch)

    def tell_documents(self, *, tell: bool) -> None:
        """Tell below each quotation of which document it is, or not."""
        self._quotations.below = (DOCUMENT, *_BELOW) if tell else _BELOW

    def chosen(self) -> CodedPassage | None:
        """The passage in the current row."""
        index = self.currentIndex()
        return self._passages.passage(index.row()) if index.isValid() else None

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803
        found = self.chosen()
        if found is None:
            return
        drag = QDrag(self)
        data = QMimeData()
        data.setText(f"[{found.number}]")
        drag.setMimeData(data)
        drag.setPixmap(slip(found.quote or found.number, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-GRID, -GRID))
        drag.exec(Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        self.setColumnWidth(PAGE, metrics.horizontalAdvance("PDF 00") + GRID)
        self.verticalHeader().setDefaultSectionSize(_LINES * metrics.lineSpacing() + GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ANSWERS:
            event.ignore()  # the panel answers the cell with them
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys."""
