"""The page of proposals: two things side by side that may be one, and the answer."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.headings import heading
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.merging.concerned import with_theme
from coder.desktop.merging.proposals_model import (
    LATER,
    ProposalsModel,
    Questions,
    seen_proposals,
)
from coder.desktop.merging.quotations import OfThemeView, Quotations
from coder.desktop.merging.shown import Shown
from coder.desktop.merging.side_by_side import SideBySide
from coder.desktop.merging.sides import sides
from coder.desktop.merging.splitting import split
from coder.desktop.workspace import Workspace
from coder.domain.journal.identity import DIFFERENT, SAME
from coder.domain.proposal import Proposal
from coder.domain.telling import counted
from coder.operations.identity import accept, decline

_NONE: Final = (
    "Nothing is in doubt. Documents, themes or people that look like one, and are not certainly"
    " so, are asked about here, once."
)
_ASKED: Final = (
    " to answer: S for the same, D for different, L for later. Answers go along with copies and"
    " merges."
)


class Proposals(QWidget):
    """The proposals of the project, one of them opened."""

    tables: Final = frozenset({"document", "file", "theme", "coder", "identity", "project"})
    read = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("proposals page")
        self._workspace = workspace
        self._shown = Shown()
        self._fetcher = Fetcher(workspace, self)
        self.model = ProposalsModel(self)
        self._said = words(name="proposal count")
        self._answered = named(QCheckBox("Show answered &ones too"), "show answered")
        self._answered.toggled.connect(self._read)
        self.main = self.table = Questions(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._open)
        self.table.answered.connect(self._press)
        self._about = heading("", "proposal about")
        self._evidence = words(name="proposal evidence")
        self._sides = SideBySide()
        self._passages = [
            Quotations(workspace, f"passages {of}", page=page, view=OfThemeView, of=of)
            for of, page in (("of one", "Show on the pa&ge"), ("of the other", "Show on the p&age"))
        ]
        self._buttons: dict[str, Callable[[], object]] = {
            SAME: lambda: self._answer(SAME),
            DIFFERENT: lambda: self._answer(DIFFERENT),
            LATER: self._later,
        }
        self._opened = QWidget()
        self._answers = QWidget()
        self._build()

    @property
    def open_count(self) -> int:
        """How many are to be answered."""
        return self.model.open_count

    def show_merge(self, shown: Shown) -> None:
        """Show what the project asks, or would ask after a merge."""
        self._shown = shown
        self._answered.setVisible(not shown.rehearsed)
        self._read()

    def _read(self) -> None:
        whose, also = self._workspace.whose, self._answered.isChecked()
        if self._shown.rehearsed and self._shown.report:
            found = self._shown.report.proposals
            self._show([one for one in found if whose is None or one.kind != "coder"])
        else:
            self._fetcher.fetch(
                lambda project: seen_proposals(project, whose, also_answered=also), self._show
            )

    def _show(self, found: Sequence[Proposal]) -> None:
        row = max(self.table.currentIndex().row(), 0)
        rows = self.model.rows
        held = rows[row].id if row < len(rows) else ""
        self.model.show_proposals(found)
        number = self.model.open_count
        questions = counted(number, "question")
        later = " would be yours to answer, after the merge."
        self._said.setText(
            f"{questions}{later if self._shown.rehearsed else _ASKED}" if number else _NONE
        )
        for part in (self.table, self._opened):
            part.setVisible(bool(found))
        if found:
            ids = [one.id for one in found]
            row = ids.index(held) if held in ids else min(row, len(ids) - 1)
            self.table.setCurrentIndex(self.model.index(row, 0))
            self._open()
        self.read.emit()

    def _current(self) -> Proposal | None:
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _open(self) -> None:
        asked = self._current()
        if asked is None:
            return
        self._about.setText(asked.about)
        self._evidence.setText("\n".join(f"• {one}" for one in asked.evidence))
        self._evidence.setVisible(bool(asked.evidence))
        rehearsed = self._shown.rehearsed
        self._answers.setVisible(not rehearsed and self._workspace.project.write)
        whose = self._workspace.whose
        alone = None if whose is None else whose.id
        facts = [] if rehearsed else sides(self._workspace.project, asked, alone=alone)
        self._sides.show_facts(facts)
        for quotations, id_ in zip(self._passages, (asked.one, asked.other), strict=True):
            quotations.setVisible(asked.kind == "theme" and not rehearsed)
            if asked.kind == "theme" and not rehearsed:
                quotations.fetch(partial(with_theme, theme=id_, whose=whose))

    def _press(self, answer: str) -> None:
        if not self._answers.isHidden():
            self._buttons[answer]()

    def _answer(self, answer: str) -> None:
        asked, project = self._current(), self._workspace.project
        if asked is None:
            return
        act = accept if answer == SAME else decline
        if self._workspace.do(lambda: act(project, asked)) is not None:
            self.table.setFocus()
            if self._current() == asked and asked.answer is None:  # while they are read anew
                self._later()
            said = "These are one now" if answer == SAME else "These stay two"
            self._workspace.tell(f"{said}. Undo takes the answer back.", kind="done")

    def _later(self) -> None:
        row = self.table.currentIndex().row() + 1
        self.table.setCurrentIndex(self.model.index(row % len(self.model.rows), 0))
        self.table.setFocus()

    def _build(self) -> None:
        row = QHBoxLayout(self._answers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for name, text in ((SAME, "The &same"), (DIFFERENT, "Di&fferent"), (LATER, "&Later")):
            row.addWidget(push_button(f"answer {name}", text, self._buttons[name]))
        row.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(WIDE)
        for quotations in self._passages:
            below.addWidget(quotations)
        right = QVBoxLayout(self._opened)
        right.setContentsMargins(GRID, 0, 0, 0)
        right.setSpacing(GRID)
        for part in (self._about, self._evidence, self._answers, self._sides):
            right.addWidget(part)
        right.addLayout(below, 1)
        right.addStretch(0)
        listed = QWidget()
        left = QVBoxLayout(listed)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GRID)
        left.addWidget(self._said)
        left.addWidget(self.table, 1)
        left.addStretch(0)
        left.addWidget(self._answered)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(split(listed, self._opened))
