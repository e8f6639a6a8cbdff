"""Commands that bring coders together: merge, fetch, and settle conflicts."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from coder.analysis.disputes import disputes, open_conflicts, open_disputes
from coder.analysis.whose import shown_alone
from coder.cli.answer import Answer
from coder.cli.arguments import Commands, command, reading, some_path, writing
from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Conflict, Dispute, Opinion
from coder.domain.merge_report import FileReport, MergeReport
from coder.domain.merge_sentences import (
    came_in,
    of_backup,
    of_clocks,
    of_codings,
    of_file,
    of_joinings,
    of_news,
    of_pdfs,
    of_placements,
    of_work,
)
from coder.domain.telling import counted
from coder.export.merge_report import merge_value, write_merge_report
from coder.merge.copying import why_blind
from coder.merge.fetching import fetch, rehearse_fetch
from coder.merge.merging import merge_files, rehearse_merge
from coder.operations import settling
from coder.operations.coders import find_coder, working_coder
from coder.operations.rules import LATEST, LEAD, chosen_by_rule
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
    fetch = command(
        commands, "fetch", _fetch, "Get changes from the lead's file; whoever works blind stays so."
    )
    fetch.add_argument("lead", type=some_path, metavar="LEAD_FILE", help="the lead's file")
    fetch.add_argument("--dry-run", action="store_true", help="only say what would come in")
    listed = command(commands, "conflicts", _conflicts, "List conflicts, or settle one.")
    listed.add_argument("--settle", metavar="ID", help="the conflict to settle, or 'all' with --by")
    chosen = listed.add_mutually_exclusive_group()
    chosen.add_argument("--keep", type=int, metavar="N", help="the number of a candidate")
    chosen.add_argument("--value", metavar="V", help="another value")
    chosen.add_argument(
        "--by",
        metavar="RULE",
        help="choose by a rule: latest, lead, mine or a reviewer's name;"
        " without --settle, show what it would choose",
    )
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
    with reading(given) as project:
        more = [] if given.dry_run else _unseen(project, report)
    return Answer(merge_value(report), [*_told(report), *more, *_disputed(report.conflicts)])


def _fetch(given: Namespace) -> Answer:
    if given.dry_run:
        with reading(given) as project:
            report = rehearse_fetch(project, given.lead)
    else:
        with writing(given) as project, _stopped(project):
            report = fetch(project, given.lead)
    with reading(given) as project:
        more = _left_out(project, report)
    value = {**merge_value(report), "blind": report.blind}
    return Answer(value, [*_told(report), *more, *_disputed(report.conflicts)])


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
        *of_pdfs(report), *of_clocks(report), *of_backup(report), *of_joinings(report),
        *(f"Proposal {one.id}: {one.about}" for one in report.proposals),
    ]  # fmt: skip


_MOST: Final = 20  # lines on themes, documents and the like


def _line(file: FileReport) -> str:
    """A file by its path: two may have one name."""
    return of_file(file, name=file.path)


def _conflicts(given: Namespace) -> Answer:
    if given.settle is None and (given.keep is not None or given.value is not None):
        given.wrong_usage("--keep and --value need --settle")
    if given.settle == "all" and given.by is None:
        given.wrong_usage("--settle all needs --by")
    if given.settle is not None:
        return _settle(given)
    with reading(given) as project:
        if given.by is not None:
            return _foretold(project, _rule(project, given.by))
        found = disputes(project)
    return Answer([asdict(one) for one in found], _listed(found))


def _settle(given: Namespace) -> Answer:
    """Settle one conflict, or those that a rule answers; all are listed as they are then."""
    lines = []
    with writing(given) as project:
        if given.by is not None:
            rule = _rule(project, given.by)
            change = settling.settle_by_rule(project, rule, _asked(project, given.settle))
            lines = [f"{change.description}.", *(f"Left: {one}" for one in change.left_out)]
        else:
            _, conflict = settling.find_conflict(project, given.settle)
            change = settling.settle(project, conflict, _chosen(conflict, given))
            lines = [f"{change.description}."]
        found = disputes(project)
    return Answer([asdict(one) for one in found], [*lines, *_listed(found)])


def _foretold(project: Project, rule: str) -> Answer:
    """What a rule would choose for each open conflict."""
    held = open_conflicts(project)
    told = open_disputes(project)
    value, lines = [], []
    for one, chosen in zip(
        told, chosen_by_rule(project, rule, [conflict for _, conflict in held]), strict=True
    ):
        value.append(
            {"id": one.id, "about": one.about, "value": chosen.value, "told": chosen.told,
             "left": chosen.why_left}
        )  # fmt: skip
        lines.append(f"{one.id}  {one.about}")
        left = chosen.why_left and f"left: {chosen.why_left}"
        lines.append(f"    {left or chosen.told or 'nothing'}")
    return Answer(value, lines)


def _rule(project: Project, name: str) -> str:
    """A rule by its name, or by that of a reviewer."""
    if name in {LATEST, LEAD}:
        return name
    return working_coder(project).id if name == "mine" else find_coder(project, name).id


def _asked(project: Project, name: str) -> list[Conflict]:
    if name == "all":
        return [conflict for _, conflict in open_conflicts(project)]
    return [settling.find_conflict(project, name)[1]]


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
                f"    {number}  {opinion.told or 'nothing'}  ({_whose(opinion)})"
                for number, opinion in enumerate(one.candidates, 1)
            ]
    return lines


def _whose(opinion: Opinion) -> str:
    """Who holds a value, and since when: to the minute, as a person reads it."""
    if opinion.made_at is None:
        return opinion.coder or "the others"
    day, time = opinion.made_at[:10], opinion.made_at[11:16]
    return f"{opinion.coder or 'someone'}, {day} {time} UTC"
