"""Reference numbers in running text: ``[12]``, ``[3–5]`` and raised figures."""

import re
from collections.abc import Iterator
from typing import Final

from coder.domain.quoting.letters import Mark
from coder.domain.texts.text import Page

_DASH: Final = r"\-\u2010-\u2015\u2212"
_RANGE: Final = re.compile(rf"(\d{{1,4}})\s*[{_DASH}]+\s*(\d{{1,4}})")
_LIST: Final = rf"\d{{1,4}}(?:\s*[,;{_DASH}]\s*\d{{1,4}})*(?!\w|\.\d)"
_BRACKETED: Final = re.compile(rf"\[\s*{_LIST}\s*\]")
_ATTACHED: Final = re.compile(rf"(?<=[^\W\d_]|[.,;:!?)\]\"'%\u2019\u201d]){_LIST}")
_RAISED: Final = re.compile(rf"(?<=\S)\s?({_LIST})")
_DIGITS: Final = re.compile(r"\d+")
_LONGEST_RANGE: Final = 60  # references in one citation
_LIFT: Final = 0.1  # of the height of the character before


def quoted_citations(quote: str) -> Iterator[Mark]:
    """Citations in words that a person copied: raised figures have become plain ones."""
    for match in _BRACKETED.finditer(quote):
        yield Mark(match.start(), match.end(), _written_out(match[0]))
    for match in _ATTACHED.finditer(quote):
        yield Mark(match.start(), match.end(), _written_out(match[0]))


def page_citations(page: Page) -> Iterator[Mark]:
    """Citations of a page, with positions of that page.

    A raised figure is smaller than the character before it and ends above its foot; that may be a
    digit too.
    """
    for match in _BRACKETED.finditer(page.text):
        yield Mark(match.start(), match.end(), _written_out(match[0]))
    for match in _RAISED.finditer(page.text):
        place = _raised_from(page, match)
        if place is not None:
            yield Mark(place, match.end(), _written_out(page.text[place : match.end()]))


def _raised_from(page: Page, match: "re.Match[str]") -> int | None:
    """Where in the first of some figures those begin that are raised."""
    before = match.start() - 1
    for place in range(match.start(1), match.end(1)):
        if not page.text[place].isdigit():
            break
        if is_raised(page, before, place):
            return place
        before = place
    return None


def is_raised(page: Page, before: int, place: int) -> bool:
    """Whether a figure is raised over a character before it; positions are those of the page."""
    if page.text[before].isspace():
        return False
    _, top, _, foot = page.box(before)
    _, small_top, _, small_foot = page.box(place)
    height = foot - top
    return small_foot - small_top < height and top - height < small_foot < foot - _LIFT * height


def _written_out(marks: str) -> str:
    return "".join(_DIGITS.findall(_RANGE.sub(_count, marks)))


def _count(match: "re.Match[str]") -> str:
    first, last = int(match[1]), int(match[2])
    if first < last <= first + _LONGEST_RANGE:
        return " ".join(map(str, range(first, last + 1)))
    return match[0]
