"""What coefficients for any number of coders have in common, counted once from ratings."""

from collections import Counter
from dataclasses import dataclass
from math import fsum

from coder.analysis.agreement.ratings import Ratings, Value

Counts = tuple[tuple[Value, int], ...]
"""How many coders gave each value to a unit, for the values that it was given."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Units that got the same values, whoever gave which."""

    counts: Counts
    coders: int  # who rated them, m_u
    weight: int
    agreement: float  # the share of pairs of coders who agree; 0 where there is no pair


@dataclass(frozen=True, slots=True)
class Census:
    """Ratings counted by what was given, for coefficients that treat coders alike."""

    kinds: tuple[Kind, ...]
    units: int  # that anyone rated, by weight
    paired: int  # that two or more rated
    shares: dict[Value, float]  # π of Fleiss: the mean over units of the share of each value
    percent: float | None  # the mean agreement of units that two or more rated


def census(ratings: Ratings) -> Census:
    """Count ratings; sums do not depend on the order of coders or of documents."""
    weights: dict[frozenset[tuple[Value, int]], int] = {}
    for pattern, weight in ratings.items():
        given = Counter([value for value in pattern if value is not None])
        if given and weight:
            key = frozenset(given.items())
            weights[key] = weights.get(key, 0) + weight
    kinds = tuple(_kind(tuple(counts), weight) for counts, weight in weights.items())
    units = sum(kind.weight for kind in kinds)
    paired = sum(kind.weight for kind in kinds if kind.coders > 1)
    parts: dict[Value, list[float]] = {}
    for kind in kinds:
        for value, count in kind.counts:
            parts.setdefault(value, []).append(kind.weight * count / kind.coders)
    agreeing = fsum(kind.weight * kind.agreement for kind in kinds)
    return Census(
        kinds,
        units,
        paired,
        {value: fsum(found) / units for value, found in parts.items()},
        agreeing / paired if paired else None,
    )


def _kind(counts: Counts, weight: int) -> Kind:
    coders = sum(count for _, count in counts)
    same = sum(count * (count - 1) for _, count in counts)
    return Kind(counts, coders, weight, same / (coders * (coders - 1)) if coders > 1 else 0.0)
