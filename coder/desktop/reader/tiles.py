"""Which pieces of a page are drawn as one picture; pure."""

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple

from coder.desktop.reader.layout import Frame

WHOLE: Final = 6_000_000
"""Pixels up to which a page is one picture; larger ones are drawn where they are seen."""
SIDE: Final = 1_024  # pixels of a piece
_HUNDRED: Final = 100


class Tile(NamedTuple):
    """A piece of a page at a zoom; column and row count pieces, both 0 where it is the whole."""

    page: int
    zoom: float  # pixels of the screen a point
    column: int = 0
    row: int = 0
    whole: bool = True

    def clip(self, size: tuple[int, int]) -> tuple[float, float, float, float] | None:
        """Its part of the page in points; ``size`` is the page's in 1/100 pt."""
        if self.whole:
            return None
        side = SIDE / self.zoom
        x, y = self.column * side, self.row * side
        return x, y, min(x + side, size[0] / _HUNDRED), min(y + side, size[1] / _HUNDRED)


def tiles(page: int, zoom: float, frame: Frame, seen: Frame, ratio: float) -> Iterator[Tile]:
    """The tiles of a page that show what is seen of it.

    ``frame`` is the page and ``seen`` what is looked at, both in pixels of the desk, of which
    the screen has ``ratio`` each.
    """
    if frame.width * frame.height * ratio * ratio <= WHOLE:
        yield Tile(page, zoom)
        return
    side = SIDE / ratio
    left, top = max(0, seen.x - frame.x), max(0, seen.y - frame.y)
    right = min(frame.width, seen.x + seen.width - frame.x)
    bottom = min(frame.height, seen.bottom - frame.y)
    for row in range(int(top / side), ceil(bottom / side)):
        for column in range(int(left / side), ceil(right / side)):
            yield Tile(page, zoom, column, row, whole=False)
