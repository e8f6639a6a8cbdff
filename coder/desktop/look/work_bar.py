"""Work that goes on beside the window: what it is, how far it is, and Cancel."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, HALF


class WorkBar(QWidget):
    """Hidden while nothing is under way; ``of`` begins the names of its parts."""

    def __init__(
        self, of: str, said: str, cancel: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{of} bar")
        self._words = words(name=f"{of} words")
        self.bar = named(QProgressBar(), f"{of} progress", f"Progress of {said}")
        self.bar.setTextVisible(False)
        self._cancel = push_button(f"cancel {of}", "Cancel", cancel)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.bar, 1)
        line.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, HALF, GRID, GRID)
        column.setSpacing(HALF)
        column.addWidget(self._words)
        column.addLayout(line)
        self.hide()

    def show_progress(self, said: str, done: int, of_all: int) -> None:
        """Say what is under way, and how far it is."""
        self._words.setText(said)
        self.bar.setRange(0, of_all)
        self.bar.setValue(done)
