"""Lines of one type size: running text without the captions, tables and notes set into it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple

from coder.domain.texts.page_lines import Line
from coder.domain.texts.sentence_ends import STOPS
from coder.domain.texts.text import Text

_ALIKE: Final = 0.05  # heights of one size differ by so much at most: fonts differ, and rounding
_RAISED: Final = 12  # characters, as in 12,14–16
_TIGHT: Final = 0.35  # of a line's height, between lines that are not spaced
_INDENT: Final = 3  # heights: a first line is indented by less
_NEARLY: Final = 0.1  # as much the fonts of one caption
_LEAST_SHARE: Final = 0.02  # of a document's characters: a rarer size has no running text
_NARROW: Final = 0.4  # of the usual width: labels in a figure, cells of a table, headings
_APART: Final = 1.5  # heights: no gap between words of a line is as wide
LEADING: Final = 0.75
"""Of a line's height: farther below, another begins something new."""

_NUMBERED: Final = (
    r"\s*(?:fig(?:ure|\.)?|table|tab\.|box|scheme|chart|abb(?:ildung|\.)|tabelle|tableau|figura"
    r"|tabla|quadro|рис(?:унок|\.)|таблица|图|表)\s*(?:[A-Z]?\d+[a-z]?|\b[IVXL]+\b)\s*"
)
_CAPTION: Final = re.compile(rf"{_NUMBERED}(.?)", re.IGNORECASE)
_LABEL: Final = re.compile(rf"{_NUMBERED}[.:]?\s*", re.IGNORECASE)
"""A caption's number by itself: some files hold its words a second time, unseen, before it."""
_AFTER_NUMBER: Final = ".:|\u2013\u2014-"  # or nothing


class Block(NamedTuple):
    """Lines of one size under each other, and their stretches of the whole text."""

    size: int  # 1/100 pt; 0 if no running text has it
    width: int
    caption: bool
    spans: tuple[tuple[int, int], ...]
    page: int
    place: tuple[int, int, int, int]  # on the page as shown, 1/100 pt
    rows: tuple[int, ...]  # for each line, the width of what stands in its row
    cells: bool  # whether it is one row whose parts stand far apart, as in a table

    @property
    def last(self) -> int:
        """The width of its last row."""
        return self.rows[-1]


def read_blocks(text: Text, lines: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of all pages in reading order."""
    sizes = _sizes(lines)
    return [
        block for index, kept in enumerate(lines) for block in _blocks(text, index, kept, sizes)
    ]


def size_runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that may be read as one, in order: a list for every reading.

    Two for each type size with running text, the most used first: all but captions, and only what
    is about as wide as a column. A sentence that a figure, a table or footnotes cut in two in
    reading order is whole again in one of them.
    """
    alike: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.size and not block.caption:
            alike[block.size].append(block)
    found = []
    for run in sorted(alike.values(), key=_length, reverse=True):
        wide = _NARROW * _usual_width(run)
        found += [run, [block for block in run if block.width >= wide]]
    return found


def _length(blocks: Sequence[Block]) -> int:
    return sum(end - start for block in blocks for start, end in block.spans)


def _sizes(lines: Sequence[Sequence[Line]]) -> list[int]:
    used: Counter[int] = Counter()
    for line in chain.from_iterable(lines):
        used[line.size] += line.end - line.start
    shares: Counter[int] = Counter()
    for height, count in used.most_common():
        shares[_nearest(list(shares), height) or height] += count
    least = _LEAST_SHARE * used.total()
    return [size for size, count in shares.most_common() if count >= least]


def _nearest(sizes: Sequence[int], height: int) -> int:
    """The size that a height belongs to, or 0."""
    near = [size for size in sizes if abs(size - height) <= _ALIKE * size]
    return min(near, key=lambda size: abs(size - height), default=0)


def _blocks(text: Text, index: int, lines: Sequence[Line], sizes: Sequence[int]) -> Iterator[Block]:
    words = text.pages[index].text
    block: list[Line] = []
    held: set[int] = set()  # sizes in the block
    for line in lines:
        its = _nearest(sizes, line.size)
        is_alike = bool(block) and _follows(block[-1], line) and (
            _is_alike(block[-1], line, held, its) or _is_sentences(words, block[-1], line)
        )  # fmt: skip
        if block and not is_alike and not _is_added(words, block, line):
            yield _block(text, index, block, _most_used(sizes, held))
            block, held = [], set()
        if is_alike or not block:
            held.add(its)
        block.append(line)
    if block:
        yield _block(text, index, block, _most_used(sizes, held))


def _most_used(sizes: Sequence[int], held: Collection[int]) -> int:
    """Of the sizes in a block, that of most of the document: sizes are in the order of use."""
    return next((size for size in sizes if size in held), 0)


def _block(text: Text, index: int, lines: list[Line], size: int) -> Block:
    page, start = text.pages[index], text.starts[index]
    first, *rest = (page.text[line.start : line.end] for line in lines[:2])
    place = (
        min(line.x0 for line in lines), min(line.y0 for line in lines),
        max(line.x1 for line in lines), max(line.y1 for line in lines),
    )  # fmt: skip
    return Block(
        size=size,
        width=max(line.x1 - line.x0 for line in lines),
        caption=_is_caption(first) or any(map(_LABEL.fullmatch, rest)),
        spans=tuple((start + line.start, start + line.end + 1) for line in lines),
        page=index,
        place=place,
        rows=tuple(_rows(lines)),
        cells=_is_row_of_cells(lines),
    )


def _is_raised(before: Line, line: Line) -> bool:
    """Whether some figures stand raised, or lowered, right behind a line."""
    return (
        line.end - line.start <= _RAISED
        and line.size < before.size
        and _beside(before, line)
        and 0 <= line.x0 - before.x1 + before.height // 4 < before.height
    )


def _rows(lines: list[Line]) -> Iterator[int]:
    """The width of each line with those that stand beside it: wide gaps cut a printed line."""
    row: list[Line] = []
    for line in (*lines, None):
        if row and (line is None or not _beside(row[-1], line)):
            yield from [max(one.x1 for one in row) - min(one.x0 for one in row)] * len(row)
            row = []
        if line is not None:
            row.append(line)


def _is_row_of_cells(lines: list[Line]) -> bool:
    """Whether all lines stand in one row, with gaps between them that no words have."""
    return len(lines) > 1 and all(
        _beside(line, other) and other.x0 - line.x1 > _APART * line.height
        for line, other in pairwise(lines)
    )


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return 2 * shared > min(one.height, other.height)


def _is_added(words: str, block: list[Line], line: Line) -> bool:
    """Whether a line belongs to a block, but says nothing of its size.

    It stands raised behind it, or in a caption that begins in another font, nearly of its size.
    """
    first = block[0]
    in_caption = _is_caption(words[first.start : first.end]) and _follows(block[-1], line)
    return _is_raised(block[-1], line) or (in_caption and _is_nearly(block[-1].size, line.size))


def _is_alike(before: Line, line: Line, held: Collection[int], its: int) -> bool:
    """Whether a line has the size of a block; those of no size must not differ by themselves."""
    return its in held and (its > 0 or _is_nearly(before.size, line.size))


def _is_sentences(words: str, above: Line, line: Line) -> bool:
    """Whether a sentence goes on right below in another font, nearly of its size.

    Bold and italic letters of one size may be higher than others.
    """
    first = words[line.start : line.end].split(maxsplit=1)[0][:2]
    is_below = abs(line.y0 - above.y1) < _TIGHT * above.height
    is_under = abs(line.x0 - above.x0) < _INDENT * above.height
    goes_on = first.isalpha() and first.islower() and len(first) > 1
    has_stop = words[above.start : above.end].rstrip()[-1:] in STOPS
    near = _is_nearly(above.size, line.size)
    return near and is_below and is_under and goes_on and not has_stop


def _is_nearly(size: int, other: int) -> bool:
    return abs(other - size) <= _NEARLY * other


def _is_caption(words: str) -> bool:
    """A column may begin with ``Figure 2, which``; a caption goes on with a stop or a capital."""
    match = _CAPTION.match(words)
    return match is not None and (match[1] in _AFTER_NUMBER or match[1].isupper())


def _usual_width(blocks: Sequence[Block]) -> int:
    """Half of the characters stand in blocks that are wider."""
    weighed = sorted((block.width, block.spans[-1][1] - block.spans[0][0]) for block in blocks)
    half = sum(weight for _, weight in weighed) / 2
    for width, weight in weighed:
        half -= weight
        if half <= 0:
            return width
    return 0


def _follows(above: Line, line: Line) -> bool:
    """Whether a line goes on in the same column, or beside the line before."""
    if min(above.x1, line.x1) <= max(above.x0, line.x0):
        return abs(line.y0 - above.y0) < above.height // 2
    return above.y0 <= line.y0 and line.y0 - above.y1 < LEADING * above.height
