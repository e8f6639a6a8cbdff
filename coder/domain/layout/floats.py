"""What is set between two halves of a sentence: figures, tables, notes, the lone head of a page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Final

from coder.domain.layout.type_sizes import Block, size_runs
from coder.domain.texts.sentence_ends import STOPS, ends_in_abbreviation, without_speaker

_PAUSES: Final = frozenset(":;")  # a sentence goes on behind one with a small letter
_REFERENCE: Final = re.compile(
    r"(?<=[^\W\d][.!?\u2026])[\"')\u2019\u201d]*\d{1,3}(?:[,\u2013-]\d{1,3})*$"
)
_CAPTION: Final = re.compile(
    r"^\s*(fig(ure|\.)?|table|tab\.|box|scheme|plate|chart)s?"
    r"\s*(\d|\b[IVXL]+\b[.:]?\s*((?-i:[A-Z])|$))",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING: Final = "\"')]\u2019\u201d"
_HYPHENS: Final = "-\u2010\u00ad"
_FULL: Final = 0.8  # of a column: a line in the middle of a sentence is as wide
_SHORT: Final = 0.85  # of a column: a line by itself that is no wider is a heading
_SKIPPED: Final = 3  # headings, of a box between two columns
_ROWS: Final = 40  # of a table that is set in the type of the text
_NEAR: Final = 80  # characters before an end
_FORMULA: Final = re.compile(r"(?<![^\W\d_]{4})[=\u2248\u2264\u2265\u221d]")  # not origin=https
_ADDRESS: Final = re.compile(r"https?:|www\.|doi[:.]|\S+@")


def floats(
    whole: str, blocks: Sequence[Block], heads: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Stretches that interrupt a sentence, in order and apart.

    The text before one has no stop. Either what interrupts it holds the caption of a figure or a
    table, and the text of the same type size behind it goes on with a small letter; or its last
    line is full and it goes on in another column or on another page, and what stands between has
    another size. Else only ``heads`` are taken for one: a word too many in a quotation is seen,
    one that is missing is not.
    """
    found: list[tuple[int, int]] = []
    larger: list[int] = []  # where blocks of type that is used more begin
    for run in size_runs(blocks)[1::2]:
        for gap in sorted(_gaps(whole, blocks, run, heads, larger)):
            _add_apart(found, gap)
        larger = sorted((*larger, *(block.spans[0][0] for block in run)))
    return found


def _add_apart(found: list[tuple[int, int]], gap: tuple[int, int]) -> None:
    """Put a stretch in its place, unless it meets another: those of type used more come first."""
    at = bisect_left(found, gap)
    is_behind = at == 0 or found[at - 1][1] <= gap[0]
    if is_behind and (at == len(found) or gap[1] <= found[at][0]):
        found.insert(at, gap)


def _gaps(
    whole: str,
    blocks: Sequence[Block],
    run: Sequence[Block],
    heads: Sequence[tuple[int, int]],
    larger: Sequence[int],
) -> Iterator[tuple[int, int]]:
    usual = _usual(run)
    for number, before in enumerate(run[:-1]):
        start = before.spans[-1][1]
        behind = _behind(whole, start, run[number + 1 : number + 2 + _ROWS], usual)
        end = behind.spans[0][0]
        if start >= end:
            continue
        goes_on = whole[end : end + 20].lstrip()[:1].islower()
        if _has_stop(whole, start, goes_on=goes_on):
            continue
        captioned = _CAPTION.search(whole[start:end]) is not None
        has_text = bisect_left(larger, start) < bisect_left(larger, end)
        leaps = not has_text and _is_full(whole, before, usual) and _leaps(before, behind)
        if captioned:
            interrupts = (goes_on and not has_text) or leaps
        else:
            between = whole[start:end]
            ends = not goes_on or between.rstrip().rstrip(_CLOSING)[-1:] in STOPS
            interrupts = leaps and not _FORMULA.search(between) and not _goes_on(between)
            interrupts = interrupts and not (ends and _is_of_text(blocks, before, behind))
        if interrupts:
            yield start, end
        else:
            first = bisect_left(heads, start, key=itemgetter(0))
            last = bisect_right(heads, end, key=itemgetter(1))
            yield from heads[first:last]


def _is_of_text(blocks: Sequence[Block], before: Block, behind: Block) -> bool:
    """Whether lines stand between two blocks, all in their type: the last of a paragraph."""
    first = bisect_left(blocks, before.spans[-1][1], key=lambda block: block.spans[0][0])
    last = bisect_left(blocks, behind.spans[0][0], key=lambda block: block.spans[0][0])
    between = blocks[first:last]
    return bool(between) and all(
        block.size == before.size and not (block.caption or block.cells) for block in between
    )


def _goes_on(between: str) -> bool:
    """Whether it begins in the middle of a sentence, as a line without tall letters may do.

    One small letter alone marks a note, and an address begins one.
    """
    if _ADDRESS.match(between.lstrip()):
        return False
    first = between.split(maxsplit=1)[:1]
    return bool(first) and first[0][:2].isalpha() and first[0][:2].islower() and len(first[0]) > 1


def _usual(run: Sequence[Block]) -> int:
    """The width of most lines."""
    widths = sorted(block.width for block in run for _ in block.spans)
    return widths[len(widths) // 2] if widths else 0


def _behind(whole: str, start: int, following: Sequence[Block], usual: int) -> Block:
    """The block in which a sentence can go on from a place.

    Headings of what is between are passed over, and the rows of a table that has a caption.
    """
    rows = list(takewhile(lambda block: block.cells, following))
    past = following[min(len(rows), len(following) - 1)]
    if rows and all(_is_above(row, past) for row in rows):
        captioned = _CAPTION.search(whole[start : past.spans[0][0]])
        if captioned and past.width > _SHORT * usual:
            return past
    return _past_headings(following, usual)


def _is_above(row: Block, block: Block) -> bool:
    """Whether the row of a table stands in the column of a block, over it."""
    (left, _, right, foot), (first, top, last, _) = row.place, block.place
    return (row.page, foot <= top) == (block.page, True) and first <= left and right <= last


def _past_headings(following: Sequence[Block], usual: int) -> Block:
    for block in following[: 1 + _SKIPPED]:
        if len(block.spans) > 1 or block.width > _SHORT * usual:
            return block
    return following[0]


def _is_full(whole: str, block: Block, usual: int) -> bool:
    """Whether the last line of a block is as wide as the others, or ends within a word."""
    end = block.spans[-1][1]
    if whole[max(0, end - 4) : end].rstrip()[-1:] in _HYPHENS:
        return True
    return block.last >= _FULL * (block.width if len(block.spans) > 1 else usual)


def _leaps(before: Block, behind: Block) -> bool:
    """Whether a block stands in another column than the one before it, or on another page."""
    left, _, right, foot = before.place
    apart = behind.place[0] >= right or behind.place[2] <= left
    return before.page != behind.page or apart or behind.place[1] < foot


def _has_stop(whole: str, place: int, *, goes_on: bool) -> bool:
    """Whether a sentence ends before a place, or nothing stands there."""
    last = without_speaker(whole[max(0, place - _NEAR) : place]).rstrip(_CLOSING)
    last = _REFERENCE.sub("", last).rstrip(_CLOSING)
    if not last:
        return True
    if last[-1] in _PAUSES:
        return not goes_on
    return last[-1] in STOPS and not (goes_on and ends_in_abbreviation(last))
