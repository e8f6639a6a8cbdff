"""The index is made in a process of its own, so that the window stays as quick as ever."""

from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Final

from PySide6.QtCore import QObject, Signal

from coder.desktop.background import Background
from coder.desktop.searching.seeker import lacks_texts
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.store.searched_texts import index_beside

_SPAWN: Final = get_context("spawn")  # fork would copy the window's threads and locks
_LOOK: Final = 0.2  # seconds between two looks at whether to stop


class Indexing(QObject):
    """Indexes what is missing, one text after another."""

    progress = Signal(int, int)  # done, of all
    ended = Signal()
    failed = Signal(str)  # a sentence

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._work: Background | None = None
        self._closed = False
        workspace.closing.connect(self._close)

    @property
    def working(self) -> bool:
        """Whether texts are being indexed."""
        return self._work is not None

    def begin(self) -> None:
        """Index what is missing, unless that is under way or nothing is."""
        if self._closed or self._work is not None:
            return
        try:
            if not lacks_texts(self._workspace):
                return
        except CoderError as error:
            self.failed.emit(str(error))
            return
        self._work = Background(
            self._index, done=self._end, failed=self._fail, advance=self.progress
        )

    def _index(self, running: Background) -> str:
        ours, theirs = _SPAWN.Pipe()
        path = str(self._workspace.project.path)
        process = _SPAWN.Process(target=index_beside, args=(path, theirs), daemon=True)
        process.start()
        theirs.close()
        try:
            return _hear(running, ours)
        finally:
            process.kill()
            process.join()
            ours.close()

    def _end(self, trouble: str) -> None:
        self._work = None
        if self._closed:
            return
        if trouble:
            self.failed.emit(trouble)
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self._work = None
        raise error

    def _close(self) -> None:
        self._closed = True
        if self._work is not None:
            self._work.cancel()
            self._work.wait()


def _hear(running: Background, pipe: Connection) -> str:
    """What it says until it ends; returns a sentence if something is wrong."""
    while not running.cancelled:
        if not pipe.poll(_LOOK):
            continue
        try:
            said = pipe.recv()
        except (EOFError, OSError):
            return ""
        if isinstance(said, str):
            return said
        running.report(*said)
    return ""
