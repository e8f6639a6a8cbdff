"""Tables of a report on agreement about deciding: differences, how and why they were settled."""

from collections.abc import Iterator
from typing import Final

from coder.analysis.comparing.spot import BOUNDARY, ONLY, OTHER_THEME
from coder.analysis.reporting.negotiation import CELL, VALUE
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.results import how_at_once
from coder.analysis.reporting.wording import share
from coder.domain.decision import REASONS, Outcome
from coder.domain.telling import listed
from coder.export.agreement_log_table import where_the_log_is
from coder.export.report_table import Field, ReportTable, Value

_KINDS: Final = {
    BOUNDARY: "Passages with other boundaries", ONLY: "Passages that not all marked",
    OTHER_THEME: "Passages with another theme instead", CELL: "Cells judged differently",
    VALUE: "Values charted differently",
}  # fmt: skip
_OUTCOMES: Final[dict[Outcome, str]] = {
    "union": "all that they marked", "intersection": "what they all marked",
    "edited": "marked or written anew by the team", "other theme": "another theme",
    "none": "nothing there", "defer": "put off",
}  # fmt: skip


def difference_table(report: Report) -> ReportTable:
    """How many differences there were of each kind, and what became of them."""
    found = report.negotiation
    held = [*((_KINDS[kind], one) for kind, one in found.by_kind.items()),
            ("All differences", found.together)]  # fmt: skip
    return ReportTable(
        "Differences",
        "Differences, and what became of them",
        (
            Field("Difference", 40, "key"), Field("Found", 10, "count"),
            Field("Settled", 10, "count"), Field("Contested", 11, "count"),
            Field("Put off", 10, "count"), Field("Open", 10, "count"),
        ),
        [
            (name, one.found, one.settled, one.contested, one.deferred, one.open)
            for name, one in held
            if one.found
        ],
        tuple(filter(None, (*_consensus(report), where_the_log_is(report)))),
    )  # fmt: skip


def _consensus(report: Report) -> Iterator[str]:
    found = report.negotiation
    if not found.passages:
        return
    yield (
        f"Passages, each theme by itself: {found.passages:,}. Alike before deciding:"
        f" {found.alike:,} ({share(found.alike, found.passages)}). With consensus now, also by what"
        f" was decided: {found.agreed:,} ({share(found.agreed, found.passages)})."
    )


def decision_table(report: Report) -> ReportTable:
    """How differences were settled, why there were any, and who noted it."""
    return ReportTable(
        "Decisions",
        "How differences were settled, and why there were any",
        (Field("What", 26, "key"), Field("How", 50), Field("Differences", 12, "count")),
        list(_decisions(report)),
        tuple(_when(report)),
    )


def _kept(report: Report) -> Iterator[tuple[Value, ...]]:
    found, names = report.negotiation, {one.id: one.name for one in report.held.coders}
    for who, count in sorted(found.kept.items(), key=lambda one: (-one[1], one[0])):
        had = listed([names.get(coder, "another reviewer") for coder in who])
        yield "Reading kept", f"of {had}{', who had the same' if len(who) > 1 else ''}", count
    for one in found.at_once:
        how = how_at_once(report, one)
        yield "Settled at once", f"in one act{f', {how}' if how else ''}", one.differences
    if found.together.contested:
        yield "Not settled", "contested: two decided, neither knowing", found.together.contested


def _decisions(report: Report) -> Iterator[tuple[Value, ...]]:
    found = report.negotiation
    yield from _kept(report)
    for outcome, said in _OUTCOMES.items():
        if outcome in found.outcomes:
            yield (
                "Settled as" if outcome != "defer" else "Not settled",
                said,
                found.outcomes[outcome],
            )
    for reason, told in REASONS.items():
        if reason in found.reasons:
            yield "Why they differed", told, found.reasons[reason]
    if None in found.reasons:
        yield "Why they differed", "not noted", found.reasons[None]
    for name, count in sorted(found.deciders.items(), key=lambda one: (-one[1], one[0])):
        yield "Written down by", name, count


def _when(report: Report) -> Iterator[str]:
    found = report.negotiation
    if found.first and found.last:
        first, last = found.first[:10], found.last[:10]
        yield f"Decided on {first}." if first == last else f"Decided from {first} to {last}."
    for words in found.present:
        yield f"Present: {words}."
