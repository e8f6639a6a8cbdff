"""How much is coded on a page: how many codings, of which themes, and at which heights; pure."""

from collections import Counter
from typing import Final, NamedTuple

from coder.desktop.reader.marks import PageMarks
from coder.domain.theme import Theme

LANES: Final = 3


class Stripe(NamedTuple):
    """Where a theme stands on a page, in 1/100 pt of the unrotated page."""

    theme: Theme
    box: tuple[int, int, int, int]
    lane: int  # beside others at the same height, from 0


class Density(NamedTuple):
    """The codings of one page."""

    codings: int
    themes: tuple[tuple[Theme, int], ...]  # with their codings, most first
    stripes: tuple[Stripe, ...]


def density(marks: PageMarks) -> Density:
    """What is coded on a page; a passage on two pages counts on both."""
    codings = {(one.passage, one.theme.id): one.theme for one in marks.paints if one.theme}
    counts = Counter(theme.id for theme in codings.values())
    named = {theme.id: theme for theme in codings.values()}
    themes = tuple((named[id_], count) for id_, count in counts.most_common())
    stripes = tuple(
        Stripe(one.theme, _around([box[1:] for box in one.boxes]), one.level % LANES)
        for one in marks.paints
        if one.theme and one.boxes
    )
    return Density(len(codings), themes, stripes)


def said(found: Density) -> str:
    """The density in words, for who does not see it."""
    if not found.codings:
        return "no codings"
    amount = "1 coding" if found.codings == 1 else f"{found.codings:,} codings"
    return f"{amount}: " + ", ".join(f"{theme.name} {count:,}" for theme, count in found.themes)


def _around(boxes: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
