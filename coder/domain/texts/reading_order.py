"""In which order the lines of a page are read: as the file gives them, unless that is implausible.

A two-column page whose file goes line by line across both columns would read as nonsense. Such a
page leaps between left and right at every line; it is cut into columns and paragraphs instead
(XY-cut). Tables leap too, but their cells are short, and are left as they are.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

LEAPS: Final = 0.4  # of the lines of two columns: more leaps than this are implausible
SIDED: Final = 0.6  # of the lines of a page in two columns stand in one of them
FEWEST_LINES: Final = 12
MOST_LINES: Final = 3_000  # a page of more is no prose, and cutting it takes too long
PROSE: Final = 24  # characters in the median line of prose in a column
_GUTTER: Final = 5.0  # points: the least gap between two columns
_OVERLAP: Final = 1.5  # points by which lines may overlap and still be cut apart


class LineBox(NamedTuple):
    """Where a line stands on the unrotated page (points), and how many characters it has."""

    x0: float
    y0: float
    x1: float
    y1: float
    characters: int


def is_plausible(lines: Sequence[LineBox]) -> bool:
    """Whether lines in this order read as prose would."""
    sides = [side for side in _sides(lines) if side]
    if (
        len(sides) < max(FEWEST_LINES, SIDED * len(lines))
        or min(sides.count(-1), sides.count(1)) < FEWEST_LINES // 3
    ):
        return True
    leaps = sum(before != after for before, after in pairwise(sides))
    return leaps <= LEAPS * len(sides)


def cut(lines: Sequence[LineBox]) -> list[int]:
    """The indices of the lines, columns from left to right, each from top to bottom."""
    ordered: list[int] = []
    waiting = [list(range(len(lines)))]
    while waiting:
        part = waiting.pop()
        halves = _columns(lines, part) or _bands(lines, part)
        if halves is None:
            ordered += sorted(part, key=lambda index: (lines[index].y0, lines[index].x0))
        else:
            waiting += reversed(halves)
    return ordered


def _sides(lines: Sequence[LineBox]) -> list[int]:
    """-1 for a line of the left half, 1 of the right, 0 for one across both or too short."""
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        return []
    middle = (min(line.x0 for line in lines) + max(line.x1 for line in lines)) / 2
    prose = [line for line in lines if line.x1 < middle or line.x0 > middle]
    lengths = sorted(line.characters for line in prose)
    if not lengths or lengths[len(lengths) // 2] < PROSE:
        return []
    return [(line.x0 > middle) - (line.x1 < middle) for line in lines]


def _columns(lines: Sequence[LineBox], part: list[int]) -> tuple[list[int], list[int]] | None:
    return _parted([(lines[index].x0, lines[index].x1, index) for index in part], _GUTTER)


def _bands(lines: Sequence[LineBox], part: list[int]) -> tuple[list[int], list[int]] | None:
    return _parted([(lines[index].y0, lines[index].y1, index) for index in part], -_OVERLAP)


def _parted(
    spans: list[tuple[float, float, int]], least: float
) -> tuple[list[int], list[int]] | None:
    """The indices before and after the widest gap, if one is wider than the least."""
    spans.sort()
    end, widest, at = spans[0][1], least, 0
    for place, (start, stop, _) in enumerate(spans):
        if place and start - end > widest:
            widest, at = start - end, place
        end = max(end, stop)
    if not at:
        return None
    return [index for *_, index in spans[:at]], [index for *_, index in spans[at:]]
