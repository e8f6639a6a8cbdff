"""Tables of a report on agreement about several themes: where or what, and which for which."""

from collections.abc import Iterator, Sequence
from typing import Final

from coder.analysis.comparing.agreement import top_confusions
from coder.analysis.comparing.where_or_what import WhereOrWhat
from coder.analysis.reporting.report import Report
from coder.domain.telling import listed
from coder.export.agreement_figure_tables import theme_path
from coder.export.report_table import Field, ReportTable, Value

_WAYS: Final = (
    "Where: |u-alpha, whether the same text is marked. What: cu-alpha, whether text that several"
    " marked bears the same theme. Both: u-alpha (Krippendorff et al. 2016). By characters."
)


_EACH_PAIR: Final = (
    "Each row is of one pair of reviewers. Where one of them put a theme and several others put"
    " another, the same words are in a row for each of these; nothing is summed over pairs."
)


def group_table(report: Report) -> ReportTable:
    """Where or what: of every theme that has themes below it, and of all."""
    rows: list[Sequence[Value]] = []
    notes = [_WAYS]
    for one in (*report.found.groups, report.found.together):
        name = "All themes" if one.theme is None else theme_path(report, one.theme)
        rows.append((name, one.where.value, one.what.value, one.both.value, one.sentence))
        notes += _overlaps(report, one)
    return ReportTable(
        "Where or what",
        "Where or what: do reviewers mark the same places, and call them the same?",
        (
            Field("Theme and those below", 40, "key"), Field("Where", 10, "figure"),
            Field("What", 10, "figure"), Field("Both", 10, "figure"), Field("In words", 80),
        ),
        rows,
        tuple(notes),
    )  # fmt: skip


def _overlaps(report: Report, group: WhereOrWhat) -> Iterator[str]:
    for one in group.overlaps if group.theme is not None else ():
        themes = listed([report.held.themes[place].name for place in one.themes])
        letters = report.letters[one.coder]
        yield f"{letters} put {themes} on the same words in {one.document.key}."


def value_table(report: Report) -> ReportTable:
    """Of the themes of each group its own alpha, and how much of it met marked text."""
    rows = [
        (
            "All themes" if group.theme is None else theme_path(report, group.theme),
            theme_path(report, theme), alpha.value, covered.value,
            " ".join(dict.fromkeys(one.reason for one in (alpha, covered) if one.reason)) or None,
        )
        for group in (*report.found.groups, report.found.together)
        for theme, (alpha, covered) in group.values.items()
    ]  # fmt: skip
    return ReportTable(
        "Themes of groups",
        "Themes of groups: (k)u-alpha and coverage",
        (
            Field("Theme and those below", 40, "key"), Field("Theme", 50),
            Field("(k)u-alpha", 11, "figure"), Field("Coverage", 10, "figure"),
            Field("Why there is none", 60),
        ),
        rows,
        most=0,
    )  # fmt: skip


def confusion_table(report: Report) -> ReportTable:
    """Which theme one reviewer put where another put another."""
    names = report.letters
    return ReportTable(
        "Confusion",
        "One theme for another: where neither also used the other's theme",
        (
            Field("One", 10, "key"), Field("Theme of the one", 46), Field("Other", 10),
            Field("Theme of the other", 46), Field("Characters", 11, "count"),
        ),
        [
            (names[one], theme_path(report, put), names[other], theme_path(report, instead), length)
            for one, other, put, instead, length in top_confusions(report.found.confused)
        ],
        (_EACH_PAIR,) if len(report.held.coders) > 2 else (),  # noqa: PLR2004 - one pair
        most=30,
    )  # fmt: skip
