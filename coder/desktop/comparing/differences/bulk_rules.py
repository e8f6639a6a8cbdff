"""Settling many differences alike: what a rule makes of each, before it is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coder.analysis.comparing.difference import SpotDifference
from coder.desktop.comparing.differences.chosen import sort_of
from coder.desktop.comparing.differences.listed import Key, ListedDifference
from coder.desktop.comparing.differences.ways import DEFER, UNION, Way, asked


@dataclass(frozen=True, slots=True)
class Rule:
    """How many are settled alike."""

    sort: Literal["union", "coder", "majority", "defer"]
    coder: int | None = None  # whose reading is kept
    below: int = 0  # characters on which borders may differ, and one less


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a rule makes of one difference."""

    listed: ListedDifference
    way: Way | None
    why_left: str = ""  # where there is no way


def foretell(
    listed: Sequence[ListedDifference], rule: Rule, without: Collection[Key] = ()
) -> list[Foretold]:
    """What a rule makes of all that it is about and that is not settled, what it settles first.

    What was put off can be settled too, but not be put off again. Those ``without`` which it is
    done keep their place.
    """
    standings = {"open"} if rule.sort == "defer" else {"open", "deferred"}
    is_union = rule.sort == "union"
    found = [
        _foretell(one, rule)
        for one in listed
        if one.standing in standings and (not is_union or sort_of(one.difference) == "boundary")
    ]
    ordered = sorted(found, key=lambda one: one.way is None)
    left = {one.listed.key for one in found if one.way is not None} & set(without)
    return [
        replace(one, way=None, why_left="left out") if one.listed.key in left else one
        for one in ordered
    ]


def apart(one: SpotDifference) -> int:
    """The characters that some marked and others did not."""
    length = one.spot.end - one.spot.start
    return length - round(one.spot.overlap * length)


def _foretell(listed: ListedDifference, rule: Rule) -> Foretold:
    why = _why_left(listed, rule)
    if why:
        return Foretold(listed, None, why)
    if rule.sort == "union":
        return Foretold(listed, UNION)
    if rule.sort == "defer":
        return Foretold(listed, DEFER)
    coder = rule.coder
    if rule.sort == "majority" and listed.most is not None:
        coder = listed.most.coders[0]
    return Foretold(listed, Way("coder", 0, "", coder=coder))


def _why_left(listed: ListedDifference, rule: Rule) -> str:
    """Why a rule is not about a difference; empty if it is."""
    one = listed.difference
    if rule.sort == "union":
        if not isinstance(one, SpotDifference):
            return "a part of a page has no characters"
        return f"{apart(one):,} characters apart" if apart(one) >= rule.below else ""
    if rule.sort == "majority":
        return "" if listed.most is not None else "no majority"
    if rule.coder is None or rule.coder in asked(one):
        return ""
    return "was not asked, or says nothing"
