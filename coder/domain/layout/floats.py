"""What is set between two halves of a sentence: figures, tables, the lone head of a page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

from coder.domain.layout.type_sizes import Block, size_runs

_STOPS: Final = frozenset(".:;!?")
_CAPTION: Final = re.compile(
    r"^\s*(fig(ure|\.)?|table|tab\.|box|scheme|plate|chart)s?\s*\d", re.IGNORECASE | re.MULTILINE
)
_CLOSING: Final = "\"')]\u2019\u201d"


def floats(
    whole: str, blocks: Sequence[Block], heads: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Stretches that interrupt a sentence, in order and apart.

    The text before one has no stop. A figure or table holds a caption, and the text of the same
    type size behind it goes on with a small letter; else only ``heads`` are taken for one: a word
    too many in a quotation is seen, one that is missing is not.
    """
    runs = size_runs(blocks)[1::2]
    cut = sorted(gap for run in runs for gap in _gaps(whole, run, heads))
    found: list[tuple[int, int]] = []
    for start, end in cut:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _gaps(
    whole: str, run: Sequence[Block], heads: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for before, behind in pairwise(run):
        start, end = before.spans[-1][1], behind.spans[0][0]
        if start >= end or _has_stop(whole, start):
            continue
        if _CAPTION.search(whole[start:end]) and whole[end : end + 20].lstrip()[:1].islower():
            yield start, end
        else:
            first = bisect_left(heads, start, key=itemgetter(0))
            last = bisect_right(heads, end, key=itemgetter(1))
            yield from heads[first:last]


def _has_stop(whole: str, place: int) -> bool:
    """Whether a sentence ends before a place, or nothing stands there."""
    last = whole[max(0, place - 20) : place].rstrip().rstrip(_CLOSING)
    return not last or last[-1] in _STOPS
