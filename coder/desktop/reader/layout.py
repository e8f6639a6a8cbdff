"""Where every page stands in the scrolled desk, in pixels; pure, from page sizes alone."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

GAP: Final = 16  # pixels between two pages, and around them
A4: Final = (59_500, 84_200)  # 1/100 pt: what a page without a size is taken for
SMALLEST: Final = 0.01  # pixels a point
LARGEST: Final = 12.0
_HUNDRED: Final = 100


class Frame(NamedTuple):
    """The rectangle of a page in the desk, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """One below its last row."""
        return self.y + self.height


class PageLayout:
    """All pages under each other at one zoom, in a desk with room for labels at their right."""

    def __init__(
        self, sizes: Sequence[tuple[int, int]], zoom: float, *, room: int, margin: int
    ) -> None:
        """``sizes`` are 1/100 pt as shown; ``room`` is to be filled, of it ``margin`` by labels."""
        self.zoom = zoom
        shown = [size if min(size) > 0 else A4 for size in sizes]
        self._widths = [max(1, round(width * zoom / _HUNDRED)) for width, _ in shown]
        self._heights = [max(1, round(height * zoom / _HUNDRED)) for _, height in shown]
        self._tops = list(accumulate((height + GAP for height in self._heights), initial=GAP))
        self.height = self._tops[-1]
        self._whole, self._room = room, room - margin

    def __len__(self) -> int:
        return len(self._widths)

    def width(self, pages: range) -> int:
        """How wide the desk is where some pages stand: at the least it fills the room."""
        widest = max((self._widths[page] for page in pages), default=0)
        return max(self._whole, widest + self._whole - self._room + 2 * GAP)

    def frame(self, page: int) -> Frame:
        """Where a page stands."""
        width = self._widths[page]
        # In the middle of what is seen, not of the desk: a wide page moves no other one aside.
        left = max(GAP, (self._room - width) // 2)
        return Frame(left, self._tops[page], width, self._heights[page])

    def page_at(self, y: int) -> int:
        """The page at a height of the desk; in a gap, the one above it."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self) - 1))

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        if not len(self):
            return range(0)
        first, last = self.page_at(top), self.page_at(bottom)
        if self.frame(first).bottom <= top and first < last:
            first += 1
        return range(first, last + 1)

    def point(self, page: int, x: int, y: int) -> tuple[int, int]:
        """A point of the desk on a page as shown, in 1/100 pt."""
        frame, scale = self.frame(page), _HUNDRED / self.zoom
        return round((x - frame.x) * scale), round((y - frame.y) * scale)

    def place(self, page: int, x: float, y: float) -> tuple[float, float]:
        """A point of a page as shown, in 1/100 pt, in the desk."""
        frame, scale = self.frame(page), self.zoom / _HUNDRED
        return frame.x + x * scale, frame.y + y * scale


def fitting(width: int, room: int, *, margin: int) -> float:
    """The zoom at which a page of a width (1/100 pt) fills the room beside its labels."""
    held = max(1, room - margin - 2 * GAP)
    return bounded(_HUNDRED * held / (width if width > 0 else A4[0]))


def bounded(zoom: float) -> float:
    """A zoom that pages can be shown at."""
    return max(SMALLEST, min(LARGEST, zoom))
