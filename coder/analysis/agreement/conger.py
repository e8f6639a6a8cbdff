"""Conger's kappa: for any number of coders, chance from each coder's own use of the values."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum

from coder.analysis.agreement.census import Census
from coder.analysis.agreement.chance import no_figure, standard_error
from coder.analysis.agreement.figure import LEAST, ONE_VALUE, Figure, undefined, without_dust
from coder.analysis.agreement.ratings import Pattern, Ratings, Value, coder_count


def conger(ratings: Ratings, found: Census) -> Figure:
    """Conger's kappa (1980), also Hubert's; of two coders who rated the same it is Cohen's.

    ``found`` is the census of the same ratings. The standard error is Gwet's linearised one.
    """
    if found.percent is None:
        return no_figure(found)
    own = [_use(ratings, place) for place in range(coder_count(ratings))]
    spoke = [one for one in own if one.rated]
    together: dict[Value, float] = {}
    for one in spoke:
        for value, share in one.shares.items():
            together[value] = together.get(value, 0.0) + share
    squares = fsum(share * share for one in spoke for share in one.shares.values())
    pairs = len(spoke) * (len(spoke) - 1)
    expected = (fsum(share * share for share in together.values()) - squares) / pairs
    if 1 - expected < LEAST:
        return undefined(ONE_VALUE)
    kappa = (found.percent - expected) / (1 - expected)
    part = _chance_parts(own, together, found.units)
    often = found.units / found.paired

    def deviation(pattern: Pattern) -> float:
        agreement, coders = _agreement(pattern)
        agreed = often * (agreement - expected) if coders > 1 else 0.0
        chance = 2 * (1 - kappa) * (part(pattern) / pairs - expected)
        return (agreed - chance) / (1 - expected) - kappa

    rated = [(weight, one) for one, weight in ratings.items() if _agreement(one)[1]]
    error = standard_error([(weight, deviation(one)) for weight, one in rated], found.units)
    return Figure(without_dust(kappa), error, expected=expected)


@dataclass(frozen=True, slots=True)
class _Use:
    """How one coder used the values."""

    rated: int
    shares: dict[Value, float]


def _use(ratings: Ratings, place: int) -> _Use:
    given: dict[Value, int] = {}
    for pattern, weight in ratings.items():
        value = pattern[place]
        if value is not None:
            given[value] = given.get(value, 0) + weight
    total = sum(given.values())
    return _Use(total, {value: count / total for value, count in given.items() if count})


def _chance_parts(
    own: Sequence[_Use], together: dict[Value, float], units: int
) -> Callable[[Pattern], float]:
    """What the ratings of a unit speak for in the chance agreement of all pairs of coders.

    For each coder and value it is how much the others use that value, weighted up for units that
    the coder did not rate.
    """

    def others(place: int, value: Value) -> float:
        return together[value] - own[place].shares.get(value, 0.0)

    means = [
        fsum(share * others(place, value) for value, share in one.shares.items())
        for place, one in enumerate(own)
    ]
    base = fsum(means)

    def part(pattern: Pattern) -> float:
        return base + sum(
            (others(place, value) - means[place]) * units / own[place].rated
            for place, value in enumerate(pattern)
            if value is not None
        )

    return part


def _agreement(pattern: Pattern) -> tuple[float, int]:
    """The share of pairs of coders who agree on a unit, and how many rated it."""
    given = [value for value in pattern if value is not None]
    coders = len(given)
    if coders < 2:  # noqa: PLR2004 - agreement takes two
        return 0.0, coders
    same = sum(count * (count - 1) for count in Counter(given).values())
    return same / (coders * (coders - 1)), coders
