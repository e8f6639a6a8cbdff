"""A field for words that lead to passages: ``[ali-2022:AB12]`` in them is a link."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit

from coder.desktop.look.controls import named
from coder.domain.summary import numbers_in

_NO_KEYS: Final = Qt.KeyboardModifier.NoModifier


class LinkedField(QPlainTextEdit):
    """Plain words; a click on a number leads to its passage, ``left`` is told on going on.

    With the keyboard, Ctrl+Enter follows the link at the cursor.
    """

    left = Signal()
    escaped = Signal()
    followed = Signal(str)  # a coding's number

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        named(self, name, said)
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self._links = _Links(self.document())
        self._links.colour(self.palette())

    def go_on(self) -> None:
        """Let words be typed where the cursor was put, else after those that stand there."""
        if not self.hasFocus() and self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus()

    def insert_number(self, number: str) -> None:
        """Put a link to a coding at the cursor, apart from the words around it."""
        cursor = self.textCursor()
        text = self.toPlainText()
        before = text[cursor.selectionStart() - 1 : cursor.selectionStart()]
        after = text[cursor.selectionEnd() : cursor.selectionEnd() + 1]
        start = " " if before and not before.isspace() else ""
        end = "" if not after or after.isspace() or after in ".,;:)" else " "
        cursor.insertText(f"{start}[{number}]{end}")
        self.setTextCursor(cursor)

    def number_at(self, position: int) -> str | None:
        """The number of the link around a position in the text, as Qt counts."""
        block = self.document().findBlock(position)
        within = position - block.position()
        found = ((start, end, number) for start, end, number in _in_units(block.text()))
        return next((number for start, end, number in found if start <= within < end), None)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words alone; of a passage that is dragged here its number."""
        numbers = list(numbers_in(source.text()))
        if len(numbers) == 1 and source.text() == f"[{numbers[0][2]}]":
            self.insert_number(numbers[0][2])
        else:
            super().insertFromMimeData(source)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_link = self._number_under(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self._number_under(event)
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _NO_KEYS
        if plain and number is not None and not self.textCursor().hasSelection():
            self.followed.emit(number)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._links.colour(self.palette())
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _follows(event):
            event.accept()  # a menu has the key too
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _follows(event):
            number = self.number_at(self.textCursor().position())
            if number is not None:
                self.followed.emit(number)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _number_under(self, event: QMouseEvent) -> str | None:
        spot = event.position().toPoint()
        cursor = self.cursorForPosition(spot)
        # Beside the end of a line lies its last position too.
        if not self.cursorRect(cursor).adjusted(-20, 0, 20, 0).contains(spot):
            return None
        return self.number_at(cursor.position())


def _follows(event: QEvent) -> bool:
    """Whether keys follow a link."""
    control = Qt.KeyboardModifier.ControlModifier
    return (
        isinstance(event, QKeyEvent)
        and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        and bool(event.modifiers() & control)
    )


class _Links(QSyntaxHighlighter):
    """Underlines numbers that lead to passages."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setFontUnderline(True)

    def colour(self, palette: QPalette) -> None:
        """Take the colour of links from a palette, light or dark."""
        self._format.setForeground(palette.color(QPalette.ColorRole.Link))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for start, end, _ in _in_units(text):
            self.setFormat(start, end - start, self._format)


def _in_units(text: str) -> list[tuple[int, int, str]]:
    """The links of a text in UTF-16 units, which Qt counts, where Python counts code points."""
    return [
        (_units(text[:start]), _units(text[:end]), number)
        for start, end, number in numbers_in(text)
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
