"""Spots: where somebody marked a text with a theme, and how the coders differ there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal

from coder.analysis.agreement.sweeping import Stretch, joined, marked
from coder.analysis.comparing.mark import Mark

Kind = Literal["both", "boundary", "only", "other theme"]

BOTH: Final = "both"
BOUNDARY: Final = "boundary"
ONLY: Final = "only"
OTHER_THEME: Final = "other theme"

KINDS: Final[tuple[Kind, ...]] = (BOTH, BOUNDARY, ONLY, OTHER_THEME)


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch that somebody marked with a theme; what overlaps, of any coder, is one spot.

    *both*: all who read it marked it, with equal ends. *boundary*: all, with other ends. *only*:
    a part of them. *other theme*: a part of them, and another marked it with something else.
    """

    theme: int
    start: int
    end: int
    kind: Kind
    by_coder: Mapping[int, tuple[Stretch, ...]]  # what each marked, joined
    readers: tuple[int, ...]  # who could have marked it
    codings: tuple[str, ...]  # ids, sorted
    instead: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # coder -> other themes

    @property
    def overlap(self) -> float:
        """The share of what anybody marked that all who marked anything did: IoU, of two."""
        if len(self.by_coder) == 1:
            return 1.0
        moved = {
            str(coder): [(start - self.start, end - self.start) for start, end in held]
            for coder, held in self.by_coder.items()
        }
        length = self.end - self.start  # what overlaps leaves no gap
        lengths = marked(moved, coders=list(moved), length=length)
        return lengths.get((1,) * len(moved), 0) / length

    @property
    def coders(self) -> tuple[int, ...]:
        """Who marked it."""
        return tuple(self.by_coder)


def spots(
    marks: Iterable[Mark], readers: Mapping[int, Collection[int]], *, others: Sequence[Mark] = ()
) -> list[Spot]:
    """The spots of one text, by place and theme; ``marks`` are taken as their own themes say.

    ``readers`` gives for each theme who could have marked it: who read the document and had the
    theme; what fewer than two could have marked is no spot. ``others`` are all marks of the text,
    among which other themes are looked up. Deterministic, and linear once the marks are sorted.
    """
    ordered = sorted(marks, key=lambda mark: (mark.theme, mark.start, mark.end, mark.coding))
    found = []
    for theme, of_theme in groupby(ordered, key=attrgetter("theme")):
        may = frozenset(readers.get(theme, ()))
        counted = [mark for mark in of_theme if mark.coder in may]
        if len(may) > 1:
            held = tuple(sorted(may))
            found += [_spot(together, held) for together in _components(counted)]
    found.sort(key=lambda spot: (spot.start, spot.theme, spot.end))
    return _with_other_themes(found, sorted(others, key=lambda mark: (mark.start, mark.end)))


def _components(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Marks in order of their starts, those that overlap, one with the next, together.

    What one coder marked in two codings that abut is as good as one.
    """
    held: list[Mark] = []
    end = 0
    enders: set[int] = set()  # whose marks end there
    for start, group in groupby(marks, key=attrgetter("start")):
        beginning = list(group)
        goes_on = start == end and any(mark.coder in enders for mark in beginning)
        if held and start >= end and not goes_on:
            yield held
            held = []
        for mark in beginning:
            if not held or mark.end > end:
                end, enders = mark.end, {mark.coder}
            elif mark.end == end:
                enders.add(mark.coder)
            held.append(mark)
    if held:
        yield held


def _spot(marks: Sequence[Mark], readers: tuple[int, ...]) -> Spot:
    start, end, coder, theme, coding = marks[0]
    if len(marks) == 1:  # most of them
        return Spot(theme, start, end, ONLY, {coder: ((start, end),)}, readers, (coding,))
    end = max(mark.end for mark in marks)
    by_coder: dict[int, list[Stretch]] = {}
    for low, high, coder, _, _ in marks:
        by_coder.setdefault(coder, []).append((low, high))
    parts = {coder: tuple(joined(by_coder[coder])) for coder in sorted(by_coder)}
    kind: Kind = ONLY
    if len(parts) == len(readers):
        kind = BOTH if all(held == ((start, end),) for held in parts.values()) else BOUNDARY
    codings = tuple(sorted(mark.coding for mark in marks))
    return Spot(theme, start, end, kind, parts, readers, codings)


def _with_other_themes(found: Sequence[Spot], others: Sequence[Mark]) -> list[Spot]:
    """Spots of which a part of the coders knows nothing, with what those marked there instead.

    A theme that somebody of the spot used there too stands beside the theme, not in its place.
    """
    told = []
    near: list[Mark] = []  # marks that may reach into the next spot
    at = 0
    for spot in found:
        while at < len(others) and others[at].start < spot.end:
            near.append(others[at])
            at += 1
        near = [mark for mark in near if mark.end > spot.start]
        instead = _instead(spot, near) if spot.kind == ONLY else {}
        told.append(_of_other_theme(spot, instead) if instead else spot)
    return told


def _instead(spot: Spot, near: Sequence[Mark]) -> dict[int, tuple[int, ...]]:
    here = [mark for mark in near if mark.start < spot.end and mark.end > spot.start]
    used = {mark.theme for mark in here if mark.coder in spot.by_coder} | {spot.theme}
    found: dict[int, set[int]] = {}
    for mark in here:
        knows_nothing = mark.coder in spot.readers and mark.coder not in spot.by_coder
        if knows_nothing and mark.theme not in used:
            found.setdefault(mark.coder, set()).add(mark.theme)
    return {coder: tuple(sorted(found[coder])) for coder in sorted(found)}


def _of_other_theme(spot: Spot, instead: Mapping[int, tuple[int, ...]]) -> Spot:
    return Spot(
        spot.theme, spot.start, spot.end, OTHER_THEME, spot.by_coder, spot.readers,
        spot.codings, instead,
    )  # fmt: skip
