"""Recognising beside the window, with progress and Cancel; what is recognised is kept by it."""

from collections import deque
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coder.desktop.background import Background
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.work_bar import WorkBar
from coder.desktop.workspace import Workspace
from coder.domain.bibliography.recognition import pages_to_recognise
from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.telling import counted
from coder.operations.recognising import (
    LockedError,
    Recognition,
    Wanted,
    keep_recognised,
    named_recogniser,
    recognise,
)
from coder.pdf.readers import Readers
from coder.pdf.tesseract import Tesseract
from coder.store import blobs, documents

_PROCESSES: Final = 1
"""The reader draws pages meanwhile, and people work."""
_UNLOCK: Final = "Open it in the reader and give the password there, then recognise it again."


class Task(NamedTuple):
    """A document to recognise, and how."""

    document: Document
    program: Tesseract
    languages: str  # such as eng+fra
    every: bool  # also the pages that have a text


class RecognitionBar(WorkBar):
    """Seen while something is recognised: one document after another, each an act of its own."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__("recognition", "the recognition", self.cancel, parent)
        self._workspace = workspace
        self._waiting: deque[Task] = deque()
        self._running: Background | None = None
        self._readers: Readers | None = None  # of what is running
        self._key = ""

    @property
    def is_running(self) -> bool:
        """Whether pages are being recognised."""
        return self._running is not None

    def add(self, tasks: list[Task]) -> None:
        """Recognise these too."""
        self._waiting += tasks
        if self._running is None:
            self._next()

    def cancel(self) -> None:
        """Stop after the page that is recognised; what was recognised is kept."""
        self._waiting.clear()
        if self._running is not None:
            self._running.cancel()
            self._cancel.setEnabled(False)
            self._words.setText("Stopping…")

    def leave(self) -> None:
        """Keep what is recognised, before the project is closed; no page is waited for."""
        self._waiting.clear()
        running = self._running
        if running is not None and self._readers is not None:
            running.cancel()
            self._readers.close()
            running.wait()
            QCoreApplication.sendPostedEvents(running)

    def _next(self) -> None:
        while self._waiting and self._running is None:
            try:
                self._start(self._waiting.popleft())
            except CoderError as error:
                self._workspace.tell(str(error), kind="problem")
        self.setVisible(self._running is not None)

    def _start(self, task: Task) -> None:
        project = self._workspace.project
        document = task.document
        file = next(
            (one for one in documents.files_of(project, document.id) if one.text is not None), None
        )
        content = blobs.pdf(project, file.sha256) if file else None
        packed = blobs.packed_text(project, file.text) if file and file.text else None
        if file is None or content is None or packed is None:
            key = one_line(document.key)
            raise CoderError(f"The PDF of {key} is not in this copy: its pages are needed.")
        name = project.path.name
        held: File = file
        whole: bytes = content
        stored: bytes = packed
        password = self._workspace.passwords.get(held.sha256)
        self._readers = reading = Readers(processes=_PROCESSES)

        def work(running: Background) -> Recognition:
            def go_on(done: int, of_all: int) -> bool:
                running.report(done, of_all)
                return not running.cancelled

            with reading:
                text = blobs.unpacked(stored, name)
                pages = list(range(len(text.pages))) if task.every else pages_to_recognise(text)
                running.report(0, len(pages))
                wanted = Wanted(whole, pages, task.languages, password)
                return recognise(wanted, task.program, reading, go_on=go_on)

        self._key = one_line(document.key)
        self._words.setText(f"Recognising {self._key}…")
        self.bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._running = Background(
            work, done=lambda found: self._keep(task, held, found), failed=self._failed,
            advance=self._advance, parent=self,
        )  # fmt: skip

    def _advance(self, done: int, of_all: int) -> None:
        if self._running is not None and not self._running.cancelled:
            self.bar.setRange(0, of_all)
            self.bar.setValue(done)
            at = f"{min(done + 1, of_all):,} of {counted(of_all, 'page')}"
            self._words.setText(f"Recognising {self._key}: {at}…")

    def _keep(self, task: Task, file: File, found: Recognition) -> None:
        self._running = None
        workspace = self._workspace
        by = named_recogniser(task.program, task.languages)
        now = documents.file(workspace.project, file.id)  # it may have been read again meanwhile
        if now is None:
            self._next()
            return
        if found.pages:
            workspace.do(lambda: keep_recognised(workspace.project, now, found.pages, by))
        self._tell(self._key, found)
        self._next()

    def _tell(self, key: str, found: Recognition) -> None:
        done = f"{counted(len(found.pages), 'page')} of {key}"
        if found.stopped:
            said = f"Stopped; {done} recognised until then are kept." if found.pages else "Stopped."
        elif found.pages:
            said = f"The text of {done} is recognised."
        else:
            said = f"{key} has no page to recognise."
        if found.left_out:
            more = len(found.left_out) - 1
            besides = f" So were {counted(more, 'more page')}." if more else ""
            said = f"{said if found.pages else ''} {found.left_out[0]}{besides}".strip()
        self._workspace.tell(said, kind="problem" if found.left_out else "done")

    def _failed(self, error: Exception) -> None:
        self._running = None
        if not isinstance(error, CoderError):
            self._next()
            raise error
        unlock = f" {_UNLOCK}" if isinstance(error, LockedError) else ""
        self._workspace.tell(f"{self._key}: {error}{unlock}", kind="problem")
        self._next()
