"""The sentence around a position of a Text, as it is read: over columns, pages and figures."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import Final

from coder.domain.layout.type_sizes import Block
from coder.domain.quoting.citation_marks import is_raised
from coder.domain.quoting.flow import BULLETS, begins_item, flow_around
from coder.domain.quoting.letters import Span
from coder.domain.quoting.prose import Prose
from coder.domain.texts.sentence_ends import STOPS, ends_sentence, sentence_ends
from coder.domain.texts.text import Text
from coder.domain.texts.turning import Rectangle, turned

_FULL: Final = 0.75  # of a column: a line in the middle of a paragraph is as wide
_SET: Final = 0.985  # of a column: lines that are set to one width
_JUSTIFIED: Final = 0.95  # of such a column: no other line than the last of a paragraph is shorter
_LEAST: Final = 4  # lines that tell whether they are
_APART: Final = 2.0  # heights: no gap between words is as wide
_HYPHENS: Final = "-\u2010\u00ad"
_CITED: Final = re.compile(r"\d(?=\.\d{1,3}(?:[,\u2013-]\d{1,3})*\s)")
_MARKED: Final = re.compile(  # a stop, a space, and what may be a raised reference
    "[.!?\u2026][\"'\u2019\u201d\u00bb)\\]]*(\\s+)(?=\\d{1,3}(?:[,\u2013-]\\d{1,3})*(?:\\s|$))"
)
_ITEM: Final = 3  # characters that tell an item of a list: its sign, a space and a capital


def sentence_at(prose: Prose, position: int) -> Span:
    """The sentence that holds a position; of furniture, the line.

    Headings end it, and what interrupts it lies within: a quotation leaves that out.
    """
    blocks = prose.blocks
    number = bisect_right(blocks, position, key=lambda block: block.spans[0][0]) - 1
    if number < 0 or not any(start <= position < end for start, end in blocks[number].spans):
        return _line(prose.whole, position)
    lines = _paragraph(prose, list(flow_around(prose, number)), position)
    words = "".join(prose.whole[start:end] for start, end in lines)
    offsets = list(accumulate((end - start for start, end in lines), initial=0))
    at = next(n for n, (start, end) in enumerate(lines) if start <= position < end)

    def place(letter: int) -> int:
        line = bisect_right(offsets, letter) - 1
        return lines[line][0] + letter - offsets[line]

    words = _with_marked(prose.text, _without_cited(prose.text, words, place), place)
    first, last = _within(words, offsets[at] + position - lines[at][0])
    return place(first), place(last - 1) + 1


def _without_cited(text: Text, words: str, place: Callable[[int], int]) -> str:
    """Words without the digits that stand before a stop and a raised reference: no decimals."""
    for match in _CITED.finditer(words):
        if _is_raised(text, place(match.start()), place(match.start() + 2)):
            words = f"{words[: match.start()]}_{words[match.end() :]}"
    return words


def _with_marked(text: Text, words: str, place: Callable[[int], int]) -> str:
    """Words with no space between a stop and a raised reference, which so belongs to it."""
    for match in _MARKED.finditer(words):
        if _is_raised(text, place(match.start()), place(match.end())):
            gap = "." * len(match[1])
            words = f"{words[: match.start(1)]}{gap}{words[match.end() :]}"
    return words


def _is_raised(text: Text, before: int, figure: int) -> bool:
    page = text.page_of(before)
    shift = text.starts[page]
    return text.page_of(figure) == page and is_raised(
        text.pages[page], before - shift, figure - shift
    )


def _line(whole: str, position: int) -> Span:
    start = whole.rfind("\n", 0, position) + 1
    end = whole.find("\n", position)
    return start, len(whole) if end < 0 else end


def _paragraph(prose: Prose, flow: list[Block], position: int) -> list[Span]:
    """The lines around a position between two headings, or whatever ends with a short line."""
    lines = [
        (block, row, line)
        for block in flow
        for row, line in zip(block.rows, block.spans, strict=True)
    ]
    parts: list[list[Span]] = [[lines[0][2]]]
    was_cell = False
    for (block, row, line), (other, _, after) in pairwise(lines):
        is_cell = block is other and _is_cell(prose, block, line, after)
        in_block = block is other and _is_end(prose.whole, block, row, line, after)
        small = prose.whole[slice(*after)].lstrip()[:1].islower()
        if is_cell or in_block or (was_cell and not small):
            parts.append([])
        parts[-1].append(after)
        was_cell = is_cell
    return next(part for part in parts if any(low <= position < high for low, high in part))


def _is_cell(prose: Prose, block: Block, line: Span, following: Span) -> bool:
    """Whether two lines stand beside each other as cells of a table do, and not as columns.

    Nothing stands in the gap: words in italics may follow the line that they stand in.
    """
    if prose.whole[slice(*following)].lstrip()[:1].islower():
        return False
    end, begin = _edges(prose, block.page, line)[1], _edges(prose, block.page, following)[0]
    height = end[3] - end[1]
    if not _are_level(end, begin) or begin[0] - end[2] <= _APART * height:
        return False
    for other in block.spans:
        first, last = _edges(prose, block.page, other)
        inside = first[0] < begin[0] and last[2] > end[2] and _are_level(end, first)
        if inside and other not in {line, following}:
            return False
    return True


def _are_level(one: Rectangle, other: Rectangle) -> bool:
    return 2 * (min(one[3], other[3]) - max(one[1], other[1])) > one[3] - one[1]


def _edges(prose: Prose, index: int, line: Span) -> tuple[Rectangle, Rectangle]:
    """The first and the last character of a line, on the page as shown."""
    page, words = prose.text.pages[index], prose.whole[slice(*line)]
    start = line[0] - prose.text.starts[index]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip()) - 1
    return turned(page, page.box(first)), turned(page, page.box(last))


def _is_end(whole: str, block: Block, row: int, line: Span, following: Span) -> bool:
    """Whether a line stands by itself: it is short, and the next begins as a sentence does.

    Where lines are set to one width, any line is short that is not as wide: a longer heading.
    """
    last = whole[line[1] - 2 : line[1] - 1]
    full = _JUSTIFIED if last not in STOPS and _is_justified(block) else _FULL
    if whole[slice(*following)].lstrip()[:1] in BULLETS:
        return True
    if row >= full * block.width or last in _HYPHENS:
        return False
    words = whole[slice(*following)].lstrip()
    if words[:1].isupper() or words[:1].isdigit() or begins_item(whole, following):
        return True
    is_word = words[:1].islower() and not words[1:2].isupper()  # eLife begins a paragraph
    return not is_word and ends_sentence(whole[slice(*line)])


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
    if begins_item(words, (first, first + _ITEM)) and first < place:
        first += len(held.strip()) - len(held.strip()[1:].lstrip())
    return min(first, place), start + len(held.rstrip())
