"""Which themes are taken for which: where one coder put one theme and another put another."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations, permutations

from coder.analysis.comparing.mark import Mark

Confused = Counter[tuple[int, int, int, int]]
"""Characters by two coders, the smaller place first, and the theme that each of them put."""

Had = Callable[[int], Collection[int]]
"""Who had a theme: the places of coders, by that of the theme."""


def confusion(marks: Iterable[Mark], readers: Iterable[int]) -> Confused:
    """The characters of one text on which one coder put a theme and another put one instead.

    Instead means that neither also used the other's theme there. Themes that both put are no
    confusion, and what only one of them marked is none either. One sweep over all marks.
    """
    found: Confused = Counter()
    for length, themes in _steps(marks, readers):
        for one, other in combinations(themes, 2):
            _count(found, (one, other), (themes[one], themes[other]), length)
    return found


def confused_once(
    marks: Iterable[Mark], readers: Iterable[int], had: Had
) -> Counter[tuple[int, int]]:
    """The characters of one text on which anybody put one theme and anybody else another instead.

    By the two themes, the smaller place first. A character counts once for them, however many
    coders put either: of three, one against two is no more than one against one. ``had`` are those
    who had a theme; who lacked it put nothing in its place.
    """
    found: Counter[tuple[int, int]] = Counter()
    for length, themes in _steps(marks, readers):
        here = {
            (min(put, instead), max(put, instead))
            for one, other in combinations(themes, 2)
            for put in themes[one] - themes[other] if other in had(put)
            for instead in themes[other] - themes[one] if one in had(instead)
        }  # fmt: skip
        for both in here:
            found[both] += length
    return found


def is_confused(
    marks: Iterable[Mark], readers: Iterable[int], had: Had,
    themes: tuple[int, int], whose: tuple[int, int] | None = None,
) -> bool:  # fmt: skip
    """Whether a coder put the first of two themes somewhere, and another the second instead.

    ``whose`` are the two coders, in the order of the themes; None: any two.
    """
    put, instead = themes
    return any(
        put in held[one] - held[other] and instead in held[other] - held[one]
        and other in had(put) and one in had(instead)
        for _, held in _steps(marks, readers)
        for one, other in ([whose] if whose else permutations(held, 2))
        if one in held and other in held
    )  # fmt: skip


def _steps(
    marks: Iterable[Mark], readers: Iterable[int]
) -> Iterator[tuple[int, dict[int, set[int]]]]:
    """The text cut where marks begin and end: how long each piece is, and who put what on it."""
    present = set(readers)
    events: list[tuple[int, int, int, int]] = []
    for mark in marks:
        if mark.coder in present and mark.start < mark.end:
            events += (
                (mark.start, 1, mark.coder, mark.theme), (mark.end, -1, mark.coder, mark.theme),
            )  # fmt: skip
    events.sort()
    held: dict[int, Counter[int]] = {coder: Counter() for coder in sorted(present)}
    last = 0
    for at, step, coder, theme in events:
        if at > last:
            yield at - last, {one: set(counts) for one, counts in held.items() if counts}
            last = at
        held[coder][theme] += step
        if not held[coder][theme]:
            del held[coder][theme]


def _count(
    found: Confused, coders: tuple[int, int], themes: tuple[set[int], set[int]], length: int
) -> None:
    one, other = themes
    if one == other:
        return
    for put in one - other:
        for instead in other - one:
            found[(*coders, put, instead)] += length
