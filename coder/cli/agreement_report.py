"""The report on agreement at the terminal: its options, and writing it."""

from argparse import ArgumentParser, Namespace

from coder.analysis.reporting.methods import methods
from coder.analysis.reporting.report import Wanted
from coder.analysis.reporting.results import results
from coder.analysis.reporting.settled import unit_of
from coder.cli.answer import Answer
from coder.cli.arguments import reading, some_path
from coder.cli.comparing import asked_of
from coder.cli.ending import as_by_ctrl_c
from coder.domain.errors import CoderError
from coder.export.agreement_report import check_report_path, make_report
from coder.operations.coders import check_sees_all
from coder.operations.rounds import find_round


def with_report(parser: ArgumentParser) -> None:
    """The options of a report."""
    parser.add_argument(
        "--report", type=some_path, metavar="FILE",
        help="of a project: write a report for the paper: .docx, .xlsx or .json",
    )  # fmt: skip
    parser.add_argument("--overwrite", action="store_true", help="replace the report")
    parser.add_argument(
        "--training", default="", metavar="WORDS", help="in the report: how reviewers were prepared"
    )
    parser.add_argument(
        "--sampling", default="", metavar="WORDS",
        help="in the report: how the documents were drawn, if the round does not say",
    )  # fmt: skip


def of_report(given: Namespace) -> Answer:
    """Write the report, and tell its text.

    Raises:
        CoderError: there is nothing to compare, or the file cannot be written.
    """
    if given.project is None or given.ratings is not None or given.spans is not None:
        raise CoderError("--report goes with a project: a table says too little of a review.")
    check_report_path(given.report, overwrite=given.overwrite)
    with reading(given) as project:
        check_sees_all(project, "compare reviewers")
        held = None if given.round is None else find_round(project, given.round)
        wanted = Wanted(
            given.unit or unit_of(held), given.draws, given.seed, given.limit,
            " ".join(given.training.split()), " ".join(given.sampling.split()),
        )  # fmt: skip
        asked = asked_of(project, given, held)
        with as_by_ctrl_c():
            report = make_report(project, held, asked, wanted, given.report)
    paragraphs = {"methods": methods(report), "results": results(report)}
    return Answer(
        {"report": str(given.report), **paragraphs},
        [f"Wrote {given.report}.", "", paragraphs["methods"], "", paragraphs["results"]],
    )
