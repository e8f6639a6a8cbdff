"""Commands that bring coders together: merge, and settle conflicts."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from coder.analysis.disputes import disputes
from coder.cli.answer import Answer, counted
from coder.cli.arguments import Commands, command, reading, some_path, writing
from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Conflict, Dispute
from coder.domain.merge_report import FileReport, MergeReport
from coder.domain.merge_sentences import (
    came_in,
    of_backup,
    of_clocks,
    of_codings,
    of_file,
    of_joinings,
    of_news,
    of_placements,
    of_work,
)
from coder.export.merge_report import merge_value, write_merge_report
from coder.merge.merging import merge_files, rehearse_merge
from coder.operations import settling
from coder.store.columns import Value
from coder.store.conflicts import choices
from coder.store.merges import latest_merge
from coder.store.project import Project, check_new


def register(commands: Commands) -> None:
    """The commands merge and conflicts."""
    merge = command(commands, "merge", _merge, "Bring other coders' files in; all or nothing.")
    merge.add_argument("others", nargs="+", type=some_path, metavar="OTHER", help="their files")
    merge.add_argument("--dry-run", action="store_true", help="only say what would come in")
    merge.add_argument(
        "--report", type=some_path, metavar="FILE",
        help="write the report there: .txt is a letter, .xlsx a workbook, anything else JSON",
    )  # fmt: skip
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
    if given.report is not None:
        _check_writable(given.report)
    if given.dry_run:
        with reading(given) as project, _stopped(project):
            report = rehearse_merge(project, given.others)
    else:
        with writing(given) as project, _stopped(project):
            report = merge_files(project, given.others)
    if given.report is not None:
        _write(report, given.report)
    return Answer(merge_value(report), [*_told(report), *_disputed(report.conflicts)])


@contextmanager
def _stopped(project: Project) -> Iterator[None]:
    """Says whether Ctrl+C came in time."""
    before = latest_merge(project)
    try:
        yield
    except KeyboardInterrupt as stopped:
        if latest_merge(project) == before:
            raise CoderError(f"Stopped: nothing was changed in {project.path.name}.") from stopped
        raise CoderError("Too late to stop: the merge is done; 'undo' takes it back.") from stopped


def _disputed(found: tuple[Dispute, ...]) -> list[str]:
    if not found:
        return []
    are = "is" if len(found) == 1 else "are"
    return [f"{counted(len(found), 'conflict')} {are} open:", *_listed(found)]


def _check_writable(path: Path) -> None:
    """Say what stands in the way of a report before anything is merged."""
    check_new(path)
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.touch()
        beside.unlink()
    except OSError as error:
        raise CoderError(
            f"The report cannot be written to {path} ({error.strerror}), and nothing was merged."
        ) from error


def _write(report: MergeReport, path: Path) -> None:
    try:
        write_merge_report(report, path)
    except CoderError as error:
        done = "" if report.rehearsed else "The merge is done, but its report was not written: "
        raise CoderError(f"{done}{error}") from error


def _told(report: MergeReport) -> list[str]:
    """What came in, and what came of it."""
    news = [*map(of_news, report.themes), *map(of_news, report.others)]
    more = len(news) - _MOST
    return [
        *(_line(file) for file in report.files),
        *([came_in(report)] if report.coders else []),
        *of_codings(report.brought), *of_work(report), *of_placements(report),
        *news[:_MOST], *([f"And {more} more changes: --report lists all."] * (more > 0)),
        *of_clocks(report), *of_backup(report), *of_joinings(report),
        *(f"Proposal {one.id}: {one.about}" for one in report.proposals),
    ]  # fmt: skip


_MOST: Final = 20  # lines on themes, documents and the like


def _line(file: FileReport) -> str:
    """A file by its path: two may have one name."""
    return of_file(file, name=file.path)


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
