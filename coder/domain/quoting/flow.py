"""The blocks in which one paragraph stands: over columns, pages and figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from coder.domain.layout.type_sizes import LEADING, Block
from coder.domain.quoting.letters import Span
from coder.domain.quoting.prose import Prose
from coder.domain.texts.sentence_ends import ends_sentence

BULLETS: Final = frozenset(
    "\u2022\u2023\u2043\u25a0\u25a1\u25aa\u25ab\u25b6\u25ba\u25cb\u25cf\u25e6\u27a2\u2713\uf0b7"
)
"""Signs before the items of a list."""

_FULL: Final = 0.75  # of a column: a line in the middle of a paragraph is as wide
_COLUMN: Final = 0.6  # of the width of what stands over several columns
_BLOCKS: Final = 40  # before and behind, in which a sentence is looked for
_NEAR: Final = 80  # characters before an end
_OPENING: Final = " ([\"'\u2018\u201c\u201e\u00ab"
_PAUSES: Final = ",\u2013\u2014"
_DASHES: Final = ("- ", "\u2013 ")
_HYPHENS: Final = "-\u2010\u00ad"


def flow_around(prose: Prose, number: int) -> Iterator[Block]:
    """The block of a number, with those from which it goes on and in which it does, in order."""
    for one in (*reversed(list(_before(prose, number))), number, *_behind(prose, number)):
        yield prose.blocks[one]


def begins_item(whole: str, line: Span) -> bool:
    """Whether a line begins as an item of a list does."""
    words = whole[slice(*line)].lstrip()
    return words[:1] in BULLETS or (words[:2] in _DASHES and words[2:3].isupper())


def _behind(prose: Prose, number: int) -> Iterator[int]:
    """The blocks in which the text of a block goes on."""
    blocks, floats = prose.blocks, prose.floats
    for _ in range(_BLOCKS):
        end = blocks[number].spans[-1][1]
        at = bisect_left(floats, end, key=itemgetter(0))
        if at < len(floats) and floats[at][0] == end:
            end = floats[at][1]
        following = bisect_left(blocks, end, key=lambda block: block.spans[0][0])
        if following == len(blocks) or not _goes_on(prose, blocks[number], blocks[following]):
            return
        number = following
        yield number


def _before(prose: Prose, number: int) -> Iterator[int]:
    """The blocks from which a block goes on, the nearest first."""
    blocks, floats = prose.blocks, prose.floats
    for _ in range(_BLOCKS):
        start = blocks[number].spans[0][0]
        at = bisect_left(floats, start, key=itemgetter(1))
        if at < len(floats) and floats[at][1] == start:
            start = floats[at][0]
        earlier = bisect_left(blocks, start, key=lambda block: block.spans[0][0]) - 1
        if earlier < 0 or not _goes_on(prose, blocks[earlier], blocks[number]):
            return
        number = earlier
        yield number


def _goes_on(prose: Prose, before: Block, behind: Block) -> bool:
    """Whether one paragraph may stand in both: set alike, and the first without an end."""
    if not _is_set_alike(prose, before, behind):
        return False
    whole, end = prose.whole, before.spans[-1][1]
    last = whole[max(0, end - _NEAR) : end].rstrip()
    if last[-1:] in _HYPHENS:
        return True
    if begins_item(whole, behind.spans[0]) or ends_sentence(last):
        return False
    if before.size not in prose.spaced and _is_paragraph(whole, before, behind):
        return False
    width = min(before.width, behind.width) if len(before.rows) > 1 else behind.width
    return before.last >= _FULL * width


def _is_set_alike(prose: Prose, before: Block, behind: Block) -> bool:
    """Whether two blocks have one type size and one width, and nothing set between holds one."""
    if before.size != behind.size or before.caption != behind.caption:
        return False
    if _differ_in_width(before, behind):
        return False
    small = prose.whole[slice(*behind.spans[0])].lstrip()[:1].islower()
    return small or _float(prose, before) == _float(prose, behind)


def _float(prose: Prose, block: Block) -> Span | None:
    """What interrupts a sentence and holds a block: no sentence leaves it."""
    start = block.spans[0][0]
    at = bisect_right(prose.floats, start, key=itemgetter(0)) - 1
    return prose.floats[at] if at >= 0 and start < prose.floats[at][1] else None


def _differ_in_width(before: Block, behind: Block) -> bool:
    """Whether one is set in a column, and the other over several."""
    wide, narrow = max(before.width, behind.width), min(before.width, behind.width)
    return narrow < _COLUMN * wide and _has_rows(before) and _has_rows(behind)


def _has_rows(block: Block) -> bool:
    """Whether lines stand under each other in a block, so that its width is that of its column."""
    return len(block.spans) > 1 and block.place[3] - block.place[1] > 2 * block.size


def _is_paragraph(whole: str, before: Block, behind: Block) -> bool:
    """Whether a block stands by itself right below another, and begins as a sentence does."""
    start, end = before.spans[-1][1], behind.spans[0][0]
    last = whole[max(0, start - _NEAR) : start].rstrip()
    if last[-1:] in _PAUSES or last.rfind("(") > last.rfind(")"):
        return False
    if whole[start:end].strip() or before.page != behind.page:
        return False
    below = behind.place[1] >= before.place[3] + LEADING * before.size
    beside = behind.place[0] >= before.place[2] or behind.place[2] <= before.place[0]
    first = whole[end : end + _NEAR].lstrip()
    told = last.endswith(":") and first[:1] in _OPENING
    return below and not beside and (told or _may_begin(first.lstrip(_OPENING)[:1]))


def _may_begin(letter: str) -> bool:
    """Whether a letter begins a sentence rather than a line; where all are alike none does."""
    return not letter.islower() and not (letter.isalpha() and letter.lower() == letter.upper())
