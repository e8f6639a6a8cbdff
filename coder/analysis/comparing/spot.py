"""Spots: where somebody marked a text with a theme, and how the coders differ there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
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
    by_theme: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=attrgetter("start", "end", "coding")):
        by_theme.setdefault(mark.theme, []).append(mark)
    return spots_by_theme(by_theme, readers, others=others)


def spots_by_theme(
    by_theme: Mapping[int, Sequence[Mark]],
    readers: Mapping[int, Collection[int]],
    *,
    others: Sequence[Mark],
) -> list[Spot]:
    """The same of marks that are taken as themes above theirs too; all in the order of the text."""
    found = []
    for theme, marks in by_theme.items():
        may = tuple(sorted(readers.get(theme, ())))
        if len(may) > 1:
            counted = [mark for mark in marks if mark.coder in may]
            found += [_spot(theme, together, may) for together in _components(counted)]
    found.sort(key=attrgetter("start", "theme", "end"))
    return _with_other_themes(found, sorted(others, key=attrgetter("start", "end")))


def _components(marks: Sequence[Mark]) -> Iterator[Sequence[Mark]]:
    """Marks in order of their starts, those that overlap, one with the next, together.

    What one coder marked in two codings that abut is as good as one.
    """
    first = end = 0
    enders: set[int] = set()  # whose marks end there
    for place, mark in enumerate(marks):
        if place > first and mark.start >= end and not _goes_on(marks, place, end, enders):
            yield marks[first:place]
            first = place
        if place == first or mark.end > end:
            end, enders = mark.end, {mark.coder}
        elif mark.end == end:
            enders.add(mark.coder)
    if marks:
        yield marks[first:]


def _goes_on(marks: Sequence[Mark], place: int, end: int, enders: Collection[int]) -> bool:
    """Whether one of those whose marks end there has one that begins there."""
    behind = (marks[at] for at in range(place, len(marks)))
    return any(mark.coder in enders for mark in takewhile(lambda mark: mark.start == end, behind))


def _spot(theme: int, marks: Sequence[Mark], readers: tuple[int, ...]) -> Spot:
    start, end, coder, _, coding = marks[0]
    if len(marks) == 1:  # most of them
        return Spot(theme, start, end, ONLY, {coder: ((start, end),)}, readers, (coding,))
    by_coder: dict[int, list[Stretch]] = {}
    for low, high, coder, _, _ in marks:
        by_coder.setdefault(coder, []).append((low, high))
        end = max(end, high)
    parts = {coder: tuple(joined(by_coder[coder])) for coder in sorted(by_coder)}
    kind: Kind = ONLY
    if len(parts) == len(readers):
        kind = BOTH if all(held == ((start, end),) for held in parts.values()) else BOUNDARY
    codings = tuple(sorted([mark.coding for mark in marks]))
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
