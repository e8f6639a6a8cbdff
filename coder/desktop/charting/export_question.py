"""Asks whose values a table of attributes holds."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from coder.desktop.look.choice import Choice
from coder.desktop.look.questions import Question
from coder.domain.coder import Coder

_SENTENCE: Final = (
    "One row a document, one column an attribute. The team's values are those on which all who"
    " charted them agree; where they differ, the cell stays empty."
)


class Whose(NamedTuple):
    """Whose values; None are those of the team."""

    coder: Coder | None


class ExportQuestion(Question):
    """Offers the values of the team, and what each reviewer charted."""

    def __init__(self, people: Sequence[Coder], parent: QWidget) -> None:
        super().__init__("Export attributes", _SENTENCE, "&Export…", parent)
        self.setObjectName("attribute export")
        self.choice = Choice("whose values", "Whose values", letters=24)
        self.choice.offer(
            [(None, "The team's values"), *((one, f"Only {one.name}") for one in people)]
        )
        self.finish_with(self.choice)

    @classmethod
    def ask(cls, people: Sequence[Coder], parent: QWidget) -> Whose | None:
        """Whose values are wanted; None if nothing shall be written."""
        dialog = cls(people, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return Whose(dialog.choice.value) if accepted else None
