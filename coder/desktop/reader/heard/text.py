"""The text of the page for assistive technology: it reads it, follows the caret, and selects.

PySide6 lets Python take every part of Qt's interface for text but ``selection``, whose answer is
two pointers: Qt reads what happens to lie there. So while something is selected, a text field that
is never shown, holding the same words and the same selection, answers in its place.
"""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from coder.desktop.reader.heard.page import Heard, HeardPage
from coder.desktop.reader.heard.units import cut, length


class PageText(QAccessibleTextInterface):
    """The text of the page that is heard, while nothing of it is selected."""

    def __init__(self, heard: HeardPage) -> None:
        super().__init__()
        self._heard = heard

    def characterCount(self) -> int:
        return length(self._heard.now.text)

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's own
        text = self._heard.now.text
        return cut(text, startOffset, length(text) if endOffset < 0 else endOffset)

    def cursorPosition(self) -> int:
        return self._heard.now.caret

    def setCursorPosition(self, position: int) -> None:
        self._heard.select(position, position)

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self._heard.select(startOffset, endOffset)

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self._heard.select(startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803
        self._heard.select(self._heard.now.caret, self._heard.now.caret)

    def characterRect(self, offset: int) -> QRect:
        return self._heard.rectangle(offset)

    def offsetAtPoint(self, point: QPoint) -> int:
        return self._heard.unit_at(point)

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803
        self._heard.show(startIndex, endIndex)


class SelectedText:
    """A field that is never shown and answers while something is selected."""

    def __init__(self, heard: HeardPage) -> None:
        self._heard = heard
        self._field = QPlainTextEdit()
        self._field.setReadOnly(True)
        self._field.selectionChanged.connect(self._take)
        self._shown: Heard | None = None
        self._interface = QAccessible.queryAccessibleInterface(self._field)

    def interface(self, now: Heard) -> QAccessibleTextInterface:
        """Its interface for text, with the words and the selection of the page."""
        if now != self._shown:
            before, self._shown = self._shown, None  # what happens meanwhile is no person's doing
            if before is None or before.text != now.text:
                self._field.setPlainText(now.text)
            start, end = now.selected or (now.caret, now.caret)
            cursor = self._field.textCursor()
            cursor.setPosition(start if now.caret == end else end)
            cursor.setPosition(now.caret, QTextCursor.MoveMode.KeepAnchor)
            self._field.setTextCursor(cursor)
            self._shown = now
        return self._interface.textInterface()

    def _take(self) -> None:
        """Assistive technology selected something else."""
        if self._shown is not None:
            cursor = self._field.textCursor()
            self._heard.select(cursor.anchor(), cursor.position())
