"""A few worker processes that read PDFs, each on its own and each replaceable."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from contextlib import closing
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from coder.domain.annotations.annotation import AnnotatedCopy, Annotations
from coder.domain.bibliography.file_facts import FileRead, Links, Outline, Picture, Refusal
from coder.domain.bibliography.recognition import RecognisedPage
from coder.pdf.limits import Limits
from coder.pdf.requests import (
    Annotate,
    Annotated,
    Draw,
    Linked,
    Outlined,
    Read,
    ReadWhole,
    Recognise,
    Request,
    Urgency,
)
from coder.pdf.supervisor import Supervisor
from coder.pdf.worker_process import Job

if TYPE_CHECKING:
    from coder.domain.finding.whole_reading import WholeReading

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

    def warm_up(self, workers: int = 1) -> None:
        """Start workers before they are needed, and from now on keep so many."""
        self._supervisor.warm_up(workers)

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

    def read_whole(
        self, packed: bytes, urgency: Callable[[], Urgency]
    ) -> "Future[WholeReading | Refusal]":
        """Read what quoting from a packed text and searching it need; ``urgency`` as in ``draw``.

        Where a Refusal comes, as where no worker can be started, it is to be read here.
        """
        return self._supervisor.submit(Job(ReadWhole(packed), urgency))

    def read_all(
        self, sources: Iterable[Path | bytes], *, password: str | None = None
    ) -> Generator[tuple[Path | bytes, FileRead | Refusal], None, None]:
        """Every file with what was read of it or why not, in the order given, as it comes.

        Files are taken, and results held, only a few ahead. Closing the iterator ends the work
        that is under way.
        """
        with closing(self._all(Read(source, password) for source in sources)) as read:
            for request, outcome in read:
                yield request.source, outcome

    def recognise_all(
        self, requests: Iterable[Recognise]
    ) -> Generator[tuple[int, RecognisedPage | Refusal], None, None]:
        """The text of pages by index, in the way that ``read_all`` gives files."""
        with closing(self._all(requests)) as recognised:
            for request, outcome in recognised:
                yield request.page, outcome

    def _all(self, requests: Iterable[Request]) -> Generator[tuple[Any, Any], None, None]:
        pending: deque[Job] = deque()
        rest = iter(requests)
        try:
            while True:
                room = AHEAD * self._processes - len(pending)
                for request in islice(rest, room):
                    job = Job(request, _read)
                    pending.append(job)
                    self._supervisor.submit(job)
                if not pending:
                    return
                job = pending[0]
                outcome = job.future.result()
                pending.popleft()
                yield job.request, outcome
        finally:
            self._supervisor.drop(pending)

    def close(self) -> None:
        """End all workers, whatever they do; what was asked of them is answered by refusals."""
        self._supervisor.close()


def _read() -> Urgency:
    return Urgency.READ


def _seen() -> Urgency:
    return Urgency.SEEN
