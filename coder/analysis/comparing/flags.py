"""Flags: what stands in the way of taking a theme's figures at their word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    sentence: str


def flags(
    total: Ratings, kinds: Mapping[Kind, int], names: Sequence[str], *, unit: Unit = CHARACTERS
) -> tuple[Flag, ...]:
    """The flags of a theme, by its table and the kinds of its spots; ``names`` are the coders'.

    Of cells nothing is said in passages: rare is a theme that is present in few documents.
    """
    yes, rated = _rates(total, len(names))
    if not any(yes):
        if kinds:
            return (Flag("no text", _NO_TEXT),)
        return (Flag("not used", "Nobody used it."),)
    heeded = _flags(total, kinds, names, [(yes[n], rated[n]) for n in range(len(names))])
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


def _flags(
    total: Ratings,
    kinds: Mapping[Kind, int],
    names: Sequence[str],
    rates: Sequence[tuple[int, int]],
) -> Iterable[Flag]:
    spots = sum(kinds.values())
    if spots and spots < RARE:
        yield Flag("rare", f"It is rare: {counted(spots, 'passage')} in all.")
    never = [name for name, (yes, rated) in zip(names, rates, strict=True) if rated and not yes]
    for name in never:
        yield Flag("never used by", f"{name} never used it.")
    nobody = sum(weight for pattern, weight in total.items() if not any(pattern))
    if nobody >= UNCODED * sum(total.values()):
        yield Flag(
            "mostly uncoded", "Nearly all is uncoded: percent agreement and AC1 say little here."
        )
    shares = {n: yes / rated for n, (yes, rated) in zip(names, rates, strict=True) if yes}
    if len(shares) > 1 and max(shares.values()) >= RATES * min(shares.values()):
        told = ", ".join(f"{name} {100 * share:.1f}%" for name, share in shares.items())
        yield Flag("rates", f"They use it at very different rates: {told}.")
    differ = spots - kinds.get(BOTH, 0)
    if differ and kinds.get(BOUNDARY, 0) > MOSTLY * differ:
        yield Flag("boundary", "They differ mostly in where passages begin and end.")


def _rates(total: Ratings, coders: int) -> tuple[list[int], list[int]]:
    """How often each coder said yes, and how much each rated."""
    yes, rated = [0] * coders, [0] * coders
    for pattern, weight in total.items():
        for place, value in enumerate(pattern):
            if value is not None:
                rated[place] += weight
                yes[place] += weight * (value == 1)
    return yes, rated
