"""Fields for what is saved when it is left."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from coder.desktop.look.measures import GRID

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES: Final = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)  # fmt: skip


class Line(QLineEdit):
    """One line of text that says when it is left."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editingFinished.connect(self.left)

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)
        self.setToolTip(text)

    def written(self) -> str:
        """What stands in it."""
        return self.text()


class EnterLine(QLineEdit):
    """One line of text that answers Enter itself; empty, it leaves Enter to its dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.text():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Paragraph(QPlainTextEdit):
    """Text that wraps, with room for some lines of it; Enter and Tab leave it."""

    left = Signal()

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most  # lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setPlainText(text)

    def written(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        needed = round(self.document().size().height())  # which a plain text counts in lines
        lines = max(1, min(needed, self._most))
        # No margin below: there the upper half of a further line would be seen.
        below = 0 if needed > lines else self.document().documentMargin() + 1
        frame = 2 * self.frameWidth() + round(self.document().documentMargin() + below)
        return QSize(160, lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LeftField(QPlainTextEdit):
    """Some lines of text; ``left`` is told when the reviewer goes on to something else."""

    left = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * GRID)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class StillBox(QComboBox):
    """A choice that changes only when something in its list is chosen.

    The wheel scrolls past it; arrows and letters open the list, so that what they only pass over
    is not taken.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().strip() if event.text().isprintable() else ""
        if event.key() not in _MOVES and not letter:
            super().keyPressEvent(event)
            return
        self.showPopup()
        if letter:
            self.view().keyboardSearch(letter)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
