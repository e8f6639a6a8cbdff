"""A window with documents in its reader, for what is measured there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coder.desktop.application import opened
from coder.operations.importing import import_files
from coder.operations.projects import new_project
from coder.pdf.readers import Readers

PATIENCE = 120  # seconds


def pump_until(done: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    begun = perf_counter()
    while not done():
        if perf_counter() - begun > PATIENCE:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        sleep(0.001)  # the workers' answers are heard by a thread of this process


@contextmanager
def opened_reader(project: Path, pdfs: list[Path], readers: Readers) -> Iterator[tuple]:
    """A window of a new project with these PDFs, and the ids of their documents."""
    with new_project(project, title="Reading", lead="Ana") as held:
        ids = [one.document for one in import_files(held, pdfs, readers)]
    with opened([project], readers) as windows:
        yield windows.projects[0], ids


def lateness(seconds: float, each: Callable[[int], object], every: int = 16) -> list[float]:
    """How late a 10 ms timer came (ms, sorted) while ``each`` was done every so many ms."""
    late: list[float] = []
    last = perf_counter()

    def tick() -> None:
        nonlocal last
        now = perf_counter()
        late.append(max(0.0, 1000 * (now - last) - 10))
        last = now

    clock, worker, number = QTimer(), QTimer(), iter(range(1_000_000))
    clock.setTimerType(clock.timerType().PreciseTimer)
    clock.setInterval(10)
    clock.timeout.connect(tick)
    worker.setInterval(every)
    worker.timeout.connect(lambda: each(next(number)))
    clock.start()
    worker.start()
    begun = perf_counter()
    while perf_counter() - begun < seconds:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    clock.stop()
    worker.stop()
    return sorted(late)
