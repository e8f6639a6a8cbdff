"""Agreement on a table of ratings: a row a unit, a column a reviewer."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from coder.analysis.agreement.census import census
from coder.analysis.agreement.compared import Compared, compared, compared_rows
from coder.analysis.agreement.figure import Figure, undefined
from coder.analysis.agreement.levels import alphas
from coder.analysis.agreement.ratings import (
    Pattern,
    Ratings,
    Value,
    counted_rows,
    one_value,
    values_in,
)
from coder.analysis.agreement.resampling import TOO_MUCH, Interval, draws
from coder.cli.agreement_answer import Table, answer, choices, too_few
from coder.cli.agreement_figures import Told
from coder.cli.answer import Answer
from coder.domain.errors import CoderError
from coder.domain.names import one_line
from coder.domain.telling import listed, shortened
from coder.exchange.agreement_tables import RatingTable
from coder.exchange.rated_values import number_of
from coder.export.figures_json import as_json

MOST_THEMES: Final = 200
"""Of so many values each is told on its own."""
HOLSTI: Final = "Holsti counts what one of two reviewers rated alone as not agreed."
ONE_VALUE: Final = "Only one value occurs: what is 1 here says nothing of agreement."
MOST_ROWS: Final = 2_000
"""Of more rows an interval follows from the standard error: it is narrow, and drawing is slow."""
_PAIRS: Final = 10
"""Of so many pairs of reviewers as many rows are drawn, of more pairs fewer."""
_ABSENT: Final = (
    {"0", "1"}, {"no", "yes"}, {"n", "y"}, {"false", "true"}, {"absent", "present"},
    {"exclude", "include"}, {"excluded", "included"},
)  # fmt: skip
"""Pairs of values of which the first in the alphabet means that nothing is there."""


def of_ratings(table: RatingTable, given: Namespace) -> Answer:
    """Agreement on ratings; an interval draws rows, which are independent of each other."""
    notes = list(table.notes)
    coders, rows = _without_silent(table, notes)
    notes += too_few(coders)
    ratings = counted_rows(rows)
    values = values_in(ratings)
    named = choices(given, values, table.counted_as)
    absent = _absent(given, named, table.counted_as)
    if len(values) == 1:
        notes.append(ONE_VALUE)
    overall = _overall(rows, absent, len(named), given)
    themes = []
    if len(values) <= MOST_THEMES:
        themes = [Told(str(one), _against_others(ratings, one), {}) for one in values]
    else:
        notes.append(many_values(len(values)))
    further = {
        "pooled_kappa": undefined("It pools several themes: a table of ratings is one."),
        **dict.fromkeys(("u_alpha", "u_alpha_binary", "cu_alpha"), undefined("It is for spans.")),
    }
    levels = _levels(ratings, values, decimal_comma=table.decimal_comma)
    if all(one.value is not None for one in levels.values()):
        further |= levels
    table_of = Table(
        coders, "rows", [], [], named, absent, themes, Told("", overall, further),
        {"alpha_by_level": as_json(levels)}, notes,
    )  # fmt: skip
    return answer(table_of, given)


def many_values(values: int) -> str:
    """What is said where values are too many to be told one by one."""
    return f"There are {values:,} different values: only up to {MOST_THEMES} are told one by one."


def _without_silent(table: RatingTable, notes: list[str]) -> tuple[list[str], list[Pattern]]:
    """The reviewers who rated something, and the units that anyone rated."""
    spoke = [
        place
        for place in range(len(table.coders))
        if any(row[place] is not None for row in table.rows)
    ]
    if silent := [one for place, one in enumerate(table.coders) if place not in set(spoke)]:
        notes.append(f"{listed(silent)} rated nothing: counted as not there.")
    rows = [tuple(row[place] for place in spoke) for row in table.rows]
    rated = [row for row in rows if any(one is not None for one in row)]
    if len(rated) < len(rows):
        notes.append(f"{len(rows) - len(rated):,} of {len(rows):,} rows hold no rating.")
    if any(one is None for row in rated for one in row):
        notes.append(HOLSTI)
    return [table.coders[place] for place in spoke], rated


def _against_others(ratings: Ratings, value: Value) -> Compared:
    found = compared_rows(one_value(ratings, value), absent=0, values=2)
    untold = Interval(reason="It is told of all values together.")
    return replace(found, intervals=dict.fromkeys(found.intervals, untold))


def _overall(
    rows: Sequence[Pattern], absent: Value | None, values: int, given: Namespace
) -> Compared:
    by_error = compared_rows(counted_rows(rows), absent=absent, values=values)
    if len(rows) > MOST_ROWS or len(rows) * len(by_error.found.pairs) > MOST_ROWS * _PAIRS:
        return by_error
    tables: list[Ratings] = [{row: 1} for row in rows]
    drawn = draws(len(rows), times=given.draws, seed=given.seed)
    found = compared(tables, drawn, absent=absent, values=values, limit=given.limit, noun="row")
    too_much = found.intervals["alpha"].reason == TOO_MUCH
    return by_error if too_much else found


def _absent(
    given: Namespace, named: Sequence[Value], counted_as: Mapping[str, str]
) -> Value | None:
    """The value that means that nothing is there, as it was said or as it is called."""
    if given.absent is not None:
        said = one_line(given.absent)
        absent = counted_as.get(said, said)
        if absent not in named:
            raise CoderError(
                f"'{shortened(given.absent)}' does not occur: --absent names one of the values."
            )
        return absent
    folded = {str(value).casefold(): value for value in named}
    for pair in _ABSENT:
        if folded and folded.keys() <= pair and len(folded) == len(named):
            return folded.get(min(pair))
    return None


def _levels(
    ratings: Ratings, values: Sequence[Value], *, decimal_comma: bool
) -> Mapping[str, Figure]:
    numbers = {value: number_of(str(value), decimal_comma=decimal_comma) for value in values}
    found = {value: float(number) for value, number in numbers.items() if number is not None}
    if len(found) < len(values):
        not_numbers = undefined("Not all values are numbers.")
        return dict.fromkeys(("ordinal", "interval", "ratio"), not_numbers)
    return alphas(census(ratings), found)
