"""Marks: what each coder marked in one text, as numbers, so that comparing is counting."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coder.domain.texts.going_on import goes_on, trimmed


class Mark(NamedTuple):
    """One coding of a stretch of the text that is read."""

    start: int
    end: int
    coder: int  # the place among those compared
    theme: int  # the place in the codebook
    coding: str  # its id


def as_read(marks: Iterable[Mark], words: str) -> tuple[Mark, ...]:
    """Marks on a text of these words as a reader sees them, in the order of the text.

    Blanks at the ends of a mark do not count, those between two marks of one coder with one theme
    are marked too: who marks two sentences one by one has marked what stands from the first word
    to the last.
    """
    found = sorted(_trimmed(mark, words) for mark in marks if mark.start < len(words))
    furthest: dict[tuple[int, int], int] = {}  # of a coder and a theme, which mark goes furthest
    for place, mark in enumerate(found):
        before = furthest.get((mark.coder, mark.theme))
        if before is not None:
            end = found[before].end
            if end < mark.start and goes_on(words, end, mark.start):
                found[before] = found[before]._replace(end=mark.start)
        if before is None or mark.end > found[before].end:
            furthest[mark.coder, mark.theme] = place
    return tuple(sorted(found))


def _trimmed(mark: Mark, words: str) -> Mark:
    start, end = trimmed(mark.start, mark.end, words)
    if (start, end) == (mark.start, mark.end):
        return mark
    return mark._replace(start=start, end=end)


def by_theme(marks: Iterable[Mark], lineages: Sequence[Sequence[int]]) -> dict[int, list[Mark]]:
    """The marks with every theme or one below it, in their order.

    ``lineages`` gives for each theme (its place) itself and all that it is below.
    """
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        for theme in lineages[mark.theme]:
            found.setdefault(theme, []).append(mark)
    return found
