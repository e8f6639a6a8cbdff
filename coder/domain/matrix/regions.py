"""Regions of pages: which of them overlap, and so are one passage in a matrix."""

from collections.abc import Iterable, Sequence

from coder.domain.texts.text import Box


def joined_regions(regions: Iterable[Sequence[Box]]) -> int:
    """The number of regions once those that overlap, one with the next, are joined."""
    return len(grouped(regions))


def grouped(regions: Iterable[Sequence[Box]]) -> list[list[Box]]:
    """Regions, of which those that overlap, one with the next, are joined."""
    groups: list[list[Box]] = []
    for region in regions:
        touched = [group for group in groups if overlap(group, region)]
        apart = [group for group in groups if not overlap(group, region)]
        groups = [*apart, [*(box for group in touched for box in group), *region]]
    return groups


def shared(one: tuple[Box, ...], other: tuple[Box, ...]) -> tuple[Box, ...]:
    """The parts of pages that lie in two regions, none within another; empty if they share none."""
    found = {
        Box(a.page, max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1))
        for a in one
        for b in other
        if overlap((a,), (b,))
    }
    return tuple(sorted(box for box in found if not any(_within(box, x) for x in found - {box})))


def _within(box: Box, other: Box) -> bool:
    return box.page == other.page and (
        other.x0 <= box.x0 and other.y0 <= box.y0 and box.x1 <= other.x1 and box.y1 <= other.y1
    )


def overlap(one: Sequence[Box], other: Sequence[Box]) -> bool:
    """Whether two regions share a part of a page."""
    return any(
        a.page == b.page and a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
        for a in one
        for b in other
    )
