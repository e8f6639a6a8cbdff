"""Trying a merge on a copy, beside the window, with how far it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from coder.desktop.background import Background
from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.merge_report import MergeReport
from coder.merge.merging import rehearse_merge
from coder.store.project import Project


class Rehearsal(QWidget):
    """What is done just now, and a bar; nothing of the project changes."""

    found = Signal(object)  # MergeReport
    failed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("rehearsal")
        self._workspace = workspace
        self._work: Background | None = None
        self._words = words(name="rehearsal words")
        self._bar = named(QProgressBar(), "merge progress", "Looking at what would come in")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addStretch(1)
        workspace.closing.connect(self._close)

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._work is not None

    def start(self, paths: Sequence[Path]) -> None:
        """Look at what some files would bring."""
        self.stop()
        self._words.setText("Looking at what would come in…")
        self._bar.setRange(0, 0)
        self._bar.show()
        path, files = self._workspace.project.path, list(paths)
        self._work = Background(
            lambda work: _rehearse(work, path, files), done=self._done, failed=self._fail,
            parent=self,
        )  # fmt: skip
        self._work.progress.connect(self._show_progress)

    def stop(self) -> None:
        """Leave everything as it is."""
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _show_progress(self, done: int, of_all: int) -> None:
        if self.sender() is self._work:
            self._bar.setRange(0, of_all)
            self._bar.setValue(done)

    def _done(self, report: MergeReport) -> None:
        if self.sender() is self._work:
            self._work = None
            self.found.emit(report)

    def _fail(self, error: Exception) -> None:
        if self.sender() is not self._work:
            return
        self._work = None
        if not isinstance(error, CoderError):
            raise error
        self._bar.hide()
        self._words.setText(f"{error} Nothing was changed.")
        self.failed.emit(str(error))

    def _close(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work.wait()


def _rehearse(work: Background, path: Path, files: Sequence[Path]) -> MergeReport:
    """What would come in.

    Raises:
        CoderError: one of the files cannot be merged, which is named.
    """
    for file in files:
        if file.is_dir():
            raise CoderError(f"{file.name} is a folder: choose the project files in it.")
    with Project(path, write=False) as project:
        return rehearse_merge(project, files)
