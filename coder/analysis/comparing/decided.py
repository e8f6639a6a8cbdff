"""Which differences are settled: decisions, matched with the differences that they are about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    ValueDifference,
)
from coder.domain.coder import Coder
from coder.domain.decision import Decision
from coder.store.compared import borders_of
from coder.store.decisions import decisions
from coder.store.project import Project

Standing = Literal["open", "deferred", "settled"]


class Decided:
    """The decisions of a project, or about one document, by what they are about.

    A value or a cell as a coder had it is not decided any more where they say otherwise by now, a
    spot where a coding has been moved. ``state`` is that of a round, if one is looked at.
    """

    def __init__(
        self, project: Project, document: str | None = None, *, state: Project | None = None
    ) -> None:
        self._spots: dict[tuple[str, str], list[Decision]] = {}
        self._others: dict[tuple[str, str], Decision] = {}
        for one in sorted(decisions(project, document), key=lambda one: (one.made_at, one.id)):
            place = one.about, one.theme or one.attribute or ""
            if one.is_overtaken:
                continue
            if one.kind == "spot":
                self._spots.setdefault(place, []).append(one)
            else:
                self._others[place] = one
        self._moved = _moved(state or project, [*self.spots])

    def about(self, held: Compared, difference: Difference) -> Decision | None:
        """The decision about a difference, if there is one."""
        if isinstance(difference, ValueDifference):
            return self._of_value(difference)
        document = difference.document.id
        if isinstance(difference, CellDifference):
            decision = self._others.get((document, held.themes[difference.theme].id))
            over = decision and is_overtaken(decision, held.coders, difference.states)
            return None if over else decision
        return self.spot(document, held.themes[difference.spot.theme].id, difference.spot.codings)

    def spot(self, document: str, theme: str, codings: Iterable[str]) -> Decision | None:
        """The last decision that knew all of some codings with a theme, where they stand.

        One that was made since opens the difference again, and so does one that was moved.
        """
        wanted = set(codings)
        held = self._spots.get((document, theme), ())
        knew = (one for one in reversed(held) if wanted <= set(one.disputed))
        return next((one for one in knew if not self.was_moved(one)), None)

    def _of_value(self, difference: ValueDifference) -> Decision | None:
        """That of its level, or else of the other one: the attribute may have changed its level."""
        document, attribute = difference.document, difference.attribute.id
        first, _ = difference.about
        levels = (first, document.study_id or first, document.id)
        return next((x for one in levels if (x := self._others.get((one, attribute)))), None)

    def was_moved(self, decision: Decision) -> bool:
        """Whether a coding of a spot stands elsewhere than when it was decided."""
        return decision.id in self._moved

    @property
    def spots(self) -> Iterator[Decision]:
        """All decisions about marked passages."""
        return chain.from_iterable(self._spots.values())

    @property
    def cells(self) -> Iterator[Decision]:
        """All decisions about cells."""
        return (one for one in self._others.values() if one.kind == "cell")


def _moved(project: Project, spots: Sequence[Decision]) -> set[str]:
    """The decisions of which a coding stood elsewhere when they were made."""
    told = {coding for one in spots for coding, _ in one.answer.borders}
    now = borders_of(project, told) if told else {}
    return {
        one.id
        for one in spots
        if any(now.get(coding, before) != before for coding, before in one.answer.borders)
    }


def is_overtaken(cell: Decision, coders: Sequence[Coder], said: Mapping[int, str | None]) -> bool:
    """Whether a cell was decided as a coder had it who says otherwise by now.

    ``said`` are the states that coders, by their places, give it; who gives none any more has not
    said otherwise.
    """
    if cell.answer.outcome != "coder":
        return False
    own = {said.get(place) for place, one in enumerate(coders) if one.id == cell.answer.chosen}
    return bool(own - {None, cell.answer.state})


def standing(decision: Decision | None) -> Standing:
    """Whether a difference with such a decision is settled."""
    if decision is None:
        return "open"
    return "deferred" if decision.is_deferred else "settled"
