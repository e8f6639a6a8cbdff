"""Tables of a report on agreement with its figures: overall, by theme, group, document, pair."""

from collections.abc import Mapping, Sequence
from typing import Final

from coder.analysis.agreement.sources import SOURCES
from coder.analysis.comparing.agreement import ALPHA, POSITIVE
from coder.analysis.comparing.flags import Flagged
from coder.analysis.comparing.units import CELLS, CHARACTERS
from coder.analysis.reporting.report import Report
from coder.export.agreement_columns import (
    below_field,
    count_cells,
    count_fields,
    figure_cells,
    figure_fields,
    further_cells,
    further_fields,
    interval_cells,
    interval_fields,
    interval_words,
    limit_fields,
)
from coder.export.report_table import Field, ReportTable, Value

_UNCODED: Final = "mostly uncoded"
"""The flag that is about coefficients alone."""
_LATE: Final = "It came after a reviewer had finished some document, and is missing there"
_HEEDED: Final[Mapping[Flagged, str]] = {
    "not used": "Nobody used it",
    "rare": "Rare: fewer than 10 passages in all",
    "never used by": "A reviewer, or several, never used it",
    "mostly uncoded": "Nearly all is uncoded: percent agreement and AC1 say little",
    "rates": "One reviewer used it more than twice as often as another",
    "boundary": "Reviewers differ mostly in where passages begin and end",
    "no text": "Used only where there is no text to count, such as on parts of pages",
    "not assessed": "Documents are not assessed for it: its cells are not compared",
    "left open": "Reviewers left judgements open: these are missing, and no answer",
}


def overall_table(report: Report) -> ReportTable:
    """Every coefficient over all themes."""
    line, together = report.found.overall, report.found.together
    figures = {
        **line.figures.together,
        "pooled_kappa": report.found.pooled_kappa,
        "u_alpha": together.both, "u_alpha_binary": together.where, "cu_alpha": together.what,
    }  # fmt: skip
    rows: list[Sequence[Value]] = []
    without: dict[str, list[str]] = {}
    for name in (one for one in SOURCES if one in figures):
        one, held = figures[name], line.intervals.get(name)
        if one.value is None:
            without.setdefault(one.reason or "", []).append(SOURCES[name].name)
        low, high = (held.low, held.high) if held else (None, None)
        rows.append(
            (
                SOURCES[name].name, one.value, interval_words(low, high), low, high,
                held.error if held else None, held.below if held else None, one.expected,
                one.reason if one.value is None else None,
            )
        )  # fmt: skip
    notes = [f"{', '.join(names)}: {reason}" for reason, names in without.items()]
    if report.wanted.unit != CHARACTERS:
        notes.append("The alphas of 2016 are of lengths of text, and so by characters.")
    told = dict.fromkeys(one.reason or one.note for one in line.intervals.values())
    return ReportTable(
        "Overall",
        "Agreement over all units with all themes",
        (
            Field("Coefficient", 34, "key"), Field("Value", 10, "figure"),
            Field("95% interval", 18, only="word"), *limit_fields(""),
            Field("Jackknife error", 11, "figure"), *below_field(report),
            Field("By chance", 10, "figure"), Field("Why there is none", 70, only="workbook"),
        ),
        [_without_below(report, row) for row in rows],
        (*(str(one) for one in told if one), *notes),
    )  # fmt: skip


def _without_below(report: Report, row: Sequence[Value]) -> Sequence[Value]:
    """A row without the share of draws, where no limit was asked for."""
    return row if report.wanted.limit is not None else (*row[:6], *row[7:])


def theme_table(report: Report) -> ReportTable:
    """The figures of every theme, with those below it."""
    held = report.held
    rows = []
    for one in report.found.themes:
        theme = held.themes[one.theme]
        heeded = " ".join(
            flag.told(held.names) for flag in one.flags if _is_told(report, flag.what)
        )
        rows.append(
            (
                "\N{EM SPACE}" * theme.depth + theme.name, theme.path,
                *count_cells(report, one.line), *figure_cells(report, one.line),
                *interval_cells(report, one.line), *further_cells(report, one.line), heeded,
            )
        )  # fmt: skip
    return ReportTable(
        "Themes",
        f"{_told(report)} by theme, counted in {_unit(report)}",
        (
            Field("Theme", 30, "key", only="word"), Field("Theme", 46, "key", only="workbook"),
            *count_fields(report), *figure_fields(report), *interval_fields(report),
            *further_fields(report), Field("To be heeded", 60, only="workbook"),
        ),
        rows,
        _notes(report),
        landscape=True,
    )  # fmt: skip


def flag_table(report: Report) -> ReportTable:
    """The themes whose figures are to be read with care, or that have none, by the reason."""
    found: dict[str, list[str]] = {}
    late = {
        theme
        for document in report.held.documents
        for lacked in document.lacking.values()
        for theme in lacked
    }
    for one in report.found.themes:
        path = theme_path(report, one.theme)
        if one.theme in late:
            found.setdefault(_LATE, []).append(path)
        for what in dict.fromkeys(flag.what for flag in one.flags):  # one for each who never did
            if _is_told(report, what):
                found.setdefault(_heeded(report, what), []).append(path)
        alpha = one.line.figures.together[ALPHA]
        if report.has_coefficients and alpha.value is None:
            found.setdefault(f"No alpha: {alpha.reason}", []).append(path)
    return ReportTable(
        "To be heeded",
        "Themes to be read with care, or left out, and why",
        (Field("Why", 60, "key"), Field("Number", 9, "count"), Field("Themes", 100)),
        [(why, len(paths), _named(report, paths)) for why, paths in found.items()],
        ("The workbook has this for each theme, in its own words.",),
    )


def _heeded(report: Report, what: Flagged) -> str:
    """What a flag says; of cells, how rare a theme is is not told in passages."""
    if what == "rare" and report.wanted.unit == CELLS:
        return "Rare: present in fewer than 10 documents"
    return _HEEDED[what]


def _named(report: Report, paths: Sequence[str]) -> str:
    """Themes by path; of nearly all of them those that are not meant."""
    every = [theme.path for theme in report.held.themes]
    rest = [path for path in every if path not in set(paths)]
    if not rest:
        return "all themes"
    return f"all but {'; '.join(rest)}" if len(rest) < len(every) / 4 else "; ".join(paths)


def theme_path(report: Report, theme: int) -> str:
    """The path of a theme."""
    return report.held.themes[theme].path


def _is_told(report: Report, what: str) -> bool:
    return report.has_coefficients or what != _UNCODED


def document_table(report: Report) -> ReportTable:
    """The same of every document, all themes together."""
    readers = {one.document.id: one for one in report.held.documents}
    names = report.letters
    rows = [
        (
            document.key, readers[document.id].length,
            ", ".join(names[place] for place in readers[document.id].readers),
            *count_cells(report, line), *figure_cells(report, line), *further_cells(report, line),
        )
        for document, line in report.found.by_document
    ]  # fmt: skip
    return ReportTable(
        "Documents",
        f"{_told(report)} by document, counted in {_unit(report)} with every theme",
        (
            Field("Document", 28, "key"), Field("Characters", 11, "count"),
            Field("Reviewers", 16), *count_fields(report), *figure_fields(report),
            *further_fields(report),
        ),
        rows,
        (_legend(report),),
        landscape=True,
    )  # fmt: skip


def pair_table(report: Report) -> ReportTable:
    """The same of every two reviewers."""
    names = report.letters
    known = {one.pair: one for one in report.pairs}
    figures = (POSITIVE, ALPHA, "kappa", "percent", "holsti") if report.has_coefficients else ()
    rows = [
        (
            f"{names[pair[0]]} and {names[pair[1]]}",
            known[pair].shared if pair in known else 0,
            known[pair].blind if pair in known else None,
            line.counts.both, line.counts.only.get(0, 0), line.counts.only.get(1, 0),
            *(line.figures.together[name].value for name in figures),
        )
        for pair, line in report.found.by_pair
    ]  # fmt: skip
    return ReportTable(
        "Pairs",
        f"{_told(report)} of every two reviewers over all themes",
        (
            Field("Reviewers", 16, "key"), Field("Documents shared", 11, "count"),
            Field("Blind to each other in", 11, "count"), Field("Both", 10, "count"),
            Field("Only the first", 10, "count"), Field("Only the second", 10, "count"),
            *(Field(_SHORT.get(name, SOURCES[name].name), 11, "figure") for name in figures),
        ),
        rows,
        landscape=True,
        most=30,
    )  # fmt: skip


_SHORT: Final = {
    POSITIVE: "Positive agreement", ALPHA: "Alpha", "percent": "Percent", "kappa": "Kappa",
}  # fmt: skip


def _legend(report: Report) -> str:
    """What the columns of counts are: they are called otherwise where there are more than two."""
    cells = report.wanted.unit == CELLS
    did = "present for" if cells else "marked by"
    who = f"Both: {did} all who could have; only: {did} one alone."
    if len(report.held.coders) > 2:  # noqa: PLR2004 - of two, some is one
        who = f"All: {did} all who could have; only: {did} one alone; some: {did} several, not all."
    if cells:
        who += " Absent or unclear: present for nobody, and they differ."
    return (
        f"{who} Passages (each theme by itself, or with those below it): alike; with other"
        " boundaries; not by all; with another theme instead."
    )


def _notes(report: Report) -> tuple[str, ...]:
    told = [_legend(report)]
    if report.has_coefficients:
        told.append("A dash: not defined; the table of themes to be read with care tells why.")
    return tuple(told)


def _told(report: Report) -> str:
    """What a table is of: counts alone are no agreement."""
    return "Agreement" if report.has_coefficients else "Coding"


def _unit(report: Report) -> str:
    unit = report.wanted.unit
    return "cells of document and theme" if unit == CELLS else unit
