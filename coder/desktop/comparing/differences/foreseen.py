"""What a way to settle a difference would leave on the page, told before it is put down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coder.analysis.agreement.sweeping import Stretch, joined
from coder.analysis.comparing.difference import Difference, RegionDifference, SpotDifference
from coder.desktop.comparing.differences.ways import Way
from coder.domain.texts.text import Box

Located = Callable[[int, int], Sequence[Box]]
"""Where a stretch of the open text stands."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The parts of the pages that would be marked, and the words in them."""

    boxes: tuple[Box, ...]
    stretches: tuple[Stretch, ...] = ()


def foreseen(one: Difference, way: Way, located: Located) -> Foreseen | None:
    """What would stand there; None where that is not about words or parts of a page."""
    if isinstance(one, SpotDifference):
        stretches = _stretches(one, way)
        if stretches is None:
            return None
        boxes = tuple(box for held in stretches for box in located(*held))
        return Foreseen(boxes, tuple(stretches))
    if isinstance(one, RegionDifference):
        parts = _parts(one, way)
        return None if parts is None else Foreseen(tuple(sorted(parts)))
    return None


def common(of_coders: Sequence[Sequence[Stretch]]) -> list[Stretch]:
    """What the stretches of all coders have in common."""
    first, *others = of_coders
    found = list(first)
    for other in others:
        pairs = ((max(a, c), min(b, d)) for a, b in found for c, d in other)
        found = [(start, end) for start, end in pairs if start < end]
    return found


def _stretches(one: SpotDifference, way: Way) -> list[Stretch] | None:
    by = one.spot.by_coder
    if way.coder is not None:
        return list(by.get(way.coder, ()))
    if way.kind in {"union", "theme"}:
        return joined(held for stretches in by.values() for held in stretches)
    if way.kind == "intersection":
        return common(list(by.values()))
    if way.kind == "edit":  # which begins with all that anybody marked
        return [(one.spot.start, one.spot.end)]
    return [] if way.kind == "none" else None


def _parts(one: RegionDifference, way: Way) -> set[Box] | None:
    by = one.spot.by_coder
    if way.coder is not None:
        return set(by.get(way.coder, ()))
    if way.kind in {"union", "theme", "edit"}:
        return set(one.spot.boxes)
    if way.kind == "intersection":
        return set.intersection(*(set(held) for held in by.values()))
    return set() if way.kind == "none" else None
