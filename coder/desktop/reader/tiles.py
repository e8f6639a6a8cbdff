"""Which pieces of a page are drawn as one picture; pure."""

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple

from coder.desktop.reader.layout import Frame

SIDE: Final = 1_024  # pixels of a piece
_SCREENS: Final = 4  # of pixels that a page may have, to be one picture
_FEW: Final = 2_000_000  # pixels that are one picture on the smallest screen too
_MANY: Final = 8_000_000  # pixels that are drawn in pieces on the largest too
_HUNDRED: Final = 100


class Tile(NamedTuple):
    """A piece of a page at a zoom; column and row count pieces, both 0 where it is the whole."""

    page: int
    zoom: float  # pixels of the screen a point
    column: int = 0
    row: int = 0
    whole: bool = True
    coarse: bool = False  # whether it is only shown until there is a better one

    def clip(self, size: tuple[int, int]) -> tuple[float, float, float, float] | None:
        """Its part of the page in points; ``size`` is the page's in 1/100 pt."""
        if self.whole:
            return None
        side = SIDE / self.zoom
        x, y = self.column * side, self.row * side
        return x, y, min(x + side, size[0] / _HUNDRED), min(y + side, size[1] / _HUNDRED)


class Grain(NamedTuple):
    """How finely pages are drawn: pixels of the screen a point, and a pixel of the desk."""

    zoom: float
    ratio: float
    whole: int  # pixels up to which a page is one picture


def grain(zoom: float, ratio: float, screen: tuple[int, int]) -> Grain:
    """For desk pixels a point, screen pixels a desk pixel, and what is seen of the desk."""
    seen = screen[0] * screen[1] * ratio * ratio
    return Grain(round(zoom * ratio, 5), ratio, int(max(_FEW, min(_MANY, _SCREENS * seen))))


def tiles(page: int, grain: Grain, frame: Frame, seen: Frame) -> Iterator[Tile]:
    """The tiles of a page that show what is seen of it.

    ``frame`` is the page and ``seen`` what is looked at, both in pixels of the desk.
    """
    if frame.width * frame.height * grain.ratio * grain.ratio <= grain.whole:
        yield Tile(page, grain.zoom)
        return
    side = SIDE / grain.ratio
    left, top = max(0, seen.x - frame.x), max(0, seen.y - frame.y)
    right = min(frame.width, seen.x + seen.width - frame.x)
    bottom = min(frame.height, seen.bottom - frame.y)
    for row in range(int(top / side), ceil(bottom / side)):
        for column in range(int(left / side), ceil(right / side)):
            yield Tile(page, grain.zoom, column, row, whole=False)


def around(seen: Frame, ratio: float) -> Frame:
    """What is seen, and so much around it as one piece has."""
    side = int(SIDE / ratio)
    return Frame(seen.x - side, seen.y - side, seen.width + 2 * side, seen.height + 2 * side)
