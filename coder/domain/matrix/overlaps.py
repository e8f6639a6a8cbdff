"""Themes that stand together on the page: which of their passages overlap."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from coder.domain.matrix.regions import grouped, overlap
from coder.domain.texts.text import Box

Pairs = Counter[tuple[int, int]]
"""Numbers by two themes (their places), the smaller first; a theme with itself is its passages."""


def overlapping_stretches(stretches: Iterable[tuple[int, int, Sequence[int]]]) -> Pairs:
    """Of the stretches of one text, each with its themes, count the passages and what overlaps.

    A passage is what a theme covers without a gap; stretches that only touch are two. Counted are
    the pairs of a passage of one theme and a passage of the other that share a character. One
    sweep over where they begin and end: such a pair begins where the later of both begins.
    """
    events: list[tuple[int, int, int]] = []
    for start, end, themes in stretches:
        if start < end:
            for theme in themes:
                events += ((start, 1, theme), (end, 0, theme))
    events.sort()  # what ends goes before what begins at the same place
    open_: dict[int, int] = {}
    found: Pairs = Counter()
    for _, begins, theme in events:
        if not begins:
            open_[theme] -= 1
            if not open_[theme]:
                del open_[theme]
            continue
        if theme not in open_:
            found[theme, theme] += 1
            found.update((min(theme, other), max(theme, other)) for other in open_)
        open_[theme] = open_.get(theme, 0) + 1
    return found


def overlapping_regions(by_theme: Mapping[int, Sequence[Sequence[Box]]]) -> Pairs:
    """The same of the coded regions of one file, which are few."""
    groups = {theme: grouped(regions) for theme, regions in by_theme.items()}
    found: Pairs = Counter({(theme, theme): len(held) for theme, held in groups.items()})
    themes = sorted(groups)
    for place, one in enumerate(themes):
        for other in themes[place + 1 :]:
            found[one, other] = sum(overlap(a, b) for a in groups[one] for b in groups[other])
    return found
