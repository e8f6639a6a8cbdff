"""Columns of counts and coefficients, which several tables of a report on agreement share."""

from typing import Final

from coder.analysis.agreement.coefficients import FOR_TWO
from coder.analysis.agreement.resampling import Interval
from coder.analysis.agreement.sources import SOURCES
from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Line
from coder.analysis.comparing.spot import BOTH, BOUNDARY, ONLY, OTHER_THEME
from coder.analysis.comparing.units import CELLS
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
        Field(f"Only {one}", 10, "count", only=None if few else "workbook")
        for one in report.letters[:_MOST_COLUMNS]
    ]
    if not few:
        only.append(Field("One alone", 10, "count"))
    if len(coders) > _TWO:
        only.append(Field("Some", 10, "count"))
    cells = report.wanted.unit == CELLS
    other = (Field("Absent or unclear", 10, "count"),) if cells else ()
    return (
        Field("Both" if len(coders) == _TWO else "All", 10, "count"), *only, *other,
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
    if report.wanted.unit == CELLS:
        only.append(counts.otherwise)
    kinds = [line.kinds.get(kind, 0) for kind in (BOTH, BOUNDARY, ONLY, OTHER_THEME)]
    return (counts.both, *only, counts.neither, *kinds)


def figure_fields(report: Report) -> tuple[Field, ...]:
    """The coefficients that are told first; none where they are switched off."""
    if not report.has_coefficients:
        return ()
    return (Field("Positive agreement", 11, "figure"), Field("Alpha", 10, "figure"))


def figure_cells(report: Report, line: Line) -> tuple[Value, ...]:
    """The values of ``figure_fields``."""
    if not report.has_coefficients:
        return ()
    return tuple(line.figures.together[name].value for name in (POSITIVE, ALPHA))


def interval_fields(report: Report) -> tuple[Field, ...]:
    """How sure both of them are."""
    if not report.has_coefficients:
        return ()
    return (
        Field("95% interval of alpha", 16, only="word"), *limit_fields("Alpha"),
        Field("Jackknife error of alpha", 11, "figure", only="workbook"), *below_field(report),
        *limit_fields("Positive agreement"),
    )  # fmt: skip


def interval_cells(report: Report, line: Line) -> tuple[Value, ...]:
    """The values of ``interval_fields``."""
    if not report.has_coefficients:
        return ()
    alpha, positive = (line.intervals.get(name, Interval()) for name in (ALPHA, POSITIVE))
    below = () if report.wanted.limit is None else (alpha.below,)
    return (
        interval_words(alpha.low, alpha.high), alpha.low, alpha.high, alpha.error, *below,
        positive.low, positive.high,
    )  # fmt: skip


def further_fields(report: Report) -> tuple[Field, ...]:
    """All other coefficients, and why there is none; of the workbook."""
    if not report.has_coefficients:
        return ()
    further = (Field(SOURCES[name].name, 13, "figure", only="workbook") for name in _FURTHER)
    return (*further, Field("Why there is none", 60, only="workbook"))


def further_cells(report: Report, line: Line) -> tuple[Value, ...]:
    """The values of ``further_fields``."""
    if not report.has_coefficients:
        return ()
    figures = line.figures.together
    reasons: dict[str, list[str]] = {}
    for name in (POSITIVE, ALPHA, *_FURTHER):
        if figures[name].value is None and figures[name].reason != FOR_TWO:
            reasons.setdefault(figures[name].reason or "", []).append(SOURCES[name].name)
    told = [f"{', '.join(names)}: {reason}" for reason, names in reasons.items()]
    return (*(figures[name].value for name in _FURTHER), " ".join(told) or None)


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
