"""The decision log: every difference, what each had, and what was decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import (
    CellDifference,
    SpotDifference,
    ValueDifference,
    differences,
    theme_of,
)
from coder.analysis.comparing.quoted import Quoted, quoted_differences
from coder.analysis.reporting.negotiation import became, had_as_written, kind_of
from coder.domain.attribute import NOT_REPORTED
from coder.domain.decision import Answer, Decision
from coder.domain.telling import listed
from coder.domain.theme import Theme
from coder.store.project import Project
from coder.store.rounds import rounds
from coder.store.themes import themes

REGION = "a part of the page"
NOTHING = "nothing there"
_BETWEEN = " […] "


@dataclass(frozen=True, slots=True)
class Logged:
    """One difference with what became of it."""

    document: str  # key
    document_id: str
    about: str  # the path of a theme, or the name of an attribute
    about_id: str
    kind: str
    page: str | None  # printed; None of cells and values, and where there is none
    pdf_page: int | None
    words: str  # the longest stretch that anybody marked; empty of cells and values
    had: Mapping[int, str]  # by coder: what each had before; who could say nothing is not there
    standing: str  # open, deferred, contested, settled
    decision: Decision | None
    whose: tuple[str, ...]  # who (ids) had what was marked or written anew
    after: str  # what holds by the decision; empty where nothing is decided
    round: str | None  # the name of the round on which the difference was found


def decision_log(state: Project, decided_in: Project, held: Compared) -> list[Logged]:
    """All differences of a state, by document, with the decisions of the project now."""
    frozen = {one.id: one.name for one in rounds(decided_in)}
    paths = {one.id: one.path for one in themes(decided_in)}
    every = differences(state, held)
    return [
        _logged(held, one, paths, frozen)
        for one in quoted_differences(state, held, every, decided_in=decided_in)
    ]


def _logged(
    held: Compared, quoted: Quoted, paths: Mapping[str, str], frozen: Mapping[str, str]
) -> Logged:
    one, shown, decision = quoted.difference, quoted.longest, quoted.decision
    place = theme_of(one)
    subject = one.attribute if isinstance(one, ValueDifference) else held.themes[place or 0]
    about = subject.path if isinstance(subject, Theme) else subject.name
    after = ""
    if decision is not None and not decision.is_deferred:
        after = _after(decision.answer, paths, of=subject.id, is_value=decision.kind == "value")
    return Logged(
        one.document.key, one.document.id, about, subject.id, kind_of(one),
        None if shown is None else shown.page, None if shown is None else shown.pdf_page,
        "" if shown is None else shown.quote or REGION,
        _had(held, quoted), became(decision), decision,
        () if decision is None else had_as_written(held, one, decision.answer), after,
        frozen.get(decision.round or "") if decision else None,
    )  # fmt: skip


def _had(held: Compared, quoted: Quoted) -> dict[int, str]:
    """What each coder had, by place."""
    one = quoted.difference
    if isinstance(one, CellDifference):
        return dict(one.states)
    if isinstance(one, ValueDifference):
        return {place: value or NOT_REPORTED for place, value in one.values.items()}
    instead = one.spot.instead if isinstance(one, SpotDifference) else {}
    found = {}
    for place in one.spot.readers:
        id_ = held.coders[place].id
        marked = [x.quote or REGION for x in quoted.passages if x.coder_id == id_]
        other = [held.themes[theme].path for theme in instead.get(place, ())]
        alone = f"instead: {listed(other)}" if other else NOTHING
        found[place] = _BETWEEN.join(marked) or alone
    return found


def _after(answer: Answer, paths: Mapping[str, str], *, of: str, is_value: bool) -> str:
    """What holds by an answer: words, with their theme if it is another one; a state; a value."""
    if is_value:
        return answer.value or NOT_REPORTED
    if answer.state is not None:
        return answer.state
    if not answer.passages:
        return NOTHING
    words = _BETWEEN.join(one.anchor.words or one.anchor.quote or REGION for one in answer.passages)
    other = dict.fromkeys(paths.get(one.theme, "?") for one in answer.passages if one.theme != of)
    return f"{listed([*other])}: {words}" if other else words
