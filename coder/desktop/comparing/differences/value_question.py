"""Asks for another value than those that were charted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.questions import Question
from coder.domain.attribute import NO, YES, Attribute


class ValueQuestion(Question):
    """A field, with what can be chosen where the attribute has choices.

    It begins with the first of what was charted, or what was decided before.
    """

    def __init__(self, attribute: Attribute, charted: Sequence[str], parent: QWidget) -> None:
        sentence = "Several are separated by semicolons." if attribute.kind == "several_of" else ""
        super().__init__(f"{attribute.name}: another value", sentence, "&Settle", parent)
        self.setObjectName("value question")
        self.field = named(QComboBox(), "other value", f"The value of {attribute.name}")
        choices = (YES, NO) if attribute.kind == "yes_no" else attribute.choices
        self.field.addItems(choices)
        self.field.setEditable(attribute.kind not in {"yes_no", "one_of"})
        self.field.setCurrentIndex(-1)
        self.field.setCurrentText(next((value for value in charted if value), ""))
        label = QLabel("&The value that holds")
        label.setBuddy(self.field)
        self.finish_with(label, self.field)
        self.act.setDefault(True)
        self.field.currentTextChanged.connect(self._allow)
        self._allow()
        self.field.setFocus()

    def _allow(self) -> None:
        """A list in which nothing is chosen yet says nothing."""
        self.act.setEnabled(self.field.isEditable() or self.field.currentIndex() >= 0)

    @classmethod
    def ask(cls, attribute: Attribute, charted: Sequence[str], parent: QWidget) -> str | None:
        """The value; None if it is left as it is."""
        question = cls(attribute, charted, parent)
        value = question.field.currentText() if question.exec() else None
        question.deleteLater()
        return value
