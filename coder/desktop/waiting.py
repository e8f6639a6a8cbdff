"""A dialog that waits for work on the project itself, while nobody else touches it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from coder.desktop.background import Background
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError

_WIDTH = 400


class HeldClocks(QObject):
    """Keeps the clocks of some objects from striking: what they set off would read the project."""

    def __init__(self, *owners: QObject) -> None:
        super().__init__()
        self._owners = owners
        self._held: list[QTimer] = []
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def end(self) -> None:
        """Hold none back any longer."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def let_go(self) -> None:
        """Let them strike; each that would have begins anew."""
        self.end()
        for clock in self._held:
            if isValid(clock):
                clock.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Timer or not isinstance(watched, QTimer):
            return False
        owner: QObject | None = watched
        while owner is not None and owner not in self._owners:
            owner = owner.parent()
        if owner is None:
            return False
        watched.stop()
        self._held.append(watched)
        return True


class Waiting(QDialog):
    """Shows that something is under way, and stops it when asked.

    The work runs in a thread with the window's own connection: so the window is disabled, and
    does not paint what it would have to read, and its clocks wait with it.
    """

    def __init__(
        self, workspace: Workspace, said: str, *, done: Callable[[Any], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("waiting")
        self.setWindowTitle("Please wait")
        self.setModal(True)
        self._workspace, self._done, self._window = workspace, done, parent.window()
        self._work: Background | None = None
        self._closed = False
        workspace.closing.connect(self._close_with_project)
        self._bar = bar = named(QProgressBar(), "waiting bar", said)
        bar.setRange(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(words(said, name="waiting words"))
        column.addWidget(bar)
        column.addWidget(push_button("stop waiting", "Cancel", self.reject))
        self.setMinimumWidth(_WIDTH)

    def start(self, work: Callable[[], Any]) -> None:
        """Begin the work, and wait for it."""
        self.start_counted(lambda _: work())

    def start_counted(self, work: Callable[[Background], Any]) -> None:
        """Begin work that says how far it is, and looks whether it was cancelled."""
        self._window.setUpdatesEnabled(False)
        self._clocks = HeldClocks(self._window, self._workspace)
        self._work = Background(
            work, done=self._finish, failed=self._fail, advance=self._show_progress, parent=self
        )
        self.open()

    def reject(self) -> None:
        """Stop the work: whatever it had begun is undone."""
        if self._work is not None:
            self._work.cancel()
        self._workspace.project.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _show_progress(self, done: int, of_all: int) -> None:
        """One thing alone tells nothing of how far it is."""
        if of_all > 1:
            self._bar.setRange(0, of_all)
            self._bar.setValue(done)

    def _close_with_project(self) -> None:
        """The project closes, as when the computer is shut down: nobody may still work on it."""
        self._closed = True
        if self._work is not None:
            self.reject()
            self._work.wait()
            self._clocks.end()

    def _finish(self, result: object) -> None:
        if self._closed:
            return
        self._leave()
        self._done(result)

    def _fail(self, error: Exception) -> None:
        if self._closed:
            return
        self._leave()
        if not isinstance(error, CoderError):
            raise error
        self._workspace.tell(str(error), kind="problem")

    def _leave(self) -> None:
        self._window.setUpdatesEnabled(True)
        self._clocks.let_go()
        self.accept()
        self.deleteLater()
