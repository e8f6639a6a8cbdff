"""The team's place: who codes, copies and merges, and conflicts to settle."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.team.conflicts import Conflicts
from coder.desktop.team.copying import hand_out
from coder.desktop.team.getting import get_changes
from coder.desktop.team.merges import Merges
from coder.desktop.team.merging import MergeDialog
from coder.desktop.team.report import ReportDialog
from coder.desktop.team.reviewers import Reviewers
from coder.desktop.team.saying import came_in
from coder.desktop.team.sending import send
from coder.desktop.team.waiting import Waiting
from coder.desktop.workspace import Notice, Wanted, Workspace
from coder.domain.coder import LEAD
from coder.domain.journal.change import Change
from coder.domain.merge_report import MergeReport
from coder.merge.merging import merge_files
from coder.store.coders import coders
from coder.store.merges import Merged, latest_merge, report_of, rows_of_merge

_BROAD = 2 * WIDE


class TeamPlace(QWidget):
    """Reviewers and merges on the left, conflicts on the right; files can be dropped anywhere."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("team")
        self.setAcceptDrops(True)
        self._workspace = workspace
        self._stale = True
        self.reviewers = Reviewers(workspace)
        self.merges = Merges(workspace, self._show_report)
        self.conflicts = Conflicts(workspace)
        grid = QGridLayout(self)
        grid.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        grid.setHorizontalSpacing(_BROAD)
        grid.setVerticalSpacing(GRID)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(_heading("Reviewers"))
        left.addWidget(self.reviewers)
        left.addSpacing(WIDE)
        left.addWidget(_heading("Copies and merging"))
        left.addWidget(words(_COPIES, name="about copies"))
        left.addLayout(self._buttons())
        left.addWidget(self.merges, 1)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(_heading("Conflicts"))
        right.addWidget(self.conflicts, 1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        workspace.changed.connect(self._heed)

    def copy_for(self) -> None:
        """Ask for whom copies are, and write them."""
        hand_out(self._workspace, self.window(), chosen=self.reviewers.chosen)

    def send_to_lead(self) -> None:
        """Write a copy of what I did, to send back."""
        send(self._workspace, self.window())

    def get_changes(self) -> None:
        """Bring in what the lead's file has for who works here."""
        get_changes(self._workspace, self.window())

    def choose_files(self) -> None:
        """Ask which files to merge."""
        folder = str(self._workspace.project.path.parent)
        chosen, _ = QFileDialog.getOpenFileNames(
            self.window(), "Merge reviewers' files", folder, "Coder projects (*.coder)"
        )
        if chosen:
            self.merge([Path(path) for path in chosen])

    def merge(self, paths: Sequence[Path]) -> None:
        """Show what the files would bring, and merge them when that is agreed to."""
        if not self._workspace.project.write:
            self._workspace.do(lambda: Change(""))  # which says why nothing can be done
            return
        dialog = MergeDialog(self._workspace, paths, self.window())
        dialog.agreed.connect(self._merge_now)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _buttons(self) -> QGridLayout:
        self._merge = push_button("merge files", "&Merge reviewers' files…", self.choose_files)
        self._merge.setIcon(icon("merge"))
        self._send = push_button("send to lead", "Send to the &lead…", self.send_to_lead)
        self._get = push_button("get changes", "&Get changes from the lead…", self.get_changes)
        grid = QGridLayout()
        grid.setSpacing(GRID)
        grid.addWidget(self._merge, 0, 0)
        # Its letter is not C, which opens the menu Code.
        grid.addWidget(
            push_button("copy for reviewer", "Cop&ies for reviewers…", self.copy_for), 0, 1
        )
        grid.addWidget(self._get, 1, 0)
        grid.addWidget(self._send, 1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _merge_now(self, paths: Sequence[Path]) -> None:
        project = self._workspace.project
        before = latest_merge(project)
        waiting = Waiting(
            self._workspace, "Merging: all of it comes in, or nothing.",
            done=lambda report: self._merged(report, before), parent=self.window(),
        )  # fmt: skip
        waiting.start(lambda: merge_files(project, paths))

    def _merged(self, report: MergeReport, before: int | None) -> None:
        project = self._workspace.project
        number = latest_merge(project)
        if number is not None and number != before:
            names = ", ".join(Path(one.path).name for one in report.files)
            rows = rows_of_merge(project, number)
            self._workspace.changed.emit(Change(f"Merge {names}", rows=rows))
        who = [one.coder_id for one in report.coders if one.codings]
        wanted = Wanted(coder=who[0] if len(who) == 1 else None)
        seen = who and self._workspace.whose is None
        unseen = " You work blind here, and do not see them." if who and not seen else ""
        self._workspace.told.emit(
            Notice(
                f"{came_in(report)}{unseen}", answer="Show" if seen else "",
                act=lambda: self._workspace.passages_wanted.emit(wanted),
            )
        )  # fmt: skip
        ReportDialog(self._workspace, report, self.window()).open()

    def _show_report(self, merge: Merged) -> None:
        report = report_of(self._workspace.project, merge.number)
        ReportDialog(self._workspace, report, self.window()).open()

    def _heed(self, _change: Change) -> None:
        # Any act can end a conflict or count for a reviewer: all of it is read, when it is seen.
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        project = self._workspace.project
        leads = any(one.id == project.me and one.role == LEAD for one in coders(project))
        self._merge.setDefault(leads)
        self._send.setDefault(not leads)
        for section in (self.reviewers, self.merges, self.conflicts):
            section.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self)

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._refresh()
        super().showEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _projects(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.merge(_projects(event))


_COPIES = (
    "Each reviewer codes in a copy. Bring the copies together here as often as you like: choose"
    " the files, or drop them on this page."
)


def _projects(event: QDropEvent) -> list[Path]:
    """The project files that are dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix == ".coder"]


def _heading(text: str) -> QLabel:
    label = named(QLabel(text), f"heading {text.lower()}", text)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * 1.15)
    label.setFont(font)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label
