"""Which themes are taken for which: where one coder put one theme and another put another."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from coder.analysis.comparing.mark import Mark

Confused = Counter[tuple[int, int, int, int]]
"""Characters by two coders, the smaller place first, and the theme that each of them put."""


def confusion(marks: Iterable[Mark], readers: Iterable[int]) -> Confused:
    """The characters of one text on which one coder put a theme and another put one instead.

    Instead means that neither also used the other's theme there. Themes that both put are no
    confusion, and what only one of them marked is none either. One sweep over all marks.
    """
    present = sorted(set(readers))
    events: list[tuple[int, int, int, int]] = []
    for mark in marks:
        if mark.coder in present and mark.start < mark.end:
            events += (
                (mark.start, 1, mark.coder, mark.theme), (mark.end, -1, mark.coder, mark.theme),
            )  # fmt: skip
    events.sort()
    held: dict[int, Counter[int]] = {coder: Counter() for coder in present}
    found: Confused = Counter()
    last = 0
    for at, step, coder, theme in events:
        if at > last:
            themes = {one: set(counts) for one, counts in held.items() if counts}
            for one, other in combinations(themes, 2):
                _count(found, (one, other), (themes[one], themes[other]), at - last)
            last = at
        held[coder][theme] += step
        if not held[coder][theme]:
            del held[coder][theme]
    return found


def _count(
    found: Confused, coders: tuple[int, int], themes: tuple[set[int], set[int]], length: int
) -> None:
    one, other = themes
    if one == other:
        return
    for put in one - other:
        for instead in other - one:
            found[(*coders, put, instead)] += length
