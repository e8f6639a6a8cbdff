"""What is said where something could not be read or computed, with a way to try it again."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coder.desktop.look.controls import push_button, words
from coder.desktop.look.measures import GRID


class AgainBar(QWidget):
    """A sentence and *Try again*; hidden as long as nothing went wrong."""

    def __init__(self, of: str, sentence: str, again: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName(f"{of} failed")
        self._again = again
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self._words = words(sentence, name=f"{of} failed words")
        row.addWidget(self._words, 1)
        row.addWidget(push_button(f"{of} again", "Tr&y again", self._try))
        self.hide()

    def say(self, sentence: str) -> None:
        """Say why, where that is known."""
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)

    def _try(self) -> None:
        self.hide()
        self._again()
