"""One theme, or one table of ratings, compared over documents: figures, intervals and counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from coder.analysis.agreement.additive import alpha_of, alpha_sums, positive_of, positive_sums
from coder.analysis.agreement.coefficients import NO_ABSENT, Coefficients, coefficients
from coder.analysis.agreement.figure import Figure
from coder.analysis.agreement.ratings import Ratings, Value, added, used_by
from coder.analysis.agreement.resampling import Draws, Interval, interval

_NORMAL: Final = 1.959964  # the 97.5th percentile of the normal distribution


@dataclass(frozen=True, slots=True)
class Compared:
    """How far coders agree on one theme, or on a table.

    ``both`` is how much all gave the same value that is not the absent one; ``only`` how much
    each coder, by place, gave one where no other did. Both are None if no value means absent.
    """

    found: Coefficients
    intervals: Mapping[str, Interval]
    units: int
    both: int | None
    only: Sequence[int] | None


def compared(
    tables: Sequence[Ratings],
    drawn: Draws,
    *,
    absent: Value | None = None,
    values: int | None = None,
    limit: float | None = None,
    noun: str = "document",
) -> Compared:
    """Compare the ratings of documents, one table each, in the order of the draws.

    Args:
        tables: of each document, with the same order of coders.
        drawn: how often each is taken; see ``resampling.draws``.
        absent: the value that means that nothing is there.
        values: how many values could have been given; at least those that occur.
        limit: of which the share of draws below it is told.
        noun: what the tables are of.
    """
    ratings = added(tables)
    found = coefficients(ratings, absent=absent, values=values)

    def sure(sums: Callable[[Ratings], Any], valued: Callable[[Any], float | None]) -> Interval:
        return interval(list(map(sums, tables)), valued, drawn, limit=limit, noun=noun)

    intervals = {"alpha": sure(alpha_sums, alpha_of)}
    if absent is None:
        intervals["positive_agreement"] = Interval(reason=NO_ABSENT)
    else:
        intervals["positive_agreement"] = sure(
            lambda table: positive_sums(table, absent), positive_of
        )
    return _with_uses(found, intervals, ratings, absent)


def compared_rows(
    ratings: Ratings,
    *,
    absent: Value | None = None,
    values: int | None = None,
) -> Compared:
    """The same of single units, with intervals from the standard error: no draws are needed."""
    found = coefficients(ratings, absent=absent, values=values)
    intervals = {name: _by_error(found.together[name]) for name in ("alpha", "positive_agreement")}
    return _with_uses(found, intervals, ratings, absent)


def _with_uses(
    found: Coefficients, intervals: Mapping[str, Interval], ratings: Ratings, absent: Value | None
) -> Compared:
    units = sum(ratings.values())
    if absent is None:
        return Compared(found, intervals, units, None, None)
    both, only = used_by(ratings, absent)
    return Compared(found, intervals, units, both, only)


def _by_error(figure: Figure) -> Interval:
    if figure.value is None:
        return Interval(reason="The coefficient is undefined.")
    if figure.se is None:
        return Interval(reason="It has no standard error from which an interval would follow.")
    off = _NORMAL * figure.se
    note = "It is the value with 1.96 standard errors, of rows independent of each other."
    return Interval(figure.value - off, min(figure.value + off, 1.0), note=note)
