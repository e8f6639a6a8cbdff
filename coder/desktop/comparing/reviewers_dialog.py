"""Lets some of the reviewers be chosen."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.questions import Question
from coder.domain.coder import Coder

_LEAST: Final = 2


class ReviewersDialog(Question):
    """A tick for each reviewer; two at least are compared."""

    def __init__(
        self, people: Sequence[Coder], chosen: Collection[str], parent: QWidget | None
    ) -> None:
        super().__init__("Choose reviewers", "Who is to be compared?", "C&ompare", parent)
        self.setObjectName("reviewers dialog")
        self._ticks = {
            one.id: named(QCheckBox(one_line(one.name).replace("&", "&&")), f"tick {one.name}",
                          one_line(one.name))
            for one in people
        }  # fmt: skip
        for id_, tick in self._ticks.items():
            tick.setChecked(not chosen or id_ in chosen)
            tick.toggled.connect(lambda _: self._check())
        self.finish_with(*self._ticks.values())
        self._check()

    @classmethod
    def ask(
        cls, people: Sequence[Coder], chosen: Collection[str], parent: QWidget | None
    ) -> tuple[str, ...] | None:
        """The ids of those chosen; none named if it is all of them, None if nothing is chosen."""
        dialog = cls(people, chosen, parent)
        ticked = dialog.ticked if dialog.exec() else None
        dialog.deleteLater()
        return () if ticked is not None and len(ticked) == len(people) else ticked

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of those who are ticked."""
        return tuple(id_ for id_, tick in self._ticks.items() if tick.isChecked())

    def _check(self) -> None:
        self.act.setEnabled(len(self.ticked) >= _LEAST)
