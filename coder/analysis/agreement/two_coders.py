"""Coefficients of two coders, from the table of their values against each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from coder.analysis.agreement.figure import (
    LEAST,
    NOT_TWO,
    ONE_VALUE,
    Figure,
    undefined,
    without_dust,
)
from coder.analysis.agreement.ratings import Cells, Value

NOT_USED = "Neither of the two used it."
ALL_USED = "Neither of the two left anything out."
_OF_ALL = {NOT_USED: "Nobody used it.", ALL_USED: "Nobody left anything out."}
"""What is true of every two, as it is said of more than two."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """Two coders' values against each other, with sums."""

    cells: Cells
    units: int
    same: int
    first: dict[Value, int]  # how often the first gave each value
    second: dict[Value, int]

    @property
    def met(self) -> int:
        """Σ over values of both coders' numbers: chance agreement times the square of units."""
        return sum(count * self.second.get(value, 0) for value, count in self.first.items())


def crossed(cells: Cells) -> Crossed:
    """The sums of a table of two coders' values."""
    first: dict[Value, int] = {}
    second: dict[Value, int] = {}
    units = same = 0
    for (one, other), weight in cells.items():
        first[one] = first.get(one, 0) + weight
        second[other] = second.get(other, 0) + weight
        units += weight
        if one == other:
            same += weight
    return Crossed(cells, units, same, first, second)


def percent_of(pair: Crossed) -> Figure:
    """The share of units on which both agree."""
    if not pair.units:
        return undefined(NOT_TWO)
    share = pair.same / pair.units
    error = sqrt(share * (1 - share) / (pair.units - 1)) if pair.units > 1 else None
    return Figure(share, error)


def cohen(pair: Crossed) -> Figure:
    """Cohen's kappa (1960), with the standard error of Fleiss, Cohen and Everitt (1969)."""
    units, met = pair.units, pair.met
    if not units:
        return undefined(NOT_TWO)
    if met == units * units:
        return undefined(ONE_VALUE)
    value = (pair.same * units - met) / (units * units - met)
    expected = met / (units * units)
    return Figure(value, _cohen_error(pair, value, expected), expected=expected)


def _cohen_error(pair: Crossed, value: float, expected: float) -> float:
    units, rest = pair.units, 1 - value
    total = 0.0
    for (one, other), weight in pair.cells.items():
        if one == other:
            sums = (pair.first[one] + pair.second[one]) / units
            total += weight / units * (1 - sums * rest) ** 2
        else:
            sums = (pair.second.get(one, 0) + pair.first.get(other, 0)) / units
            total += weight / units * (rest * sums) ** 2
    spread = total - (value - expected * rest) ** 2
    if spread < LEAST * total:
        return 0.0
    return sqrt(spread / units) / (1 - expected)


def kappa_max(pair: Crossed) -> Figure:
    """The largest kappa that the two coders' numbers of each value allow."""
    units, met = pair.units, pair.met
    if not units:
        return undefined(NOT_TWO)
    if met == units * units:
        return undefined(ONE_VALUE)
    most = sum(min(count, pair.second.get(value, 0)) for value, count in pair.first.items())
    return Figure((most * units - met) / (units * units - met))


def scott(pair: Crossed) -> Figure:
    """Scott's pi (1955): chance from the mean of both coders' numbers."""
    units = pair.units
    if not units:
        return undefined(NOT_TWO)
    values = pair.first.keys() | pair.second.keys()
    met = sum((pair.first.get(one, 0) + pair.second.get(one, 0)) ** 2 for one in values)
    if met == 4 * units * units:
        return undefined(ONE_VALUE)
    value = (4 * pair.same * units - met) / (4 * units * units - met)
    return Figure(value, expected=met / (4 * units * units))


def positive(pair: Crossed, absent: Value) -> Figure:
    """Positive agreement: 2a/(2a+b+c), which is Dice's coefficient and F1.

    ``absent`` is the value that means that nothing is there; of several other values each counts.
    """
    most = used(pair, absent)
    return Figure(2 * both(pair, absent) / most) if most else undefined(NOT_USED)


def negative(pair: Crossed, absent: Value) -> Figure:
    """Negative agreement: 2d/(2d+b+c)."""
    left = pair.first.get(absent, 0) + pair.second.get(absent, 0)
    if not left:
        return undefined(ALL_USED)
    return Figure(2 * pair.cells.get((absent, absent), 0) / left)


def jaccard(pair: Crossed, absent: Value) -> Figure:
    """Jaccard's coefficient: a/(a+b+c), the percent agreement of what was coded."""
    agreed = both(pair, absent)
    rest = used(pair, absent) - agreed
    return Figure(agreed / rest) if rest else undefined(NOT_USED)


def both(pair: Crossed, absent: Value) -> int:
    """How much both gave the same value, that is not the absent one."""
    return pair.same - pair.cells.get((absent, absent), 0)


def used(pair: Crossed, absent: Value) -> int:
    """How much the two gave other values than the absent one, added up."""
    return 2 * pair.units - pair.first.get(absent, 0) - pair.second.get(absent, 0)


def bias(pair: Crossed, absent: Value) -> Figure:
    """Byrt's bias index (1993): how much more often the first says yes, (b-c)/N."""
    if not pair.units:
        return undefined(NOT_TWO)
    return Figure((pair.second.get(absent, 0) - pair.first.get(absent, 0)) / pair.units)


def prevalence(pair: Crossed, absent: Value) -> Figure:
    """Byrt's prevalence index (1993): (a-d)/N."""
    if not pair.units:
        return undefined(NOT_TWO)
    return Figure((both(pair, absent) - pair.cells.get((absent, absent), 0)) / pair.units)


def pabak(pair: Crossed) -> Figure:
    """Kappa adjusted for prevalence and bias: 2p - 1 (Byrt, Bishop and Carlin 1993)."""
    return Figure(2 * pair.same / pair.units - 1) if pair.units else undefined(NOT_TWO)


def holsti(agreed: int, first: int, second: int) -> Figure:
    """Holsti's coefficient (1969): 2M/(N1+N2), of decisions: M agree, N1 and N2 were made."""
    decisions = first + second
    return Figure(2 * agreed / decisions) if decisions else undefined("No decision was made.")


def mean(figures: Iterable[Figure], *, all_needed: bool) -> Figure:
    """The mean over pairs of coders, of those that have a value or only if all have one."""
    found = list(figures)
    values = [one.value for one in found if one.value is not None]
    if not values or (all_needed and len(values) < len(found)):
        reasons = [one.reason for one in found if one.value is None and one.reason]
        said = reasons[0] if reasons else NOT_TWO
        if len(found) > 1 and set(reasons) == {said}:
            said = _OF_ALL.get(said, said)
        if values:
            said = f"It is undefined for {len(found) - len(values)} of {len(found)} pairs: {said}"
        return undefined(said)
    return Figure(without_dust(sum(values) / len(values)))
