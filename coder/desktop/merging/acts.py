"""What is done with a merge as a whole: making it, listing it, keeping its report, undoing it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from coder.desktop.background import Background
from coder.desktop.look.folders import show_folder
from coder.desktop.merging.heeding import heeding
from coder.desktop.merging.saying import came_in
from coder.desktop.merging.taking_back import TakeBackDialog
from coder.desktop.workspace import Notice, Wanted, Workspace
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.merge_report import MergeReport
from coder.domain.telling import listed
from coder.export.merge_report import write_merge_report
from coder.merge.merging import merge_files
from coder.merge.steps import take_back
from coder.store.history import MERGE, Step
from coder.store.merges import Merged, rows_of_merge

Wait = Callable[[str, Callable[[Background], Any], Callable[[Any], object]], object]
"""Lets the window wait, saying what for, while work is done; then calls what comes after it."""

_KINDS: Final = {
    "Excel workbooks (*.xlsx)": ".xlsx", "Text (*.txt)": ".txt", "JSON (*.json)": ".json",
}  # fmt: skip


def merge_now(
    workspace: Workspace, paths: Sequence[Path], wait: Wait, done: Callable[[MergeReport], object]
) -> None:
    """Merge files while the window waits; ``done`` is told the report."""
    project = workspace.project

    def finish(report: MergeReport) -> None:
        if report.number is not None:
            names = ", ".join(Path(one.path).name for one in report.files)
            rows = rows_of_merge(project, report.number)
            workspace.changed.emit(Change(f"Merge {names}", rows=rows))
            _tell(workspace, report, report.number)
        done(report)

    wait(
        "Merging: all of it comes in, or nothing.",
        lambda work: merge_files(project, paths, heed=heeding(work, _unseen)), finish,
    )  # fmt: skip


def show_passages(workspace: Workspace, number: int) -> None:
    """List exactly the codings that came in by a merge."""
    workspace.passages_wanted.emit(Wanted(merge=number))


def save_report(workspace: Workspace, report: MergeReport, window: QWidget) -> None:
    """Ask where the report of a merge is to be kept, and write it there."""
    project = workspace.project.path
    name = f"{project.stem} – merge of {(report.at or '')[:10]}.xlsx"
    chosen, kind = QFileDialog.getSaveFileName(
        window, "Save the report of the merge", str(project.parent / name), ";;".join(_KINDS)
    )
    if not chosen:
        return
    path = Path(chosen)
    if not path.suffix:
        path = path.with_name(path.name + _KINDS.get(kind, ".xlsx"))
    try:
        write_merge_report(report, path)
    except CoderError as error:
        workspace.tell(str(error), kind="problem")
        return
    workspace.told.emit(
        Notice(
            f"The report is written to {path.name}.", "done", answer="Show in folder",
            act=lambda: show_folder(path),
        )
    )  # fmt: skip


def flip_merge(workspace: Workspace, merge: Merged, window: QWidget) -> None:
    """Take a merge back, once what depends on it was read; or bring it back."""
    asks = merge.counts and workspace.project.write  # else it is told why nothing can be done
    if asks and not TakeBackDialog.ask(workspace, merge, window):
        return
    word = "taken back. Redo brings it back" if merge.counts else "brought back"
    step = Step(MERGE, f"Merge {', '.join(merge.files)}", (merge.last,), merge.number, merge.at)
    if workspace.do(lambda: take_back(workspace.project, step)) is not None:
        workspace.tell(f"The merge of {listed(merge.files)} is {word}.", kind="done")


def _tell(workspace: Workspace, report: MergeReport, number: int) -> None:
    seen = any(one.added for one in report.brought) and workspace.whose is None
    workspace.told.emit(
        Notice(
            came_in(report, workspace.whose), "done", answer="Show" if seen else "",
            act=lambda: show_passages(workspace, number),
        )
    )  # fmt: skip


def _unseen(_step: str) -> None:
    """While the window waits, the bar alone tells how far it is."""
