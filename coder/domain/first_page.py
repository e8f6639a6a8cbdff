"""What the first pages of an article say about it: a guess at title, authors, year and DOI."""

from typing import NamedTuple


class PageLine(NamedTuple):
    """A line as a reader sees it: words, size in points, weight, and place in 1/100 pt."""

    words: str
    size: float
    bold: bool
    x0: int
    y0: int
    x1: int
    y1: int
