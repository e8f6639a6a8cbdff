"""Krippendorff's alpha for values that are ranks or numbers: ordinal, interval and ratio."""

from collections.abc import Callable, Mapping
from itertools import combinations
from math import fsum
from typing import Final

from coder.analysis.agreement.census import Census, Kind
from coder.analysis.agreement.chance import no_figure
from coder.analysis.agreement.figure import ONE_VALUE, Figure, undefined, without_dust
from coder.analysis.agreement.ratings import Value

MOST_VALUES: Final = 1_000
"""Cost follows the square of how many values differ."""


def alphas(found: Census, numbers: Mapping[Value, float]) -> Mapping[str, Figure]:
    """Alpha by level, of values that are all ``numbers`` (Krippendorff 2011)."""
    paired = [kind for kind in found.kinds if kind.coders > 1]
    given: dict[Value, int] = {}
    for kind in paired:
        for value, count in kind.counts:
            given[value] = given.get(value, 0) + kind.weight * count
    names = ("ordinal", "interval", "ratio")
    if not paired:
        return dict.fromkeys(names, no_figure(found))
    if len(given) > MOST_VALUES:
        said = f"There are {len(given):,} different values, more than {MOST_VALUES:,}."
        return dict.fromkeys(names, undefined(said))
    ranks: dict[Value, float] = {}
    below = 0
    for value in sorted(given, key=numbers.__getitem__):
        ranks[value] = below + given[value] / 2
        below += given[value]

    def ratio(one: Value, other: Value) -> float:
        total = numbers[one] + numbers[other]
        return ((numbers[one] - numbers[other]) / total) ** 2 if total else 0.0

    distances: tuple[Callable[[Value, Value], float], ...] = (
        lambda one, other: (ranks[one] - ranks[other]) ** 2,
        lambda one, other: (numbers[one] - numbers[other]) ** 2,
        ratio,
    )
    figures = {
        name: _alpha(paired, given, distance)
        for name, distance in zip(names, distances, strict=True)
    }
    if min(map(numbers.__getitem__, given)) < 0:
        figures["ratio"] = undefined("Ratios are of numbers that are not below 0.")
    return figures


def _alpha(
    paired: list[Kind], given: Mapping[Value, int], distance: Callable[[Value, Value], float]
) -> Figure:
    chance = fsum(
        given[one] * given[other] * distance(one, other) for one, other in combinations(given, 2)
    )
    if not chance:
        return undefined(ONE_VALUE)
    observed = fsum(
        kind.weight * first * second * distance(one, other) / (kind.coders - 1)
        for kind in paired
        for (one, first), (other, second) in combinations(kind.counts, 2)
    )
    return Figure(without_dust(1 - (sum(given.values()) - 1) * observed / chance))
