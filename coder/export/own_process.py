"""Work in a process of its own, so that a window can be worked with meanwhile.

As a thread of the window's process an export takes turns with all that the window reads: SQLite
gives the interpreter up at every row and waits for it again, and a matrix that is counted in half
a second came when the export had ended.
"""

import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from traceback import format_exc
from typing import Any, Final, TypeVar

from coder.domain.errors import CoderError
from coder.export.book import Progress

_STEP: Final = 0.05  # seconds between two signs of life

Order = TypeVar("Order")
Result = TypeVar("Result")


class _UnwantedError(Exception):
    """Nobody waits for it any longer."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of it."""

    result: object


def in_own_process(
    work: Callable[[Order, Progress], Result],
    order: Order,
    progress: Progress,
    *,
    lost: str,
    name: str = "export",
    leaves_nothing: bool = False,
) -> Result:
    """What ``work``, a function of a module, makes of an order in another process.

    ``progress`` is called again and again; whatever it raises stops the work. ``lost`` is said if
    the process ends by itself; ``name`` is that of the process. What ``leaves_nothing`` but its
    result is ended at once when it is unwanted; all else is let tidy up.

    Raises:
        CoderError: the process ended; and whatever the work raises.
    """
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_run, args=(theirs, work, order), name=name)
    process.start()
    theirs.close()
    try:
        result: Result = _heard(ours, progress)
    except EOFError as error:
        raise CoderError(
            f"{lost}: the work ended by itself, perhaps for want of memory. Close other programs"
            " and try again."
        ) from error
    finally:
        ours.close()  # which tells the process that it is unwanted
        if leaves_nothing:
            process.terminate()
        process.join()
    return result


def _heard(connection: Connection, progress: Progress) -> Any:  # noqa: ANN401 - what work returns
    done = 0, 0
    while True:
        said = connection.recv() if connection.poll(_STEP) else done
        if isinstance(said, _Done):
            return said.result
        if isinstance(said, Exception):
            raise said
        done = said
        progress(*done)


def _run(connection: Connection, work: Callable[[Order, Progress], object], order: Order) -> None:
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

    answer: _Done | Exception
    try:
        answer = _Done(work(order, advance))
    except _UnwantedError:
        return
    except Exception as error:  # whatever it is, it is raised where somebody waits
        error.add_note(format_exc())
        answer = error
    with suppress(OSError):
        connection.send(answer)
