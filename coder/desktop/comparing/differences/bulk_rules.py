"""Settling many differences alike: what a rule makes of each, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    SpotDifference,
    ValueDifference,
)
from coder.desktop.comparing.differences.chosen import sort_of
from coder.desktop.comparing.differences.listed import Listed
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.saying import most_alike
from coder.desktop.comparing.differences.ways import Way, ways_of

Sort = Literal["union", "coder", "majority", "defer"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How many are settled alike."""

    sort: Sort
    coder: int | None = None  # whose reading is kept
    below: int = 0  # characters on which borders may differ, and one less


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a rule makes of one difference."""

    listed: Listed
    way: Way | None
    why_left: str = ""  # where there is no way


def foretell(held: Compared, listed: Sequence[Listed], rule: Rule) -> list[Foretold]:
    """What a rule makes of all that is open; what it settles comes first."""
    found = [_foretell(held, one, rule) for one in listed if one.standing == "open"]
    return sorted(found, key=lambda one: one.way is None)


def apart(one: Difference) -> int:
    """The characters that some marked and others did not."""
    if not isinstance(one, SpotDifference):
        return 0
    length = one.spot.end - one.spot.start
    return length - round(one.spot.overlap * length)


def _foretell(held: Compared, listed: Listed, rule: Rule) -> Foretold:
    one = listed.difference
    ways = ways_of(held, one, Names(held.coders))
    why = _why_left(one, rule)
    if not why:
        kind = "coder" if rule.sort == "majority" else rule.sort
        coder = most_alike(one)[0] if rule.sort == "majority" else rule.coder
        way = next((way for way in ways if way.kind == kind and way.coder == coder), None)
        why = "" if way else _why_not_as(one)
        return Foretold(listed, way, why)
    return Foretold(listed, None, why)


def _why_left(one: Difference, rule: Rule) -> str:
    """Why a rule is not about a difference; empty if it is."""
    if rule.sort == "union":
        if sort_of(one) != "boundary":
            return "no difference of borders"
        if apart(one) >= rule.below:
            return f"{apart(one):,} characters apart"
    return "no majority" if rule.sort == "majority" and not most_alike(one) else ""


def _why_not_as(one: Difference) -> str:
    said = isinstance(one, CellDifference | ValueDifference)
    return "says nothing here" if said else "was not asked here"
