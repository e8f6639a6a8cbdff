"""The report on agreement in a process of its own."""

from dataclasses import dataclass
from pathlib import Path

from coder.analysis.comparing.shared import Asked
from coder.analysis.reporting.methods import methods
from coder.analysis.reporting.report import Wanted
from coder.analysis.reporting.results import results
from coder.export.agreement_report import make_report
from coder.export.book import Progress
from coder.export.own_process import in_own_process
from coder.operations.coders import check_sees_all
from coder.operations.rounds import find_round
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What to report of which project, and where to."""

    source: Path
    path: Path | None  # None: the text alone
    round: str | None  # its id; None: as the project is now
    asked: Asked
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class ReportText:
    """What was written, if anything, and the paragraphs to paste."""

    path: Path | None
    methods: str
    results: str


def report_beside(order: ReportOrder, progress: Progress) -> ReportText:
    """Make a report, and write it if there is a path; what lies there is replaced.

    ``progress`` is called again and again; whatever it raises stops it, and nothing is left behind.

    Raises:
        CoderError: there is nothing to compare, the file cannot be written, or the process ended.
    """
    what = "The text" if order.path is None else order.path.name
    return in_own_process(_made, order, progress, lost=f"{what} was not written")


def _made(order: ReportOrder, advance: Progress) -> ReportText:
    with Project(order.source, write=False) as project:
        check_sees_all(project, "compare reviewers")
        held = None if order.round is None else find_round(project, order.round)
        report = make_report(project, held, order.asked, order.wanted, order.path, advance=advance)
        return ReportText(order.path, methods(report), results(report))
