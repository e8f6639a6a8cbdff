"""Lines of one type size: running text without the captions, tables and notes set into it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from coder.domain.page_lines import Line
from coder.domain.text import Page, Text

_ALIKE: Final = 0.05  # heights of one size differ by so much at most: fonts differ, and rounding
_LEAST_SHARE: Final = 0.02  # of a document's characters: a rarer size has no running text
_NARROW: Final = 0.4  # of the usual width: labels in a figure, cells of a table, headings
_LEADING: Final = 0.75  # of its height: farther below, a line begins something new
_CAPTION: Final = re.compile(
    r"\s*(?:fig(?:ure|\.)?|table|tab\.|box|scheme|chart|abb(?:ildung|\.)|tabelle|tableau|figura"
    r"|tabla|quadro|рис(?:унок|\.)|таблица|图|表)\s*[A-Z]?\d",
    re.IGNORECASE,
)


class _Block(NamedTuple):
    """Lines of one size under each other, and their stretches of the whole text."""

    size: int
    width: int
    spans: tuple[tuple[int, int], ...]


def size_runs(text: Text, lines: Sequence[Sequence[Line]]) -> list[list[tuple[int, int]]]:
    """Stretches of a text that may be read as one, in order: a list for every reading.

    Two for each type size with running text, the most used first: all its lines but captions, and
    only what is about as wide as a column. A sentence that a figure, a table or footnotes cut in
    two in reading order is whole again in one of them.
    """
    sizes = _sizes(lines)
    blocks = [
        block
        for page, start, kept in zip(text.pages, text.starts, lines, strict=True)
        for block in _blocks(page, start, kept, sizes)
    ]
    found = []
    for size in sizes:
        alike = [block for block in blocks if block.size == size]
        wide = _NARROW * _usual_width(alike)
        for least in (0.0, wide):
            kept_blocks = [block for block in alike if block.width >= least]
            found.append([span for block in kept_blocks for span in block.spans])
    return found


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


def _blocks(
    page: Page, start: int, lines: Sequence[Line], sizes: Sequence[int]
) -> Iterator[_Block]:
    block: list[Line] = []
    size = 0
    for line in lines:
        its = _nearest(sizes, line.size)
        if block and (its != size or not _follows(block[-1], line)):
            yield from _block(page, start, block, size)
            block = []
        size = its
        block.append(line)
    if block:
        yield from _block(page, start, block, size)


def _block(page: Page, start: int, lines: list[Line], size: int) -> Iterator[_Block]:
    if size and not _CAPTION.match(page.text, lines[0].start, lines[0].end):
        spans = tuple((start + line.start, start + line.end + 1) for line in lines)
        yield _Block(size, max(line.x1 - line.x0 for line in lines), spans)


def _usual_width(blocks: Sequence[_Block]) -> int:
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
    return above.y0 <= line.y0 and line.y0 - above.y1 < _LEADING * above.height
