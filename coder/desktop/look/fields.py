"""Fields for what is saved when it is left."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from coder.desktop.look.measures import GRID

_MOVES: Final = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)  # fmt: skip


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
