"""The rows in which the names of stripes stand beside a page; pure."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from coder.desktop.reader.marks import Stripe


class Stretch(NamedTuple):
    """From where to where a stripe goes, in pixels of the desk."""

    top: float
    bottom: float
    stripe: Stripe


def parted(
    stretches: Sequence[Stretch], top: float, line: float
) -> tuple[list[Stretch], list[Stretch]]:
    """Those that end at a height, or less than half a name below it, and the parts below it."""
    over, under = [], []
    for one in stretches:
        if one.bottom <= top + line / 2:
            over.append(one)
        else:
            under.append(one._replace(top=max(top, one.top)))
    return over, under


def rows(
    stretches: Sequence[Stretch], between: tuple[float, float], line: float, *, seen_to: float
) -> list[tuple[float, tuple[Stripe, ...]]]:
    """Heights, and the stripes named there: one, or several where there is no room for all."""
    first, last = between
    wishes = [(one.top, one.stripe) for one in stretches]
    groups = _gathered(wishes, max(1, int((last - first) // line)))
    tops = settled([top for top, _ in groups], line, first, last, seen_to=seen_to)
    return [(top, stripes) for top, (_, stripes) in zip(tops, groups, strict=True)]


def settled(
    tops: Sequence[float], height: float, first: float, last: float, *, seen_to: float = inf
) -> list[float]:
    """Where rows stand that want to stand at these heights, which come ordered.

    There or below, so that no name stands above its stripe, as near as can be; never on each
    other. Some stand further up, so that all stand between the first height and the last, and
    those of stripes that begin above ``seen_to`` above it too, if there is room for them.
    """
    found: list[float] = []
    free, seen = first, sum(top < seen_to for top in tops)
    for number, top in enumerate(tops):
        place = max(top, free)
        if number < seen:
            place = min(place, max(free, seen_to - (seen - number) * height))
        found.append(min(place, last - (len(tops) - number) * height))
        free = found[-1] + height
    return found


def _gathered(
    wishes: Sequence[tuple[float, Stripe]], most: int
) -> list[tuple[float, tuple[Stripe, ...]]]:
    """Those that stand nearest to each other share a row, where there are too many rows."""
    gaps = sorted(range(1, len(wishes)), key=lambda n: (wishes[n][0] - wishes[n - 1][0], n))
    joined = set(gaps[: max(0, len(wishes) - most)])
    groups: list[tuple[float, tuple[Stripe, ...]]] = []
    for number, (top, stripe) in enumerate(wishes):
        if number in joined:
            groups[-1] = groups[-1][0], (*groups[-1][1], stripe)
        else:
            groups.append((top, (stripe,)))
    return groups
