"""Regions of pages: they have no text, and are compared by the parts of the page they cover."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coder.analysis.comparing.spot import BOTH, BOUNDARY, ONLY, Kind
from coder.domain.matrix.regions import overlap
from coder.domain.texts.text import Box


class RegionMark(NamedTuple):
    """One coding of a part of a page."""

    boxes: tuple[Box, ...]
    coder: int  # the place among those compared
    theme: int  # the place in the codebook
    coding: str  # its id


@dataclass(frozen=True, slots=True)
class RegionSpot:
    """A part of a page that somebody marked with a theme; what overlaps is one spot."""

    theme: int
    kind: Kind
    by_coder: Mapping[int, tuple[Box, ...]]
    readers: tuple[int, ...]
    codings: tuple[str, ...]  # ids, sorted

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All that anybody marked."""
        return tuple(sorted({box for held in self.by_coder.values() for box in held}))


def region_spots(
    marks: Iterable[RegionMark], readers: Mapping[int, Collection[int]]
) -> list[RegionSpot]:
    """The spots of the regions of one document; ``readers`` as for the spots of a text."""
    found = []
    by_theme: dict[int, list[RegionMark]] = {}
    for mark in sorted(marks):
        may = readers.get(mark.theme, ())
        if mark.coder in may and len(may) > 1:
            by_theme.setdefault(mark.theme, []).append(mark)
    for theme, held in sorted(by_theme.items()):
        may = tuple(sorted(readers[theme]))
        found += [_spot(theme, together, may) for together in _touching(held)]
    return sorted(found, key=lambda spot: (spot.boxes, spot.theme))


def _touching(marks: Sequence[RegionMark]) -> list[list[RegionMark]]:
    groups: list[list[RegionMark]] = []
    for mark in marks:
        touched = [held for held in groups if any(overlap(one.boxes, mark.boxes) for one in held)]
        apart = [held for held in groups if held not in touched]
        groups = [*apart, [*(one for held in touched for one in held), mark]]
    return groups


def _spot(theme: int, marks: Sequence[RegionMark], readers: tuple[int, ...]) -> RegionSpot:
    parts: dict[int, set[Box]] = {}
    for mark in marks:
        parts.setdefault(mark.coder, set()).update(mark.boxes)
    by_coder = {coder: tuple(sorted(parts[coder])) for coder in sorted(parts)}
    kind: Kind = ONLY
    if len(by_coder) == len(readers):
        kind = BOTH if len(set(by_coder.values())) == 1 else BOUNDARY
    return RegionSpot(theme, kind, by_coder, readers, tuple(sorted(one.coding for one in marks)))
