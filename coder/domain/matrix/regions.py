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


def overlap(one: Sequence[Box], other: Sequence[Box]) -> bool:
    """Whether two regions share a part of a page."""
    return any(
        a.page == b.page and a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1
        for a in one
        for b in other
    )
