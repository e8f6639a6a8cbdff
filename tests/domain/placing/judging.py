"""Where a passage of one build truly lies on another, told without anything the placing knows.

Letters are folded and nothing else is done to them; lines that hold digits alone are left out
first, and kept if the passage is not found without them.
"""

import random
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal

from rapidfuzz.distance import Indel

from coder.domain.placing.placement import Placement
from coder.domain.quoting.anchor import Anchor, describe
from coder.domain.quoting.folding import FOLDED
from coder.domain.quoting.letters import Span
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Text

_NUMBER_LINES = re.compile(r"^[^\S\n]*\d+[^\S\n]*$", re.MULTILINE)
_WIDTHS = (30, 300)  # letters on either side of a place
_TIED = 0.05  # surroundings that differ by less tell no two places apart
_SAME = 0.8  # of the letters of two places are in both
_ALIKE, _MUCH_ALIKE = 0.65, 0.85
_PARTED = 2_000  # letters between two parts of a passage, at most
_BESIDE = 100  # letters

Verdict = Literal["exact", "close", "wrong", "ambiguous", "unplaced"]


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """The two builds of every article of the corpus that has two."""
    builds = sorted(folder.glob("pair-*.pdf"))
    return [pair for pair in pairwise(builds) if pair[0].name[:7] == pair[1].name[:7]]


def random_passages(text: Text, *, count: int, seed: int, words: int = 12) -> list[Anchor]:
    """Passages of so many words, as a hand would mark them, furniture and all."""
    dice = random.Random(seed)
    found = list(re.finditer(r"\S+", text.whole()))
    prose = Prose(text)
    firsts = [dice.randrange(len(found) - words + 1) for _ in range(count)]
    return [
        describe(text, "d", found[at].start(), found[at + words - 1].end(), prose=prose)
        for at in firsts
    ]


class Letters:
    """All letters of a text, each with its position."""

    def __init__(self, whole: str) -> None:
        folded = [(letter, at) for at, mark in enumerate(whole) for letter in FOLDED[mark]]
        self.all = "".join(letter for letter, _ in folded)
        self._places = [at for _, at in folded]

    def within(self, stretch: Span) -> Span:
        return bisect_left(self._places, stretch[0]), bisect_left(self._places, stretch[1])

    def stretch(self, numbers: Span) -> Span:
        return self._places[numbers[0]], self._places[numbers[1] - 1] + 1

    def occurrences(self, needle: str) -> list[Span]:
        starts = re.finditer(f"(?={re.escape(needle)})", self.all)
        return [(match.start(), match.start() + len(needle)) for match in starts]

    def before(self, numbers: Span, width: int) -> str:
        return self.all[max(0, numbers[0] - width) : numbers[0]]

    def behind(self, numbers: Span, width: int) -> str:
        return self.all[numbers[1] : numbers[1] + width]


@dataclass(frozen=True)
class Build:
    """A text, and its letters with and without lines of digits."""

    text: Text

    @cached_property
    def plain(self) -> Letters:
        blank = _NUMBER_LINES.sub(lambda match: " " * len(match[0]), self.text.whole())
        return Letters(blank)

    @cached_property
    def numbered(self) -> Letters:
        return Letters(self.text.whole())


def true_places(anchor: Anchor, source: Build, target: Build) -> list[Span]:
    """Where the letters of a passage stand; of several places, those in its surroundings."""
    for one, other in ((source.plain, target.plain), (source.numbered, target.numbered)):
        here = one.within((anchor.start, anchor.end))
        needle = one.all[slice(*here)]
        found = other.occurrences(needle) if needle else []
        if len(found) > 1:
            rated = [(_surroundings(one, here, other, there), there) for there in found]
            best = max(rated)[0]
            found = [there for rate, there in rated if rate >= best - _TIED]
        if found:
            return [other.stretch(there) for there in found]
    return []


def judge(
    anchor: Anchor, placed: Placement, places: list[Span], source: Build, target: Build
) -> Verdict:
    """The state of a placement, or that it is wrong."""
    if placed.state not in ("exact", "close"):
        return placed.state
    (place,) = placed.places
    if places:
        right = any(_shared(target.plain, place, true) >= _SAME for true in places)
    else:
        right = _is_edited(source.plain, (anchor.start, anchor.end), target.plain, place)
    return placed.state if right else "wrong"


def _shared(letters: Letters, one: Span, other: Span) -> float:
    one, other = letters.within(one), letters.within(other)
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def _is_edited(one: Letters, passage: Span, other: Letters, place: Span) -> bool:
    """Whether words are much alike, or alike in the same surroundings, or all there but parted.

    The last is for passages that a page's foot and head, or a caption, interrupts in one build.
    """
    here, there = one.within(passage), other.within(place)
    words, found = one.all[slice(*here)], other.all[slice(*there)]
    before = _alike(one.before(here, _BESIDE), other.before(there, _BESIDE))
    behind = _alike(one.behind(here, _BESIDE), other.behind(there, _BESIDE))
    alike = _alike(words, found)
    if alike >= _MUCH_ALIKE or (alike >= _ALIKE and max(before, behind) >= _ALIKE):
        return True
    short, long = sorted((words, found), key=len)
    return len(long) - len(short) <= _PARTED and _parted(short, long) >= _MUCH_ALIKE


def _parted(words: str, found: str) -> float:
    """How far some words are alike, if one part of them begins and the other ends longer ones.

    The place to part them is tried at every fourth letter.
    """
    size = len(words)
    changed = min(
        Indel.distance(words[:at], found[:at]) + Indel.distance(words[at:], found[at - size :])
        for at in range(0, size, 4)
    )
    return 1 - changed / (2 * size)


def _surroundings(one: Letters, here: Span, other: Letters, there: Span) -> float:
    sides = [
        _alike(beside(one, here, width), beside(other, there, width))
        for width in _WIDTHS
        for beside in (Letters.before, Letters.behind)
    ]
    return sum(sides) / len(sides)


def _alike(one: str, other: str) -> float:
    return Indel.normalized_similarity(one, other)
