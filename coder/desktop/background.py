"""Work beside the window: in a thread, with progress, and home again on the window's thread."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot


class Background(QObject):
    """One piece of work in a thread of its own.

    ``work`` is called in the thread with this object; it may call ``report`` and should look at
    ``cancelled`` now and then. What it reports goes to ``advance``, and at the end ``done`` or
    ``failed`` is called, all of them on the window's thread.
    """

    _progress = Signal(int, int)  # done, of all
    _ended = Signal(object, object)  # result, error

    def __init__(
        self,
        work: "Callable[[Background], Any]",
        *,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        advance: "Callable[[int, int], object] | SignalInstance | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.cancelled = False
        self._work, self._done, self._failed = work, done, failed
        self._ended.connect(self._home, Qt.ConnectionType.QueuedConnection)
        if advance is not None:  # before the thread starts, or its first word could go unheard
            self._progress.connect(advance)
        self._thread = Thread(target=self._run, name="background", daemon=True)
        self._thread.start()

    def report(self, done: int, of_all: int) -> None:
        """Say how far the work is; from its thread."""
        self._progress.emit(done, of_all)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.cancelled = True

    def wait(self) -> None:
        """Wait for the thread to end, as when the window closes."""
        self._thread.join()

    def _run(self) -> None:
        try:
            result = self._work(self)
        except Exception as error:
            self._end(None, error)
        else:
            self._end(result, None)

    def _end(self, result: object, error: Exception | None) -> None:
        with suppress(RuntimeError):  # the window was closed: nobody listens any more
            self._ended.emit(result, error)

    @Slot(object, object)
    def _home(self, result: object, error: Exception | None) -> None:
        if error is None:
            self._done(result)
        else:
            self._failed(error)
        self.deleteLater()
