"""Where the letters of a passage stand on the target, unchanged."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from coder.domain.placing.wanted import Wanted
from coder.domain.quoting.letters import Letters, Span
from coder.domain.quoting.number_signs import agree_in_numbers
from coder.domain.quoting.quoted_edges import agree_in_signs, begins_and_ends_words, with_edges
from coder.domain.quoting.whole_numbers import cuts_number

_SHORT: Final = 16  # letters: fewer may stand within another word by chance
_MOST: Final = 200  # places that are looked at
_TOUCHING: Final = 3  # letters beside a place: of more places than that, those that agree here


class Occurrence(NamedTuple):
    """A place, and whether its numbers and signs are those of the passage too."""

    place: Span
    sound: bool


@dataclass(frozen=True, slots=True)
class Lookup:
    """The letters of a passage and those of a target, read alike."""

    needle: Letters
    target: Letters


def occurrences(wanted: Wanted, lookup: Lookup) -> list[Occurrence]:
    """All places, but those within other words and those less sound than others."""
    letters = lookup.target
    starts = list(_starts(letters.letters, lookup.needle.letters))
    if len(starts) > _MOST:
        starts = _touched(wanted, lookup, starts)[:_MOST]
    found = [occurrence(wanted, lookup, start) for start in starts]
    whole = letters.whole
    words = [one for one in found if begins_and_ends_words(whole, one.place)]
    if len(lookup.needle.letters) < _SHORT or words:
        found = words
    return [one for one in found if one.sound] or found


def occurrence(wanted: Wanted, lookup: Lookup, start: int) -> Occurrence:
    """The place of letters that begin with number ``start`` of the target's."""
    letters, size = lookup.target, len(lookup.needle.letters)
    place = letters.stretch(start, start + size - 1)
    sound = (
        not letters.has_accent(start + size - 1)
        and agree_in_numbers(letters, start, lookup.needle)
        and agree_in_signs(letters.whole[slice(*place)], wanted.anchor.quote)
        and (not cuts_number(letters, start, lookup.needle) or _goes_on(wanted, lookup, start))
    )
    return Occurrence(with_edges(letters.whole, place, wanted.anchor.quote), sound)


def _starts(letters: str, needle: str) -> Iterator[int]:
    start = letters.find(needle) if needle else -1
    while start >= 0:
        yield start
        start = letters.find(needle, start + 1)


def _touched(wanted: Wanted, lookup: Lookup, starts: list[int]) -> list[int]:
    """The places beside which the same letters stand as beside the passage."""
    size, letters = len(lookup.needle.letters), lookup.target.letters
    before = wanted.around[max(0, wanted.first - _TOUCHING) : wanted.first]
    behind = wanted.around[wanted.last : wanted.last + _TOUCHING]
    return [
        start
        for start in starts
        if letters.endswith(before, 0, start) or letters.startswith(behind, start + size)
    ]


def _goes_on(wanted: Wanted, lookup: Lookup, start: int) -> bool:
    """Whether the letter before and the letter behind are those of the passage's own text."""
    letters, end = lookup.target.letters, start + len(lookup.needle.letters)
    before = wanted.around[max(0, wanted.first - 1) : wanted.first]
    behind = wanted.around[wanted.last : wanted.last + 1]
    return letters[max(0, start - 1) : start] == before and letters[end : end + 1] == behind
