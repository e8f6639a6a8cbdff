"""Columns of counts and coefficients, which several tables of a report on agreement share."""

from typing import Final

from coder.analysis.agreement.sources import SOURCES
from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Line
from coder.analysis.comparing.spot import BOTH, BOUNDARY, ONLY, OTHER_THEME
from coder.analysis.reporting.report import Report
from coder.export.report_table import NONE, Field, Value, shown

_WIDE: Final = 3
"""Of so many reviewers at most each has a column on a page."""
_MOST_COLUMNS: Final = 10
_TWO: Final = 2
_FURTHER: Final = (
    "percent", "negative_agreement", "jaccard", "holsti", "kappa", "kappa_max", "bias_index",
    "prevalence_index", "pabak", "scott", "light", "conger", "fleiss", "brennan_prediger", "ac1",
)  # fmt: skip


def count_fields(report: Report) -> tuple[Field, ...]:
    """How much was marked alike and apart, and how many passages."""
    coders = report.held.coders
    few = len(coders) <= _WIDE
    only: list[Field] = [
        Field(f"Only {one.letters}", 10, "count", only=None if few else "workbook")
        for one in coders[:_MOST_COLUMNS]
    ]
    if not few:
        only.append(Field("One alone", 10, "count"))
    if len(coders) > _TWO:
        only.append(Field("Some", 10, "count"))
    return (
        Field("Both" if len(coders) == _TWO else "All", 10, "count"), *only,
        Field("Neither" if len(coders) == _TWO else "None", 11, "count", only="workbook"),
        Field("Passages alike", 10, "count"), Field("other boundaries", 11, "count"),
        Field("not by all", 10, "count"), Field("other theme", 10, "count"),
    )  # fmt: skip


def count_cells(report: Report, line: Line) -> tuple[Value, ...]:
    """The values of ``count_fields``."""
    counts, coders = line.counts, report.held.coders
    only: list[Value] = [counts.only.get(place, 0) for place in range(len(coders[:_MOST_COLUMNS]))]
    if len(coders) > _WIDE:
        only.append(sum(counts.only.values()))
    if len(coders) > _TWO:
        only.append(counts.some)
    kinds = [line.kinds.get(kind, 0) for kind in (BOTH, BOUNDARY, ONLY, OTHER_THEME)]
    return (counts.both, *only, counts.neither, *kinds)


def figure_fields(report: Report) -> tuple[Field, ...]:
    """The coefficients; none where they are switched off."""
    if not report.has_coefficients:
        return ()
    further = (Field(SOURCES[name].name, 13, "figure", only="workbook") for name in _FURTHER)
    return (
        Field("Positive agreement", 11, "figure"), *limit_fields("Positive agreement"),
        Field("Alpha", 10, "figure"), Field("95% interval", 16, only="word"),
        *limit_fields("Alpha"), Field("Jackknife error", 11, "figure", only="workbook"),
        *below_field(report), *further, Field("Why there is none", 60, only="workbook"),
    )  # fmt: skip


def figure_cells(report: Report, line: Line) -> tuple[Value, ...]:
    """The values of ``figure_fields``."""
    if not report.has_coefficients:
        return ()
    figures = line.figures.together
    alpha, positive = line.intervals.get(ALPHA), line.intervals.get(POSITIVE)
    low, high = (alpha.low, alpha.high) if alpha else (None, None)
    below = () if report.wanted.limit is None else (alpha.below if alpha else None,)
    reasons = dict.fromkeys(one.reason for one in figures.values() if one.value is None)
    return (
        figures[POSITIVE].value, positive.low if positive else None,
        positive.high if positive else None, figures[ALPHA].value,
        interval_words(low, high), low, high, alpha.error if alpha else None, *below,
        *(figures[name].value for name in _FURTHER),
        " ".join(one for one in reasons if one) or None,
    )  # fmt: skip


def below_field(report: Report) -> tuple[Field, ...]:
    """The share of draws below the limit that was asked for, if one was."""
    limit = report.wanted.limit
    return () if limit is None else (Field(f"Draws below {limit:g}", 11, "share"),)


def limit_fields(what: str) -> tuple[Field, Field]:
    """The limits of an interval, as numbers, of the workbook."""
    before = f"{what}, " if what else ""
    return (
        Field(f"{before}95% from" if before else "95% from", 10, "figure", only="workbook"),
        Field(f"{before}to" if before else "to", 10, "figure", only="workbook"),
    )


def interval_words(low: float | None, high: float | None) -> str:
    """*0.28 to 0.39*."""
    if low is None or high is None:
        return NONE
    return f"{shown(low, 'figure')} to {shown(high, 'figure')}"
