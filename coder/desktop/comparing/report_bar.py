"""Making the report on agreement beside the window, with progress and Cancel."""

from PySide6.QtCore import Signal

from coder.desktop.background import Background
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.work_bar import WorkBar
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.export.agreement_beside import ReportOrder, ReportText, report_beside


class _StoppedError(Exception):
    """The reviewer wants it no longer."""


class ReportBar(WorkBar):
    """Seen while a report is made."""

    made = Signal(object)  # ReportText
    failed = Signal(str)  # why there is none, in a sentence

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("report", "the report", self.cancel)
        self._running: Background | None = None
        workspace.closing.connect(self._close)
        room = self.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # or the fields above would be pressed together
        self.setSizePolicy(room)

    @property
    def is_running(self) -> bool:
        """Whether a report is being made."""
        return self._running is not None

    def make(self, order: ReportOrder) -> None:
        """Make a report; what lies at its path is replaced when the new file is whole."""
        said = "Computing the figures…"
        if order.path is not None:
            said = f"Writing {one_line(order.path.name)}…"
        self._words.setText(said)
        self.bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()
        self._cancel.setFocus()
        self._running = Background(
            lambda work: _make(work, order),
            done=self._done,
            failed=self._fail,
            advance=self._advance,
            parent=self,
        )

    def cancel(self) -> None:
        """Stop; nothing is left behind."""
        if self._running is not None:
            self._running.cancel()
            self._cancel.setEnabled(False)
            self._words.setText("Stopping…")

    def _advance(self, done: int, of_all: int) -> None:
        # What comes before and after the themes is not counted.
        self.bar.setRange(0, 0 if done >= of_all else of_all)
        self.bar.setValue(done)

    def _end(self) -> None:
        self._running = None
        self.hide()

    def _done(self, made: ReportText) -> None:
        self._end()
        self.made.emit(made)

    def _fail(self, error: Exception) -> None:
        self._end()
        if isinstance(error, _StoppedError):
            self.failed.emit("Stopped: nothing was written.")
        elif isinstance(error, CoderError):
            self.failed.emit(f"⚠ {error}")
        else:
            self.failed.emit("")
            raise error

    def _close(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running.wait()


def _make(work: Background, order: ReportOrder) -> ReportText:
    def advance(done: int, of_all: int) -> None:
        if work.cancelled:
            raise _StoppedError
        work.report(done, of_all)

    return report_beside(order, advance)
