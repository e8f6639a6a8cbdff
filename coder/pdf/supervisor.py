"""Hands jobs to worker processes, watches over them, and replaces those that fail."""

from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import wait
from threading import Lock, Thread
from typing import Any, Final

from coder.domain.bibliography.file_facts import Refusal, Trouble
from coder.pdf.limits import Limits
from coder.pdf.requests import Urgency
from coder.pdf.ring import Ring
from coder.pdf.worker_process import STOPPED, WATCH_EVERY, Job, WorkerProcess

_MOST_FAILED_STARTS: Final = 3
_NOT_STARTED: Final = Refusal(
    Trouble.CRASHED, "The program's PDF reader could not be started on this computer."
)


class Supervisor:
    """A thread that owns the workers: one job at a time each, the most urgent first."""

    def __init__(self, processes: int, limits: Limits) -> None:
        self._processes = processes
        self._limits = limits
        self._ring = Ring(processes, limits.shared)
        self._workers: list[WorkerProcess] = []
        self._waiting: list[Job] = []
        self._lock = Lock()  # guards _waiting and _closing; all else is the thread's own
        self._closing = False
        self._warm = 0  # so many workers are to be there before they are needed
        self._failed_starts = 0
        self._bell, self._ringer = Pipe(duplex=False)
        self._thread = Thread(target=self._run, name="pdf readers", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> Future[Any]:
        """Queue a job; its future holds the outcome."""
        with self._lock:
            if self._closing:
                raise ValueError("the readers are closed")
            self._waiting.append(job)
        self._call()
        return job.future

    def drop(self, jobs: Iterable[Job]) -> None:
        """Nobody wants these any more: take back what waits, kill what is under way."""
        for job in jobs:
            job.dropped = not job.future.cancel()
        self._call()

    def warm_up(self, workers: int) -> None:
        """Start workers now and keep so many, so that the first jobs need not wait for them."""
        self._warm = max(self._warm, workers)
        self._call()

    def close(self) -> None:
        """End all workers; whatever was asked of them is answered by refusals."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
        self._call()
        self._thread.join()
        self._bell.close()
        self._ringer.close()

    def _call(self) -> None:
        with suppress(OSError):  # closed meanwhile
            self._ringer.send_bytes(b"!")

    def _run(self) -> None:
        while not self._closing:
            self._hand_out()
            self._listen()
            for worker in self._workers:
                if not worker.over:
                    worker.watch()
            self._make_way()
            self._bury()
        for worker in self._workers:
            worker.end(STOPPED)
        self._refuse_waiting(STOPPED)
        self._ring.close()

    def _listen(self) -> None:
        """Wait until somebody says something, or it is time to look at clock and memory."""
        resting = all(worker.idle for worker in self._workers) and not self._waiting
        talking = {worker.connection: worker for worker in self._workers}
        for speaker in wait([self._bell, *talking], None if resting else WATCH_EVERY):
            if speaker is self._bell:
                self._bell.recv_bytes()
            else:
                talking[speaker].hear()  # type: ignore[index]

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.idle and (job := self._next()):
                worker.give(job)
        starting = sum(not worker.ready for worker in self._workers)
        room = self._processes - len(self._workers)
        missing = max(len(self._waiting) - starting, self._warm - len(self._workers))
        for _ in range(min(room, missing)):
            self._start()

    def _next(self) -> Job | None:
        """The most urgent job, of several the one that has waited longest."""
        while True:
            with self._lock:
                if not self._waiting:
                    return None
                urgencies = [job.urgency() for job in self._waiting]
                most = max(urgencies)
                job = self._waiting.pop(urgencies.index(most))
            if most == Urgency.DROPPED:
                job.future.cancel()
            if job.future.set_running_or_notify_cancel():
                return job

    def _make_way(self) -> None:
        """End a worker that is lost in what nobody looks at, if somebody looks at what waits."""
        in_the_way = [worker for worker in self._workers if worker.is_in_the_way()]
        if in_the_way and len(self._workers) == self._processes:
            with self._lock:
                awaited = any(job.urgency() == Urgency.SEEN for job in self._waiting)
            if awaited and all(worker.job for worker in self._workers):
                in_the_way[0].end(STOPPED)

    def _start(self) -> None:
        try:
            self._workers.append(WorkerProcess(self._limits, self._ring))
        except (OSError, RuntimeError):
            self._start_failed()

    def _start_failed(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_FAILED_STARTS:
            self._failed_starts = 0
            self._refuse_waiting(_NOT_STARTED)

    def _bury(self) -> None:
        for worker in [worker for worker in self._workers if worker.over]:
            self._workers.remove(worker)
            if not worker.ready:
                self._start_failed()
            else:
                self._failed_starts = 0

    def _refuse_waiting(self, refusal: Refusal) -> None:
        while job := self._next():
            job.future.set_result(refusal)
