"""An import as the reviewer sees it: a bar with Cancel while it runs, then what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coder.desktop.documents.import_results import ImportResults, summary, wants_attention
from coder.desktop.documents.import_run import ImportRun
from coder.desktop.documents.pdf_dialog import ask_for_folder, ask_for_pdfs
from coder.desktop.look.focus import FocusBefore
from coder.desktop.look.work_bar import WorkBar
from coder.desktop.workspace import Kind, Notice, Workspace
from coder.domain.journal.change import Change
from coder.operations.importing import ADDED, REFUSED
from coder.store.documents import document

if TYPE_CHECKING:
    from coder.operations.importing import Imported


class ImportBar(WorkBar):
    """Brings PDFs in; hidden while nothing is under way."""

    started = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("import", "the import", self.stop, parent)
        self._workspace = workspace
        self._run: ImportRun | None = None
        self._waiting: list[Path] = []
        self._earlier: list[Imported] = []
        self._results: ImportResults | None = None
        self._focus = FocusBefore(self)

    @property
    def is_running(self) -> bool:
        """Whether files are being read."""
        return self._run is not None

    def ask_files(self) -> None:
        """Ask which PDFs, and bring them in."""
        if self._may_write():
            self.bring_in(ask_for_pdfs("Import PDFs", self.window()))

    def ask_folder(self) -> None:
        """Ask for a folder, and bring the PDFs in it and below it in."""
        if self._may_write():
            folder = ask_for_folder("Import the PDFs of a folder", self.window())
            self.bring_in([folder] if folder else [])

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Bring files, and the PDFs in folders, in."""
        if not paths or not self._may_write():
            return
        if self._run is not None:
            self._waiting += paths
            return
        self._earlier = []
        self.started.emit()
        self._start(paths)

    def stop(self) -> None:
        """Stop; what came in stays."""
        self._waiting.clear()
        if self._run is not None:
            self._run.cancel()

    def stop_and_wait(self) -> None:
        """Stop before the project is closed."""
        if self._run is not None:
            self._run.ended.disconnect(self._end)
            self._waiting.clear()
            self._run.end()

    def _start(
        self, paths: Sequence[Path], *, password: str | None = None, batch: str | None = None
    ) -> None:
        self._run = ImportRun(self._workspace, paths, password=password, batch=batch, parent=self)
        self._run.progress.connect(self._show_progress)
        self._run.ended.connect(self._end)
        self._workspace.is_importing = True
        self.bar.setRange(0, 0)
        self._words.setText("Looking for PDFs…")
        self.show()

    def _show_progress(self, done: int, of_all: int) -> None:
        if not of_all:
            return  # the files are not counted yet, or there are none
        self._words.setText(f"Reading {min(done + 1, of_all)} of {of_all}…")
        self.bar.setRange(0, of_all)
        self.bar.setValue(done)

    def _end(self) -> None:
        run, self._run = self._run, None
        assert run is not None
        self._workspace.is_importing = False
        self._focus.give_back()
        self.hide()
        found = list({one.path: one for one in (*self._earlier, *run.found)}.values())
        stopped = "Stopped; what came in stays: " if run.cancelled else ""
        self._earlier = found
        shown = self._results is not None and self._results.isVisible()
        if shown or any(wants_attention(one) for one in found):
            self._show_results(run.batch)
        if not run.found and run.cancelled:
            self._workspace.tell("Stopped; nothing came in.")
        else:
            said = f"{stopped}{summary(found)}"
            # Where all went well, the list of documents shows it, and nothing is to be closed.
            show = any(one.status != ADDED or wants_attention(one) for one in found)
            went_well = found and all(one.status != REFUSED for one in found)
            kind: Kind = "done" if went_well else "problem"
            notice = Notice(said, kind, answer="Show", act=lambda: self._show_results(run.batch))
            self._workspace.told.emit(
                self._offer_highlights(said, found, kind)
                or (notice if show else Notice(said, kind))
            )
        run.deleteLater()
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self.bring_in(waiting)

    def _offer_highlights(
        self, said: str, found: Sequence["Imported"], kind: Kind
    ) -> Notice | None:
        """Say that what came in was highlighted elsewhere, if it was, and offer to take that."""
        marked = [one for one in found if one.status == ADDED and one.annotations]
        ids = [one.document for one in marked]
        if not ids:
            return None
        many = f"{len(ids)} of them have" if len(found) > 1 else "It has"
        return Notice(
            f"{said} {many} highlights or notes from another program.",
            kind,
            answer="Bring them in…",
            act=lambda: self._workspace.highlights_wanted.emit(ids),
        )

    def _show_results(self, batch: str) -> None:
        if self._results is None:
            self._results = ImportResults(self.window())
            self._results.finished.connect(self._forget_results)
            self._results.password_given.connect(
                lambda path, password: self._unlock(path, password, batch)
            )
        self._results.show_results(self._earlier)
        self._results.show()
        self._results.raise_()

    def _unlock(self, path: Path, password: str, batch: str) -> None:
        """Bring a locked file in, as a part of its import; of one that was undone it is none."""
        added = [one.document for one in self._earlier if one.status == ADDED]
        is_there = all(document(self._workspace.project, id_ or "") for id_ in added)
        self._start([path], password=password, batch=batch if is_there else None)

    def _forget_results(self) -> None:
        if self._results is not None:
            self._results.deleteLater()
            self._results = None

    def _may_write(self) -> bool:
        return self._workspace.do(lambda: Change("")) is not None
