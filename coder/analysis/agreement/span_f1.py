"""F1 of two coders' spans: how many of them match, without any correction for chance.

Spans of one value are matched one to one, the closest first; in one text and of one value they
overlap none of the same coder (see ``sweeping.separate``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import add, attrgetter
from typing import Final

from coder.analysis.agreement.figure import Figure, undefined
from coder.analysis.agreement.ratings import Value
from coder.analysis.agreement.sweeping import Span, Stretch, separate
from coder.analysis.agreement.two_coders import NOT_USED

LEAST: Final = 0.5
"""The share of both spans together that two must share to be close."""

KINDS: Final = ("strict", "close", "overlap", "partial", "characters")
"""By what spans match; see ``f1``."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Numbers of spans and characters that two coders marked; they add over texts and values."""

    first: int = 0  # spans
    second: int = 0
    same: int = 0  # with equal ends
    close: int = 0  # sharing enough
    touching: int = 0  # sharing any character
    first_characters: int = 0
    second_characters: int = 0
    shared_characters: int = 0

    def __add__(self, other: "Matched") -> "Matched":
        """The numbers of both."""
        return Matched(*map(add, _NUMBERS(self), _NUMBERS(other)))


_NUMBERS = attrgetter(*(one.name for one in fields(Matched)))


def matched(
    first: Iterable[Stretch], second: Iterable[Stretch], *, least: float = LEAST
) -> Matched:
    """Match two coders' stretches of one value in one text.

    The closest are matched first, by what two share of both together (their intersection over
    their union); stretches that are ``close`` share at least ``least`` of it.
    """
    one, two = sorted(first), sorted(second)
    meeting = list(_meeting(one, two))
    found = _closest(meeting)
    return Matched(
        len(one),
        len(two),
        sum(1 for share, _, _ in found if share == 1),
        sum(1 for share, _, _ in found if share >= least),
        len(found),
        sum(end - start for start, end in one),
        sum(end - start for start, end in two),
        sum(min(mine[1], theirs[1]) - max(mine[0], theirs[0]) for mine, theirs in meeting),
    )


def by_value(
    first: Sequence[Span], second: Sequence[Span], *, least: float = LEAST
) -> Mapping[Value, Matched]:
    """Two coders' spans of one text, matched value by value."""
    one, two = _grouped(first), _grouped(second)
    return {
        value: matched(one.get(value, ()), two.get(value, ()), least=least)
        for value in one.keys() | two.keys()
    }


def _grouped(spans: Iterable[Span]) -> dict[Value, list[Stretch]]:
    found: dict[Value, list[Span]] = {}
    for span in spans:
        found.setdefault(span[2], []).append(span)
    return {
        value: [(start, end) for start, end, _ in separate(group)] for value, group in found.items()
    }


def f1(found: Matched) -> Mapping[str, Figure]:
    """F1 by what counts as a match.

    ``strict``: equal ends. ``close``: sharing enough. ``overlap``: sharing anything. ``partial``:
    an overlap counts half (SemEval-2013, task 9.1). ``characters``: positive agreement.
    """
    spans, characters = found.first + found.second, found.first_characters + found.second_characters
    if not spans or not characters:
        return dict.fromkeys(KINDS, undefined(NOT_USED))
    return {
        "strict": Figure(2 * found.same / spans),
        "close": Figure(2 * found.close / spans),
        "overlap": Figure(2 * found.touching / spans),
        "partial": Figure((found.same + found.touching) / spans),
        "characters": Figure(2 * found.shared_characters / characters),
    }


def _meeting(
    first: Sequence[Stretch], second: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Stretch]]:
    """The pairs that share anything, of stretches in order."""
    place = 0
    for one in first:
        while place < len(second) and second[place][1] <= one[0]:
            place += 1
        at = place
        while at < len(second) and second[at][0] < one[1]:
            yield one, second[at]
            at += 1


def _closest(
    meeting: Iterable[tuple[Stretch, Stretch]],
) -> list[tuple[float, Stretch, Stretch]]:
    """Of pairs the closest, each stretch once; equally close ones in the order of the text."""
    ranked = sorted((-_share(one, two), max(one[0], two[0]), one, two) for one, two in meeting)
    taken_one: set[Stretch] = set()
    taken_two: set[Stretch] = set()
    found = []
    for share, _, one, two in ranked:
        if one not in taken_one and two not in taken_two:
            taken_one.add(one)
            taken_two.add(two)
            found.append((-share, one, two))
    return found


def _share(one: Stretch, two: Stretch) -> float:
    return (min(one[1], two[1]) - max(one[0], two[0])) / (max(one[1], two[1]) - min(one[0], two[0]))
