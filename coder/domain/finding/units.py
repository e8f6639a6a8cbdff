"""What becomes the passage of a hit: its words, its sentence or its paragraph."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, Literal

from coder.domain.quoting.prose import Prose
from coder.domain.quoting.sentences import sentence_at
from coder.domain.texts.hitting import Block, PageHits
from coder.domain.texts.sentence_ends import ends_sentence
from coder.domain.texts.text import Text

Span = tuple[int, int]
Unit = Literal["hit", "sentence", "paragraph"]

UNITS: Final[tuple[Unit, ...]] = ("hit", "sentence", "paragraph")

_INDENTED: Final = 0.6  # of a line's height
_MOST: Final = 4  # so many heights: what is moved in farther is no first line


def unit_around(prose: Prose, page_hits: Callable[[int], PageHits], hit: Span, unit: Unit) -> Span:
    """The stretch that a hit stands for, which holds it; several sentences if it reaches over them.

    ``page_hits`` says what lies where on a page. A paragraph that stops within a sentence goes on
    to that sentence's end, in the next column or on the next page.
    """
    if unit == "hit":
        return hit
    start, end = hit
    if unit == "paragraph":
        start = min(start, _paragraph(prose.text, page_hits, hit[0])[0])
        start = _below_headings(prose, start, hit[0])
        end = max(end, _paragraph(prose.text, page_hits, hit[1] - 1)[1])
    first, last = sentence_at(prose, start), sentence_at(prose, end - 1)
    return min(start, first[0]), max(end, last[1])


def paragraphs_of(text: Text) -> Iterator[Span]:
    """The paragraphs of every page, in the order of the text.

    One begins with a block of lines, or with a line that is moved in; one that goes on in the next
    column or on the next page is two.
    """
    for page, shift in zip(text.pages, text.starts, strict=True):
        for block in PageHits(page).blocks:
            begins = [block.lines[0].start, *_beginnings(block)]
            ends = [*(start - 1 for start in begins[1:]), block.lines[-1].end]
            yield from (
                (start + shift, end + shift) for start, end in zip(begins, ends, strict=True)
            )


def _below_headings(prose: Prose, start: int, hit: int) -> int:
    """Where a paragraph begins whose first lines stand by themselves, as no sentence does."""
    while True:
        end = sentence_at(prose, start)[1]
        if end > hit or ends_sentence(prose.whole[start:end]):
            return start
        start = end + len(prose.whole[end:hit]) - len(prose.whole[end:hit].lstrip())


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
