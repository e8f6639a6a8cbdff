"""One worker as its supervisor sees it: a process, a pipe, a job, a deadline."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from time import monotonic
from typing import Any, Final

import psutil

from coder.domain.bibliography.file_facts import Picture, Refusal, Trouble
from coder.pdf.limits import Limits
from coder.pdf.requests import Alive, Draw, Drawn, Linked, Request, Slot, Urgency
from coder.pdf.ring import Ring
from coder.pdf.worker import serve

_SPAWN: Final = get_context("spawn")  # fork would copy the window's threads and locks
WATCH_EVERY: Final = 0.1
"""Seconds between two looks at clock and memory while work is done."""
_DYING: Final = 10  # seconds a killed process is waited for

CRASHED: Final = Refusal(
    Trouble.CRASHED, "This PDF crashed the program's PDF reader, so it was left out."
)
TOO_SLOW: Final = Refusal(
    Trouble.TOO_SLOW, "Reading this PDF took too long and was stopped; it may be damaged."
)
TOO_HUNGRY: Final = Refusal(
    Trouble.TOO_HUNGRY, "Reading this PDF needed too much memory and was stopped."
)
STOPPED: Final = Refusal(Trouble.STOPPED, "Reading was stopped.")


def asked() -> Urgency:
    """As is most of what is asked."""
    return Urgency.ASKED


@dataclass(eq=False, slots=True)
class Job:
    """A request with the future that awaits its answer.

    ``urgency`` is asked anew whenever it matters, in the supervisor's thread: what a reviewer
    looks at changes faster than pages are drawn.
    """

    request: Request
    urgency: Callable[[], Urgency] = asked
    future: Future[Any] = field(default_factory=Future)
    dropped: bool = False


class WorkerProcess:
    """A process that serves; it has at most one job, and is over once it failed at one."""

    def __init__(self, limits: Limits, ring: Ring) -> None:
        self._limits = limits
        self._ring = ring
        self.connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=serve, args=(theirs, limits, ring.memory), daemon=True
        )
        self._process.start()
        # Once only the worker holds its end, its death is an end of file here.
        theirs.close()
        self.pid = self._process.pid
        self.job: Job | None = None
        self.ready = False
        self.over = False
        self._slot: Slot | None = None
        self._unwanted: float | None = None  # since when nobody waits for its job
        self._begun = self._watched = monotonic()
        self._deadline = self._begun + limits.starting

    @property
    def idle(self) -> bool:
        """Whether it can be given a job."""
        return self.ready and self.job is None and not self.over

    def give(self, job: Job) -> None:
        """Send it a request."""
        self.job = job
        self._begun = monotonic()
        self._unwanted = None
        limits = self._limits
        drawing = min(limits.drawing, limits.step)
        step = drawing if isinstance(job.request, Draw | Linked) else limits.step
        self._deadline = self._begun + step
        self._slot = self._ring.take() if isinstance(job.request, Draw) else None
        try:
            self.connection.send((job.request, self._slot))
        except OSError:
            self.end(CRASHED)

    def hear(self) -> None:
        """Take in what it said: that it lives, its answer, or that it is dead."""
        try:
            said = self.connection.recv()
            if isinstance(said, Drawn):
                said = self._picture(said)
        except (EOFError, OSError):
            self.end(CRASHED)
            return
        if isinstance(said, Alive):
            self.ready = True
            self._deadline = self._next_deadline(said.pages)
        else:
            self._answer(said)

    def is_in_the_way(self) -> bool:
        """Whether it has been busy for some time with what nobody looks at."""
        if self.job is None or self.job.urgency() > Urgency.AHEAD:
            self._unwanted = None
            return False
        now = monotonic()
        self._unwanted = self._unwanted or now
        return now - self._unwanted >= self._limits.patience

    def watch(self) -> None:
        """End it if its time is over, its memory is too much, or nobody wants its answer."""
        now = monotonic()
        if self.job is None and self.ready:
            return
        if self.job and self.job.dropped:
            self.end(STOPPED)
        elif now < self._watched + WATCH_EVERY:
            return
        elif now > self._deadline:
            self.end(TOO_SLOW)
        elif self._memory() > self._limits.memory:
            self.end(TOO_HUNGRY)
        self._watched = now

    def end(self, refusal: Refusal) -> None:
        """Kill it; its job, if it has one, is refused."""
        self.over = True
        self._process.kill()
        self._process.join(_DYING)
        self.connection.close()
        self._answer(refusal)

    def _picture(self, drawn: Drawn) -> Picture:
        if drawn.in_slot and self._slot is not None:
            pixels = self._ring.read(self._slot, drawn.size)
        else:
            pixels = self.connection.recv_bytes()
        return Picture(drawn.width, drawn.height, drawn.zoom, pixels)

    def _answer(self, outcome: object) -> None:
        self._ring.give_back(self._slot)
        job, self.job, self._slot = self.job, None, None
        if job:
            job.future.set_result(outcome)

    def _next_deadline(self, pages: int) -> float:
        whole = self._begun + self._limits.whole + pages * self._limits.page
        return min(monotonic() + self._limits.step, whole)

    def _memory(self) -> int:
        with suppress(psutil.Error):
            return int(psutil.Process(self.pid).memory_info().rss)
        return 0
