"""The sums that alpha and positive agreement are computed from, as drawing documents needs them."""

from collections.abc import Hashable, Mapping

from coder.analysis.agreement.census import census
from coder.analysis.agreement.ratings import Ratings, Value, cells_of, pairs
from coder.analysis.agreement.two_coders import both, crossed, used

_APART = None  # the key of the disagreements, beside those of the values


def alpha_sums(ratings: Ratings) -> Mapping[Hashable, float]:
    """How often each value was given where two coders or more rated, and their disagreements."""
    sums: dict[Hashable, float] = {}
    for kind in census(ratings).kinds:
        if kind.coders > 1:
            apart = kind.weight * kind.coders * (1 - kind.agreement)
            sums[_APART] = sums.get(_APART, 0.0) + apart
            for value, count in kind.counts:
                sums[value] = sums.get(value, 0) + kind.weight * count
    return sums


def alpha_of(sums: Mapping[Hashable, float]) -> float | None:
    """Krippendorff's nominal alpha of such sums; None if it is undefined."""
    given = [count for value, count in sums.items() if value is not _APART]
    total = sum(given)
    chance = total * total - sum(count * count for count in given)
    return 1 - (total - 1) * sums.get(_APART, 0.0) / chance if chance > 0 else None


def positive_sums(ratings: Ratings, absent: Value) -> Mapping[tuple[int, int], float]:
    """By every two coders: what both used, and under their places swapped, what each did."""
    sums: dict[tuple[int, int], float] = {}
    for one, other in pairs(ratings):
        pair = crossed(cells_of(ratings, one, other))
        if pair.units:
            sums[one, other] = both(pair, absent)
            sums[other, one] = used(pair, absent)
    return sums


def positive_of(sums: Mapping[tuple[int, int], float]) -> float | None:
    """Positive agreement of such sums: the mean over pairs of coders of whom one used it."""
    found = [
        2 * sums[other, one] / amount
        for (one, other), amount in sums.items()
        if one > other and amount
    ]
    return sum(found) / len(found) if found else None
