"""Exports in a process of their own, so that a window can be worked with meanwhile.

As a thread of the window's process an export takes turns with all that the window reads: SQLite
gives the interpreter up at every row and waits for it again, and a matrix that is counted in half
a second came when the export had ended.
"""

import signal
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from traceback import format_exc
from typing import Final

from coder.analysis.agreed_project import as_shown
from coder.analysis.matrix import matrix
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import By, Coders
from coder.export.book import Progress
from coder.export.options import Options
from coder.export.word import ENDING, write_tables
from coder.export.workbook import Exported, write_workbook
from coder.store.project import Project

_STEP: Final = 0.05  # seconds between two signs of life


@dataclass(frozen=True, slots=True)
class Order:
    """What to write from which project, and where to."""

    source: Path
    path: Path
    by: By
    coders: Coders
    only: Coder | None
    options: Options


class _UnwantedError(Exception):
    """Nobody waits for it any longer."""


def write_beside(order: Order, progress: Progress) -> Exported:
    """Write a workbook, or a Word document if the path ends so; what lies there is replaced.

    ``progress`` is called again and again; whatever it raises stops the writing, and nothing is
    left behind.

    Raises:
        CoderError: the file cannot be written, or the process ended.
    """
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_write, args=(theirs, order), name="export")
    process.start()
    theirs.close()
    try:
        return _heard(ours, progress)
    except EOFError as error:
        raise CoderError(
            f"{order.path.name} was not written: the export ended by itself, perhaps for want of"
            " memory. Close other programs and try again."
        ) from error
    finally:
        ours.close()  # which tells the process that it is unwanted
        process.join()


def _heard(connection: Connection, progress: Progress) -> Exported:
    done = 0, 0
    while True:
        said = connection.recv() if connection.poll(_STEP) else done
        if isinstance(said, Exported):
            return said
        if isinstance(said, Exception):
            raise said
        done = said
        progress(*done)


def _write(connection: Connection, order: Order) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for it says when to stop
    last = 0.0

    def advance(done: int, of_all: int) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= _STEP or done >= of_all:
            last = now
            if connection.poll():
                raise _UnwantedError
            connection.send((done, of_all))

    answer: Exported | Exception
    try:
        answer = _written(order, advance)
    except _UnwantedError:
        return
    except Exception as error:  # whatever it is, it is raised where somebody waits
        error.add_note(format_exc())
        answer = error
    with suppress(OSError):
        connection.send(answer)


def _written(order: Order, advance: Progress) -> Exported:
    write = write_tables if order.path.suffix.lower() == ENDING else write_workbook
    with (
        Project(order.source, write=False) as project,
        as_shown(project, order.coders) as (shown, left_out),
    ):
        made = matrix(shown, by=order.by, coders=order.coders, only_coder=order.only)
        written = write(
            shown, made, order.path, options=order.options, overwrite=True, progress=advance
        )
    return replace(written, left_out=left_out)
