"""Asks for another value than those that were charted."""

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.questions import Question
from coder.domain.attribute import NO, YES, Attribute


class ValueQuestion(Question):
    """A field, with what can be chosen where the attribute has choices."""

    def __init__(self, attribute: Attribute, parent: QWidget) -> None:
        sentence = "Several are separated by semicolons." if attribute.kind == "several_of" else ""
        super().__init__(f"{attribute.name}: another value", sentence, "&Settle", parent)
        self.setObjectName("value question")
        self.field = named(QComboBox(), "other value", f"The value of {attribute.name}")
        choices = (YES, NO) if attribute.kind == "yes_no" else attribute.choices
        self.field.addItems(choices)
        self.field.setEditable(attribute.kind not in {"yes_no", "one_of"})
        label = QLabel("&The value that holds")
        label.setBuddy(self.field)
        self.finish_with(label, self.field)
        self.act.setDefault(True)
        self.field.setFocus()

    @classmethod
    def ask(cls, attribute: Attribute, parent: QWidget) -> str | None:
        """The value; None if it is left as it is."""
        question = cls(attribute, parent)
        value = question.field.currentText() if question.exec() else None
        question.deleteLater()
        return value
