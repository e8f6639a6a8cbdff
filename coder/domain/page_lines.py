"""The lines of a page with the rectangles they fill, as the page is shown to a reader."""

from typing import TYPE_CHECKING, Final, NamedTuple

from coder.domain.text import Page

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

_UPRIGHT_LETTERS: Final = 6  # a shorter line may be higher than wide and still run to the right


class Line(NamedTuple):
    """A line that holds words: positions on its page, and its rectangle as shown, in 1/100 pt."""

    start: int
    end: int  # before the line end
    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def height(self) -> int:
        """1/100 pt."""
        return self.y1 - self.y0

    @property
    def sideways(self) -> bool:
        """Whether it runs up or down the page."""
        return self.end - self.start >= _UPRIGHT_LETTERS and self.height > 2 * (self.x1 - self.x0)


def page_lines(page: Page) -> list[Line]:
    """All lines of a page in reading order; those of nothing but white space are left out."""
    return list(_lines(page))


def shown_size(page: Page) -> tuple[int, int]:
    """Width and height as shown, 1/100 pt."""
    turned = page.rotation % 180 != 0
    return (page.height, page.width) if turned else (page.width, page.height)


def _lines(page: Page) -> "Iterator[Line]":
    start = 0
    for words in page.text.split("\n"):
        end = start + len(words)
        first = end - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            box = _turned(page, _around(page.boxes, first, last))
            yield Line(start, end, *box)
        start = end + 1


def _around(boxes: "array[int]", first: int, last: int) -> tuple[int, int, int, int]:
    """From three characters: all of them would cost more than the rest of reading a page."""
    places = 4 * first, 4 * ((first + last - 1) // 2), 4 * (last - 1)
    x0, y0, x1, y1 = zip(*(boxes[place : place + 4] for place in places), strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _turned(page: Page, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """From the unrotated page to the page as shown, its rotation being clockwise."""
    x0, y0, x1, y1 = box
    match page.rotation % 360:
        case 90:
            return page.height - y1, x0, page.height - y0, x1
        case 180:
            return page.width - x1, page.height - y1, page.width - x0, page.height - y0
        case 270:
            return y0, page.width - x1, y1, page.width - x0
    return box
