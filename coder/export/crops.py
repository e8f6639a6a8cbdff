"""What a picture of a passage shows of its pages, and how the passage is outlined in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from coder.domain.texts.text import Box, Page
from coder.domain.texts.turning import Rectangle, shown_size, turned

_CONTEXT: Final = 4_200  # 1/100 pt shown above and below a passage: some three lines
_MARGIN: Final = 150  # between the words and their outline
_POINT: Final = 100

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Crop:
    """A strip of a page as it is shown, with the outlines of a passage; in points, from its top."""

    page: int  # index, from 0
    top: float
    width: float
    height: float
    outlines: tuple[tuple[Corner, ...], ...]  # within the strip

    @property
    def clip(self) -> tuple[float, float, float, float]:
        """The strip on the page as it is shown."""
        return 0, self.top, self.width, self.top + self.height


def crops(pages: Sequence[Page], boxes: Iterable[Box]) -> list[Crop]:
    """A strip of each page that a passage stands on, over the whole width of the page."""
    found = []
    for index, on_page in groupby(boxes, key=lambda box: box.page):
        if index < len(pages):
            page = pages[index]
            lines = [_within(page, turned(page, box[1:])) for box in on_page]
            found += [_crop(index, page, lines)] if all(shown_size(page)) else []
    return found


def _crop(index: int, page: Page, lines: list[Rectangle]) -> Crop:
    width, height = shown_size(page)
    top = max(0, min(line[1] for line in lines) - _CONTEXT)
    bottom = min(height, max(line[3] for line in lines) + _CONTEXT)
    outlines = tuple(
        tuple((x / _POINT, (y - top) / _POINT) for x, y in _outline(group))
        for group in _columns(lines)
    )
    return Crop(index, top / _POINT, width / _POINT, (bottom - top) / _POINT, outlines)


def _within(page: Page, box: Rectangle) -> Rectangle:
    """A rectangle with some room around it, on the page, wherever a damaged file has it."""
    width, height = shown_size(page)
    (x0, x1), (y0, y1) = sorted(box[::2]), sorted(box[1::2])
    left, right = (min(max(x, 0), width) for x in (x0 - _MARGIN, x1 + _MARGIN))
    top, bottom = (min(max(y, 0), height) for y in (y0 - _MARGIN, y1 + _MARGIN))
    return left, top, right, bottom


def _columns(lines: list[Rectangle]) -> list[list[Rectangle]]:
    """Lines in groups, in each of which one stands right below the other."""
    groups = [[lines[0]]]
    for line in lines[1:]:
        above = groups[-1][-1]
        height = max(above[3] - above[1], line[3] - line[1])
        is_below = above[1] < line[1] < above[3] + height
        if is_below and above[0] < line[2] and line[0] < above[2]:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _outline(lines: list[Rectangle]) -> Iterator[tuple[int, int]]:
    """The corners of one shape around lines: down on the right, up on the left."""
    middles = [(above[3] + below[1]) // 2 for above, below in pairwise(lines)]
    tops, bottoms = [lines[0][1], *middles], [*middles, lines[-1][3]]
    for line, top, bottom in zip(lines, tops, bottoms, strict=True):
        yield line[2], top
        yield line[2], bottom
    for line, top, bottom in reversed(list(zip(lines, tops, bottoms, strict=True))):
        yield line[0], bottom
        yield line[0], top
