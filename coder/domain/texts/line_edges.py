"""The edges of lines that stand under each other: they meet, and never overlap; pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coder.domain.texts.turning import Rectangle

_MOST: Final = 2  # lines that share more than a half of their height are one line
_FLUSH: Final = 5  # edges less than a fifth of a line apart are one edge


def adjoined(boxes: Sequence[Rectangle], *, gap: float = 1.0) -> list[Rectangle]:
    """Lines that meet in the middle between them, where they overlapped or were a gap apart.

    A ``gap`` is less than so many times the height of the upper line; with 0, gaps stay. The
    lines keep their order.
    """
    found = list(boxes)
    pairs = list(_neighbours(boxes))
    for upper, lower in pairs:
        left, top, right, bottom = found[upper]
        _, lower_top, _, _ = boxes[lower]
        _, upper_top, _, upper_bottom = boxes[upper]
        if lower_top - upper_bottom >= gap * (upper_bottom - upper_top):
            continue
        if bottom == boxes[upper][3]:  # else it meets another one already
            bottom = (bottom + lower_top) // 2
            found[upper] = left, top, right, bottom
        if found[lower][1] == lower_top or found[lower][1] < bottom:
            left, _, right, end = found[lower]
            found[lower] = left, bottom, right, end
    return found


def flush(boxes: Sequence[Rectangle]) -> list[Rectangle]:
    """Lines that follow each other, with one edge where theirs differ by a hair."""
    found = list(boxes)
    for side, outermost in ((0, min), (2, max)):
        for run in _runs(found, side):
            edge = outermost(found[number][side] for number in run)
            for number in run:
                box = list(found[number])
                box[side] = edge
                found[number] = box[0], box[1], box[2], box[3]
    return found


def _neighbours(boxes: Sequence[Rectangle]) -> Iterator[tuple[int, int]]:
    """The numbers of lines and of those right under them, from the top down."""
    order = sorted(range(len(boxes)), key=lambda number: boxes[number][1])
    for place, upper in enumerate(order):
        left, top, right, bottom = boxes[upper]
        for lower in order[place + 1 :]:
            x0, y0, x1, y1 = boxes[lower]
            least = min(bottom - top, y1 - y0)
            if y0 - bottom >= bottom - top:
                break
            beside = x0 < right and left < x1
            if beside and y1 > bottom and _MOST * (bottom - y0) <= least > y0 - bottom:
                yield upper, lower


def _runs(boxes: Sequence[Rectangle], side: int) -> Iterator[list[int]]:
    """The numbers of boxes that follow each other with nearly the same edge at a side."""
    run = [0] if boxes else []
    for before, number in pairwise(range(len(boxes))):
        _, top, _, bottom = boxes[number]
        near = _FLUSH * abs(boxes[number][side] - boxes[run[0]][side]) < bottom - top
        if not near or top < boxes[before][1]:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
