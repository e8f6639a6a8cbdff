"""The team's place: who codes, copies and merges, and what is to be decided."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.background import Background
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.headings import heading
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.merging.window import MergeWindow
from coder.desktop.team.copying import hand_out
from coder.desktop.team.getting import get_changes
from coder.desktop.team.merges import Merges
from coder.desktop.team.reviewers import Reviewers
from coder.desktop.team.sending import send
from coder.desktop.team.to_decide import ToDecide
from coder.desktop.waiting import Waiting
from coder.desktop.workspace import Workspace
from coder.domain.coder import LEAD
from coder.domain.journal.change import Change
from coder.store.coders import coders

_BROAD = 2 * WIDE


class TeamPlace(QWidget):
    """Reviewers and copies on the left, what is open and the merges on the right.

    The merge window takes the place of it all until it is closed. Files can be dropped anywhere.
    """

    wanted = Signal()  # to be seen, since a merge was asked for elsewhere

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("team")
        self.setAcceptDrops(True)
        self._workspace = workspace
        self._stale = True
        self.reviewers = Reviewers(workspace)
        self.merges = Merges(workspace)
        self.to_decide = ToDecide(workspace)
        self.merging = MergeWindow(workspace, self._wait)
        self._overview = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview)
        self._stack.addWidget(self.merging)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._lay_out()
        self.merges.wanted.connect(self.show_merge)
        self.to_decide.wanted.connect(self.show_merge)
        self.merging.closed.connect(self._show_overview)
        workspace.changed.connect(self._heed)

    def show_merge(self, number: int | None, step: str = "arrivals") -> None:
        """Open the merge window at a page."""
        self._stack.setCurrentWidget(self.merging)
        self.merging.show_merge(number, step)

    def parts(self) -> list[QWidget]:
        """What F6 goes round."""
        return self.merging.parts() if self.merging.isVisible() else [self]

    def _wait(
        self, said: str, work: Callable[[Background], Any], done: Callable[[Any], object]
    ) -> None:
        Waiting(self._workspace, said, done=done, parent=self.window()).start_counted(work)

    def _show_overview(self) -> None:
        self._stack.setCurrentWidget(self._overview)
        self._refresh()
        self.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._overview)
        grid.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        grid.setHorizontalSpacing(_BROAD)
        grid.setVerticalSpacing(GRID)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(heading("Reviewers", "heading reviewers"))
        left.addWidget(self.reviewers)
        left.addSpacing(WIDE)
        left.addWidget(heading("Copies and merging", "heading copies"))
        left.addWidget(words(_COPIES, name="about copies"))
        left.addLayout(self._buttons())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(heading("To decide", "heading to decide"))
        right.addWidget(self.to_decide)
        right.addSpacing(WIDE)
        right.addWidget(heading("Merges so far", "heading merges"))
        right.addWidget(self.merges, 1)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

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
        self._stack.setCurrentWidget(self.merging)
        self.wanted.emit()
        self.merging.rehearse(paths)

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
        for section in (self.reviewers, self.merges, self.to_decide):
            section.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.merging.steps.table if self.merging.isVisible() else None)

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
