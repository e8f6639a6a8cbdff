"""Commands that bring coders together: merge, and settle conflicts."""

import json
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from coder.analysis.disputes import disputes
from coder.cli.answer import Answer
from coder.cli.arguments import Commands, command, reading, writing
from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Conflict, Dispute
from coder.domain.merge_report import FileReport, MergeReport
from coder.merge.merging import merge_files, rehearse_merge
from coder.operations import settling
from coder.store.columns import Value
from coder.store.conflicts import choices
from coder.store.project import check_new


def register(commands: Commands) -> None:
    """The commands merge and conflicts."""
    merge = command(commands, "merge", _merge, "Bring other coders' files in; all or nothing.")
    merge.add_argument("others", nargs="+", type=Path, metavar="OTHER", help="their files")
    merge.add_argument("--dry-run", action="store_true", help="only say what would come in")
    merge.add_argument("--report", type=Path, metavar="FILE", help="write the report there as JSON")
    listed = command(commands, "conflicts", _conflicts, "List conflicts, or settle one.")
    listed.add_argument("--settle", metavar="ID", help="the conflict to settle")
    chosen = listed.add_mutually_exclusive_group()
    chosen.add_argument("--keep", type=int, metavar="N", help="the number of a candidate")
    chosen.add_argument("--value", metavar="V", help="another value")


def _merge(given: Namespace) -> Answer:
    if given.report:
        check_new(given.report)
    if given.dry_run:
        with reading(given) as project:
            report = rehearse_merge(project, given.others)
    else:
        with writing(given) as project:
            report = merge_files(project, given.others)
    value = _report(report)
    if given.report:
        try:
            given.report.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
        except OSError as error:
            raise CoderError(
                f"The merge is done, but its report cannot be written to {given.report}"
                f" ({error.strerror})."
            ) from error
    return Answer(value, [*_told(report), *_listed(report.conflicts)])


def _report(report: MergeReport) -> dict[str, object]:
    return {
        "files": [asdict(file) for file in report.files],
        "coders": [asdict(one) for one in report.coders],
        "reanchored": dict.fromkeys(("exact", "close", "ambiguous", "unplaced"), 0),
        "joined": [asdict(one) for one in report.joined],
        "proposals": [],
        "conflicts": [asdict(one) for one in report.conflicts],
        "ahead": list(report.ahead),
        "backup": report.backup,
    }


def _told(report: MergeReport) -> list[str]:
    lines = [_line(file) for file in report.files]
    if report.coders:
        total = sum(one.codings for one in report.coders)
        names = " and ".join(one.coder for one in report.coders)
        lines.append(f"{total} codings by {names} came in.")
    lines += [
        f"The clock of {name} is more than a day ahead: what {name} did shows over what others did"
        " at the same time, until it is settled."
        for name in report.ahead
    ]
    if report.backup:
        lines.append(f"The project as it was before lies in {report.backup}.")
    return lines


def _line(file: FileReport) -> str:
    if not file.operations:
        return f"{file.path}: nothing new."
    return (
        f"{file.path}: {file.operations} acts ({file.documents} documents, {file.themes} themes,"
        f" {file.codings} codings); {file.already_here} were here already."
    )


def _conflicts(given: Namespace) -> Answer:
    if not given.settle:
        with reading(given) as project:
            found = disputes(project)
    else:
        with writing(given) as project:
            _, conflict = settling.find_conflict(project, given.settle)
            settling.settle(project, conflict, _chosen(conflict, given))
            found = disputes(project)
    return Answer([asdict(one) for one in found], _listed(found))


def _chosen(conflict: Conflict, given: Namespace) -> Value:
    if given.value is not None:
        return str(given.value)
    values = choices(conflict)
    if given.keep is None or not 1 <= given.keep <= len(values):
        raise CoderError(f"Choose a candidate with --keep, from 1 to {len(values)}, or a --value.")
    return values[int(given.keep) - 1]


def _listed(found: tuple[Dispute, ...]) -> list[str]:
    lines = []
    for one in found:
        lines.append(f"{one.id}  {'settled  ' if one.settled else ''}{one.about}")
        if not one.settled:
            lines += [
                f"    {number}  {opinion.told or 'nothing'}  ({opinion.coder or 'the others'})"
                for number, opinion in enumerate(one.candidates, 1)
            ]
    return lines
