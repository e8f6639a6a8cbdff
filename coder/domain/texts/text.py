"""The text of one file as one extractor version read it, with the box of every character."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from array import array

PAGE_BREAK: Final = "\n"
"""Joins two pages and counts as one position."""

_UNCARRIED: Final = re.compile("[\0\ud800-\udfff]")


class Box(NamedTuple):
    """A rectangle on an unrotated page, in 1/100 pt, from the top left corner."""

    page: int  # index, from 0
    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its characters in reading order, lines ended by U+000A, and their boxes.

    ``boxes`` holds four integers a character (x0, y0, x1, y1 in 1/100 pt of the unrotated
    page); a line end has the empty box at the end of its line.
    """

    text: str
    boxes: "array[int]"
    width: int  # 1/100 pt
    height: int
    rotation: int = 0  # degrees, clockwise
    label: str | None = None  # the PDF's own page label, decoded
    order: str = "native"  # how the reading order came about: native or xy-cut

    def box(self, position: int) -> tuple[int, int, int, int]:
        """The box of the character at a position of this page."""
        x0, y0, x1, y1 = self.boxes[4 * position : 4 * position + 4]
        return x0, y0, x1, y1


@dataclass(frozen=True, slots=True)
class Text:
    """The pages of one file; positions count code points, half-open, across pages."""

    pages: tuple[Page, ...]
    extractor: str  # name, version and settings, such as "pymupdf 2.0 native"
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        lengths = (len(page.text) + len(PAGE_BREAK) for page in self.pages)
        object.__setattr__(self, "starts", (0, *accumulate(lengths))[: len(self.pages)])

    def whole(self) -> str:
        """All pages, joined by one U+000A each."""
        return PAGE_BREAK.join(page.text for page in self.pages)

    def stretch(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end``; pages that are not asked for are not joined."""
        first, last = self.page_of(start), self.page_of(max(start, end - 1))
        words = PAGE_BREAK.join(page.text for page in self.pages[first : last + 1])
        skipped = self.starts[first] if self.starts else 0
        return words[max(0, start - skipped) : max(0, end - skipped)]

    def page_of(self, position: int) -> int:
        """The index of the page that holds a position (a page break belongs to the page before)."""
        return max(0, bisect_right(self.starts, position) - 1)

    def spans(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """A stretch cut at page breaks: (page index, start, end) with positions of that page."""
        found = []
        for index in range(self.page_of(start), self.page_of(max(start, end - 1)) + 1):
            first = max(0, start - self.starts[index])
            last = min(len(self.pages[index].text), end - self.starts[index])
            if first < last:
                found.append((index, first, last))
        return found


def storable(text: str) -> str:
    """NUL and lone surrogates become U+FFFD, one for one: SQLite and JSON can carry the rest."""
    return _UNCARRIED.sub("\ufffd", text)
