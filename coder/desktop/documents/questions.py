"""What is asked before documents are excluded, removed or assigned."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.documents.model import number
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.domain.coder import Coder

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


class ExcludeQuestion(Question):
    """Asks for the reason."""

    def __init__(self, what: str, reasons: Sequence[str], parent: QWidget | None) -> None:
        sentence = (
            "It keeps its coding, and leaves the matrix, the statements and the agreement."
            " It stays listed with the reason:"
        )
        super().__init__(f"Exclude {what}", sentence, "Exclude", parent)
        self.setObjectName("exclude question")
        self.reason = named(QComboBox(), "reason", "The reason")
        self.reason.setEditable(True)
        self.reason.addItems([one_line(reason) for reason in reasons])
        self.reason.setCurrentText("")
        self.reason.editTextChanged.connect(lambda text: self.act.setEnabled(bool(text.strip())))
        self.act.setEnabled(False)
        self.finish_with(self.reason)
        self.reason.setFocus()

    @classmethod
    def ask(cls, what: str, reasons: Sequence[str], parent: QWidget | None) -> str | None:
        """The reason, or None if it is not excluded after all."""
        asked = cls(what, reasons, parent)
        return one_line(asked.reason.currentText()) if asked.exec() else None


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


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to read; a share of all documents in per cent, or the selected ones."""

    coder: Coder
    share: int | None


class AssignQuestion(Question):
    """Asks who reads, and whether the selected documents or a sample of all."""

    def __init__(self, selected: int, everyone: Sequence[Coder], parent: QWidget | None) -> None:
        super().__init__("Assign to a reviewer", "", "Assign", parent)
        self.setObjectName("assign question")
        self.coder = named(QComboBox(), "reviewer", "The reviewer")
        for one in everyone:
            self.coder.addItem(one_line(one.name), one)
        self._chosen = named(
            QRadioButton(f"&The selected {number(selected, 'document')}"), "the selected"
        )
        self._sampled = named(
            QRadioButton("A random &sample of all that are included:"), "a sample"
        )
        self.share = named(QSpinBox(), "share", "Share of the sample in per cent")
        self.share.setRange(1, 100)
        self.share.setValue(20)
        self.share.setSuffix(" %")
        group = QButtonGroup(self)
        group.addButton(self._chosen)
        group.addButton(self._sampled)
        self._chosen.setEnabled(bool(selected))
        (self._chosen if selected else self._sampled).setChecked(True)
        self.share.setEnabled(self._sampled.isChecked())
        self._sampled.toggled.connect(self.share.setEnabled)
        form = QWidget()
        lines = QFormLayout(form)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addRow("&Reviewer:", self.coder)
        lines.addRow(self._chosen)
        sample = QHBoxLayout()
        sample.addWidget(self._sampled)
        sample.addWidget(self.share)
        sample.addStretch(1)
        lines.addRow(sample)
        self.finish_with(form)

    @classmethod
    def ask(
        cls, selected: int, everyone: Sequence[Coder], parent: QWidget | None
    ) -> Assignment | None:
        """Who is to read what, or None."""
        asked = cls(selected, everyone, parent)
        if not asked.exec():
            return None
        share = asked.share.value() if asked.share.isEnabled() else None
        return Assignment(asked.coder.currentData(), share)
