"""A search for missing PDFs: files are looked at beside the window, and kept by it one by one."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coder.desktop.background import Background
from coder.desktop.workspace import Workspace
from coder.domain.document import File
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.operations.importing import pdfs_in
from coder.operations.missing_pdfs import bring_back, look_for


class PdfSearch(QObject):
    """One search; what was found stays, however it ends. ``ended`` comes last."""

    progress = Signal(int, int)  # files looked at, of all
    ended = Signal()
    _matched = Signal(object, str)  # path, hash; from the thread

    def __init__(
        self,
        workspace: Workspace,
        wanted: Sequence[File],
        paths: Callable[[], Iterable[Path]],
        parent: QObject,
    ) -> None:
        """``paths`` is called in the thread; folders are looked through with those below them."""
        super().__init__(parent)
        self.found: dict[str, Path] = {}  # by hash
        self.trouble = ""  # why something that was found could not be kept
        self._workspace = workspace
        self._wanted = wanted
        self._closed = False
        self._matched.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        workspace.closing.connect(self._close)
        self._work = Background(
            lambda running: self._look(running, paths),
            done=lambda _: self._end(), failed=self._fail, advance=self.progress,
        )  # fmt: skip

    @property
    def cancelled(self) -> bool:
        """Whether somebody stopped it."""
        return self._work.cancelled

    def cancel(self) -> None:
        """Stop; what was found stays."""
        self._work.cancel()

    def _look(self, running: Background, paths: Callable[[], Iterable[Path]]) -> None:
        held = list(pdfs_in(paths()))
        running.report(0, len(held))
        for number, (path, sha256) in enumerate(look_for(self._wanted, held), 1):
            if running.cancelled:
                return
            if sha256 is not None:
                self._matched.emit(path, sha256)
            running.report(number, len(held))

    @Slot(object, str)
    def _keep(self, path: Path, sha256: str) -> None:
        if self._closed or self.trouble:
            return
        try:
            bring_back(self._workspace.project, path, sha256)
        except CoderError as error:
            self.trouble = str(error)
            self.cancel()
        else:
            self.found[sha256] = path

    def _end(self) -> None:
        if self._closed:
            return
        if self.found:
            rows = tuple(("file", one.id) for one in self._wanted if one.sha256 in self.found)
            self._workspace.changed.emit(Change("Find missing PDFs", rows=rows))
        self.ended.emit()
        self.deleteLater()

    def _fail(self, error: Exception) -> None:
        self._end()
        raise error

    def _close(self) -> None:
        """The project closes: nothing can be kept any more."""
        self._closed = True
        self._work.cancel()
        self._work.wait()
