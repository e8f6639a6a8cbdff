"""The sentence around a position of a Text, as it is read: over columns, pages and figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Final

from coder.domain.layout.type_sizes import Block
from coder.domain.quoting.letters import Span
from coder.domain.quoting.prose import Prose
from coder.domain.texts.sentence_ends import STOPS, ends_sentence, sentence_ends
from coder.domain.texts.turning import turned

_FULL: Final = 0.75  # of a column: a line in the middle of a paragraph is as wide
_SET: Final = 0.985  # of a column: lines that are set to one width
_JUSTIFIED: Final = 0.95  # of such a column: no other line than the last of a paragraph is shorter
_COLUMN: Final = 0.6  # of the width of what stands over several columns
_LEAST: Final = 4  # lines that tell whether they are
_BLOCKS: Final = 40  # before and behind, in which a sentence is looked for
_NEAR: Final = 80  # characters before an end
_OPENING: Final = " ([\"'\u2018\u201c\u201e\u00ab"
_PAUSES: Final = ",\u2013\u2014"
_BULLETS: Final = frozenset(
    "\u2022\u2023\u2043\u25a0\u25a1\u25aa\u25ab\u25b6\u25ba\u25cb\u25cf\u25e6\u27a2\u2713\uf0b7"
)
_DASHES: Final = ("- ", "\u2013 ")
_APART: Final = 2.0  # heights: no gap between words is as wide
_HYPHENS: Final = "-\u2010\u00ad"


def sentence_at(prose: Prose, position: int) -> Span:
    """The sentence that holds a position; of furniture, the line.

    Headings end it, and what interrupts it lies within: a quotation leaves that out.
    """
    blocks = prose.blocks
    number = bisect_right(blocks, position, key=lambda block: block.spans[0][0]) - 1
    if number < 0 or not any(start <= position < end for start, end in blocks[number].spans):
        return _line(prose.whole, position)
    flow = [*reversed(list(_before(prose, number))), number, *_behind(prose, number)]
    lines = _paragraph(prose, [blocks[one] for one in flow], position)
    words = "".join(prose.whole[start:end] for start, end in lines)
    offsets = list(accumulate((end - start for start, end in lines), initial=0))
    at = next(n for n, (start, end) in enumerate(lines) if start <= position < end)
    first, last = _within(words, offsets[at] + position - lines[at][0])

    def place(letter: int) -> int:
        line = bisect_right(offsets, letter) - 1
        return lines[line][0] + letter - offsets[line]

    return place(first), place(last - 1) + 1


def _line(whole: str, position: int) -> Span:
    start = whole.rfind("\n", 0, position) + 1
    end = whole.find("\n", position)
    return start, len(whole) if end < 0 else end


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
    """Whether one paragraph may stand in both: one type size, and a full last line."""
    if before.size != behind.size or before.caption != behind.caption:
        return False
    if _float(prose, before) != _float(prose, behind) or _differ_in_width(before, behind):
        return False
    whole, end = prose.whole, before.spans[-1][1]
    last = whole[max(0, end - _NEAR) : end].rstrip()
    if last[-1:] in _HYPHENS:
        return True
    if (
        _is_item(whole, behind.spans[0])
        or ends_sentence(last)
        or _is_paragraph(whole, before, behind)
    ):
        return False
    width = min(before.width, behind.width) if len(before.rows) > 1 else behind.width
    return before.last >= _FULL * width


def _float(prose: Prose, block: Block) -> Span | None:
    """What interrupts a sentence and holds a block: no sentence leaves it."""
    start = block.spans[0][0]
    at = bisect_right(prose.floats, start, key=itemgetter(0)) - 1
    return prose.floats[at] if at >= 0 and start < prose.floats[at][1] else None


def _differ_in_width(before: Block, behind: Block) -> bool:
    """Whether one is set in a column, and the other over several."""
    wide, narrow = max(before.width, behind.width), min(before.width, behind.width)
    return min(len(before.spans), len(behind.spans)) > 1 and narrow < _COLUMN * wide


def _is_paragraph(whole: str, before: Block, behind: Block) -> bool:
    """Whether a block stands by itself right below another, and begins as a sentence does."""
    start, end = before.spans[-1][1], behind.spans[0][0]
    last = whole[max(0, start - _NEAR) : start].rstrip()
    if last[-1:] in _PAUSES or last.rfind("(") > last.rfind(")"):
        return False
    if whole[start:end].strip() or before.page != behind.page:
        return False
    below = behind.place[1] >= before.place[3]
    beside = behind.place[0] >= before.place[2] or behind.place[2] <= before.place[0]
    first = whole[end : end + _NEAR].lstrip()
    told = last.endswith(":") and first[:1] in _OPENING
    return below and not beside and (told or not first.lstrip(_OPENING)[:1].islower())


def _paragraph(prose: Prose, flow: list[Block], position: int) -> list[Span]:
    """The lines around a position between two headings, or whatever ends with a short line."""
    parts: list[list[Span]] = [[]]
    for block in flow:
        following = (*block.spans[1:], None)
        for row, line, after in zip(block.rows, block.spans, following, strict=True):
            parts[-1].append(line)
            if after is not None and (
                _is_end(prose.whole, block, row, line, after)
                or _is_cell(prose, block.page, line, after)
            ):
                parts.append([])
    return next(part for part in parts if any(low <= position < high for low, high in part))


def _is_cell(prose: Prose, index: int, line: Span, following: Span) -> bool:
    """Whether two lines stand beside each other as cells of a table do, and not as columns."""
    if prose.whole[slice(*following)].lstrip()[:1].islower():
        return False
    page, skipped = prose.text.pages[index], prose.text.starts[index]
    _, top, right, foot = turned(page, page.box(line[1] - 2 - skipped))
    left, its_top, _, its_foot = turned(page, page.box(following[0] - skipped))
    height = foot - top
    return min(foot, its_foot) - max(top, its_top) > height // 2 and left - right > _APART * height


def _is_end(whole: str, block: Block, row: int, line: Span, following: Span) -> bool:
    """Whether a line stands by itself: it is short, and the next begins as a sentence does.

    Where lines are set to one width, any line is short that is not as wide: a longer heading.
    """
    last = whole[line[1] - 2 : line[1] - 1]
    full = _JUSTIFIED if last not in STOPS and _is_justified(block) else _FULL
    if whole[slice(*following)].lstrip()[:1] in _BULLETS:
        return True
    if row >= full * block.width or last in _HYPHENS:
        return False
    first = whole[slice(*following)].lstrip()[:1]
    return (
        first.isupper()
        or first.isdigit()
        or _is_item(whole, following)
        or ends_sentence(whole[slice(*line)])
    )


def _is_item(whole: str, line: Span) -> bool:
    """Whether a line begins as an item of a list does."""
    words = whole[slice(*line)].lstrip()
    return words[:1] in _BULLETS or (words[:2] in _DASHES and words[2:3].isupper())


def _is_justified(block: Block) -> bool:
    full = sum(row >= _SET * block.width for row in block.rows)
    return len(block.rows) >= _LEAST and full >= _FULL * len(block.rows)


def _within(words: str, place: int) -> Span:
    ends = [end for end in sentence_ends(words) if words[end:].strip()]
    start = 0
    for end in (*ends, len(words)):
        if end > place:
            break
        start = end
    held = words[start:end]
    first = start + len(held) - len(held.lstrip())
    if words[first : first + 1] in _BULLETS and first < place:
        first += len(held.strip()) - len(held.strip()[1:].lstrip())
    return min(first, place), start + len(held.rstrip())
