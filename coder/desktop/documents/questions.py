"""What is asked before documents are excluded or assigned."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from coder.desktop.look.controls import named
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.questions import Question
from coder.domain.coder import Coder
from coder.domain.telling import counted


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
            QRadioButton(f"&The selected {counted(selected, 'document')}"), "the selected"
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
