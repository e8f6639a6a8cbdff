"""The paragraph on results: how far coders agreed, where not, and what became of it."""

from collections.abc import Mapping
from typing import Final, TypeVar

from coder.analysis.comparing.spot import BOUNDARY, ONLY, OTHER_THEME
from coder.analysis.reporting.figure_sentences import figures_told
from coder.analysis.reporting.negotiation import CELL, VALUE, AtOnce
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.wording import (
    all_of,
    many,
    number,
    sentences,
    share,
    was,
)
from coder.domain.decision import REASONS, Outcome
from coder.domain.telling import listed

_Key = TypeVar("_Key")
_PAIR: Final = 2

_OUTCOMES: Final[Mapping[Outcome, str]] = {
    "union": "all that they had marked", "intersection": "what all had marked",
    "edited": "what the team marked or wrote anew", "other theme": "another theme",
    "none": "nothing being there",
}  # fmt: skip


def results(report: Report) -> str:
    """The paragraph on results."""
    figures = figures_told(report) if report.has_coefficients else None
    return sentences([figures, *_differences(report), *_negotiated(report)])


def _differences(report: Report) -> list[str | None]:
    found = report.negotiation
    if not found.passages and not found.together.found:
        return ["The reviewers marked no passages and judged nothing differently."]
    judged = [
        many(found.by_kind[kind].found, noun)
        for kind, noun in ((CELL, "cell"), (VALUE, "charted value"))
        if found.by_kind[kind].found
    ]
    also = "also " if found.passages > found.alike else ""
    what = f"They {also}differed in {listed(judged)}." if judged else None
    return [_passages(report) if found.passages else None, what, _questions(report)]


def _passages(report: Report) -> str:
    """How many passages there are, and how many of them were marked alike."""
    found = report.negotiation
    apart = found.passages - found.alike
    kinds = [
        (found.by_kind[kind].found, said)
        for kind, said in (
            (BOUNDARY, "with other boundaries"),
            (OTHER_THEME, "with another theme instead"),
            (ONLY, f"by {'one' if len(report.held.coders) == _PAIR else 'some'} of them only"),
        )
        if found.by_kind[kind].found
    ]
    differently = f"differently: {listed([f'{number(count)} {said}' for count, said in kinds])}"
    if len(kinds) == 1:
        differently = f"differently ({'all ' if apart > 1 else ''}{kinds[0][1]})"
    if found.passages == 1:
        how = differently if apart else "alike"
        return f"The reviewers had coded one passage (each theme by itself), and marked it {how}."
    if not apart:
        every = all_of(found.passages, "coded passage")
        return f"The reviewers had marked {every} (each theme by itself) alike."
    alike = "none"
    if found.alike:
        alike = f"{number(found.alike)} ({share(found.alike, found.passages)})"
    return (
        f"Of {many(found.passages, 'coded passage')} (each theme by itself), the reviewers had"
        f" marked {alike} alike and {number(apart)} {differently}."
    )


def _negotiated(report: Report) -> list[str | None]:
    found = report.negotiation
    all_ = found.together
    if not all_.found:
        return []
    differences = many(all_.found, "difference")
    if not all_.noted:
        whole = {1: "The difference has not", _PAIR: f"Neither of the {differences} has"}
        none = f"None of the {differences} has"
        return [f"{whole.get(all_.found, none)} been decided yet."]
    settled = f"{number(all_.settled) if all_.settled else 'none'} of the {differences}"
    if all_.settled == all_.found:
        settled = all_of(all_.found, "difference")
    left = [
        f"{number(count)} {was(count)} {said}"
        for count, said in (
            (all_.contested, "decided differently by two of them, neither knowing of the other"),
            (all_.deferred, "put off"),
            (all_.open, "left open"),
        )
        if count
    ]
    rest = f"; {listed(left)}" if left else ""
    told = f"The reviewers settled {settled}{rest}."
    return [
        told,
        _at_once(report),
        _outcomes(report),
        _reasons(report),
        _after(report),
    ]


def _questions(report: Report) -> str | None:
    """That differences belong together, where one theme was put for another."""
    found = report.negotiation
    if found.questions == found.together.found:
        return None
    return (
        f"These {many(found.together.found, 'difference')} are {many(found.questions, 'question')}:"
        " where one theme was put for another, both differ."
    )


def _at_once(report: Report) -> str | None:
    """How many were settled by one act about several: nobody can have weighed each of them."""
    found = report.negotiation
    several = sum(one.differences for one in found.at_once)
    if not several:
        return None
    single = found.together.settled - several
    acts = "in one act" if len(found.at_once) == 1 else f"in {many(len(found.at_once), 'act')}"
    ways = {how_at_once(report, one) for one in found.at_once}
    how = ways.pop() if len(ways) == 1 else ""
    told = f" ({how})" if how else ""
    how_else = "one by one"
    if found.questions < found.together.found:
        how_else = "one question at a time"
    rest = f", and {number(single)} {how_else}" if single else ""
    return f"Of the settled ones, {number(several)} were settled together {acts}{told}{rest}."


def how_at_once(report: Report, one: AtOnce) -> str:
    """What holds of all that one act settled; empty if that is nothing."""
    if one.of_most:
        return "each time on what most of them had"
    if one.chosen is not None:
        names = dict(zip((x.id for x in report.held.coders), report.letters, strict=True))
        return f"each time on what {names.get(one.chosen, 'one other person')} had"
    said = _OUTCOMES.get(one.outcome) if one.outcome else None
    return f"each time on {said}" if said else ""


def _outcomes(report: Report) -> str | None:
    found = report.negotiation
    parts = []
    if found.kept_of_most:
        parts.append(f"on what most of them had in {many(found.kept_of_most, 'case')}")
    for alone in (True, False):
        parts += _kept(report, parts, alone=alone)
    for outcome, said in _OUTCOMES.items():
        if count := found.outcomes.get(outcome):
            parts.append(f"on {said} in {_cases(count, parts)}")
    return f"They settled {listed(parts)}." if parts else None


def _kept(report: Report, before: list[str], *, alone: bool) -> list[str]:
    """Readings that were kept and that most did not have: of one of them, or of several."""
    found, coders = report.negotiation, report.held.coders
    names = dict(zip((one.id for one in coders), report.letters, strict=True))
    held = {who: n for who, n in found.kept_of_fewer.items() if (len(who) == 1) == alone}
    if not held:
        return []
    whose = [
        f"{' and '.join(names.get(coder, 'another reviewer') for coder in who)} {count:,}"
        for who, count in _most(held)
    ]
    of = "the reading of one of them" if alone else "a reading that several of them shared"
    return [f"on {of} in {_cases(sum(held.values()), before)} ({'; '.join(whose)})"]


def _cases(count: int, before: list[str]) -> str:
    return number(count) if before else many(count, "case")


def _reasons(report: Report) -> str | None:
    reasons = [
        f"{REASONS[reason]} ({count:,})"
        for reason, count in _most(report.negotiation.reasons)
        if reason is not None
    ]
    noted = "The reason noted was" if len(reasons) == 1 else "Reasons noted were"
    return f"{noted} {listed(reasons)}." if reasons else None


def _most(counts: Mapping[_Key, int]) -> list[tuple[_Key, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))


def _after(report: Report) -> str | None:
    found = report.negotiation
    if not found.passages or found.agreed == found.alike:
        return None
    where = f"{number(found.agreed)} of {many(found.passages, 'passage')}"
    if found.agreed == found.passages:
        where = all_of(found.passages, "passage")
    return (
        f"With what was decided there was consensus on {where}"
        f" ({share(found.agreed, found.passages)}; before it"
        f" {share(found.alike, found.passages)})."
    )
