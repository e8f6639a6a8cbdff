"""How much is coded on a page: how many codings, of which themes, and at which heights; pure."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from coder.desktop.reader.marks import PageMarks
from coder.domain.theme import Theme

LANES: Final = 3


class Bar(NamedTuple):
    """Where a theme stands on a page, in 1/100 pt of the unrotated page."""

    theme: Theme
    box: tuple[int, int, int, int]
    lane: int  # beside others at the same height, from 0


class Density(NamedTuple):
    """The codings of one page."""

    codings: int
    themes: tuple[tuple[Theme, int], ...]  # with their codings, most first
    bars: tuple[Bar, ...]


def density(marks: PageMarks) -> Density:
    """What is coded on a page; a passage on two pages counts on both."""
    codings = {(one.passage, one.theme.id): one.theme for one in marks.paints if one.theme}
    counts = Counter(theme.id for theme in codings.values())
    named = {theme.id: theme for theme in codings.values()}
    themes = tuple((named[id_], count) for id_, count in counts.most_common())
    return Density(len(codings), themes, tuple(_bars(marks)))


def _bars(marks: PageMarks) -> Iterator[Bar]:
    """Each in the first lane that is free at its height; in the last one where none is."""
    free = [0] * LANES  # below which height
    boxes = [
        (_around([box[1:] for box in one.boxes]), one.theme)
        for one in marks.paints
        if one.theme and one.boxes
    ]
    for box, theme in sorted(boxes, key=lambda pair: pair[0][1]):
        lane = next((n for n, height in enumerate(free) if height <= box[1]), LANES - 1)
        free[lane] = box[3]
        yield Bar(theme, box, lane)


def said(found: Density) -> str:
    """The density in words, for who does not see it."""
    if not found.codings:
        return "no codings"
    amount = "1 coding" if found.codings == 1 else f"{found.codings:,} codings"
    return f"{amount}: " + ", ".join(f"{theme.name} {count:,}" for theme, count in found.themes)


def _around(boxes: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
