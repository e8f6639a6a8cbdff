"""A few worker processes that read PDFs, each on its own and each replaceable."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from coder.domain.annotations.annotation import AnnotatedCopy, Annotations
from coder.domain.bibliography.file_facts import FileRead, Links, Outline, Picture, Refusal
from coder.pdf.limits import Limits
from coder.pdf.requests import Annotate, Annotated, Draw, Linked, Outlined, Read, Urgency
from coder.pdf.supervisor import Supervisor
from coder.pdf.worker_process import Job

AHEAD: Final = 4
"""So many files a worker are read before the first of them is taken: bounds what is held."""


class Readers:
    """Reads and draws PDFs in worker processes, which start when they are first needed.

    A file that crashes, stalls or overeats its worker is answered by a Refusal; no other file
    notices. Methods may be called from any thread. Nothing here imports MuPDF.
    """

    def __init__(self, *, processes: int | None = None, limits: Limits | None = None) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._supervisor = Supervisor(self._processes, limits or Limits())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def warm_up(self) -> None:
        """Start a worker before it is needed."""
        self._supervisor.warm_up()

    def read(
        self, source: Path | bytes, *, password: str | None = None
    ) -> Future[FileRead | Refusal]:
        """Read one file; cancelling the future helps as long as no worker has begun."""
        return self._supervisor.submit(Job(Read(source, password), _read))

    def draw(
        self, request: Draw, urgency: Callable[[], Urgency] | None = None
    ) -> Future[Picture | Refusal]:
        """Draw one page, or a part of it.

        ``urgency`` may answer differently later on, and from another thread: what is dropped
        before a worker began is cancelled, and ended if it keeps others waiting.
        """
        return self._supervisor.submit(Job(request, urgency or _seen))

    def outline(self, request: Outlined) -> Future[Outline | Refusal]:
        """Read the outline of a file."""
        return self._supervisor.submit(Job(request))

    def annotations(self, request: Annotated) -> Future[Annotations | Refusal]:
        """Read what other programs wrote on the pages of a file."""
        return self._supervisor.submit(Job(request))

    def annotate(self, request: Annotate) -> Future[AnnotatedCopy | Refusal]:
        """Write a copy of a file with further annotations."""
        return self._supervisor.submit(Job(request))

    def links(self, request: Linked) -> Future[Links | Refusal]:
        """Read the links of a page."""
        return self._supervisor.submit(Job(request))

    def read_all(
        self, sources: Iterable[Path | bytes], *, password: str | None = None
    ) -> Iterator[tuple[Path | bytes, FileRead | Refusal]]:
        """Every file with what was read of it or why not, in the order given, as it comes.

        Files are taken, and results held, only a few ahead. Closing the iterator ends the work
        that is under way.
        """
        pending: deque[tuple[Path | bytes, Job]] = deque()
        rest = iter(sources)
        try:
            while True:
                room = AHEAD * self._processes - len(pending)
                for source in islice(rest, room):
                    job = Job(Read(source, password), _read)
                    pending.append((source, job))
                    self._supervisor.submit(job)
                if not pending:
                    return
                source, job = pending[0]
                outcome = job.future.result()
                pending.popleft()
                yield source, outcome
        finally:
            self._supervisor.drop([job for _, job in pending])

    def close(self) -> None:
        """End all workers, whatever they do; what was asked of them is answered by refusals."""
        self._supervisor.close()


def _read() -> Urgency:
    return Urgency.READ


def _seen() -> Urgency:
    return Urgency.SEEN
