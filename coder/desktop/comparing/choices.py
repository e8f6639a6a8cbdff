"""Everything that is chosen about a comparison, in a row above it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from itertools import combinations
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from coder.analysis.comparing.units import UNITS, Unit
from coder.analysis.reporting.settled import unit_of
from coder.desktop.comparing.asking import Question
from coder.desktop.comparing.reviewers_dialog import ReviewersDialog
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.telling import listed
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.rounds import rounds

_LOCAL: Final = "compare"
_MOST: Final = 6  # reviewers of whom every pair is offered
_PAIR: Final = 2
_CHOOSE: Final = "choose"
_UNITS: Final[Mapping[Unit, str]] = {
    "characters": "Characters", "words": "Words", "sentences": "Sentences",
    "paragraphs": "Paragraphs", "passages": "Passages", "cells": "Cells",
}  # fmt: skip


class CompareChoices(QWidget):
    """Whom, what is counted, the state, and whether unfinished documents count too."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        named(self, "compare choices", "What is compared")
        self._workspace = workspace
        self.question = _recall(workspace.project)
        self._lacking: Mapping[str, int] = {}
        self.reviewers = Choice("compare reviewers", "Reviewers", letters=16)
        self.unit = Choice("compare unit", "What is counted", letters=11)
        self.unit.offer([(unit, _UNITS[unit]) for unit in UNITS])
        self.state = Choice("compare state", "State", letters=13)
        self.unfinished = named(
            QCheckBox("Unf&inished too"), "also unfinished", "Also documents that are not finished"
        )
        self.unfinished.setToolTip("Also compare documents that are begun and not finished")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in (self.reviewers, self.unit, self.state, self.unfinished):
            row.addWidget(part)
        self.offer()
        self.reviewers.value_changed.connect(self._choose_reviewers)
        self.unit.value_changed.connect(self._choose)
        self.state.value_changed.connect(self._choose_state)
        self.unfinished.toggled.connect(lambda _: self._choose())

    def offer(self) -> None:
        """Offer the reviewers and rounds that there are now, and show what is chosen."""
        project = self._workspace.project
        self._offer_reviewers()
        held = rounds(project) if self._workspace.whose is None else []
        self.state.offer(
            [(None, "As it is now")] + [(one.id, self._named(one.id, one.name)) for one in held]
        )
        self.state.choose(self.question.round)
        self.unit.choose(self.question.unit)
        with QSignalBlocker(self.unfinished):
            self.unfinished.setChecked(self.question.unfinished)
        self.question = replace(self.question, round=self.state.value)

    def tell_lacking(self, lacking: Mapping[str, int]) -> None:
        """Say which rounds are incomplete in this copy."""
        if lacking != self._lacking:
            self._lacking = lacking
            self.offer()

    def choose_round(self, round_: str | None) -> None:
        """Choose a state, as by hand."""
        self.state.choose(round_)
        self._choose_state()

    def count_unfinished(self) -> None:
        """Compare unfinished documents too, as by hand."""
        self.unfinished.setChecked(True)

    def _named(self, round_: str, name: str) -> str:
        return f"{one_line(name)} (incomplete)" if self._lacking.get(round_) else one_line(name)

    def _offer_reviewers(self) -> None:
        people = coders(self._workspace.project)
        names = {one.id: one_line(one.name) for one in people}
        chosen = tuple(one for one in self.question.coders if one in names)
        if len(chosen) < _PAIR:
            chosen = ()
        entries: list[tuple[object, str]] = [((), "All who worked")]
        if _PAIR < len(people) <= _MOST:
            entries += [
                ((one.id, other.id), f"{names[one.id]} and {names[other.id]}")
                for one, other in combinations(people, 2)
            ]
        if chosen and chosen not in [value for value, _ in entries]:
            entries.append((chosen, listed([names[one] for one in chosen])))
        if len(people) > _PAIR:
            entries.append((_CHOOSE, "Choose\N{HORIZONTAL ELLIPSIS}"))
        self.reviewers.offer(entries)
        self.reviewers.choose(chosen)
        self.question = replace(self.question, coders=chosen)

    def _choose_reviewers(self) -> None:
        if self.reviewers.value != _CHOOSE:
            self._hold(replace(self.question, coders=self.reviewers.value))
            return
        people = coders(self._workspace.project)
        chosen = ReviewersDialog.ask(people, self.question.coders, self.window())
        if chosen is None:
            self.reviewers.choose(self.question.coders)
        else:
            self.question = replace(self.question, coders=chosen)
            self._offer_reviewers()
            self._hold(self.question)

    def _choose_state(self) -> None:
        """A round is counted as was settled with it, until another unit is chosen."""
        held = rounds(self._workspace.project)
        chosen = next((one for one in held if one.id == self.state.value), None)
        if chosen is not None:
            self.unit.choose(unit_of(chosen))
        self._choose()

    def _choose(self) -> None:
        self._hold(
            replace(self.question, unit=self.unit.value, round=self.state.value,
                    unfinished=self.unfinished.isChecked())
        )  # fmt: skip

    def _hold(self, question: Question) -> None:
        self.question = question
        project = self._workspace.project
        if project.write:
            project.set_local(_LOCAL, json.dumps(asdict(question)))
        self.changed.emit()


def _recall(project: Project) -> Question:
    """What was asked last in this copy."""
    held = json.loads(project.local(_LOCAL) or "{}")
    unit: Unit = next((one for one in UNITS if one == held.get("unit")), UNITS[0])
    return Question(
        tuple(held.get("coders", ())), unit, held.get("round"), bool(held.get("unfinished"))
    )
