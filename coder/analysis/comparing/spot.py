"""Spots: where somebody marked a text with a theme, and how the coders differ there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal, NamedTuple

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
    overlap: float  # characters that all of them marked, of those that anyone did (IoU)
    instead: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # coder -> other themes

    @property
    def coders(self) -> tuple[int, ...]:
        """Who marked it."""
        return tuple(self.by_coder)


class _Piece(NamedTuple):
    """What one coder marked without a gap."""

    start: int
    end: int
    coder: int
    codings: tuple[str, ...]


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
            found += [_spot(theme, held, tuple(sorted(may))) for held in _components(counted)]
    found.sort(key=lambda spot: (spot.start, spot.theme, spot.end))
    return _with_other_themes(found, sorted(others, key=lambda mark: (mark.start, mark.end)))


def _components(marks: Iterable[Mark]) -> Iterator[list[_Piece]]:
    """Pieces in order of their starts, those that overlap, one with the next, together."""
    held: list[_Piece] = []
    end = 0
    for piece in sorted(_pieces(marks)):
        if held and piece.start >= end:
            yield held
            held = []
        end = max(end, piece.end) if held else piece.end
        held.append(piece)
    if held:
        yield held


def _pieces(marks: Iterable[Mark]) -> Iterator[_Piece]:
    """What each coder marked without a gap: codings that overlap or abut are as good as one."""
    held: dict[int, list[Mark]] = {}
    for mark in marks:
        held.setdefault(mark.coder, []).append(mark)
    for coder, own in held.items():
        spans = joined((mark.start, mark.end) for mark in own)
        codings: list[list[str]] = [[] for _ in spans]
        at = 0
        for mark in own:  # in the order of their starts, as the spans
            while mark.start >= spans[at][1] and at + 1 < len(spans):
                at += 1
            codings[at].append(mark.coding)
        for (start, end), ids in zip(spans, codings, strict=True):
            yield _Piece(start, end, coder, tuple(ids))


def _spot(theme: int, pieces: Sequence[_Piece], readers: tuple[int, ...]) -> Spot:
    parts: dict[int, tuple[Stretch, ...]] = {}
    for piece in sorted(pieces, key=attrgetter("coder", "start")):
        parts[piece.coder] = (*parts.get(piece.coder, ()), (piece.start, piece.end))
    start, end = pieces[0].start, max(piece.end for piece in pieces)
    kind: Kind = ONLY
    if len(parts) == len(readers):
        kind = BOTH if all(held == ((start, end),) for held in parts.values()) else BOUNDARY
    codings = tuple(sorted(coding for piece in pieces for coding in piece.codings))
    return Spot(theme, start, end, kind, parts, readers, codings, _overlap(parts, start, end))


def _overlap(parts: Mapping[int, Sequence[Stretch]], start: int, end: int) -> float:
    if len(parts) == 1 or all(held == ((start, end),) for held in parts.values()):
        return 1.0
    moved = {
        str(coder): [(low - start, high - start) for low, high in held]
        for coder, held in parts.items()
    }
    lengths = marked(moved, coders=list(moved), length=end - start)
    return lengths.get((1,) * len(parts), 0) / (end - start)  # what overlaps leaves no gap


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
        spot.codings, spot.overlap, instead,
    )  # fmt: skip
