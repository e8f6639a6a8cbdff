"""Putting the consensus together from codings, assessments and decisions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from coder.domain.consensus import AgreedPassage, Consensus
from coder.domain.decision import Decision
from coder.domain.journal.ids import derived_id
from coder.domain.quoting.anchor import Anchor, from_json, to_json
from coder.store import cells
from coder.store.coded_passages import StoredPassage, coded_passages
from coder.store.decisions import decisions
from coder.store.project import Project

if TYPE_CHECKING:
    from coder.domain.texts.text import Box


class _Mark(NamedTuple):
    """A coding where it stands; of a region, start and end are 0."""

    anchor: Anchor
    coder: str
    row: StoredPassage

    @property
    def ends(self) -> tuple[int, int]:
        return self.anchor.start, self.anchor.end


def consensus(project: Project) -> Consensus:
    """What the team agrees on.

    In a document, those are compared who finished it, if two or more did; else all who worked on
    it. What one alone did stands. What overlaps with one theme is one difference, unless all
    marked the same there; it gives what was decided about it, and nothing while it is open or put
    off. A decision holds while all codings there are ones that it knew, also when they are gone.
    """
    made = _Making(project)
    for document in made.documents():
        made.add(document)
    return Consensus(tuple(made.passages), made.cells, made.open, made.deferred)


class _Making:
    """The layer while it is put together, document by document."""

    def __init__(self, project: Project) -> None:
        self.files = cells.stored_files(project)
        self.passages: list[AgreedPassage] = []
        self.cells: dict[tuple[str, str], str] = {}
        self.open = 0
        self.deferred = 0
        self._project = project
        self._themes = cells.shown_themes(project)
        self._finished = cells.finished(project)
        self._assessed: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for document, theme, coder, state in cells.assessments(project, None):
            self._assessed[document].setdefault(theme, {})[coder] = state
        self._decided: dict[str, dict[str, list[Decision]]] = defaultdict(dict)
        for one in reversed(decisions(project)):  # of a theme, the latest first
            if one.theme is not None:
                self._decided[one.about].setdefault(one.theme, []).append(one)

    def documents(self) -> list[str]:
        """All documents with something in them."""
        return sorted({*self.files, *self._assessed, *self._decided})

    def add(self, document: str) -> None:
        """Take in one document."""
        by_theme: dict[str, list[_Mark]] = defaultdict(list)
        for stored in (one for alike in self.files.get(document, ()) for one in alike):
            for row in coded_passages(self._project, stored, None):
                mark = _Mark(from_json(row.anchor), row.coder, row)
                by_theme[self._themes[row.theme]].append(mark)
        assessed = self._assessed.get(document, {})
        compared = self._compared(document, by_theme, assessed)
        decided = self._decided.get(document, {})
        for theme in sorted({*by_theme, *decided}):
            held = [one for one in decided.get(theme, ()) if one.disputed]
            self._spots(theme, by_theme.get(theme, []), held, compared)
        for theme in sorted({*assessed, *decided}):
            coded = any(one.coder in compared for one in by_theme.get(theme, ()))
            states = {state for who, state in assessed.get(theme, {}).items() if who in compared}
            last = next((one for one in decided.get(theme, ()) if not one.disputed), None)
            self._cell(document, theme, set() if coded else states, last)

    def _compared(
        self,
        document: str,
        by_theme: dict[str, list[_Mark]],
        assessed: dict[str, dict[str, str]],
    ) -> set[str]:
        finished = set(self._finished.get(document, ()))
        if len(finished) > 1:
            return finished
        coded = {one.coder for marks in by_theme.values() for one in marks}
        return finished | coded | {who for by_coder in assessed.values() for who in by_coder}

    def _spots(
        self,
        theme: str,
        marks: Sequence[_Mark],
        held: Sequence[Decision],
        compared: Collection[str],
    ) -> None:
        there = {one.row.coding for one in marks}
        holding = [one for one in held if there.isdisjoint(one.disputed)]
        for spot in _overlapping([one for one in marks if one.coder in compared]):
            codings = {one.row.coding for one in spot}
            decision = next((one for one in held if codings <= set(one.disputed)), None)
            if decision is not None:
                if decision not in holding:
                    holding.append(decision)
            elif len(compared) < 2 or _is_alike(spot, compared):  # noqa: PLR2004 - two differ
                self._keep(spot, theme)
            else:
                self.open += 1
        for decision in holding:
            self._take(decision, marks)

    def _keep(self, spot: Sequence[_Mark], theme: str) -> None:
        """Take in what was marked, each stretch once."""
        first = {one.row.anchor: one.row for one in reversed(spot)}
        for row in first.values():
            self.passages.append(
                AgreedPassage(row.coding, row.number, row.file, row.anchor, theme, row.made_at)
            )

    def _take(self, decision: Decision, marks: Sequence[_Mark]) -> None:
        """Take in what was decided about a spot."""
        self.deferred += decision.is_deferred
        numbers = [one.row.number for one in marks if one.row.coding in decision.disputed]
        number = min((one for one in numbers if one), default=None)
        for place, one in enumerate(decision.answer.passages):
            id_ = derived_id("agreed", decision.id, str(place))
            self.passages.append(
                AgreedPassage(
                    id_, number, one.file, to_json(one.anchor), one.theme, decision.made_at
                )
            )

    def _cell(self, document: str, theme: str, states: set[str], decision: Decision | None) -> None:
        if decision is not None and decision.answer.state is not None:
            self.cells[document, theme] = decision.answer.state
        elif decision is not None:
            self.deferred += 1
        elif len(states) == 1:
            self.cells[document, theme] = next(iter(states))
        else:
            self.open += bool(states)


def _overlapping(marks: Iterable[_Mark]) -> list[list[_Mark]]:
    """Marks that share characters of one text, one with the next; regions, where they are alike."""
    by_text: dict[tuple[str, tuple[Box, ...] | None], list[_Mark]] = defaultdict(list)
    for one in marks:
        where = (one.anchor.text, None if one.anchor.kind == "text" else one.anchor.boxes)
        by_text[where].append(one)
    found: list[list[_Mark]] = []
    for (_, boxes), held in by_text.items():
        reach = -1
        for one in sorted(held, key=lambda one: (one.ends, one.row.coding)):
            start, end = one.ends
            if reach < 0 or (boxes is None and start >= reach):
                found.append([])
            found[-1].append(one)
            reach = max(reach, end)
    return found


def _is_alike(spot: Sequence[_Mark], compared: Collection[str]) -> bool:
    """Whether everyone marked it, with the same ends."""
    return len({one.ends for one in spot}) == 1 and {one.coder for one in spot} == set(compared)
