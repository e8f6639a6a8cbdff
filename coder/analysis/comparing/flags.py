"""Flags: what stands in the way of taking a theme's figures at their word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from coder.analysis.agreement.ratings import Ratings
from coder.analysis.comparing.spot import BOTH, BOUNDARY, Kind
from coder.analysis.comparing.units import CELLS, CHARACTERS, Unit
from coder.domain.telling import counted

Flagged = Literal[
    "not used", "rare", "never used by", "mostly uncoded", "rates", "boundary", "not assessed",
    "no text", "left open",
]  # fmt: skip

RARE: Final = 10  # spots
UNCODED: Final = 0.95  # of all units
RATES: Final = 2  # times as often
MOSTLY: Final = 0.5  # of all differences
_NO_TEXT: Final = "It was used only where there is no text to count, such as on parts of pages."


@dataclass(frozen=True, slots=True)
class Flag:
    """What is to be heeded, in one word and in a sentence."""

    what: Flagged
    words: str  # with {} in the place of each reviewer
    coders: tuple[int, ...] = ()  # whom it names, by their places

    def told(self, names: Sequence[str]) -> str:
        """The sentence; ``names`` are what the coders are called, in their order."""
        return self.words.format(*(names[place] for place in self.coders))


def flags(
    total: Ratings, kinds: Mapping[Kind, int], *, unit: Unit = CHARACTERS
) -> tuple[Flag, ...]:
    """The flags of a theme, by its table and the kinds of its spots.

    Of cells nothing is said in passages: rare is a theme that is present in few documents.
    """
    if not any(1 in pattern for pattern in total):
        if kinds:
            return (Flag("no text", _NO_TEXT),)
        return (Flag("not used", "Nobody used it."),)
    heeded = _flags(total, kinds)
    if unit != CELLS:
        return tuple(heeded)
    cells = sum(weight for pattern, weight in total.items() if 1 in pattern)
    rest = (flag for flag in heeded if flag.what not in {"rare", "boundary"})
    return (*_rare_cells(cells), *rest)


def _rare_cells(cells: int) -> Iterable[Flag]:
    if cells < RARE:
        yield Flag("rare", f"It is rare: present in {counted(cells, 'document')}.")


def not_assessed() -> tuple[Flag, ...]:
    """The flag of a theme that has no cells, since nobody could say that it is absent."""
    return (
        Flag(
            "not assessed",
            "Documents are not assessed for it: who did not mark it said nothing, so that its cells"
            " are not compared.",
        ),
    )


def left_open(sentence: str) -> Flag:
    """The flag of a theme whose cells somebody was asked for and left open."""
    return Flag("left open", sentence)


def _flags(total: Ratings, kinds: Mapping[Kind, int]) -> Iterable[Flag]:
    spots = sum(kinds.values())
    if spots and spots < RARE:
        yield Flag("rare", f"It is rare: {counted(spots, 'passage')} in all.")
    pairs = _pairs(total)
    never = _never(total, pairs)
    for place in never:
        yield Flag("never used by", "{} never used it.", (place,))
    nobody = sum(weight for pattern, weight in total.items() if not any(pattern))
    if nobody >= UNCODED * sum(total.values()):
        yield Flag(
            "mostly uncoded", "Nearly all is uncoded: percent agreement and AC1 say little here."
        )
    yield from _rates([one for one in pairs if not {*one.coders} & {*never}])
    differ = spots - kinds.get(BOTH, 0)
    if differ and kinds.get(BOUNDARY, 0) > MOSTLY * differ:
        yield Flag("boundary", "They differ mostly in where passages begin and end.")


@dataclass(frozen=True, slots=True)
class _Pair:
    """How often each of two coders said yes to what both of them rated."""

    coders: tuple[int, int]
    yes: tuple[int, int]
    rated: int


def _pairs(total: Ratings) -> list[_Pair]:
    """Every two coders who rated something that the other one rated too."""
    found = []
    for one, other in combinations(range(max(map(len, total), default=0)), 2):
        both = [
            (pattern[one], pattern[other], weight)
            for pattern, weight in total.items()
            if pattern[one] is not None and pattern[other] is not None
        ]
        rated = sum(weight for _, _, weight in both)
        yes = (
            sum(weight for mine, _, weight in both if mine == 1),
            sum(weight for _, yours, weight in both if yours == 1),
        )
        if rated:
            found.append(_Pair((one, other), yes, rated))
    return found


def _never(total: Ratings, pairs: Iterable[_Pair]) -> list[int]:
    """Who said yes to nothing, where others did who rated the same."""
    used = {place for pattern in total for place, value in enumerate(pattern) if value == 1}
    missed = {place for one in pairs if any(one.yes) for place in one.coders}
    return sorted(missed - used)


def _rates(pairs: Iterable[_Pair]) -> Iterable[Flag]:
    """That two use it at very different rates: told of those who are furthest apart."""
    apart = [one for one in pairs if any(one.yes) and max(one.yes) >= RATES * min(one.yes)]
    if apart:
        most = max(apart, key=lambda one: abs(one.yes[0] - one.yes[1]) / one.rated)
        first, second = (f"{{}} {100 * yes / most.rated:.1f}%" for yes in most.yes)
        yield Flag(
            "rates",
            f"They use it at very different rates: {first} and {second} of what both rated.",
            most.coders,
        )
