"""What lies under a point of a page, by the boxes of its characters; pure, and fast."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from coder.domain.texts.hit_line import REACH, HitLine, outside
from coder.domain.texts.text import Page

_LEADING: Final = 1.0  # of a line's height: farther below, a line begins another block
_NEAR: Final = 3  # lines above and below a height: pieces of one printed line have one height
_BESIDE: Final = 1.5  # of a line's height: so far beside a column a point still means its lines
_ABOVE: Final = 0.75  # of a line's height: so far above or below it
_LABEL: Final = 8  # of its height: a shorter line that stands alone is a label
_SHARED: Final = 0.5  # of the narrower line: what overlaps less stands in another column


@dataclass(frozen=True)
class Block:
    """Lines under each other, as in a column, and the rectangle around them."""

    lines: tuple[HitLine, ...]
    x0: int
    y0: int
    x1: int
    y1: int

    def farness(self, x: int, y: int) -> int:
        """How far a point lies from it."""
        return outside(self.x0, x, self.x1) + outside(self.y0, y, self.y1)

    def holds(self, x: int, y: int) -> bool:
        """Whether a point lies within it or as near as a hand aims that means its words.

        Beside lines that is more than above them and below, since a line is begun from the margin;
        a label of a figure has no margin.
        """
        height = self.lines[0].height
        upright = self.lines[0].upright
        length = self.y1 - self.y0 if upright else self.x1 - self.x0
        is_label = len(self.lines) == 1 and length < _LABEL * height
        across = int((REACH if is_label else _ABOVE) * height)
        along = int((REACH if is_label else _BESIDE) * height)
        right, down = (across, along) if upright else (along, across)
        return outside(self.x0, x, self.x1) <= right and outside(self.y0, y, self.y1) <= down

    def near(self, y: int) -> Sequence[HitLine]:
        """The lines about a height: found at once where lines go downwards, else all."""
        if self._tops is None:
            return self.lines
        number = bisect_right(self._tops, y)
        return self.lines[max(0, number - _NEAR) : number + _NEAR]

    @cached_property
    def _tops(self) -> list[int] | None:
        tops = [line.y0 for line in self.lines]
        return tops if tops == sorted(tops) else None


class PageHits:
    """Answers what lies where on one page; made once, then asked at every move of the mouse."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def lines(self) -> list[HitLine]:
        """The lines that hold characters, in reading order."""
        return list(_lines(self._page))

    @cached_property
    def blocks(self) -> list[Block]:
        """The lines as they stand in columns and paragraphs, in reading order."""
        return list(_blocks(self.lines))

    def is_on_text(self, x: int, y: int) -> bool:
        """Whether a point lies on text: on a line, between two, or right beside a column."""
        return any(block.holds(x, y) for block in self.blocks)

    def nearest_line(self, x: int, y: int) -> HitLine | None:
        """The line that a point means: the one under it, else the nearest of the nearest column.

        Of lines at one place, the last one: it is printed over the others.
        """
        if not self.blocks:
            return None
        under = [line for line in self.lines if line.reaches(x, y)]
        if under:
            return min(reversed(under), key=lambda line: line.nearness(x, y))
        return _nearest(self.blocks, x, y)

    def in_row(self, x: int, y: int, row: HitLine) -> HitLine | None:
        """The line that a point means to which a hand went along a row.

        In the white between the cells of a table, that is the nearest one of the row and not one
        above or below, however near.
        """
        if row.upright or outside(row.y0, y, row.y1) or self._is_within(x, y):
            return self.nearest_line(x, y)
        return _nearest([one for one in self.blocks if one.y0 <= y <= one.y1], x, y)

    def row_over(self, one: tuple[int, int], other: tuple[int, int]) -> HitLine | None:
        """The line that a flat stroke from one point to another goes over, nearest to the first."""
        over = [line for line in self.lines if line.is_under(one, other)]
        return min(over, key=lambda line: line.farness(*one)[::-1], default=None)

    def _is_within(self, x: int, y: int) -> bool:
        return any(not block.farness(x, y) for block in self.blocks)

    def caret(self, x: int, y: int) -> int:
        """The position on the page, between two characters, that is nearest to a point."""
        line = self.nearest_line(x, y)
        return 0 if line is None else line.caret(x, y)

    def character(self, x: int, y: int) -> int | None:
        """The position of the character that is nearest to a point."""
        line = self.nearest_line(x, y)
        return None if line is None else line.character(x, y)

    def line_of(self, position: int) -> int:
        """The number of the line that a position of the page belongs to."""
        return max(0, bisect_right(self._starts, position) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]


def _nearest(blocks: Sequence[Block], x: int, y: int) -> HitLine | None:
    """The nearest line of the nearest of some blocks."""
    least = min((block.farness(x, y) for block in blocks), default=0)
    near = (line for block in blocks if block.farness(x, y) == least for line in block.near(y))
    return min(near, key=lambda line: line.farness(x, y), default=None)


def _lines(page: Page) -> Iterator[HitLine]:
    start = 0
    for words in page.text.split("\n"):
        end = start + len(words)
        if words and not words.isspace():
            boxes = page.boxes[4 * start : 4 * end]
            yield HitLine(
                page, start, end, min(boxes[0::4]), min(boxes[1::4]), max(boxes[2::4]),
                max(boxes[3::4]),
            )  # fmt: skip
        start = end + 1


def _blocks(lines: list[HitLine]) -> Iterator[Block]:
    held: list[HitLine] = []
    for before, line in pairwise([None, *lines]):
        if before is not None and line is not None and not _follows(before, line):
            yield _around(held)
            held = []
        if line is not None:
            held.append(line)
    if held:
        yield _around(held)


def _follows(before: HitLine, line: HitLine) -> bool:
    """Whether a line stands right below another, or goes on in the same row."""
    height = max(before.height, line.height)
    if before.upright or line.upright:
        return before.upright == line.upright
    if abs(line.y0 - before.y0) < height // 2:
        return -height < line.x0 - before.x1 < height
    shared = min(before.x1, line.x1) - max(before.x0, line.x0)
    narrow = min(before.x1 - before.x0, line.x1 - line.x0)
    below = line.y0 - before.y1
    return shared >= _SHARED * narrow and -height < below < _LEADING * height


def _around(lines: list[HitLine]) -> Block:
    return Block(
        tuple(lines),
        min(line.x0 for line in lines),
        min(line.y0 for line in lines),
        max(line.x1 for line in lines),
        max(line.y1 for line in lines),
    )
