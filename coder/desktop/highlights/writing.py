"""Writing annotated PDFs beside the window, with progress and Cancel."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from coder.desktop.background import Background
from coder.desktop.highlights.writing_dialog import Wanted, WritingDialog
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.work_bar import WorkBar
from coder.desktop.workspace import Notice, Workspace
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.export.annotated import AnnotatedCopies, write_annotated
from coder.store.project import Project

_LAST: Final = "annotated folder"  # what this copy remembers


class _StoppedError(Exception):
    """The reviewer wants it no longer."""


class WritingBar(WorkBar):
    """Seen while PDFs are written; asks what is wanted, and says what became of it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__("annotate", "the annotated PDFs", self.cancel, parent)
        self._workspace = workspace
        self._running: Background | None = None
        workspace.closing.connect(self._close)

    def ask(self, chosen: Sequence[Document], held: Sequence[Document]) -> None:
        """Ask what goes in and where to, and begin."""
        if self._running is not None:
            self._workspace.tell("PDFs are being written already: wait, or cancel that first.")
            return
        dialog = WritingDialog(
            self.window(), folder=self._folder(), chosen=chosen, held=held,
            workspace=self._workspace,
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._begin(dialog.wanted))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, wanted: Wanted) -> None:
        """Write the copies; each file that lies there is replaced when the new one is whole."""
        source = self._workspace.project.path
        self._words.setText("Writing annotated PDFs…")
        self.bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()
        self._running = Background(
            lambda work: _write(work, source, wanted),
            done=self._done,
            failed=lambda error: self._failed(error, wanted.folder),
            advance=self._advance,
            parent=self,
        )

    def cancel(self) -> None:
        """Stop after the file that is being written; what was written stays."""
        if self._running is not None:
            self._running.cancel()
            self._cancel.setEnabled(False)
            self._words.setText("Stopping…")

    def _begin(self, wanted: Wanted) -> None:
        if self._workspace.project.write:
            self._workspace.project.set_local(_LAST, str(wanted.folder))
        self.write(wanted)

    def _folder(self) -> Path:
        last = self._workspace.project.local(_LAST)
        beside = self._workspace.project.path.with_name("annotated")
        return Path(last) if last and Path(last).parent.is_dir() else beside

    def _advance(self, done: int, of_all: int) -> None:
        self.bar.setRange(0, of_all)
        self.bar.setValue(done)
        self._words.setText(f"Writing {min(done + 1, of_all):,} of {of_all:,} annotated PDFs…")

    def _end(self) -> None:
        self._running = None
        self.hide()

    def _done(self, copies: AnnotatedCopies) -> None:
        self._end()
        said = one_line(" ".join(copies.sentences))
        told = Notice(said, "done", answer="Open the folder", act=lambda: self._open(copies.folder))
        if not copies.written:
            told = Notice(said, "done")
        self._workspace.told.emit(replace(told, kind="problem") if copies.problems else told)

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._workspace.tell(
                f"No program here opens folders; it is {one_line(str(folder))}.",
                kind="problem",
            )

    def _failed(self, error: Exception, folder: Path) -> None:
        self._end()
        if isinstance(error, _StoppedError):
            where = one_line(folder.name)
            self._workspace.tell(f"Stopped; the PDFs that are whole stay in {where}.")
        elif isinstance(error, CoderError):
            self._workspace.tell(str(error), kind="problem")
        else:
            raise error

    def _close(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running.wait()


def _write(work: Background, source: Path, wanted: Wanted) -> AnnotatedCopies:
    def advance(done: int, of_all: int) -> None:
        if work.cancelled and done < of_all:
            raise _StoppedError
        work.report(done, of_all)

    with Project(source, write=False) as project:
        return write_annotated(
            project, wanted.documents, wanted.folder, wanted.options, overwrite=True,
            progress=advance,
        )  # fmt: skip
