"""Fields for what is saved when it is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from coder.desktop.look.measures import GRID


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
    """A choice that the wheel scrolls past, and never changes."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
