"""The command that lists the merges made in this copy, and writes the report of one."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from coder.analysis.merge_reports import merge_report
from coder.cli.answer import Answer, columns
from coder.cli.arguments import Commands, command, reading
from coder.domain.errors import CoderError
from coder.domain.telling import counted, listed
from coder.export.merge_letter import merge_letter
from coder.export.merge_report import merge_value, write_merge_report
from coder.store.merges import Merged, merges
from coder.store.project import check_new


def register(commands: Commands) -> None:
    """The command merges."""
    merges_ = command(
        commands, "merges", _merges, "List the merges made in this copy, or tell of one again."
    )
    merges_.add_argument(
        "--report", nargs="+", metavar=("N", "FILE"),
        help="tell of the merge with this number, or write its report: .txt, .xlsx, or else JSON",
    )  # fmt: skip
    merges_.set_defaults(wrong_usage=merges_.error)


def _merges(given: Namespace) -> Answer:
    if given.report is not None:
        return _report(given)
    with reading(given) as project:
        found = merges(project)
    rows = [(str(one.number), one.at, _state(one), counted(one.codings, "coding"),
             listed(one.files)) for one in found]  # fmt: skip
    lines = columns(rows) or ["No file has been merged into this copy yet."]
    return Answer([asdict(one) for one in found], lines)


def _state(merge: Merged) -> str:
    return "" if merge.counts else "taken back"


def _report(given: Namespace) -> Answer:
    number, *paths = given.report
    if not number.isdecimal() or len(paths) > 1:
        given.wrong_usage("--report takes the number of a merge, and a file")
    path = Path(paths[0]) if paths and paths[0] else None
    if paths and path is None:
        raise CoderError("A path is empty: name a file or a folder.")
    if path is not None:
        check_new(path)
    with reading(given) as project:
        report = merge_report(project, int(number))
    if path is None:
        return Answer(merge_value(report), merge_letter(report))
    write_merge_report(report, path)
    return Answer(merge_value(report), [f"Wrote {path}."])
