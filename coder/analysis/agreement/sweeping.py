"""From marked stretches to ratings, in one pass over their ends.

Cost follows the number of stretches, never the length of the text. Positions count characters
from 0; a stretch ends before its end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from coder.analysis.agreement.ratings import Pattern, Ratings, Value

Stretch = tuple[int, int]
Marks = Mapping[str, Sequence[Stretch]]
"""What each coder who was there marked; whoever was there and marked nothing has no stretches."""


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, those that overlap or abut made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def marked(marks: Marks, *, coders: Sequence[str], length: int) -> Ratings:
    """The ratings of one theme in one text: 1 where a coder marked it, 0 where not.

    ``coders`` says the order; one who is not in ``marks`` was not there and is missing. ``length``
    and stretches count characters, or any other units in a row by their numbers.
    """
    places = [place for place, coder in enumerate(coders) if coder in marks]
    ends: list[tuple[int, int, int]] = []
    for place in places:
        for start, end in marks[coders[place]]:
            ends.append((start, 1, place))
            ends.append((end, -1, place))
    ends.sort()
    depth = [0] * len(coders)
    weights: dict[int, int] = {}
    mask, last = 0, 0
    for position, step, place in ends:
        if position > last:
            weights[mask] = weights.get(mask, 0) + position - last
            last = position
        depth[place] += step
        mask = mask | 1 << place if depth[place] else mask & ~(1 << place)
    weights[mask] = weights.get(mask, 0) + length - last
    there = tuple(places)
    return {
        _pattern(mask, there, len(coders)): weight for mask, weight in weights.items() if weight
    }


@lru_cache(maxsize=4096)  # a few patterns occur again in every document and theme
def _pattern(mask: int, there: tuple[int, ...], coders: int) -> Pattern:
    return tuple(mask >> place & 1 if place in there else None for place in range(coders))


Span = tuple[int, int, Value]
"""Start, end and value of what a coder marked."""
GAP: Value = ""
"""The value of what a coder who was there did not mark."""


def valued(
    spans: Mapping[str, Sequence[Span]],
    *,
    coders: Sequence[str],
    length: int,
) -> Ratings:
    """The ratings of one text with one value at each position: the span's, or ``GAP``.

    Spans of one coder must not overlap unless their values are equal (see ``overlapping``).
    """
    weights: dict[Pattern, int] = {}
    for start, end, pattern in stretches_of(spans, coders=coders, length=length):
        weights[pattern] = weights.get(pattern, 0) + end - start
    return {pattern: weight for pattern, weight in weights.items() if weight}


def stretches_of(
    spans: Mapping[str, Sequence[Span]], *, coders: Sequence[str], length: int
) -> Iterator[tuple[int, int, Pattern]]:
    """The stretches of a text in which no coder's value changes, in order."""
    now: list[Value | None] = [GAP if coder in spans else None for coder in coders]
    ends = sorted(
        (position, is_start, place, value)
        for place, coder in enumerate(coders)
        for start, end, value in separate(spans.get(coder, ()))
        for position, is_start, value in ((start, 1, value), (end, 0, GAP))
    )
    last = 0
    for position, _, place, value in ends:
        if position > last:
            yield last, position, tuple(now)
            last = position
        now[place] = value
    if length > last:
        yield last, length, tuple(now)


def separate(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; those of one value that overlap are one, those that only abut stay two."""
    found: list[Span] = []
    for start, end, value in sorted(spans, key=lambda span: (span[0], span[1])):
        if found and start < found[-1][1] and value == found[-1][2]:
            found[-1] = found[-1][0], max(end, found[-1][1]), value
        else:
            found.append((start, end, value))
    return found


def overlapping(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """The first two spans of one coder that overlap with different values, if any do."""
    return next((two for two in pairwise(separate(spans)) if two[1][0] < two[0][1]), None)
