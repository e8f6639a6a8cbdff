"""Trying a merge on a copy, beside the window, with how far it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from coder.desktop.background import Background
from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID
from coder.desktop.merging.heeding import heeding
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.merge_report import MergeReport
from coder.domain.merge_step import Heed
from coder.merge.merging import rehearse_merge
from coder.store.project import Project


class Rehearsal(QWidget):
    """What is done just now, and a bar; nothing of the project changes."""

    found = Signal(object)  # MergeReport
    failed = Signal(str)  # why it cannot be merged
    _step = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("rehearsal")
        self._workspace = workspace
        self._work: Background | None = None  # the last one
        self.running = False
        self._words = words(name="rehearsal words")
        self._bar = named(QProgressBar(), "merge progress", "How far it is")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addStretch(1)
        self._step.connect(self._tell)
        workspace.closing.connect(self._close)

    def start(self, paths: Sequence[Path]) -> None:
        """Look at what some files would bring."""
        self.stop()
        self._words.setText("Beginning…")
        self._bar.setRange(0, 0)
        self._bar.show()
        path, files = self._workspace.project.path, list(paths)
        self.running = True
        work = self._work = Background(
            lambda work: _rehearse(path, files, heeding(work, self._step.emit)),
            done=lambda report: self._done(work, report),
            failed=lambda error: self._fail(work, error),
            advance=self._show_progress,
            parent=self,
        )

    def stop(self) -> None:
        """Leave everything as it is."""
        self.running = False
        if self._work is not None:
            self._work.cancel()

    def _tell(self, step: str) -> None:
        self._words.setText(step)

    def _show_progress(self, done: int, of_all: int) -> None:
        self._bar.setRange(0, of_all)
        self._bar.setValue(done)

    def _done(self, work: Background, report: MergeReport) -> None:
        if not work.cancelled:
            self.running = False
            self.found.emit(report)

    def _fail(self, work: Background, error: Exception) -> None:
        if work.cancelled:
            return
        self.running = False
        self._bar.hide()
        if not isinstance(error, CoderError):
            self.failed.emit("Something went wrong.")
            raise error
        self._words.setText("")
        self.failed.emit(f"{error} Nothing was changed.")

    def _close(self) -> None:
        self.stop()
        if self._work is not None:
            self._work.wait()


def _rehearse(path: Path, files: Sequence[Path], heed: Heed) -> MergeReport:
    """What would come in.

    Raises:
        CoderError: one of the files cannot be merged, which is named.
    """
    for file in files:
        if file.is_dir():
            raise CoderError(f"{file.name} is a folder: choose the project files in it.")
    with Project(path, write=False) as project:
        return rehearse_merge(project, files, heed=heed)
