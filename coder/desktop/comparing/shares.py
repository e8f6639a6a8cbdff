"""How much reviewers marked alike and apart: parts of a bar, each with its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from coder.analysis.comparing.agreement import Counts, Line, ThemeLine
from coder.analysis.comparing.spot import BOTH as ALIKE
from coder.analysis.comparing.spot import BOUNDARY
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.patterns import BORDERS, BOTH, SEVERAL, Look, look_of

PAIR: Final = 2
FEW: Final = 3
"""So many reviewers at most are told apart in a row; of more it is told how much one alone has."""
OTHERWISE: Final = "differently, present by nobody"
"""How cells are judged that differ, and of which nobody says present."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a bar."""

    amount: int
    short: str  # as it stands below the bar
    words: str  # as it is said: "marked alike"
    look: Look


def passages_of(one: ThemeLine, names: Names) -> tuple[Share, ...]:
    """The passages of a theme: marked alike, with other borders, by one alone, by several."""
    kinds = one.line.kinds
    alike, borders = kinds.get(ALIKE, 0), kinds.get(BOUNDARY, 0)
    several = sum(kinds.values()) - alike - borders - sum(one.alone.values())
    found = (
        Share(alike, _all(names), "marked alike", BOTH),
        Share(borders, "borders", "with other borders", BORDERS),
        *_alone(one.alone, names, named=len(names.coders) <= FEW),
        Share(several, "some", "by several and not all", SEVERAL),
    )
    return tuple(share for share in found if share.amount)


def units_of(
    counts: Counts, names: Names, pair: tuple[int, int] | None = None
) -> tuple[Share, ...]:
    """What is counted: what all marked, one alone, and several.

    Of a ``pair`` the counts are by its first and second; both keep the patterns that they have.
    """
    only = counts.only
    if pair is not None:
        only = {pair[place]: amount for place, amount in only.items()}
    found = (
        Share(counts.both, "both" if pair else _all(names), "by all", BOTH),
        *_alone(only, names, named=pair is not None or len(names.coders) <= FEW),
        Share(counts.some, "some", "by several and not all", SEVERAL),
        Share(counts.otherwise, "absent or unclear", OTHERWISE, BORDERS),
    )
    return tuple(share for share in found if share.amount)


def apart(line: Line) -> int:
    """How much is in dispute: what some marked and others did not."""
    counts = line.counts
    return sum(counts.only.values()) + counts.some + counts.otherwise


def _all(names: Names) -> str:
    return "both" if len(names.coders) == PAIR else "all"


def _alone(by_coder: Mapping[int, int], names: Names, *, named: bool) -> Iterator[Share]:
    if not named:
        yield Share(sum(by_coder.values()), "alone", "by one alone", look_of(0))
        return
    for place, amount in sorted(by_coder.items()):
        words = f"only {names.name(place)}"
        yield Share(amount, short_name(names, place), words, look_of(place))


def short_name(names: Names, place: int) -> str:
    """*R1* while names are hidden; else a first name, where that tells it from the others."""
    if not names.shown:
        return f"R{place + 1}"
    return first_name(names.name(place), tuple(one.name for one in names.coders))


@lru_cache(maxsize=64)
def first_name(name: str, names: tuple[str, ...]) -> str:
    """The first word of a name, where that tells it from the others."""
    first, *_ = name.split() or [name]
    alike = [one for one in names if one.split()[:1] == [first]]
    return first if len(alike) == 1 else name
