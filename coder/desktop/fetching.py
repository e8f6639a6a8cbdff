"""Reading for a view: at once from a small project, beside the window from a large one."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from coder.desktop.background import Background
from coder.desktop.workspace import Workspace
from coder.store.listing import has_many
from coder.store.project import Project

_Found = TypeVar("_Found")


class Fetcher(QObject):
    """Answers one question at a time; of those that come meanwhile the newest alone counts.

    What takes its time in a small project too is read ``always_beside`` the window.
    """

    working_changed = Signal()
    failed = Signal()  # there will be no answer; the error goes on its way

    def __init__(
        self, workspace: Workspace, parent: QObject, *, always_beside: bool = False
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._always_beside = always_beside
        self._running: Background | None = None
        self._next: Callable[[], Background] | None = None
        self._closed = False
        workspace.closing.connect(self._close)

    @property
    def working(self) -> bool:
        """Whether an answer is awaited."""
        return self._running is not None

    def fetch(self, read: Callable[[Project], _Found], done: Callable[[_Found], object]) -> None:
        """Call ``read`` with a project, which is another one in a thread; then ``done``."""
        at_once = not self._always_beside and not has_many(self._workspace.project)
        if self._running is None and at_once:
            self._at_once(read, done)
            return
        self._next = lambda: self._beside(read, done)
        if self._running is None:
            self._begin()

    def _at_once(self, read: Callable[[Project], _Found], done: Callable[[_Found], object]) -> None:
        try:
            found = read(self._workspace.project)
        except Exception:
            self.failed.emit()
            raise
        done(found)

    def _begin(self) -> None:
        begin, self._next = self._next, None
        if begin is not None:
            self._running = begin()
            self.working_changed.emit()

    def _beside(
        self, read: Callable[[Project], _Found], done: Callable[[_Found], object]
    ) -> Background:
        path = self._workspace.project.path

        def work(_: Background) -> _Found:
            with Project(path, write=False) as own:
                return read(own)

        return Background(
            work, done=lambda found: self._home(found, done), failed=self._failed, parent=self
        )

    def _home(self, found: _Found, done: Callable[[_Found], object]) -> None:
        if self._end() and self._running is None:
            done(found)

    def _failed(self, error: Exception) -> None:
        if self._end():
            if self._running is None:
                self.failed.emit()
            raise error

    def _end(self) -> bool:
        """Go on to what was asked meanwhile; returns whether anyone still listens."""
        self._running = None
        if self._closed:
            return False
        self._begin()
        if self._running is None:
            self.working_changed.emit()
        return True

    def _close(self) -> None:
        self._closed = True
        self._next = None
        if self._running is not None:
            self._running.wait()
