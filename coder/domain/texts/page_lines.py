"""The lines of a page with the rectangles they fill, as the page is shown to a reader."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from coder.domain.texts.text import Page
from coder.domain.texts.turning import turned

_NEARLY: Final = 1.1  # times as high: another font of one size
_UPRIGHT_LETTERS: Final = 6  # a shorter line may be higher than wide and still run to the right


class Line(NamedTuple):
    """A line that holds words: positions on its page, and its rectangle as shown, in 1/100 pt."""

    start: int
    end: int  # before the line end
    x0: int
    y0: int
    x1: int
    y1: int
    size: int  # of most of its characters, from top to foot

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


def _lines(page: Page) -> Iterator[Line]:
    start = 0
    for words in page.text.split("\n"):
        end = start + len(words)
        first = end - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            box, size = _around(page, first, last)
            yield Line(start, end, *turned(page, box), size)
        start = end + 1


def _around(page: Page, first: int, last: int) -> tuple[tuple[int, int, int, int], int]:
    """The rectangle and the size, from three characters: all would cost more than all else.

    The size is that of the middle one, unless it stands raised or lowered within the line, or in
    italics, which may be higher than what stands around them.
    """
    boxes = page.boxes
    middle = (first + last - 1) // 2
    x0, y0, x1, y1 = boxes[4 * middle : 4 * middle + 4]
    is_across = page.rotation % 180 != 0
    size = x1 - x0 if is_across else y1 - y0
    edges = []
    for place in (first, last - 1):
        left, top, right, foot = boxes[4 * place : 4 * place + 4]
        x0, x1 = min(x0, left), max(x1, right)
        y0, y1 = min(y0, top), max(y1, foot)
        edges.append(right - left if is_across else foot - top)
    low, high = sorted(edges)
    if high < size <= _NEARLY * high:
        size = high
    return (x0, y0, x1, y1), max(size, low)
