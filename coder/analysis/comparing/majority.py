"""Majorities: what most of at least three coders have, of all that is one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coder.analysis.comparing.difference import Difference, readings

FEW: Final = 3
"""Of so many coders at least there can be a majority: of two, most are both."""


@dataclass(frozen=True, slots=True)
class Majority:
    """More than half of some coders, who have the same of every part of a question."""

    coders: tuple[int, ...]  # by their places
    of: int  # who was asked about any part of it


def majorities(found: Sequence[Difference], numbers: Sequence[int]) -> dict[int, Majority]:
    """The questions on which there is a majority, by the numbers that differences have.

    A theme by itself tells nothing: of three who put one theme, another one and none on words, two
    lack each theme, and no two have the same.
    """
    parts: dict[int, list[Difference]] = {}
    for number, one in zip(numbers, found, strict=True):
        parts.setdefault(number, []).append(one)
    told = ((number, _majority(of_question)) for number, of_question in parts.items())
    return {number: most for number, most in told if most is not None}


def _majority(parts: Sequence[Difference]) -> Majority | None:
    """Who says nothing of a part is asked all the same, and has the same as nobody."""
    said = [readings(part) for part in parts]
    asked = sorted({place for part in said for place in part})
    alike: dict[tuple[object, ...], list[int]] = {}
    for place in asked:
        if all(place in part for part in said):
            alike.setdefault(tuple(part[place] for part in said), []).append(place)
    most = max(alike.values(), key=len, default=[])
    is_one = len(asked) >= FEW and 2 * len(most) > len(asked)
    return Majority(tuple(most), len(asked)) if is_one else None
