"""Notices when the file of an open project is moved, removed or replaced, and saves what is here.

The system lets a program go on writing to a file that has no name any more: every act would seem
to succeed, and be gone with the window.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from coder.desktop.workspace import Notice, Workspace
from coder.domain.errors import CoderError
from coder.operations.projects import save_elsewhere
from coder.store.backups import back_up

_EVERY: Final = 5_000  # milliseconds


class StillThere(QObject):
    """Watches the file of one window's project."""

    def __init__(
        self, window: QWidget, workspace: Workspace, open_instead: Callable[[Path], object]
    ) -> None:
        super().__init__(window)
        self._window, self._workspace, self._open_instead = window, workspace, open_instead
        self._file = _identity(workspace.project.path)
        self._is_told = False
        self._clock = QTimer(self, interval=_EVERY)
        self._clock.timeout.connect(self.check)
        if workspace.project.write:
            workspace.changed.connect(self.check)
            self._clock.start()

    def check(self) -> None:
        """Look whether the file is there; if not, keep a backup and say so, once."""
        if self._is_told or _identity(self._workspace.project.path) == self._file:
            return
        self._is_told = True
        self._back_up()
        path = self._workspace.project.path
        self._workspace.told.emit(
            Notice(
                f"{path.name} is no longer in {path.parent}: it was moved, removed or replaced"
                " while it is open here. Save what is here, so that nothing is lost.",
                "problem",
                "Save as…",
                self._ask,
            )
        )

    def leave(self) -> None:
        """Before the project is closed: what was done since the file went is kept."""
        self._clock.stop()
        if self._is_told:
            self._back_up()

    def _back_up(self) -> None:
        project = self._workspace.project
        with suppress(CoderError):  # what cannot be backed up can still be saved elsewhere
            back_up(project.db, project.id, project.path)

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Save the project", str(self._workspace.project.path), "(*.coder)"
        )
        if not name:
            self._is_told = False
            self.check()
            return
        try:
            save_elsewhere(self._workspace.project, Path(name))
        except CoderError as error:
            self._workspace.tell(str(error), kind="problem")
            self._is_told = False
            return
        self._window.close()
        self._open_instead(Path(name))


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file is, whatever it is called; None if there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino
