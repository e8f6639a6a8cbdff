"""The number a page is cited by, and what speaks for it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from coder.domain.layout.margins import Band, margins
from coder.domain.layout.page_number import read_number
from coder.domain.layout.page_sequence import numbered, numberings
from coder.domain.texts.page_lines import page_lines
from coder.domain.texts.text import Page, Text

Source = Literal["set", "detected", "label", "index"]

_AGREES: Final = 0.8  # share of the numbers found in the margins that labels must repeat
_FOLLOWS: Final = 0.8  # share of neighbours whose labels must count on, where nothing is printed


class PrintedPage(NamedTuple):
    """A page number as cited, and its evidence.

    ``set`` by a person, ``detected`` in the margins, the PDF's ``label``, or only the ``index``.
    """

    page: str
    source: Source


def printed_pages(text: Text) -> list[PrintedPage]:
    """The printed number of every page, as far as it can be found."""
    edges = [margins(page_lines(page)) for page in text.pages]
    found = numbered(text.pages, edges, numberings(text.pages, edges))
    for index, (page, bands) in enumerate(zip(text.pages, edges, strict=True)):
        if found[index] is None and page.label and _stands_in(page, bands, page.label):
            found[index] = page.label
    trusted = _labels_hold(text.pages, found)
    return [
        _choose(index, number, page.label if trusted else None)
        for index, (number, page) in enumerate(zip(found, text.pages, strict=True))
    ]


def with_offset(found: Sequence[PrintedPage], offset: int | None) -> list[PrintedPage]:
    """Pages by the offset that a person set, if there is one: it wins over all else."""
    return list(found) if offset is None else [set_page(n, offset) for n in range(len(found))]


def set_page(index: int, offset: int) -> PrintedPage:
    """A page as a person numbered it: PDF page + offset, also where the text is not known."""
    return PrintedPage(str(index + 1 + offset), "set")


def cited_pages(pages: Sequence[PrintedPage], first: int, last: int) -> PrintedPage:
    """How a passage from one page index to another is cited, with an en dash between them.

    Its evidence is the weaker one of its ends.
    """
    begin, end = pages[first], pages[last]
    if begin.page == end.page:
        return begin
    weaker = max(begin.source, end.source, key=_WEAKNESS.index)
    if weaker == "index":  # a printed number and a counted one are no two ends of one stretch
        return PrintedPage(f"{first + 1}–{last + 1}", weaker)
    return PrintedPage(f"{begin.page}–{end.page}", weaker)


def _stands_in(page: Page, bands: Sequence[Band], label: str) -> bool:
    """Whether a label is printed alone at the edge of its page."""
    edge = (line for band in bands if band.depth == 0 for line in band.lines)
    return any(page.text[line.start : line.end].strip() == label for line in edge)


_WEAKNESS: Final[tuple[Source, ...]] = ("set", "detected", "label", "index")


def _choose(index: int, number: str | None, label: str | None) -> PrintedPage:
    if number is not None:
        return PrintedPage(number, "detected")
    if label:
        return PrintedPage(label, "label")
    return PrintedPage(str(index + 1), "index")


def _labels_hold(pages: Sequence[Page], found: Sequence[str | None]) -> bool:
    """Labels are often wrong: they must repeat what is printed, or at least count like pages."""
    printed = [
        (page.label, number)
        for page, number in zip(pages, found, strict=True)
        if number is not None
    ]
    if printed:
        return sum(label == number for label, number in printed) >= _AGREES * len(printed)
    labels = [page.label for page in pages if page.label]
    if not labels or len(set(labels)) < len(labels) or labels[0] == "0":
        return False
    read = [read_number(label) for label in labels]
    if None in read:
        return False
    steps = [one and other and other.number - one.number == 1 for one, other in pairwise(read)]
    return sum(map(bool, steps)) >= _FOLLOWS * len(steps) - 1
