"""Lines: a paragraph broken so that its word spaces are as even as can be (Knuth and Plass)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from typesetting.words import Part

_STRETCH: Final = 0.5  # of a space, before it looks loose
_SHRINK: Final = 0.3
_HYPHEN_COST: Final = 40.0
_TWO_HYPHENS: Final = 12_000.0
_OVERFULL: Final = 1e12


class Measure(NamedTuple):
    """The widths of a paragraph's lines, and of the space and the hyphen of its face."""

    first: float
    rest: float
    space: float
    hyphen: float
    even: bool = True  # both edges straight


class Line(NamedTuple):
    """The parts of one line and the width of its spaces."""

    parts: tuple[Part, ...]
    gap: float
    natural: float  # its width with spaces of ``gap``


class _Best(NamedTuple):
    cost: float
    start: int


def break_lines(parts: Sequence[Part], measure: Measure) -> list[Line]:
    """The cheapest way to break a paragraph."""
    best = [_Best(0.0, 0)]
    for end in range(1, len(parts) + 1):
        best.append(min(_ways(parts, measure, best, end)))
    ends: list[int] = []
    end = len(parts)
    while end:
        ends.append(end)
        end = best[end].start
    ends.append(0)
    ends.reverse()
    return [
        _line(parts[start:stop], measure, _room(measure, start), last=stop == len(parts))
        for start, stop in pairwise(ends)
    ]


def _ways(parts: Sequence[Part], measure: Measure, best: Sequence[_Best], end: int) -> list[_Best]:
    """Every line that could end behind part ``end - 1``, by where it begins."""
    found: list[_Best] = []
    hyphen = parts[end - 1].after == "hyphen" and end < len(parts)
    natural = measure.hyphen if parts[end - 1].after == "hyphen" else 0.0
    gaps = 0
    for start in range(end - 1, -1, -1):
        between = start < end - 1 and parts[start].after == "space"
        gaps += between
        natural += parts[start].width + measure.space * between
        room = _room(measure, start)
        tightest = natural - (gaps * measure.space * _SHRINK if measure.even else 0)
        if found and tightest > room:
            break
        cost = _cost(room - natural, gaps * measure.space, last=end == len(parts))
        cost = (10 + cost + _HYPHEN_COST * hyphen) ** 2 if tightest <= room else _OVERFULL
        again = hyphen and start and parts[start - 1].after == "hyphen"
        found.append(_Best(best[start].cost + cost + _TWO_HYPHENS * bool(again), start))
    return found


def _room(measure: Measure, start: int) -> float:
    return measure.rest if start else measure.first


def _natural(parts: Sequence[Part], measure: Measure) -> tuple[float, int]:
    """The width with ordinary spaces, and how many spaces."""
    gaps = sum(part.after == "space" for part in parts[:-1])
    hyphen = measure.hyphen if parts[-1].after == "hyphen" else 0.0
    return sum(part.width for part in parts) + gaps * measure.space + hyphen, gaps


def _cost(slack: float, spaces: float, *, last: bool) -> float:
    if slack >= 0 and last:
        return 0.0
    give = spaces * (_STRETCH if slack > 0 else _SHRINK)
    return 100 * (abs(slack) / max(give, 0.1)) ** 3


def _line(parts: Sequence[Part], measure: Measure, room: float, *, last: bool) -> Line:
    natural, gaps = _natural(parts, measure)
    slack = room - natural
    fill = bool(gaps) and measure.even and not (last and slack >= 0)
    gap = measure.space + (slack / gaps if fill else 0.0)
    return Line(tuple(parts), gap, natural + (slack if fill else 0.0))
