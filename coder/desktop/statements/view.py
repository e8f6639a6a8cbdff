"""The table of statements, with as many lines for the citations as they need, up to three."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.reading_table import ReadingTable
from coder.desktop.passages.quotation_delegate import QuotationDelegate
from coder.desktop.statements.model import CITED, HEADS, NUMBER, PERCENT, VALUE, StatementsModel

_LETTERS: Final = {VALUE: 24, NUMBER: 5, PERCENT: 8}
_MOST_LINES: Final = 3
_MARGIN: Final = 1.1  # of a line, since words break


class StatementsView(ReadingTable):
    """Rows to read, copy and open."""

    def __init__(self, model: StatementsModel) -> None:
        super().__init__()
        named(self, "statement list", "Statements")
        self.setModel(model)
        self._statements = model
        self.setItemDelegateForColumn(CITED, QuotationDelegate(self))
        self.setItemDelegateForColumn(VALUE, QuotationDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().lineSpacing() + GRID)
        head.setSectionResizeMode(CITED, QHeaderView.ResizeMode.Stretch)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, letters in _LETTERS.items():
            self.setColumnWidth(column, digit * letters)
        model.modelReset.connect(self._fit)

    def _fit(self) -> None:
        """Span the heads, and give each row the lines that its words take."""
        self.clearSpans()
        for row in self._statements.heads:
            self.setSpan(row, VALUE, 1, len(HEADS))
        self._fit_rows()

    def _fit_rows(self) -> None:
        letter = self.fontMetrics().averageCharWidth() * _MARGIN
        step = self.fontMetrics().lineSpacing()
        rows = self.verticalHeader()
        for row in range(self._statements.rowCount()):
            one = self._statements.statement(row)
            lines = 1
            if one is not None:
                of_cited = len(one.citations) * letter / max(1, self.columnWidth(CITED) - GRID)
                of_value = len(one.value) * letter / (self.columnWidth(VALUE) - GRID)
                lines = min(_MOST_LINES, 1 + int(max(of_cited, of_value)))
            height = lines * step + GRID
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            self._go_to_end(first=event.key() == Qt.Key.Key_Home)
        else:
            super().keyPressEvent(event)

    def _go_to_end(self, *, first: bool) -> None:
        """Go to the first or last statement; heads are passed over."""
        rows = range(self._statements.rowCount())
        for row in rows if first else reversed(rows):
            if self._statements.statement(row) is not None:
                self.setCurrentIndex(self._statements.index(row, VALUE))
                break
        if first:
            self.scrollToTop()
