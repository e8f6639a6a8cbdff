"""Before and after deciding: how many differences there were, and what became of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.decided import Decided, Standing, standing
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    RegionDifference,
    ValueDifference,
    differences,
    readings,
)
from coder.analysis.comparing.majority import majorities
from coder.analysis.comparing.question import questions
from coder.analysis.comparing.spot import BOTH, KINDS
from coder.domain.decision import Answer, Decision, Outcome, Reason
from coder.store.project import Project

CELL: Final = "cell"
VALUE: Final = "value"
DIFFERENT: Final = (*(kind for kind in KINDS if kind != BOTH), CELL, VALUE)
"""How coders can differ, in the order in which it is told."""


@dataclass(slots=True)
class Became:
    """What became of the differences of one kind."""

    found: int = 0
    settled: int = 0
    deferred: int = 0
    contested: int = 0  # two people decided, neither knowing of the other: not settled

    @property
    def open(self) -> int:
        """On how many nothing is decided."""
        return self.found - self.noted

    @property
    def noted(self) -> int:
        """On how many something was noted, if only that they are put off."""
        return self.settled + self.deferred + self.contested


@dataclass(frozen=True, slots=True)
class AtOnce:
    """One act that settled several questions, and what holds of all differences in it.

    By which rule it was done nobody wrote down; what came of it is known.
    """

    differences: int
    of_most: bool  # of three or more, each time what more than half of them had
    outcome: Outcome | None  # if it is one for all
    chosen: str | None  # whose reading was kept each time (a coder's id), if it is one person's


@dataclass(frozen=True, slots=True)
class Negotiation:
    """Passages that all marked alike, differences by kind, and how they were settled.

    Passages are spots of text and parts of pages, of each theme by itself.
    """

    alike: int
    by_kind: Mapping[str, Became]
    outcomes: Mapping[Outcome, int]
    kept: Mapping[tuple[str, ...], int]  # whose reading was kept, by the ids of all who had it
    kept_of_fewer: Mapping[tuple[str, ...], int]  # without those that more than half of them had
    at_once: tuple[AtOnce, ...]  # the acts that settled several questions, the largest first
    questions: int  # which the differences are: see ``comparing.question``
    reasons: Mapping[Reason | None, int]
    deciders: Mapping[str, int]  # by the name of who wrote it down
    present: tuple[str, ...]
    first: str | None  # when the first and the last decision were made
    last: str | None

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return self.alike + sum(self.by_kind[kind].found for kind in KINDS if kind != BOTH)

    @property
    def agreed(self) -> int:
        """On how many passages there is consensus, with those on which all agreed."""
        return self.alike + sum(self.by_kind[kind].settled for kind in KINDS if kind != BOTH)

    @property
    def kept_of_most(self) -> int:
        """How often what was kept is what more than half of three or more had."""
        return sum(self.kept.values()) - sum(self.kept_of_fewer.values())

    @property
    def together(self) -> Became:
        """The differences of all kinds."""
        held = self.by_kind.values()
        return Became(*(sum(getattr(one, name) for one in held) for name in _COUNTS))


_COUNTS: Final = ("found", "settled", "deferred", "contested")


@dataclass(slots=True)
class _Told:
    """What decisions say, while they are counted."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    kept: Counter[tuple[str, ...]] = field(default_factory=Counter)
    kept_of_fewer: Counter[tuple[str, ...]] = field(default_factory=Counter)
    acts: dict[tuple[str, str], list[tuple[int, Answer, bool]]] = field(default_factory=dict)
    """By moment and who: the question, what was answered, and whether most of them had it."""
    reasons: Counter[Reason | None] = field(default_factory=Counter)
    deciders: Counter[str] = field(default_factory=Counter)
    present: dict[str, None] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)

    def at_once(self) -> tuple[AtOnce, ...]:
        """The acts that settled several questions, the largest first."""
        several = [held for held in self.acts.values() if len({one for one, *_ in held}) > 1]
        return tuple(_at_once(held) for held in sorted(several, key=len, reverse=True))

    def add(
        self, held: Compared, one: Difference, decision: Decision, *, question: int, of_most: bool
    ) -> None:
        """Count a decision; ``of_most`` if its question was settled as most of them had it."""
        self.deciders[decision.coder_name] += 1
        if decision.present:
            self.present[decision.present] = None
        self.times.append(decision.made_at)
        if decision.is_contested:  # so that it is settled in no way yet
            return
        self.reasons[decision.reason] += 1
        answer = _by_whose_reading(held, one, decision.answer)
        self.outcomes[answer.outcome] += 1
        if alike := _who_had_it(held, one, answer):
            self.kept[alike] += 1
            self.kept_of_fewer[alike] += not of_most
        if not decision.is_deferred:
            act = decision.made_at, decision.coder
            self.acts.setdefault(act, []).append((question, answer, of_most))


def _at_once(held: Sequence[tuple[int, Answer, bool]]) -> AtOnce:
    outcomes = {answer.outcome for _, answer, _ in held}
    chosen = {answer.chosen for _, answer, _ in held}
    return AtOnce(
        len(held),
        all(of_most for *_, of_most in held),
        outcomes.pop() if len(outcomes) == 1 else None,
        chosen.pop() if len(chosen) == 1 else None,
    )


def negotiation(state: Project, decided_in: Project, held: Compared) -> Negotiation:
    """What became of the differences in a state, by the decisions of the project now.

    ``state`` is that of the round that is compared, if there is one: decisions come after it.
    """
    decided = Decided(decided_in, state=state)
    by_kind = {kind: Became() for kind in DIFFERENT}
    told = _Told()
    every = differences(state, held)
    asked = questions(held, every)
    decisions = [decided.about(held, one) for one in every]
    as_most_had = _as_most_had(held, every, asked, decisions)
    for one, question, decision in zip(every, asked, decisions, strict=True):
        counts, stands = by_kind[kind_of(one)], became(decision)
        counts.found += 1
        counts.contested += stands == "contested"
        counts.settled += stands == "settled"
        counts.deferred += stands == "deferred"
        if decision is not None:
            of_most = question in as_most_had
            told.add(held, one, decision, question=question, of_most=of_most)
    return Negotiation(
        _alike(held), by_kind, told.outcomes, told.kept, +told.kept_of_fewer, told.at_once(),
        len(set(asked)), told.reasons, told.deciders, tuple(told.present),
        min(told.times, default=None), max(told.times, default=None),
    )  # fmt: skip


def became(decision: Decision | None) -> Standing | Literal["contested"]:
    """What became of a difference with such a decision."""
    is_contested = decision is not None and decision.is_contested
    return "contested" if is_contested else standing(decision)


def _as_most_had(
    held: Compared,
    every: Sequence[Difference],
    asked: Sequence[int],
    decisions: Sequence[Decision | None],
) -> set[int]:
    """The questions of which all that is settled is as more than half of them had all of it."""
    had: dict[int, set[str]] = {}  # by question, who had all of it that is settled
    for one, question, decision in zip(every, asked, decisions, strict=True):
        if decision is not None and became(decision) == "settled":
            answer = _by_whose_reading(held, one, decision.answer)
            whose = set(_who_had_it(held, one, answer))
            had[question] = whose & had.get(question, whose)
    return {
        question
        for question, most in majorities(every, asked).items()
        if held.coders[most.coders[0]].id in had.get(question, ())
    }


def _who_had_it(held: Compared, one: Difference, answer: Answer) -> tuple[str, ...]:
    """The ids of all who had what was chosen of one of them; nobody where nobody's was."""
    if answer.chosen is None:
        return ()
    said = {held.coders[place].id: reading for place, reading in readings(one).items()}
    if answer.chosen not in said:
        return (answer.chosen,)
    return tuple(coder for coder, reading in said.items() if reading == said[answer.chosen])


def _by_whose_reading(held: Compared, one: Difference, answer: Answer) -> Answer:
    """An answer that was written anew as the first reviewer's reading that it is, if it is one."""
    whose = had_as_written(held, one, answer)
    return replace(answer, outcome="coder", chosen=whose[0]) if whose else answer


def had_as_written(held: Compared, one: Difference, answer: Answer) -> tuple[str, ...]:
    """Who (ids) had what was marked or written anew: it is nothing new then, whoever wrote it."""
    if answer.outcome != "edited":
        return ()
    written: object
    if isinstance(one, CellDifference):
        written = answer.state
    elif isinstance(one, ValueDifference):
        written = answer.value
    elif isinstance(one, RegionDifference):
        written = tuple(sorted(box for part in answer.passages for box in part.anchor.boxes))
    else:
        anchors = [part.anchor for part in answer.passages]
        written = tuple(sorted((anchor.start, anchor.end) for anchor in anchors))
    return tuple(held.coders[who].id for who, had in readings(one).items() if had == written)


def kind_of(one: Difference) -> str:
    """How coders differ, or in what else than passages."""
    if isinstance(one, CellDifference):
        return CELL
    return VALUE if isinstance(one, ValueDifference) else one.kind


def _alike(held: Compared) -> int:
    """How many spots and parts of pages are marked alike."""
    found = 0
    for document in held.documents:
        found += sum(spot.kind == BOTH for spot in document.spots)
        found += sum(spot.kind == BOTH for spot in document.region_spots)
    return found
