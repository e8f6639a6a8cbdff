"""The outermost lines of a page, where running heads, footers and page numbers stand."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, Literal, NamedTuple

from coder.domain.texts.page_lines import Line

BANDS: Final = 4
"""So many printed lines from the top and from the bottom can be head or foot."""

Side = Literal["top", "bottom"]


class Band(NamedTuple):
    """Lines that stand beside each other, and the white space to the next band inwards."""

    side: Side
    depth: int  # bands between it and the edge
    lines: tuple[Line, ...]
    gap: int  # 1/100 pt


def margins(lines: Sequence[Line]) -> list[Band]:
    """The outermost bands of a page: from the top inwards, then from the bottom inwards."""
    upright = sorted((line for line in lines if not line.sideways), key=lambda line: line.y0)
    from_top = _bands("top", upright)
    from_bottom = _bands("bottom", sorted(upright, key=lambda line: -line.y1))
    return [*islice(from_top, BANDS), *islice(from_bottom, BANDS)]


def _bands(side: Side, lines: Sequence[Line]) -> Iterator[Band]:
    """Lines join a band while they share at least half of their height with its first line."""
    band: list[Line] = []
    depth = 0
    for line in lines:
        if band and not _beside(band[0], line):
            yield Band(side, depth, tuple(band), _distance(side, band, line))
            depth += 1
            band = []
        band.append(line)
    if band:
        yield Band(side, depth, tuple(band), band[0].height)


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return 2 * shared >= min(one.height, other.height)


def _distance(side: Side, band: list[Line], line: Line) -> int:
    if side == "top":
        return line.y0 - max(other.y1 for other in band)
    return min(other.y0 for other in band) - line.y1
