"""Proposals as a list: what may be one thing, and what was answered."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from coder.analysis.proposals import open_proposals, proposals
from coder.desktop.look.icons import icon
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.domain.coder import Coder
from coder.domain.journal.identity import DIFFERENT, SAME
from coder.domain.proposal import Proposal
from coder.store.project import Project

_Role = Qt.ItemDataRole
LATER: Final = "later"
_SIGNS: Final = {"document": "document", "theme": "theme", "coder": "team"}


def seen_proposals(project: Project, whose: Coder | None, *, also_answered: bool) -> list[Proposal]:
    """The proposals, those about people only where everyone's work is shown."""
    found = proposals(project) if also_answered else open_proposals(project)
    return [one for one in found if whose is None or one.kind != "coder"]


class ProposalsModel(ShortTable):
    """One row a question; those that were answered say so."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("Same or not?",), parent)

    @property
    def open_count(self) -> int:
        """How many are to be answered."""
        return sum(one.answer is None for one in self.rows)

    def show_proposals(self, found: Sequence[Proposal]) -> None:
        """Show these."""
        self.show_rows(found)

    def words(self, row: Proposal, column: int) -> str:
        """The question, or what was answered."""
        return one_line(row.about)

    def other(self, row: Proposal, column: int, role: int) -> object:
        """What it is about, by a picture; the whole sentence."""
        if role == _Role.DecorationRole:
            return icon(_SIGNS[row.kind] if row.answer is None else "check")
        return tool_tip(self.words(row, column)) if role == _Role.ToolTipRole else None


class Questions(QTableView):
    """The list; letters answer."""

    answered = Signal(str)
    _KEYS: Final[dict[int, str]] = {
        Qt.Key.Key_S: SAME,
        Qt.Key.Key_D: DIFFERENT,
        Qt.Key.Key_L: LATER,
    }

    def __init__(self, model: ProposalsModel) -> None:
        super().__init__()
        short_table(model, "proposals", "Same or not?", table=self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = self._KEYS.get(event.key())
        if answer and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.answered.emit(answer)
        else:
            super().keyPressEvent(event)
