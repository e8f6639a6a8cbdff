"""Commands that bring coders together: merge, fetch, and settle conflicts."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from coder.analysis.disputes import disputes
from coder.analysis.whose import shown_alone
from coder.cli.answer import Answer, counted
from coder.cli.arguments import Commands, command, reading, some_path, writing
from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Conflict, Dispute
from coder.domain.merge_report import FileReport, MergeReport
from coder.merge.copying import why_blind
from coder.merge.fetching import fetch, rehearse_fetch
from coder.merge.merging import merge_files, rehearse_merge
from coder.operations import settling
from coder.store.columns import Value
from coder.store.conflicts import choices
from coder.store.documents import documents
from coder.store.project import Project, check_new
from coder.store.themes import themes


def register(commands: Commands) -> None:
    """The commands merge, fetch and conflicts."""
    merge = command(commands, "merge", _merge, "Bring other coders' files in; all or nothing.")
    merge.add_argument("others", nargs="+", type=some_path, metavar="OTHER", help="their files")
    merge.add_argument("--dry-run", action="store_true", help="only say what would come in")
    merge.add_argument(
        "--report", type=some_path, metavar="FILE", help="write the report there as JSON"
    )
    fetch = command(
        commands, "fetch", _fetch, "Get changes from the lead's file; whoever works blind stays so."
    )
    fetch.add_argument("lead", type=some_path, metavar="LEAD_FILE", help="the lead's file")
    fetch.add_argument("--dry-run", action="store_true", help="only say what would come in")
    listed = command(commands, "conflicts", _conflicts, "List conflicts, or settle one.")
    listed.add_argument("--settle", metavar="ID", help="the conflict to settle")
    chosen = listed.add_mutually_exclusive_group()
    chosen.add_argument("--keep", type=int, metavar="N", help="the number of a candidate")
    chosen.add_argument("--value", metavar="V", help="another value")
    listed.set_defaults(wrong_usage=listed.error)


def _merge(given: Namespace) -> Answer:
    for other in given.others:
        if other.is_dir():
            raise CoderError(f"{other} is a folder: name the project files in it.")
    with _reporting(given.report) as keep:
        if given.dry_run:
            with reading(given) as project:
                report = rehearse_merge(project, given.others)
        else:
            with writing(given) as project:
                report = merge_files(project, given.others)
        with reading(given) as project:
            joined = _joined(project, report)
            joined += [] if given.dry_run else _unseen(project, report)
        value = _report(report)
        came = "would come in" if given.dry_run else "came in"
        keep(json.dumps(value, ensure_ascii=False, indent=1))
    return Answer(value, [*_told(report, came), *joined, *_disputed(report.conflicts)])


def _fetch(given: Namespace) -> Answer:
    if given.dry_run:
        with reading(given) as project:
            report = rehearse_fetch(project, given.lead)
    else:
        with writing(given) as project:
            report = fetch(project, given.lead)
    with reading(given) as project:
        more = [*_left_out(project, report), *_joined(project, report)]
    came = "would come in" if given.dry_run else "came in"
    value = {**_report(report), "blind": report.blind}
    return Answer(value, [*_told(report, came), *more, *_disputed(report.conflicts)])


def _left_out(project: Project, report: MergeReport) -> list[str]:
    """Why nothing of others' coding came in, where it stayed out."""
    if not report.blind:
        return []
    why = why_blind(project, project.me or "") or "the project is blind in that file"
    return [f"What others coded stays out, for {why}."]


def _unseen(project: Project, report: MergeReport) -> list[str]:
    """What to say to one who works blind, and has merged a file with the coding of others."""
    me = shown_alone(project)
    others = [one.coder for one in report.coders if me and one.codings and one.coder_id != me.id]
    if not me or not others:
        return []
    names = " and ".join(others)
    said = (
        f"{me.name} works blind here, and the coding of {names} is in this file now: the window"
        " does not show it, and 'coder fetch' would have left it out."
    )
    return [said]


def _joined(project: Project, report: MergeReport) -> list[str]:
    """What is shown as one by a rule, by the names that are known in this copy."""
    names = {one.id: one.key for one in documents(project)}
    names |= {one.id: one.path for one in themes(project)}
    lines = {
        f"By a rule, several {joining.kind}s are shown as one: {name}."
        for joining in report.joined
        if (name := names.get(joining.one) or names.get(joining.other))
    }
    return sorted(lines)


def _disputed(found: tuple[Dispute, ...]) -> list[str]:
    if not found:
        return []
    are = "is" if len(found) == 1 else "are"
    return [f"{counted(len(found), 'conflict')} {are} open:", *_listed(found)]


@contextmanager
def _reporting(path: Path | None) -> Iterator[Callable[[str], object]]:
    """Keeps a report in a new file; whatever stands in its way is said before anything is done."""
    if path is None:
        yield str
        return
    check_new(path)
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.touch()
    except OSError as error:
        raise CoderError(
            f"The report cannot be written to {path} ({error.strerror}), and nothing was merged."
        ) from error
    try:
        yield lambda text: _put(text, beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _put(text: str, beside: Path, path: Path) -> None:
    try:
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except OSError as error:
        raise CoderError(
            f"The merge is done, but its report cannot be written to {path} ({error.strerror})."
        ) from error


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
        "pdfs": report.pdfs,
    }


def _told(report: MergeReport, came: str) -> list[str]:
    lines = [_line(file) for file in report.files]
    if report.coders:
        total = sum(one.codings for one in report.coders)
        names = " and ".join(one.coder for one in report.coders)
        lines.append(f"{counted(total, 'coding')} by {names} {came}.")
    if report.pdfs:
        lines.append(f"{counted(report.pdfs, 'PDF')} that this copy lacked {came}.")
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
        f"{file.path}: {counted(file.operations, 'act')} ({counted(file.documents, 'document')},"
        f" {counted(file.themes, 'theme')}, {counted(file.codings, 'coding')});"
        f" here already: {file.already_here}."
    )


def _conflicts(given: Namespace) -> Answer:
    if given.settle is None:
        if given.keep is not None or given.value is not None:
            given.wrong_usage("--keep and --value need --settle")
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
