"""The characters of a page that lie under boxes, as a person sees it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from coder.domain.texts.text import Box, Page

Span = tuple[int, int]

_ONE_LINE = 1.8  # times a line's height: a box up to that height is meant for one line
_AS_MUCH = 0.6  # of what the best line shares with a box: pieces of one line share as much
_GROWN = 300  # 1/100 pt: a box under a line, as of an underline, is taken for one upon it


class _Line(NamedTuple):
    """A line: positions on its page, and where it lies across and along its direction."""

    start: int
    end: int
    x0: int
    y0: int
    x1: int
    y1: int
    upright: bool  # whether it runs up or down the unrotated page

    def across(self, box: Box) -> tuple[int, int, int, int]:
        """Where the box and the line begin and end across the line."""
        if self.upright:
            return box.x0, box.x1, self.x0, self.x1
        return box.y0, box.y1, self.y0, self.y1

    def shared(self, box: Box) -> int:
        """How much of the line's height lies in a box that touches it."""
        if min(self.x1, box.x1) <= max(self.x0, box.x0) - 1:
            return 0
        if min(self.y1, box.y1) <= max(self.y0, box.y0) - 1:
            return 0
        low, high, top, foot = self.across(box)
        return max(0, min(high, foot) - max(low, top))


class Cover:
    """Answers what lies under boxes on one page; made once for each page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def under(self, boxes: Iterable[Box]) -> list[Span]:
        """The stretches of the page under boxes, in order and apart."""
        boxes = list(boxes)
        found = _joined(span for box in boxes for span in self._under(box))
        if found:
            return found
        return _joined(span for box in boxes for span in self._under(_grown(box)))

    def _under(self, box: Box) -> Iterator[Span]:
        touched = [(line.shared(box), line) for line in self._lines_at(box)]
        touched = [(shared, line) for shared, line in touched if shared > 0]
        if not touched:
            return
        best, line = max(touched)
        low, high, top, foot = line.across(box)
        is_one = high - low < _ONE_LINE * (foot - top)
        for shared, line in touched:
            if not is_one:
                yield from self._middles_in(line, box)
            elif shared >= _AS_MUCH * best:
                low, high, top, foot = line.across(box)
                whole = (box.y0, box.y1) if line.upright else (box.x0, box.x1)
                yield from self._along(line, *whole)

    def _along(self, line: _Line, low: int, high: int) -> Iterator[Span]:
        """The characters whose middles lie between two places along a line."""
        boxes = self._page.boxes
        first = 1 if line.upright else 0
        for place in range(line.start, line.end):
            middle = (boxes[4 * place + first] + boxes[4 * place + first + 2]) / 2
            if low <= middle <= high:
                yield place, place + 1

    def _middles_in(self, line: _Line, box: Box) -> Iterator[Span]:
        if box.x0 <= line.x0 and line.x1 <= box.x1 and box.y0 <= line.y0 and line.y1 <= box.y1:
            yield line.start, line.end
            return
        boxes = self._page.boxes
        for place in range(line.start, line.end):
            x0, y0, x1, y1 = boxes[4 * place : 4 * place + 4]
            if box.x0 <= (x0 + x1) / 2 <= box.x1 and box.y0 <= (y0 + y1) / 2 <= box.y1:
                yield place, place + 1

    def _lines_at(self, box: Box) -> list[_Line]:
        """The lines that may touch a box: found by height, for a page may have many boxes."""
        tops, lines, highest = self._by_top
        first = bisect_left(tops, box.y0 - highest)
        return lines[first : bisect_right(tops, box.y1)]

    @cached_property
    def _by_top(self) -> tuple[list[int], list[_Line], int]:
        lines = sorted(_lines(self._page), key=lambda line: line.y0)
        highest = max((line.y1 - line.y0 for line in lines), default=0)
        return [line.y0 for line in lines], lines, highest


def _lines(page: Page) -> Iterator[_Line]:
    start = 0
    for words in page.text.split("\n"):
        end = start + len(words)
        if words and not words.isspace():
            boxes = page.boxes[4 * start : 4 * end]
            first, last = boxes[:4], boxes[-4:]
            upright = abs(last[1] - first[1]) > abs(last[0] - first[0])
            if end - start == 1:
                upright = bool(page.rotation % 180)
            yield _Line(
                start, end, min(boxes[0::4]), min(boxes[1::4]), max(boxes[2::4]),
                max(boxes[3::4]), upright,
            )  # fmt: skip
        start = end + 1


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _grown(box: Box) -> Box:
    """A thin line made thicker, whichever way it runs."""
    if box.y1 - box.y0 > box.x1 - box.x0:
        return Box(box.page, box.x0 - _GROWN, box.y0, box.x1 + _GROWN, box.y1)
    return Box(box.page, box.x0, box.y0 - _GROWN, box.x1, box.y1 + _GROWN)
