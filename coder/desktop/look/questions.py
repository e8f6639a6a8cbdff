"""Small dialogs that ask before something is done."""

from collections.abc import Sequence
from typing import Final, Self

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coder.desktop.look.controls import answers, push_button, words
from coder.desktop.look.measures import GRID, WIDE

_WIDTH: Final = 400


class Question(QDialog):
    """A small dialog: a sentence, something to fill in, one act and Cancel."""

    def __init__(self, title: str, sentence: str, act: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self.column.setSpacing(GRID)
        if sentence:
            self.column.addWidget(words(sentence, name="question"))
        self.act = push_button("act", act, self.accept)
        self.refuse = push_button("cancel", "&Cancel", self.reject)
        self._buttons = answers(self.act, refuse=self.refuse)

    def finish_with(self, *widgets: QWidget) -> Self:
        """Put what is to be filled in above the buttons."""
        for widget in widgets:
            self.column.addWidget(widget)
        self.column.addWidget(self._buttons)
        return self


class LoseQuestion(Question):
    """Says what was typed and cannot be kept."""

    def __init__(self, wrong: Sequence[str], parent: QWidget | None) -> None:
        sentence = f"What was typed cannot be kept: {' '.join(wrong)}"
        super().__init__("Close the project", sentence, "Close without it", parent)
        self.setObjectName("lose question")
        self.refuse.setText("&Go back")
        self.finish_with()
        self.refuse.setDefault(True)
        self.refuse.setFocus()

    @classmethod
    def ask(cls, wrong: Sequence[str], parent: QWidget | None) -> bool:
        """Whether it may be lost; ``wrong`` are sentences."""
        return bool(cls(wrong, parent).exec())


class RemoveQuestion(Question):
    """Says what goes along."""

    def __init__(self, what: str, along: str, parent: QWidget | None) -> None:
        sentences = " ".join(filter(None, (along, "Undo brings all of it back.")))
        super().__init__(f"Remove {what}", sentences, "Remove", parent)
        self.setObjectName("remove question")
        self.finish_with()
        self.refuse.setDefault(True)  # Enter keeps what a person worked on, as with themes
        self.refuse.setFocus()

    @classmethod
    def ask(cls, what: str, along: str, parent: QWidget | None) -> bool:
        """Whether it is to be removed; ``along`` is a sentence, if anything goes along."""
        return bool(cls(what, along, parent).exec())
