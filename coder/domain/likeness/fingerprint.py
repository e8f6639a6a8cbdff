"""Fingerprints of texts: how much of two texts is alike, without holding the texts.

A. Z. Broder, "On the resemblance and containment of documents", 1997: of all stretches of a few
letters the smallest hashes are kept. Only letters count, so that another layout, hyphens, line
numbers and page numbers leave a text what it is.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import Final, NamedTuple
from zlib import crc32

from coder.domain.quoting.folding import folded

_LETTERS: Final = 16
"""In a stretch: three or four words."""

_KEPT: Final = 256
_FEWEST: Final = 300  # stretches: less than a page says too little
_WIDESPREAD: Final = 12
"""A stretch that so many texts share is a licence or a publisher's line."""

_HINTS: Final = 6  # stretches shared, below which two texts are not compared
_NO_LETTER: Final = re.compile(r"[\W\d_]+")
_UNIT: Final = 2  # bytes


class Fingerprint(NamedTuple):
    """What is kept of a text."""

    stretches: int  # distinct ones in the whole text
    marks: frozenset[int]  # the smallest hashes of them

    @property
    def tells(self) -> bool:
        """Whether the text is long enough to be compared."""
        return self.stretches >= _FEWEST


class Shared(NamedTuple):
    """How much of two texts is alike, in per cent."""

    of_both: int  # of all that either says
    of_shorter: int


def fingerprint(words: str) -> Fingerprint:
    """The fingerprint of a text."""
    letters = _NO_LETTER.sub("", folded(words)).encode("utf-16-le", "surrogatepass")
    size = _LETTERS * _UNIT
    hashes = {crc32(letters[at : at + size]) for at in range(0, len(letters) - size + 1, _UNIT)}
    return Fingerprint(len(hashes), frozenset(sorted(hashes)[:_KEPT]))


def as_text(held: Fingerprint) -> str:
    """A fingerprint as it is stored."""
    return json.dumps([held.stretches, *sorted(held.marks)], separators=(",", ":"))


def from_text(stored: str) -> Fingerprint:
    """A fingerprint that was stored."""
    stretches, *marks = json.loads(stored)
    return Fingerprint(stretches, frozenset(marks))


def shared(one: Fingerprint, other: Fingerprint) -> Shared:
    """How much two texts have in common, as their fingerprints say."""
    together = sorted(one.marks | other.marks)[:_KEPT]
    both = one.marks & other.marks
    likeness = sum(mark in both for mark in together) / max(len(together), 1)
    common = likeness * (one.stretches + other.stretches) / (1 + likeness)
    shorter = max(min(one.stretches, other.stretches), 1)
    return Shared(round(100 * likeness), min(100, round(100 * common / shorter)))


def neighbours(prints: Mapping[str, Fingerprint]) -> Iterator[tuple[str, str]]:
    """The pairs of texts that are worth comparing, each once."""
    telling = {text: prints[text].marks for text in sorted(prints) if prints[text].tells}
    counts = Counter(chain.from_iterable(telling.values()))
    common = {mark for mark, count in counts.items() if 1 < count <= _WIDESPREAD}
    holders: dict[int, list[str]] = defaultdict(list)
    for text, marks in telling.items():
        for mark in marks & common:
            holders[mark].append(text)
    met = Counter(pair for texts in holders.values() for pair in combinations(texts, 2))
    return (pair for pair, count in met.items() if count >= _HINTS)
