"""One import: PDFs are read beside the window, and written by it one by one."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Semaphore
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coder.desktop.background import Background
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.domain.journal.ids import new_id
from coder.operations.importing import Imported, Incoming, import_read, pdfs_in, with_content
from coder.pdf.readers import Readers

_WAITING: Final = 2
"""So many files that were read wait for the window: bounds what is held."""


class ImportRun(QObject):
    """An import that is under way; what came in stays, however it ends."""

    came = Signal(object)  # Imported
    progress = Signal(int, int)  # files done, of all
    ended = Signal()
    _read = Signal(object)  # Incoming, from the thread

    def __init__(
        self,
        workspace: Workspace,
        paths: Iterable[Path],
        *,
        password: str | None = None,
        batch: str | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.found: list[Imported] = []
        self.batch = batch or new_id()
        self._workspace, self._password = workspace, password
        self._room = Semaphore(_WAITING)
        self._of_all = 0
        self._readers = Readers()
        self._read.connect(self._write, Qt.ConnectionType.QueuedConnection)
        wanted = list(paths)
        self._work = Background(
            lambda running: self._read_all(running, wanted, password),
            done=lambda _: self.ended.emit(),
            failed=self._fail,
            advance=self._count,
        )

    @property
    def cancelled(self) -> bool:
        """Whether somebody stopped it."""
        return self._work.cancelled

    def cancel(self) -> None:
        """Stop; what came in stays."""
        self._work.cancel()
        self._room.release()

    def end(self) -> None:
        """End at once, before the project is closed: no file that is being read is waited for."""
        self.cancel()
        self._readers.close()
        self._work.wait()

    def _read_all(self, running: Background, wanted: Sequence[Path], password: str | None) -> None:
        try:
            with self._readers:
                self._read_each(running, wanted, password)
        except ValueError:
            if not running.cancelled:  # else the readers are closed: the program ends
                raise

    def _read_each(self, running: Background, wanted: Sequence[Path], password: str | None) -> None:
        paths = []
        for path in pdfs_in(wanted):
            if running.cancelled:
                return
            paths.append(path)
        running.report(0, len(paths))
        for source, outcome in self._readers.read_all(paths, password=password):
            incoming = with_content(Path(str(source)), outcome)
            self._room.acquire()
            if running.cancelled:
                return
            self._read.emit(incoming)

    @Slot(object)
    def _write(self, incoming: Incoming) -> None:
        self._room.release()
        if self.cancelled:
            return
        if incoming.read is not None and self._password:
            self._workspace.passwords[incoming.read.facts.sha256] = self._password
        found = import_read(self._workspace.project, incoming, batch=self.batch)
        self.found.append(found)
        if found.change is not None:
            self._workspace.changed.emit(found.change)
        elif found.is_back:
            self._workspace.changed.emit(Change("", rows=(("file", ""),)))
        self.came.emit(found)
        self.progress.emit(len(self.found), self._of_all)

    @Slot(int, int)
    def _count(self, _done: int, of_all: int) -> None:
        self._of_all = of_all
        self.progress.emit(len(self.found), of_all)

    def _fail(self, error: Exception) -> None:
        self.ended.emit()
        raise error
