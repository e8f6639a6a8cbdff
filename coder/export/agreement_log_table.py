"""The decision log of a report on agreement: a row for each difference."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coder.analysis.reporting.decision_log import Logged
from coder.analysis.reporting.report import Report
from coder.domain.decision import REASONS, answer_in_words
from coder.export.report_table import Field, ReportTable, Value

SHEET: Final = "Decision log"
SHORT: Final = 40
"""So many differences stand in a Word document; of more it says where they are."""
_MOST_COLUMNS: Final = 10
_WORD: Final = "word"
_BOOK: Final = "workbook"


def log_table(report: Report) -> ReportTable:
    """Every difference: what each reviewer had, how it was settled, by whom, when and why."""
    letters = report.letters[:_MOST_COLUMNS]
    return ReportTable(
        SHEET,
        "Decision log: each difference, what reviewers had, and what was decided",
        (
            Field("Document", 24, "key"), Field("Theme or attribute", 36), Field("Page", 8),
            Field("Difference", 16), Field("Words", 60, only=_BOOK),
            *(Field(f"{one} had", 40, only=_BOOK) for one in letters),
            Field("Before: what each had", 60, only=_WORD), Field("Standing", 10),
            Field("Settled", 28), Field("After: what holds", 50), Field("Reason", 18),
            Field("Comment", 40), Field("Present", 26, only=_BOOK), Field("Written by", 20),
            Field("When (UTC)", 17), Field("Round", 14, only=_BOOK),
        ),
        [tuple(_row(report, one)) for one in report.log],
        (_NOTE,),
        landscape=True,
        most=None if len(report.log) <= SHORT else 0,
    )  # fmt: skip


_NOTE: Final = (
    "Before: as reviewers had it when they were compared. After: as it was decided. Open: nothing"
    " was decided; deferred: it was put off."
)


def where_the_log_is(report: Report) -> str | None:
    """Where the log is read, if it is too long for a page."""
    if len(report.log) <= SHORT:
        return None
    return (
        f"Each of the {len(report.log):,} differences, with what reviewers had and what was"
        f" decided, is in the workbook of this report (sheet {SHEET}) and in its JSON."
    )


def _row(report: Report, one: Logged) -> Iterator[Value]:
    names, decision = report.letters, one.decision
    had = [f"{names[place]}: {said}" for place, said in one.had.items()]
    page = one.page or (f"PDF {one.pdf_page}" if one.pdf_page else "")
    yield from (one.document, one.about, page, _KINDS.get(one.kind, one.kind), one.words)
    yield from (one.had.get(place, "") for place in range(len(names[:_MOST_COLUMNS])))
    yield from ("\n".join(had), one.standing)
    if decision is None:
        yield from ("", "", "", "", "", "", "", "")
        return
    letters = dict(zip((x.id for x in report.held.coders), names, strict=True))
    chosen = letters.get(decision.answer.chosen or "", "another reviewer")
    yield from (
        answer_in_words(replace(decision.answer, state=None, value=None), chosen), one.after,
        REASONS[decision.reason] if decision.reason else "", decision.comment, decision.present,
        decision.coder_name, f"{decision.made_at[:10]} {decision.made_at[11:16]}", one.round or "",
    )  # fmt: skip


_KINDS: Final = {
    "boundary": "other borders", "only": "not by all", "other theme": "another theme",
    "cell": "cell", "value": "charted value",
}  # fmt: skip
