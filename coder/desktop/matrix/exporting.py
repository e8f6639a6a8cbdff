"""Writing workbook, evidence pages and tables beside the window, with progress and Cancel."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from coder.analysis.agreed_project import compared_in
from coder.desktop.background import Background
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import FocusBefore
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.matrix.export_contents import recalled, remembered
from coder.desktop.matrix.export_dialog import Export, ExportDialog, Shown, only_of
from coder.desktop.statements.remembered import remembered_options
from coder.desktop.workspace import Workspace
from coder.desktop.written import tell_written
from coder.domain.errors import CoderError
from coder.export.beside import Order, write_beside
from coder.export.workbook import Exported

_BAR = WIDE * 12
_LAST = "last export"  # what this copy remembers: the file, and what went in
_CONTENTS = "export contents"


class _StoppedError(Exception):
    """The reviewer wants it no longer."""


class ExportStrip(QFrame):
    """Seen while a workbook is being written; asks for one, and says what became of it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export strip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._workspace = workspace
        self._running: Background | None = None
        self._words = words(name="export words")
        self.bar = named(QProgressBar(), "export progress", "Progress of the export")
        self.bar.setFixedWidth(_BAR)
        self._cancel = push_button("cancel export", "Cancel", self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(GRID)
        row.addWidget(self._words, 1)
        row.addWidget(self.bar)
        row.addWidget(self._cancel)
        workspace.closing.connect(self._close)
        self._focus = FocusBefore(self)
        self.hide()

    def ask(self, shown: Shown) -> None:
        """Ask where to and what, and begin."""
        if self._running is not None:
            self._workspace.tell("A workbook is being written already: wait, or cancel it first.")
            return
        project = self._workspace.project
        told = remembered_options(project)
        last = Export(self._path(), shown, recalled(project.local(_CONTENTS), told))
        answer = ExportDialog.ask(self.window(), last=last, workspace=self._workspace)
        if answer is not None:
            if project.write:
                project.set_local(_CONTENTS, remembered(answer.options))
            self.write(answer)

    def write(self, export: Export) -> None:
        """Write a file; what lies there is replaced when the new one is whole."""
        project, path, shown = self._workspace.project, export.path, export.shown
        only = only_of(project, shown)
        agreed_by = compared_in(project, shown.round)
        order = Order(project.path, path, shown.by, shown.coders, only, export.options, agreed_by)
        self._words.setText(f"Writing {one_line(path.name)}…")
        self.bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()
        self._running = Background(
            lambda work: _write(work, order),
            done=self._done,
            failed=lambda error: self._failed(error, path),
            advance=self._advance,
            parent=self,
        )

    def cancel(self) -> None:
        """Stop writing; nothing is left behind."""
        if self._running is not None:
            self._running.cancel()
            self._focus.give_back()
            self._cancel.setEnabled(False)
            self._words.setText("Stopping…")

    def _path(self) -> Path:
        last = self._workspace.project.local(_LAST)
        beside = self._workspace.project.path.with_name("matrix.xlsx")
        return Path(last) if last and Path(last).parent.is_dir() else beside

    def _advance(self, done: int, of_all: int) -> None:
        # The file itself is put together when all is written: how long that takes is not known.
        self.bar.setRange(0, 0 if done >= of_all else of_all)
        self.bar.setValue(done)

    def _end(self) -> None:
        self._running = None
        self._focus.give_back()
        self.hide()

    def _done(self, written: Exported) -> None:
        self._end()
        if self._workspace.project.write:
            self._workspace.project.set_local(_LAST, str(written.path))
        words_ = " ".join((f"Wrote {one_line(written.path.name)}.", *written.to_know))
        tell_written(self._workspace, written.path, words_)

    def _failed(self, error: Exception, path: Path) -> None:
        self._end()
        if isinstance(error, _StoppedError):
            self._workspace.tell(f"Stopped: {one_line(path.name)} was not written.")
        elif isinstance(error, CoderError):
            self._workspace.tell(str(error), kind="problem")
        else:
            raise error

    def _close(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running.wait()


def _write(work: Background, order: Order) -> Exported:
    def advance(done: int, of_all: int) -> None:
        if work.cancelled:
            raise _StoppedError
        work.report(done, of_all)

    return write_beside(order, advance)
