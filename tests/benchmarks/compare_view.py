"""The place Compare: when its tables are there, and how late a 10 ms timer is meanwhile.

python -m tests.benchmarks.compare_view [DOCUMENTS CODINGS]     by default 1,000 100,000

The processor time of the longest turn of the window's loop says more than how late a timer came,
where the machine has other work.
"""

import os
import sys
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coder.desktop.application import put_the_window_first
from coder.desktop.comparing.place import ComparePlace
from coder.desktop.comparing.tables import CONFUSIONS, DOCUMENTS, PAIRS, THEMES
from coder.desktop.workspace import Workspace
from coder.pdf.readers import Readers
from coder.store.project import Project
from tests.benchmarks.comparing import make_project
from tests.benchmarks.own_folder import own_folder

TICK = 10  # milliseconds
P99 = 0.99
IDLE = 5_000  # milliseconds: how late a timer comes for other reasons
SIZE = (1280, 800)
CHOSEN = (0, 7, 20, 33, 49)  # themes


class Watched:
    """The window's loop while something happens."""

    def __init__(self) -> None:
        self.rested = False
        self._clock = QTimer(interval=TICK)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.begin()

    def rest(self) -> None:
        """Nothing was done for a while."""
        self.rested = True

    def begin(self) -> None:
        """Forget what was."""
        self._late, self._turns, self._last = [0.0], [0.0], perf_counter()

    def _tick(self) -> None:
        now = perf_counter()
        self._late.append(1000 * (now - self._last) - TICK)
        self._last = now

    def until(self, ready) -> float:
        """Let the window work until something holds; returns seconds."""
        begun = perf_counter()
        while not ready():
            before = thread_time()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._turns.append(1000 * (thread_time() - before))
        return perf_counter() - begun

    def tell(self, what: str) -> None:
        """Print what was seen since, and begin anew."""
        late = sorted(self._late)
        most = late[round(P99 * (len(late) - 1))]
        print(
            f"  {what:34} late {most:5.1f} ms at p99, {late[-1]:5.0f} ms at the most, a turn"
            f" {max(self._turns):4.0f} ms",
            flush=True,
        )
        self.begin()


def bench(path: Path) -> None:
    """Open the place, choose, sort and draw."""
    with Readers(processes=1) as readers, Project(path, write=True) as project:
        workspace = Workspace(project, readers)
        place = ComparePlace(workspace)
        place.resize(*SIZE)
        watched = Watched()
        QTimer.singleShot(IDLE, watched.rest)
        watched.until(lambda: watched.rested)
        watched.tell("nothing at all")
        place.show()
        watched.tell("shown")
        seconds = watched.until(lambda: place.found is not None)
        watched.tell(f"themes after {seconds:.1f} s")
        place.before.show_figures.click()
        seconds += watched.until(lambda: not place.is_busy)
        watched.tell(f"all after {seconds:.1f} s")
        for theme in CHOSEN:
            place.tables.themes.view.choose(theme)
            watched.until(lambda: not place.is_busy)
        watched.tell("themes chosen")
        for tab in (DOCUMENTS, PAIRS, CONFUSIONS, THEMES):
            place.tables.tabs.setCurrentIndex(tab)
            watched.until(lambda: not place.is_busy)
        watched.tell("tabs")
        place.tables.more.click()
        place.tables.order.choose("apart")
        place.tables.arranging.emit()
        QApplication.processEvents()
        watched.tell("another order, more columns")
        place.intervals.begin()
        seconds = watched.until(lambda: not place.intervals.working)
        watched.tell(f"intervals after {seconds:.1f} s")
        place.close()
        workspace.closing.emit()


def main(documents: int, codings: int) -> None:
    """Make a project, and bench it."""
    application = QApplication.instance() or QApplication([])
    put_the_window_first()
    with own_folder() as folder:
        path = folder / "bench.coder"
        make_project(path, documents, codings)
        print(f"{documents:,} documents, {codings:,} codings, 50 themes, 3 coders")
        bench(path)
    application.quit()


if __name__ == "__main__":
    main(*([int(one) for one in sys.argv[1:]] or [1_000, 100_000]))
