"""What is done with a merge as a whole: making it, listing it, keeping its report, undoing it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coder.desktop.merging.heeding import heeding
from coder.desktop.merging.taking_back import TakeBackDialog
from coder.desktop.team.saying import came_in
from coder.desktop.team.waiting import Waiting
from coder.desktop.workspace import Notice, Wanted, Workspace
from coder.domain.journal.change import Change
from coder.domain.merge_report import MergeReport
from coder.domain.telling import listed
from coder.merge.merging import merge_files
from coder.merge.steps import take_back
from coder.store.history import MERGE, Step
from coder.store.merges import Merged, latest_merge, rows_of_merge

Done = Callable[[MergeReport, int | None], object]


def merge_now(workspace: Workspace, paths: Sequence[Path], done: Done, window: QWidget) -> None:
    """Merge files while the window waits; ``done`` is told the report and the merge's number."""
    project = workspace.project
    before = latest_merge(project)

    def finish(report: MergeReport) -> None:
        number = latest_merge(project)
        if number is not None and number != before:
            names = ", ".join(Path(one.path).name for one in report.files)
            workspace.changed.emit(Change(f"Merge {names}", rows=rows_of_merge(project, number)))
            _tell(workspace, report, number)
        done(report, number)

    waiting = Waiting(
        workspace, "Merging: all of it comes in, or nothing.", done=finish, parent=window
    )
    waiting.start_counted(
        lambda work: merge_files(project, paths, heed=heeding(work, lambda _: None))
    )


def show_passages(workspace: Workspace, number: int) -> None:
    """List exactly the codings that came in by a merge."""
    workspace.passages_wanted.emit(Wanted(merge=number))


def flip_merge(workspace: Workspace, merge: Merged, window: QWidget) -> None:
    """Take a merge back, once what depends on it was read; or bring it back."""
    if merge.counts and not TakeBackDialog.ask(workspace, merge, window):
        return
    word = "taken back" if merge.counts else "brought back"
    step = Step(MERGE, f"Merge {', '.join(merge.files)}", (merge.last,), merge.number, merge.at)
    if workspace.do(lambda: take_back(workspace.project, step)) is not None:
        workspace.tell(f"The merge of {listed(merge.files)} is {word}.")


def _tell(workspace: Workspace, report: MergeReport, number: int) -> None:
    seen = any(one.added for one in report.brought) and workspace.whose is None
    workspace.told.emit(
        Notice(
            came_in(report, workspace.whose), answer="Show" if seen else "",
            act=lambda: show_passages(workspace, number),
        )
    )  # fmt: skip
