"""What a window does while it is used: late ticks, long turns, what frames show, memory."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter, thread_time

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from coder.desktop.reader import painting

MEGABYTE = 1_000_000
TICK = 10  # milliseconds
GRID = 16  # points across and down a page at which is looked whether it is white


@dataclass
class Seen:
    """What was counted; times in ms, sorted."""

    late: list[float] = field(default_factory=list)  # the ticks of a timer
    turns: list[float] = field(default_factory=list)  # processor time of each turn of the loop
    frames: int = 0
    white: int = 0  # frames in which a page was seen that was nothing but paper
    stood_in: int = 0  # frames in which a page had no picture at all, white or not
    coarse: int = 0  # frames in which what was seen was not sharp
    memory: int = 0  # bytes, at the most

    def line(self) -> str:
        """All of it in a line."""
        return (
            f"late {at(self.late, 0.99):.1f} ms ({self.late[-1]:.1f} at most),"
            f" a turn {at(self.turns, 0.99):.1f} ms of processor ({self.turns[-1]:.1f} at most);"
            f" {self.frames} frames, {self.white} white, {self.stood_in} with a stand-in for a"
            f" picture, {self.coarse} not sharp;"
            f" {self.memory / MEGABYTE:.0f} MB"
        )


def at(times: list[float], share: float) -> float:
    """A percentile."""
    return times[int(share * (len(times) - 1))]


def load() -> str:
    """How busy the machine is with everything together."""
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


class _Frames(QObject):
    def __init__(self, view, seen: Seen) -> None:
        super().__init__()
        self._view, self._seen = view, seen
        self._bare: list[int] = []  # pages that the last frame has no picture of

    def eventFilter(self, _watched, event) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint:
            pictures, view = self._view.pictures, self._view
            self._seen.frames += 1
            self._bare = [
                page
                for page in view.visible()
                if not pictures.kept.has_any(page) and page not in pictures.troubles
            ]
            self._seen.stood_in += bool(self._bare)
            self._seen.coarse += not view.is_drawn
        return False

    def look(self) -> None:
        """Look at what was painted: whether a page without a picture is all white."""
        self._seen.white += any(map(self._is_white, self._bare))
        self._bare = []

    def _is_white(self, page: int) -> bool:
        view, window = self._view, self._view.window()
        seen = view.frame(page).toAlignedRect() & view.viewport().rect()
        if seen.height() < GRID or seen.width() < GRID:
            return False
        drawn, ratio = window.backingStore().paintDevice(), view.devicePixelRatioF()
        corner = view.viewport().mapTo(window, seen.topLeft())
        points = (
            corner + QPoint(seen.width() * x // GRID, seen.height() * y // GRID)
            for x in range(1, GRID)
            for y in range(1, GRID)
        )
        paper = {painting.PAPER.rgb(), painting.DARK_PAPER.rgb()}
        return all(drawn.pixel(point * ratio) in paper for point in points)


def watch(view, seconds: float, each: Callable[[float], object], every: int = 16) -> Seen:
    """Do something every so many ms, being told how far the time is (0 to 1), and watch."""
    seen, process = Seen(), psutil.Process()
    last = perf_counter()

    def tick() -> None:
        nonlocal last
        now = perf_counter()
        seen.late.append(max(0.0, 1000 * (now - last) - TICK))
        last = now

    begun = perf_counter()
    clock, worker, scale = QTimer(), QTimer(), QTimer()
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    worker.setTimerType(Qt.TimerType.PreciseTimer)

    def weigh() -> None:
        seen.memory = max(seen.memory, process.memory_info().rss)

    for timer, act, interval in (
        (clock, tick, TICK),
        (worker, lambda: each((perf_counter() - begun) / seconds), every),
        (scale, weigh, 100),
    ):
        timer.timeout.connect(act)
        timer.start(interval)
    frames = _Frames(view, seen)
    view.viewport().installEventFilter(frames)
    while perf_counter() - begun < seconds:
        before = thread_time()  # waiting takes none
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        seen.turns.append(1000 * (thread_time() - before))
        frames.look()
    view.viewport().removeEventFilter(frames)
    for timer in (clock, worker, scale):
        timer.stop()
    seen.late.sort()
    seen.turns.sort()
    return seen
