"""What becomes the passage of a hit: its words, its sentence or its paragraph."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final, Literal

from coder.domain.texts.hitting import Block, HitLine, PageHits
from coder.domain.texts.sentences import sentence_at
from coder.domain.texts.text import Text

Span = tuple[int, int]
Unit = Literal["hit", "sentence", "paragraph"]

UNITS: Final[tuple[Unit, ...]] = ("hit", "sentence", "paragraph")

_INDENTED: Final = 0.6  # of a line's height
_SHORT: Final = 0.75  # of a column's width: so much is a line within a sentence never short of
_ENDS: Final = frozenset(".,;:!?-\u2010\u00ad\u2013\u2014")
_MOST: Final = 4  # so many heights: what is moved in farther is no first line


def unit_around(text: Text, page_hits: Callable[[int], PageHits], hit: Span, unit: Unit) -> Span:
    """The stretch that a hit stands for, which holds it; several sentences if it reaches over them.

    ``page_hits`` says what lies where on a page. A paragraph that stops within a sentence goes on
    to that sentence's end, in the next column or on the next page.
    """
    if unit == "hit":
        return hit
    start, end = hit
    if unit == "paragraph":
        start = min(start, _paragraph(text, page_hits, hit[0])[0])
        end = max(end, _paragraph(text, page_hits, hit[1] - 1)[1])
    first = sentence_at(text, page_hits, start)
    last = sentence_at(text, page_hits, end - 1)
    start = _without_heading(text, page_hits, min(start, first[0]), hit[0])
    return start, max(end, last[1])


def _without_heading(text: Text, page_hits: Callable[[int], PageHits], start: int, hit: int) -> int:
    """Where a sentence begins below its heading: short lines that no sign ends, above a capital."""
    page = text.page_of(start)
    shift = text.starts[page]
    for block in page_hits(page).blocks:
        lines = [line for line in block.lines if line.end + shift > start]
        if not lines or block.lines[0].start + shift > start:
            continue
        for line, below in pairwise(lines):
            if line.start + shift < start or below.start + shift > hit:
                break
            if not _is_heading(line, below, block):
                break
            start = below.start + shift
        break
    return start


def _is_heading(line: HitLine, below: HitLine, block: Block) -> bool:
    words = line.page.text[line.start : line.end].rstrip()
    after = line.page.text[below.start : below.end].lstrip()
    is_short = line.x1 - line.x0 < _SHORT * (block.x1 - block.x0)
    ends = words[-1:] in _ENDS
    return is_short and not line.upright and not ends and after[:1].isupper()


def _paragraph(text: Text, page_hits: Callable[[int], PageHits], position: int) -> Span:
    """The lines that follow one another, down to one that is moved in."""
    page = text.page_of(position)
    shift = text.starts[page]
    place = position - shift
    for block in page_hits(page).blocks:
        if block.lines[0].start <= place <= block.lines[-1].end:
            begins = [block.lines[0].start, *_beginnings(block)]
            start = max(one for one in begins if one <= place)
            after = [one for one in begins if one > place]
            return start + shift, (after[0] - 1 if after else block.lines[-1].end) + shift
    return position, position + 1


def _beginnings(block: Block) -> list[int]:
    """Where a line is moved in, and the one before is not."""
    found = []
    for before, line in pairwise(block.lines):
        in_, out = line.x0 - block.x0, before.x0 - block.x0
        least = _INDENTED * line.height
        if not line.upright and least <= in_ <= _MOST * line.height and out < least:
            found.append(line.start)
    return found
