"""Ratings: which value each coder gave, counted by pattern, so that cost follows what differs.

A pattern holds one value for each coder, in a fixed order of coders, or None where a coder rated
nothing there. A table of patterns and weights (characters, words, rows) is all that coefficients
need; tables of several documents add up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

Value = str | int
Pattern = tuple[Value | None, ...]
Ratings = Mapping[Pattern, int]
Cells = Mapping[tuple[Value, Value], int]
"""Two coders' values and how often they met."""


def counted_rows(rows: Iterable[Sequence[Value | None]]) -> Ratings:
    """The table of single units: one row a unit, one place a coder."""
    return Counter(map(tuple, rows))


def added(tables: Iterable[Ratings]) -> Ratings:
    """Tables as one, as of several documents; the order of coders must be the same in all."""
    total: dict[Pattern, int] = {}
    for table in tables:
        for pattern, weight in table.items():
            total[pattern] = total.get(pattern, 0) + weight
    return total


def of_coders(ratings: Ratings, places: Sequence[int]) -> Ratings:
    """The same of some coders only, by their places in the pattern."""
    total: dict[Pattern, int] = {}
    for pattern, weight in ratings.items():
        kept = tuple(pattern[place] for place in places)
        total[kept] = total.get(kept, 0) + weight
    return total


def one_value(ratings: Ratings, value: Value) -> Ratings:
    """One value (1) against all others (0); missing stays missing."""
    total: dict[Pattern, int] = {}
    for pattern, weight in ratings.items():
        kept = tuple(None if one is None else int(one == value) for one in pattern)
        total[kept] = total.get(kept, 0) + weight
    return total


def coder_count(ratings: Ratings) -> int:
    """How many coders a table has."""
    return len(next(iter(ratings), ()))


def values_in(ratings: Ratings) -> list[Value]:
    """All values that occur, in a steady order."""
    found = {value for pattern in ratings for value in pattern if value is not None}
    return sorted(found, key=lambda value: (isinstance(value, str), value))


def cells_of(ratings: Ratings, one: int, other: int) -> Cells:
    """Two coders' values against each other, where both rated."""
    cells: dict[tuple[Value, Value], int] = {}
    for pattern, weight in ratings.items():
        first, second = pattern[one], pattern[other]
        if first is not None and second is not None:
            cells[first, second] = cells.get((first, second), 0) + weight
    return cells


def rated_by(ratings: Ratings) -> list[int]:
    """How much each coder rated, by weight."""
    rated = [0] * coder_count(ratings)
    for pattern, weight in ratings.items():
        for place, value in enumerate(pattern):
            if value is not None:
                rated[place] += weight
    return rated


def used_by(ratings: Ratings, absent: Value) -> tuple[int, list[int]]:
    """How much all coders gave the same value, and how much each gave one where no other did.

    Only where two coders rated at least; ``absent`` counts as no value.
    """
    both, only = 0, [0] * coder_count(ratings)
    for pattern, weight in ratings.items():
        rated = [value for value in pattern if value is not None]
        given = [value for value in rated if value != absent]
        if len(rated) > 1 and len(given) == 1:
            only[pattern.index(given[0])] += weight
        elif given and len(given) == len(rated) > 1 and len(set(given)) == 1:
            both += weight
    return both, only


def pairs(ratings: Ratings) -> Iterator[tuple[int, int]]:
    """Every two coders, by their places."""
    return combinations(range(coder_count(ratings)), 2)
