"""Intervals, drawn in a process of their own: how far that is, and Cancel."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from coder.analysis.agreement.resampling import SEED, TIMES
from coder.analysis.comparing.agreement import Agreement
from coder.analysis.comparing.drawing import draw, drawing_of, with_drawn
from coder.desktop.background import Background
from coder.desktop.workspace import Workspace
from coder.domain.telling import counted
from coder.export.own_process import in_own_process

_QUICK: Final = 4_000
"""So many themes times documents are drawn without being asked for: a second or two."""


class _StoppedError(Exception):
    """Nobody wants it any longer."""


class Intervals(QObject):
    """Draws documents anew for one comparison at a time."""

    drawn = Signal(object, object)  # the comparison, and the same with intervals
    changed = Signal()  # it began, went on or ended
    failed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._running: Background | None = None
        self._ending: set[Background] = set()  # also those that nobody waits for any longer
        self.done = 0
        self.of_all = 0
        workspace.closing.connect(self._close)

    @property
    def working(self) -> bool:
        """Whether documents are being drawn."""
        return self._running is not None

    def begin(self, found: Agreement, limit: float | None) -> None:
        """Draw for a comparison, in place of what was drawn for."""
        self.cancel()
        self.done, self.of_all = 0, len(found.themes)
        running = Background(
            lambda work: _draw(work, found, limit),
            done=lambda result: self._end(running, found, result),
            failed=lambda error: self._fail(running, error),
            advance=self._advance,
            parent=self,
        )
        self._running = running
        self._ending.add(running)
        self.changed.emit()

    def cancel(self) -> None:
        """Draw no longer."""
        if self._running is not None:
            self._running.cancel()
            self._running = None
            self.changed.emit()

    @Slot(int, int)
    def _advance(self, done: int, of_all: int) -> None:
        if self.sender() is self._running:
            self.done, self.of_all = done, of_all
            self.changed.emit()

    def _end(self, running: Background, found: Agreement, result: Agreement) -> None:
        self._ending.discard(running)
        if running is self._running:
            self._running = None
            self.drawn.emit(found, result)
            self.changed.emit()

    def _fail(self, running: Background, error: Exception) -> None:
        self._ending.discard(running)
        if not isinstance(error, _StoppedError):
            if running is self._running:
                self._running = None
                self.changed.emit()
                self.failed.emit()
            raise error

    def _close(self) -> None:
        self.cancel()
        for one in self._ending:
            one.wait()


def is_quick(found: Agreement) -> bool:
    """Whether intervals are there within a moment."""
    return len(found.themes) * len(found.held.documents) <= _QUICK


def how_drawn(found: Agreement) -> str:
    """*1,000 draws of 12 documents, seed 1960*."""
    documents = counted(len(found.rated), "document")
    return f"{TIMES:,} draws of {documents}, seed {SEED}"


def _draw(work: Background, found: Agreement, limit: float | None) -> Agreement:
    def report(done: int, of_all: int) -> None:
        if work.cancelled:
            raise _StoppedError
        work.report(done, of_all)

    drawn = in_own_process(
        draw, drawing_of(found, limit), report,
        lost="No intervals were drawn", name="draw", leaves_nothing=True,
    )  # fmt: skip
    return with_drawn(found, drawn)
