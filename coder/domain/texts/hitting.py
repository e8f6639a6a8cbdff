"""What lies under a point of a page, by the boxes of its characters; pure, and fast."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final
from unicodedata import bidirectional

from coder.domain.texts.clusters import cluster_end, cluster_start
from coder.domain.texts.text import Page

_REACH: Final = 0.4  # of a line's height: so far around it a point still means the line
_LEADING: Final = 1.0  # of a line's height: farther below, a line begins another block
_NEAR: Final = 3  # lines above and below a height: pieces of one printed line have one height
_BESIDE: Final = 3  # characters at each side of a point: letters overlap, and have accents
_SHARED: Final = 0.5  # of the narrower line: what overlaps less stands in another column


@dataclass(frozen=True)
class HitLine:
    """A line of characters: positions on its page, and its rectangle on the unrotated page."""

    page: Page
    start: int
    end: int  # before the line end
    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def height(self) -> int:
        """From top to foot, or from side to side where it runs up or down the page."""
        return self.x1 - self.x0 if self.upright else self.y1 - self.y0

    @cached_property
    def upright(self) -> bool:
        """Whether it runs up or down the unrotated page."""
        first, last = self.page.box(self.start), self.page.box(self.end - 1)
        return abs(last[1] - first[1]) > abs(last[0] - first[0])

    def farness(self, x: int, y: int) -> tuple[int, int]:
        """How far a point lies from it: across the line first, then along.

        Across is measured at the nearest character: a line with a raised figure is higher than
        its letters and reaches into the line above.
        """
        left, top, right, foot = self.page.box(self.character(x, y))
        if self.upright:
            return _outside(left, x, right), _outside(self.y0, y, self.y1)
        return _outside(top, y, foot), _outside(self.x0, x, self.x1)

    def nearness(self, x: int, y: int) -> tuple[int, int]:
        """Of lines that a point lies on: how far from a character, then from its middle."""
        left, top, right, foot = self.page.box(self.character(x, y))
        off = _outside(left, x, right) + _outside(top, y, foot)
        return off, abs(left + right - 2 * x) if self.upright else abs(top + foot - 2 * y)

    def reaches(self, x: int, y: int) -> bool:
        """Whether a point lies on the line, or right before or behind it."""
        if self.upright:
            reach = int(_REACH * (self.x1 - self.x0))
            return self.x0 <= x <= self.x1 and self.y0 - reach <= y <= self.y1 + reach
        reach = int(_REACH * (self.y1 - self.y0))
        return self.y0 <= y <= self.y1 and self.x0 - reach <= x <= self.x1 + reach

    def holds(self, x: int, y: int) -> bool:
        """Whether a point lies on the line, or as near as a hand can aim."""
        reach = int(_REACH * self.height)
        return self.x0 - reach <= x <= self.x1 + reach and self.y0 - reach <= y <= self.y1 + reach

    def caret(self, x: int, y: int) -> int:
        """The position between two characters, as they are seen, that is nearest to a point.

        Which side of a character is its beginning depends on where its neighbours stand: a number
        in a Hebrew line runs from left to right.
        """
        place = self.character(x, y)
        low, high = self._sides(place)
        is_left = 2 * (y if self.upright else x) < low + high
        if is_left != self._is_backwards_at(place):
            return max(self.start, cluster_start(self.page.text, place))
        return min(self.end, cluster_end(self.page.text, place + 1))

    def character(self, x: int, y: int) -> int:
        """The position of the character under a point, or of the nearest one."""
        middles, places = self._along
        wanted = y if self.upright else x
        number = bisect_left(middles, wanted)
        near = places[max(0, number - _BESIDE) : number + _BESIDE]
        return min(near, key=lambda place: self._farness_along(place, wanted))

    def runs_backwards(self, position: int) -> bool:
        """Whether the text at a position, which may lie behind the line, runs from the right."""
        return self._is_backwards_at(max(self.start, min(position, self.end - 1)))

    def _farness_along(self, place: int, wanted: int) -> tuple[int, int]:
        low, high = self._sides(place)
        return _outside(low, wanted, high), abs(low + high - 2 * wanted)

    def _sides(self, place: int) -> tuple[int, int]:
        """Where a character begins and ends along the line."""
        x0, y0, x1, y1 = self.page.box(place)
        return (y0, y1) if self.upright else (x0, x1)

    def _is_backwards_at(self, place: int) -> bool:
        """Whether the character after one stands on its left (above it, where lines run down)."""
        kind = _direction(self.page.text[place])
        steps = 0
        for one, other in ((place - 1, place), (place, place + 1)):
            if self.start <= one and other < self.end:
                beside = other if one == place else one
                if _direction(self.page.text[beside]) == kind:
                    step = sum(self._sides(other)) - sum(self._sides(one))
                    steps += (step > 0) - (step < 0)
        if steps or not kind:
            return steps < 0 or (steps == 0 and self._is_backwards)
        return kind == "R" if not self.upright else self._is_backwards

    @cached_property
    def _is_backwards(self) -> bool:
        """Whether the line as a whole ends before it begins."""
        return sum(self._sides(self.end - 1)) < sum(self._sides(self.start))

    @cached_property
    def _along(self) -> tuple[list[int], list[int]]:
        """The middles of the characters in order along the line, and the positions of each."""
        boxes = self.page.boxes[4 * self.start : 4 * self.end]
        low, high = (boxes[1::4], boxes[3::4]) if self.upright else (boxes[0::4], boxes[2::4])
        middles = [(one + other) // 2 for one, other in zip(low, high, strict=True)]
        pairs = sorted(zip(middles, range(self.start, self.end), strict=True))
        return [middle for middle, _ in pairs], [place for _, place in pairs]


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
        return _outside(self.x0, x, self.x1) + _outside(self.y0, y, self.y1)

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

    def line_under(self, x: int, y: int) -> HitLine | None:
        """The line that a point lies on."""
        for block in self.blocks:
            reach = int(_REACH * block.lines[0].height)
            if block.farness(x, y) <= reach:
                for line in block.lines:
                    if line.holds(x, y):
                        return line
        return None

    def nearest_line(self, x: int, y: int) -> HitLine | None:
        """The line that a point means: the one under it, else the nearest of the nearest column."""
        if not self.blocks:
            return None
        under = [line for line in self.lines if line.reaches(x, y)]
        if under:
            return min(under, key=lambda line: line.nearness(x, y))
        least = min(block.farness(x, y) for block in self.blocks)
        near = (line for block in self.blocks if block.farness(x, y) == least
                for line in block.near(y))  # fmt: skip
        return min(near, key=lambda line: line.farness(x, y))

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


def _direction(sign: str) -> str:
    """R for letters that run from right to left, L for others and digits, else nothing."""
    kind = bidirectional(sign)
    return "R" if kind in {"R", "AL"} else "L" if kind in {"L", "EN", "AN"} else ""


def _outside(low: int, value: int, high: int) -> int:
    return low - value if value < low else value - high if value > high else 0
