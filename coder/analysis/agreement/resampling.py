"""How sure a coefficient is: documents are drawn anew, never characters.

Characters of one text are not independent of each other; documents are. Whatever a coefficient is
computed from adds over documents, so that a draw is a sum and cost does not follow the text.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import itemgetter, mul
from random import Random
from typing import Any, Final

SEED: Final = 1960
TIMES: Final = 1_000
FEW: Final = 10
"""With fewer documents an interval says little."""
TOO_MUCH: Final = "There are too many reviewers or values to draw anew in short time."
_MOST_WORK: Final = 100_000_000
"""Some seconds: sums that are added in all draws, where each key counts as many sums."""
_A_KEY: Final = 16
_SHARE: Final = 0.95
_DEFINED: Final = 0.5
"""Of so many of the draws a coefficient must be defined at least."""

Sums = Mapping[Any, float]
"""What a coefficient is computed from, by any key, and adds over documents."""
Valued = Callable[[Sums], float | None]
"""A coefficient of such sums, or None where it is undefined."""


@dataclass(frozen=True, slots=True)
class Draws:
    """How often each document is taken, for every draw: the same for all that is compared."""

    taken: tuple[tuple[int, ...], ...]
    documents: int
    seed: int


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which limits a coefficient lies if other documents like these had been coded.

    ``low`` and ``high`` are the percentiles 2.5 and 97.5 of the draws, or None with a ``reason``.
    ``below`` is the share of draws below the limit that was asked for, ``error`` the standard
    error by leaving out one document after another, ``undefined`` how many draws had no value.
    """

    low: float | None = None
    high: float | None = None
    below: float | None = None
    error: float | None = None
    undefined: int = 0
    reason: str | None = None
    note: str | None = None


def draws(documents: int, *, times: int = TIMES, seed: int = SEED) -> Draws:
    """Draw documents with replacement; the same seed draws the same."""
    dice = Random(seed)
    places = range(documents)
    taken = []
    for _ in range(times if documents else 0):
        often = [0] * documents
        for place in dice.choices(places, k=documents):
            often[place] += 1
        taken.append(tuple(often))
    return Draws(tuple(taken), documents, seed)


def intervals(
    themes: Iterable[tuple[Hashable, Sequence[Sums]]],
    valued: Valued,
    drawn: Draws,
    *,
    limit: float | None = None,
) -> Iterator[tuple[Hashable, Interval]]:
    """The interval of one theme after another, so that whoever asks can stop in between."""
    for theme, documents in themes:
        yield theme, interval(documents, valued, drawn, limit=limit)


def interval(
    documents: Sequence[Sums],
    valued: Valued,
    drawn: Draws,
    *,
    limit: float | None = None,
    noun: str = "document",
) -> Interval:
    """The interval of a coefficient, of the sums of each document in the order of the draws.

    Documents without any sums count as not there. Let the order of documents be a steady one, or
    the same seed draws others. ``noun`` is what is drawn, if that is not documents.
    """
    there = sum(1 for sums in documents if sums)
    if there < 2:  # noqa: PLR2004 - how much documents vary takes two
        return Interval(reason=_too_few(there, noun))
    if _work(documents) * (len(drawn.taken) + len(documents)) > _MOST_WORK:
        return Interval(reason=TOO_MUCH)
    summed = _summing(documents)
    if valued(summed([1] * len(documents))) is None:
        return Interval(reason="The coefficient is undefined.")
    found = [valued(summed(often)) for often in drawn.taken]
    values = sorted(value for value in found if value is not None)
    missing = len(found) - len(values)
    error = _jackknife(len(documents), summed, valued)
    if len(values) < max(_DEFINED * len(found), 1):
        reason = f"It is undefined in {missing} of {len(found)} draws."
        return Interval(error=error, undefined=missing, reason=reason)
    tail = (1 - _SHARE) / 2
    below = None
    if limit is not None:
        below = sum(1 for value in values if value < limit) / len(values)
    return Interval(
        _quantile(values, tail),
        _quantile(values, 1 - tail),
        below,
        error,
        missing,
        note=_said_of(there, noun),
    )


def _work(documents: Sequence[Sums]) -> int:
    keys = set().union(*documents)
    return _A_KEY * len(keys) + sum(map(len, documents))


def _too_few(there: int, noun: str) -> str:
    if not there:
        return f"No {noun} was rated by two reviewers."
    return f"There is one {noun} only, which cannot tell how much {noun}s vary."


def _said_of(there: int, noun: str) -> str | None:
    if there >= FEW:
        return None
    return f"There are {there} {noun}s only: take the interval as a rough one."


def _summing(documents: Sequence[Sums]) -> Callable[[Sequence[int]], dict[Hashable, float]]:
    """A function that adds documents, each as often as it is told."""
    columns: dict[Hashable, tuple[list[int], list[float]]] = {}
    for place, sums in enumerate(documents):
        for key, amount in sums.items():
            places, amounts = columns.setdefault(key, ([], []))
            if amount:  # most documents have nothing of most of what is summed
                places.append(place)
                amounts.append(amount)
    # One place more than amounts: itemgetter gives no tuple for one place, and map stops before.
    held = [
        (key, itemgetter(*places, places[0]), amounts)
        for key, (places, amounts) in columns.items()
        if places
    ]
    nothing = dict.fromkeys(columns, 0)

    def summed(often: Sequence[int]) -> dict[Hashable, float]:
        return nothing | {key: sum(map(mul, amounts, take(often))) for key, take, amounts in held}

    return summed


def _jackknife(
    documents: int, summed: Callable[[Sequence[int]], Sums], valued: Valued
) -> float | None:
    """The standard error by leaving out one document after another."""
    often = [1] * documents
    found = []
    for place in range(documents):
        often[place] = 0
        value = valued(summed(often))
        often[place] = 1
        if value is None:
            return None
        found.append(value)
    mean = sum(found) / documents
    return sqrt((documents - 1) / documents * sum((value - mean) ** 2 for value in found))


def _quantile(values: Sequence[float], share: float) -> float:
    """A quantile of values in order, between two of them in proportion."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
