"""Marks: what each coder marked in one text, as numbers, so that comparing is counting."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Mark(NamedTuple):
    """One coding of a stretch of the text that is read."""

    start: int
    end: int
    coder: int  # the place among those compared
    theme: int  # the place in the codebook
    coding: str  # its id


def trimmed(mark: Mark, words: str) -> Mark:
    """A mark without the blanks at its ends; one of blanks alone stays as it is."""
    start, end = mark.start, min(mark.end, len(words))
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    if start == end or (start, end) == (mark.start, mark.end):
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
