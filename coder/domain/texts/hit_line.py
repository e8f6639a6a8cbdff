"""A line of characters as it is hit: by the box of each, whichever way it runs."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from unicodedata import bidirectional

from coder.domain.texts.clusters import cluster_end, cluster_start
from coder.domain.texts.text import Page

REACH: Final = 0.4
"""Of a line's height: so far around it a point still means the line."""

_BESIDE: Final = 3  # characters at each side of a point: letters overlap, and have accents


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
            return outside(left, x, right), outside(self.y0, y, self.y1)
        return outside(top, y, foot), outside(self.x0, x, self.x1)

    def nearness(self, x: int, y: int) -> tuple[int, int]:
        """Of lines that a point lies on: how far from a character, then from its middle."""
        left, top, right, foot = self.page.box(self.character(x, y))
        off = outside(left, x, right) + outside(top, y, foot)
        return off, abs(left + right - 2 * x) if self.upright else abs(top + foot - 2 * y)

    def reaches(self, x: int, y: int) -> bool:
        """Whether a point lies on the line, or right before or behind it."""
        if self.upright:
            reach = int(REACH * (self.x1 - self.x0))
            return self.x0 <= x <= self.x1 and self.y0 - reach <= y <= self.y1 + reach
        reach = int(REACH * (self.y1 - self.y0))
        return self.y0 <= y <= self.y1 and self.x0 - reach <= x <= self.x1 + reach

    def is_under(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether a stroke that is lower than the line goes along it and over some of it."""
        along = (self.y0, self.y1) if self.upright else (self.x0, self.x1)
        across = (self.x0, self.x1) if self.upright else (self.y0, self.y1)
        low, high = sorted((one[self.upright], other[self.upright]))
        top, foot = one[not self.upright], other[not self.upright]
        is_flat = abs(foot - top) < self.height and not outside(
            across[0], (top + foot) // 2, across[1]
        )
        return is_flat and low < along[1] and along[0] < high

    def caret(self, x: int, y: int) -> int:
        """The position between two characters, as they are seen, that is nearest to a point.

        Which side of a character is its beginning depends on where its neighbours stand: a number
        in a Hebrew line runs from left to right.
        """
        place = self.character(x, y)
        low, high = self._sides(place)
        is_left = 2 * (y if self.upright else x) < low + high
        if is_left != self._is_backwards_at(place):
            while place > self.start and self._is_within_glyph(place):
                place -= 1
            return max(self.start, cluster_start(self.page.text, place))
        place += 1
        while place < self.end and self._is_within_glyph(place):
            place += 1
        return min(self.end, cluster_end(self.page.text, place))

    def _is_within_glyph(self, place: int) -> bool:
        """Whether a character was drawn as one with that before it: it has no width of its own."""
        low, high = self._sides(place)
        return low == high and not self.page.text[place].isspace()

    def character(self, x: int, y: int) -> int:
        """The position of the character under a point, or of the nearest one."""
        middles, places = self._along
        wanted = y if self.upright else x
        number = bisect_left(middles, wanted)
        near = places[max(0, number - _BESIDE) : number + _BESIDE]
        return min(near, key=lambda place: self._farness_along(place, wanted))

    @property
    def runs_backwards(self) -> bool:
        """Whether the line as a whole runs from the right, whatever numbers stand in it."""
        is_one = self.end - self.start == 1
        return self._is_backwards_at(self.start) if is_one else self._is_backwards

    def _farness_along(self, place: int, wanted: int) -> tuple[int, int]:
        low, high = self._sides(place)
        return outside(low, wanted, high), abs(low + high - 2 * wanted)

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
        along = list(zip(low, high, range(self.start, self.end), strict=True))
        words = self.page.text
        letters = sorted(
            (one + other) // 2
            for one, other, place in along
            if one < other and not words[place].isspace()
        )
        pairs = sorted(
            ((one + other) // 2, place)
            for one, other, place in along
            if not words[place].isspace() or not _covers(one, other, letters)
        )
        return [middle for middle, _ in pairs], [place for _, place in pairs]


def _covers(low: int, high: int, middles: list[int]) -> bool:
    """Whether a blank lies over the middle of a letter: its box is not where it is seen."""
    number = bisect_right(middles, low)
    return number < len(middles) and middles[number] < high


def _direction(sign: str) -> str:
    """R for letters that run from right to left, L for others and digits, else nothing."""
    kind = bidirectional(sign)
    return "R" if kind in {"R", "AL"} else "L" if kind in {"L", "EN", "AN"} else ""


def outside(low: int, value: int, high: int) -> int:
    """How far a value lies from a stretch; 0 within it."""
    return low - value if value < low else value - high if value > high else 0
