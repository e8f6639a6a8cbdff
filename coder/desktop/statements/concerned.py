"""What the chosen statement says in full, and the documents it is about."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QSplitter, QTableView, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import heading, one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.domain.document import Document

_WHO, _TITLE = range(2)
_LETTERS: Final = 22
_SHARES: Final = (5, 4)


class _Documents(ShortTable):
    """Documents by authors and year, with their titles."""

    def words(self, row: Document, column: int) -> str:
        return heading(row) if column == _WHO else one_line(row.title)

    def other(self, row: Document, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(heading(row), row.title, row.key)
        return None


class _Table(QTableView):
    """Enter or a double-click opens a document."""

    wanted = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.doubleClicked.connect(self.wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Concerned(QSplitter):
    """The words at the left, to be read and taken in part; the documents at the right."""

    document_wanted = Signal(object)  # Document

    def __init__(self, of: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = named(QPlainTextEdit(), f"{of} words", "What is chosen, in full")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText("Choose a row or a cell to read it in full.")
        self.model = _Documents(("Document", "Title"), self)
        table = _Table()
        self.documents = short_table(
            self.model, f"{of} documents", "Documents concerned", table=table
        )
        self.documents.setWordWrap(False)
        step = self.documents.fontMetrics().lineSpacing()
        self.documents.verticalHeader().setDefaultSectionSize(step + GRID)
        digit = self.documents.fontMetrics().horizontalAdvance("0")
        self.documents.setColumnWidth(_WHO, digit * _LETTERS)
        head = self.documents.horizontalHeader()
        head.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        self.addWidget(self.words)
        self.addWidget(self.documents)
        for place, share in enumerate(_SHARES):
            self.setStretchFactor(place, share)
        self.setChildrenCollapsible(False)
        table.wanted.connect(self._open)

    def show_statement(self, words: str, documents: Sequence[Document]) -> None:
        """Show what is stated, and of which documents."""
        self.words.setPlainText(words)
        self.model.show_rows(documents)

    def go_to_documents(self) -> None:
        """Let the keys go to the documents, at the first one."""
        self.documents.setCurrentIndex(self.model.index(0, _WHO))
        self.documents.setFocus()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.document_wanted.emit(self.model.rows[index.row()])
