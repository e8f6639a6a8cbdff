"""Coefficients for any number of coders that correct agreement for chance.

Standard errors are Gwet's linearised ones in the form for raw ratings, 1/(n(n-1)) (Gwet 2014, as
in the package irrCAC); they take units as independent of each other.
"""

from collections.abc import Callable, Mapping, Sequence
from math import fsum, sqrt

from coder.analysis.agreement.census import Census, Kind
from coder.analysis.agreement.figure import (
    LEAST,
    NOT_TWO,
    NOTHING_RATED,
    ONE_VALUE,
    Figure,
    undefined,
    without_dust,
)
from coder.analysis.agreement.ratings import Value


def percent(found: Census) -> Figure:
    """The share of pairs of ratings of one unit that agree, as a mean over units."""
    if found.percent is None:
        return no_figure(found)
    return _corrected(found, 0.0, None)


def fleiss(found: Census) -> Figure:
    """Fleiss' kappa (Fleiss 1971; with missing ratings Gwet 2014)."""
    shares = found.shares
    expected = fsum(share * share for share in shares.values())
    return _corrected(found, expected, lambda kind: _mean_of(kind, shares))


def brennan_prediger(found: Census, *, values: int) -> Figure:
    """Brennan and Prediger's coefficient (1981), for ``values`` that could have been given.

    With two it is Bennett's S and PABAK, 2p - 1.
    """
    return _corrected(found, 1 / values if values else 1.0, None)


def ac1(found: Census, *, values: int) -> Figure:
    """Gwet's AC1 (2008), for ``values`` that could have been given."""
    if values < 2:  # noqa: PLR2004 - with one value there is no choice
        return no_figure(found)
    rest = {value: (1 - share) / (values - 1) for value, share in found.shares.items()}
    expected = fsum(share * rest[value] for value, share in found.shares.items())
    return _corrected(found, expected, lambda kind: _mean_of(kind, rest))


def alpha(found: Census) -> Figure:
    """Krippendorff's alpha for nominal values, with missing ratings (2004, 2011)."""
    paired = [kind for kind in found.kinds if kind.coders > 1]
    if not paired:
        return no_figure(found)
    total = sum(kind.weight * kind.coders for kind in paired)
    given: dict[Value, int] = {}
    for kind in paired:
        for value, count in kind.counts:
            given[value] = given.get(value, 0) + kind.weight * count
    apart = total * total - sum(count * count for count in given.values())
    if not apart:
        return undefined(ONE_VALUE)
    observed = fsum(kind.weight * kind.coders * (1 - kind.agreement) for kind in paired)
    expected = 1 - apart / (total * (total - 1))
    return Figure(
        without_dust(1 - (total - 1) * observed / apart),
        _alpha_error(paired, total, given),
        expected=expected,
    )


def _alpha_error(paired: list[Kind], total: int, given: Mapping[Value, int]) -> float | None:
    """Gwet's linearised standard error of alpha; units count by their number of ratings."""
    units = sum(kind.weight for kind in paired)
    mean, small = total / units, 1 / total
    shares = {one: count / total for one, count in given.items()}
    expected = fsum(share * share for share in shares.values())
    raw = fsum(kind.weight * kind.coders * kind.agreement for kind in paired) / total
    value = (raw - expected) / (1 - expected)  # without the correction for small samples
    agreeing = (1 - small) * raw + small

    def deviation(kind: Kind) -> float:
        often = kind.coders / mean
        own = kind.agreement * often - agreeing * (often - 1)
        chance = _mean_of(kind, shares) * often - expected * (often - 1)
        return (own - expected - 2 * (1 - value) * (chance - expected)) / (1 - expected) - value

    return standard_error([(kind.weight, deviation(kind)) for kind in paired], units)


def _corrected(found: Census, expected: float, part: Callable[[Kind], float] | None) -> Figure:
    """A coefficient with its error; ``part`` is the chance agreement that a unit speaks for."""
    if found.percent is None:
        return no_figure(found)
    if 1 - expected < LEAST:
        return undefined(ONE_VALUE)
    value = (found.percent - expected) / (1 - expected)
    often = found.units / found.paired

    def deviation(kind: Kind) -> float:
        own = often * (kind.agreement - expected) if kind.coders > 1 else 0.0
        chance = 2 * (1 - value) * (part(kind) - expected) if part else 0.0
        return (own - chance) / (1 - expected) - value

    error = standard_error([(kind.weight, deviation(kind)) for kind in found.kinds], found.units)
    return Figure(without_dust(value), error, expected=expected if part or expected else None)


def standard_error(deviations: Sequence[tuple[int, float]], units: int) -> float | None:
    """The linearised error from how far each unit, by weight, is off the coefficient."""
    if units < 2:  # noqa: PLR2004 - one unit says nothing of how much units vary
        return None
    found = sqrt(fsum(weight * off * off for weight, off in deviations) / (units * (units - 1)))
    return found if found > LEAST else 0.0


def _mean_of(kind: Kind, shares: Mapping[Value, float]) -> float:
    """The mean over a unit's ratings of what each value weighs."""
    return sum(count * shares.get(value, 0.0) for value, count in kind.counts) / kind.coders


def no_figure(found: Census) -> Figure:
    """Why there is no coefficient."""
    if found.percent is not None:
        return undefined(ONE_VALUE)
    return undefined(NOT_TWO if found.units else NOTHING_RATED)
