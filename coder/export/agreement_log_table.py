"""The decision log of a report on agreement: a row for each difference."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coder.analysis.reporting.decision_log import Logged
from coder.analysis.reporting.report import Report
from coder.domain.decision import REASONS, Decision, answer_in_words
from coder.domain.telling import listed
from coder.export.report_table import Field, ReportTable, Value

SHEET: Final = "Decision log"
SHORT: Final = 40
"""So many differences stand in a Word document; of more it says where the others are."""
_MOST_COLUMNS: Final = 10


def log_table(report: Report) -> ReportTable:
    """Every difference: what each reviewer had, how it was settled, by whom, when and why."""
    letters = report.letters[:_MOST_COLUMNS]
    held = (
        ("Document", 24), ("Theme or attribute", 36), ("Page", 8), ("Difference", 16),
        ("Words", 60), *((f"{one} had", 40) for one in letters), ("Standing", 10), ("Settled", 28),
        ("After: what holds", 50), ("Reason", 18), ("Comment", 40), ("Present", 26),
        ("Written by", 20), ("When (UTC)", 17), ("Round", 14),
    )  # fmt: skip
    return ReportTable(
        SHEET,
        "Decision log: each difference, what reviewers had, and what was decided",
        (
            Field("Where", 34, only="word"), Field("Before: what each had", 70, only="word"),
            Field("After: what holds", 50, only="word"),
            Field("Why, and by whom", 40, only="word"),
            *(Field(name, width, "text" if number else "key", only="workbook")
              for number, (name, width) in enumerate(held)),
        ),
        [(*_on_page(report, one), *_in_book(report, one)) for one in report.log],
        (_NOTE,),
        landscape=True,
        most=SHORT,
    )  # fmt: skip


_NOTE: Final = (
    "Before: as reviewers had it when they were compared; nothing is told of who said nothing, or"
    " did not read the document. After: as it was decided. Open: nothing was decided."
    " Contested: two people decided differently, neither knowing of the other; what one of them"
    " decided is told."
)


def where_the_log_is(report: Report) -> str | None:
    """Where all of the log is read, if it is too long for a page."""
    if len(report.log) <= SHORT:
        return None
    return (
        f"Each of the {len(report.log):,} differences, with what reviewers had and what was"
        f" decided, is in the workbook of this report (sheet {SHEET}) and in its JSON."
    )


def _on_page(report: Report, one: Logged) -> Iterator[Value]:
    page, decision = _page(one), one.decision
    yield "\n".join([f"{one.document}{f', p. {page}' if page else ''}", one.about, _kind(one)])
    yield "\n".join(f"{report.letters[place]}: {said}" for place, said in one.had.items())
    if decision is None:
        yield from (one.standing, "")
        return
    contested = "contested" if decision.is_contested else ""
    yield "\n".join(filter(None, (_outcome(report, one, decision), one.after, contested)))
    reason = REASONS[decision.reason] if decision.reason else ""
    by = f"{decision.coder_name}, {_minute(decision)}"
    yield "\n".join(filter(None, (reason, decision.comment, by)))


def _in_book(report: Report, one: Logged) -> Iterator[Value]:
    decision = one.decision
    yield from (one.document, one.about, _page(one), _kind(one), one.words)
    yield from (one.had.get(place, "") for place in range(len(report.letters[:_MOST_COLUMNS])))
    yield one.standing
    if decision is None:
        yield from ("",) * 8
        return
    yield from (
        _outcome(report, one, decision), one.after,
        REASONS[decision.reason] if decision.reason else "",
        decision.comment, decision.present, decision.coder_name, _minute(decision), one.round or "",
    )  # fmt: skip


def _page(one: Logged) -> str:
    return one.page or (f"PDF {one.pdf_page}" if one.pdf_page else "")


def _kind(one: Logged) -> str:
    return _KINDS.get(one.kind, one.kind)


def _outcome(report: Report, one: Logged, decision: Decision) -> str:
    """How it was settled, without what holds then."""
    letters = dict(zip((one.id for one in report.held.coders), report.letters, strict=True))
    if one.whose:
        return f"written as {listed([letters[coder] for coder in one.whose])} had it"
    chosen = letters.get(decision.answer.chosen or "", "another reviewer")
    return answer_in_words(replace(decision.answer, state=None, value=None), chosen)


def _minute(decision: Decision) -> str:
    return f"{decision.made_at[:10]} {decision.made_at[11:16]}"


_KINDS: Final = {
    "boundary": "other borders", "only": "not by all", "other theme": "another theme",
    "cell": "cell", "value": "charted value",
}  # fmt: skip
