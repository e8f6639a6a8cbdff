"""Whether what stands around a passage stands around a place, too."""

from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from coder.domain.placing.lettered import Lettered
from coder.domain.placing.wanted import Wanted
from coder.domain.quoting.folding import folded
from coder.domain.quoting.letters import Span

_SIDE: Final = 48  # letters that are compared on each side
_FITS: Final = 0.75  # of them are alike: of 200,000 pairs of strangers none was above 0.69


class Surroundings(NamedTuple):
    """How far the letters before and behind agree, from 0 to 1."""

    before: float
    behind: float

    @property
    def fit(self) -> bool:
        """Whether one side is as it was: on the other, a page may end or words be new."""
        return max(self) >= _FITS

    @property
    def fit_wholly(self) -> bool:
        """Whether both sides are as they were."""
        return min(self) >= _FITS


def surroundings(wanted: Wanted, target: Lettered, place: Span) -> Surroundings:
    """Those of a place; where furniture is marked, with the furniture beside it."""
    if wanted.share < 1:
        return _around_raw(wanted, target, place)
    start, end = map(target.kept.number, place)
    return around_letters(wanted, target.kept.letters, start, end)


def around_letters(wanted: Wanted, letters: str, start: int, end: int) -> Surroundings:
    """Those of letters ``start`` to ``end`` of a target without furniture."""
    before = wanted.around[max(0, wanted.first - _SIDE) : wanted.first]
    behind = wanted.around[wanted.last : wanted.last + _SIDE]
    return Surroundings(
        _alike(before, letters[max(0, start - len(before)) : start]),
        _alike(behind, letters[end : end + len(behind)]),
    )


def _around_raw(wanted: Wanted, target: Lettered, place: Span) -> Surroundings:
    whole, (start, end) = target.prose.whole, place
    prefix, suffix = wanted.anchor.prefix, wanted.anchor.suffix
    return Surroundings(
        _alike(folded(prefix), folded(whole[max(0, start - len(prefix)) : start])),
        _alike(folded(suffix), folded(whole[end : end + len(suffix)])),
    )


def _alike(one: str, other: str) -> float:
    return Indel.normalized_similarity(one, other)
