"""Getting changes from the lead: which file, and what came in, in a sentence."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from coder.desktop.merging.saying import came_in
from coder.desktop.team.copying import check_goes_on
from coder.desktop.waiting import Waiting
from coder.desktop.workspace import Notice, Wanted, Workspace
from coder.domain.journal.change import Change
from coder.domain.merge_report import MergeReport
from coder.domain.telling import counted, listed
from coder.merge.copying import why_blind
from coder.merge.fetching import fetch
from coder.store.merges import latest_merge, news_of_merge, rows_of_merge

_NOUNS: Final = {
    "document": "document",
    "theme": "theme",
    "coder": "reviewer",
    "reading": "assignment",
    "attribute": "attribute",
}
"""What is worth a word, by table."""


def get_changes(workspace: Workspace, parent: QWidget) -> None:
    """Ask for the lead's file, and bring in what it has for who works here."""
    project = workspace.project
    if workspace.do(lambda: Change("")) is None:  # which says why nothing can be done
        return
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "Get changes from the lead's file", str(project.path.absolute().parent),
        "Coder projects (*.coder)",
    )  # fmt: skip
    if not chosen:
        return
    before = latest_merge(project)
    waiting = Waiting(
        workspace, f"Getting changes from {Path(chosen).name}: all of them come in, or none.",
        done=lambda report: _tell(workspace, report, before), parent=parent,
    )  # fmt: skip
    waiting.start_counted(
        lambda running: fetch(project, Path(chosen), ask=lambda: check_goes_on(running))
    )


def _tell(workspace: Workspace, report: MergeReport, before: int | None) -> None:
    project = workspace.project
    number = latest_merge(project)
    made = number if number != before else None
    rows = rows_of_merge(project, made) if made is not None else ()
    if report.pdfs:
        rows += (("file", ""),)
    if rows:
        workspace.changed.emit(Change("Get changes from the lead", rows=rows))
    news = news_of_merge(project, made) if made is not None else {}
    why = why_blind(project, project.me or "") if report.blind else None
    shows = any(one.codings for one in report.coders) and made is not None
    wanted = Wanted(merge=made)
    workspace.told.emit(
        Notice(
            what_came(report, news, why), "done", answer="Show" if shows else "",
            act=lambda: workspace.passages_wanted.emit(wanted),
        )
    )  # fmt: skip


def what_came(report: MergeReport, news: Mapping[str, tuple[int, int]], why: str | None) -> str:
    """*3 new documents and 2 changed themes came in from the lead's file.*

    ``news`` says how many rows of a table are new and how many changed, ``why`` why the coding of
    others stayed out.
    """
    parts = [
        counted(count, f"{word} {noun}")
        for table, noun in _NOUNS.items()
        for count, word in zip(news.get(table, (0, 0)), ("new", "changed"), strict=True)
        if count
    ]
    codings = sum(one.codings for one in report.coders)
    if codings:
        names = listed([one.coder for one in report.coders if one.codings])
        parts.append(f"{counted(codings, 'coding')} by {names}")
    told = [f"{listed(parts)} came in from the lead's file." if parts else came_in(report)]
    if report.pdfs:
        told.append(f"{counted(report.pdfs, 'PDF')} that this copy lacked came along.")
    if report.conflicts:
        are = "is" if len(report.conflicts) == 1 else "are"
        told.append(f"{counted(len(report.conflicts), 'conflict')} {are} open.")
    if why:
        told.append(f"What others coded stays out, since {why}.")
    return " ".join(told)
