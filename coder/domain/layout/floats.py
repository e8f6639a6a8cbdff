"""What is set between two halves of a sentence: figures and tables with their captions."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coder.domain.layout.type_sizes import Block, size_runs

_STOPS: Final = frozenset(".:;!?")
_CAPTION: Final = re.compile(
    r"^\s*(fig(ure|\.)?|table|tab\.|box|scheme|plate|chart)s?\s*\d", re.IGNORECASE | re.MULTILINE
)
_CLOSING: Final = "\"')]\u2019\u201d"


def floats(whole: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Stretches that interrupt a sentence, in order and apart.

    The text before one has no stop, and the text of the same type size behind it goes on with a
    small letter. It must hold a caption: a word too many in a quotation is seen, one that is
    missing is not.
    """
    runs = size_runs(blocks)[1::2]
    cut = sorted(gap for run in runs for gap in _gaps(whole, run))
    found: list[tuple[int, int]] = []
    for start, end in cut:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _gaps(whole: str, run: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for before, behind in pairwise(run):
        start, end = before.spans[-1][1], behind.spans[0][0]
        if _CAPTION.search(whole[start:end]) and _goes_on(whole, start, end):
            yield start, end


def _goes_on(whole: str, start: int, end: int) -> bool:
    last = whole[max(0, start - 20) : start].rstrip().rstrip(_CLOSING)
    first = whole[end : end + 20].lstrip()
    return bool(last) and last[-1] not in _STOPS and first[:1].islower()
