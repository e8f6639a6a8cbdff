"""One worker process: it answers requests from its pipe until its parent is gone."""

import faulthandler
import gc
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from time import monotonic
from traceback import format_exc
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from coder.domain.bibliography.file_facts import FileRead, Links, Outline, Refusal, Trouble
from coder.pdf.limits import Limits
from coder.pdf.requests import (
    Alive,
    Annotate,
    Annotated,
    Draw,
    Drawn,
    Linked,
    Outlined,
    Pixels,
    Read,
    ReadWhole,
    Recognise,
    Request,
    Slot,
)
from coder.pdf.shared_memory import SharedMemory

if TYPE_CHECKING:
    from coder.domain.annotations.annotation import AnnotatedCopy, Annotations
    from coder.domain.bibliography.recognition import RecognisedPage
    from coder.domain.finding.whole_reading import WholeReading
    from coder.pdf.reader import Reader

Answer: TypeAlias = (
    "FileRead | Pixels | Outline | Annotations | AnnotatedCopy | Links | RecognisedPage"
    " | WholeReading | Refusal"
)

_SIGNS_EVERY: Final = 0.1  # seconds
_GRACE: Final = 2  # times the limit: after that a worker that its parent did not kill ends itself


def serve(connection: Connection, limits: Limits, memory: SharedMemory | None) -> None:
    """Say that it is ready, then answer one request after another."""
    quiet = _silence()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # MuPDF belongs to this process alone: whoever starts it imports this module too.
    from coder.pdf.reader import Reader  # noqa: PLC0415

    # A page is some 10,000 small dictionaries, none of them in a circle; looking for circles among
    # them took a third of the time. They are looked for after every request instead.
    gc.freeze()
    gc.disable()
    sign = _signs(connection, quiet, limits)
    reader = Reader(limits, sign)
    try:
        connection.send(Alive())
        while True:
            request, slot = connection.recv()
            step = limits.recognising if isinstance(request, Recognise) else limits.step
            faulthandler.dump_traceback_later(step * _GRACE, exit=True, file=quiet)
            outcome = _answer(reader, request)
            if isinstance(outcome, Pixels):
                _send_pixels(connection, outcome, slot, memory)
            else:
                connection.send(outcome)
            faulthandler.cancel_dump_traceback_later()
            if not isinstance(request, Draw):
                gc.collect()
    except (EOFError, OSError):  # the parent is gone
        return


def _silence() -> int:
    # MuPDF writes its complaints about a file to the terminal; some of its libraries go around
    # the switch that PyMuPDF has for this.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    return null


def _signs(connection: Connection, quiet: int, limits: Limits) -> Callable[[int], None]:
    """A sign of life, not sent so often that it costs anything.

    A worker whose parent was killed notices it here. While it is lost in MuPDF, which holds the
    interpreter, only the watchdog of ``faulthandler`` can end it.
    """
    last = monotonic()

    def sign(pages: int) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= _SIGNS_EVERY or pages == 0:
            last = now
            connection.send(Alive(pages))
            faulthandler.dump_traceback_later(limits.step * _GRACE, exit=True, file=quiet)

    return sign


def _send_pixels(
    connection: Connection, pixels: Pixels, slot: Slot | None, memory: SharedMemory | None
) -> None:
    """Put them where the parent reads them, else send them after what is said of them."""
    samples = pixels.samples
    in_slot = False
    if memory is not None and slot is not None and samples.nbytes <= slot.size:
        with suppress(OSError):  # the system has no such memory left
            memory.write(slot.place, samples)
            in_slot = True
    connection.send(Drawn(pixels.width, pixels.height, pixels.zoom, in_slot))
    if not in_slot:
        connection.send_bytes(samples)


def _done(reader: "Reader", request: Request) -> Answer:
    answers: dict[type, Callable[[Any], Answer]] = {
        Read: reader.read,
        Draw: reader.draw,
        Outlined: reader.outline,
        Annotated: reader.annotations,
        Annotate: reader.annotate,
        Linked: reader.links,
        Recognise: reader.recognise,
        ReadWhole: reader.read_whole,
    }
    return answers[type(request)](request)


def _answer(reader: "Reader", request: Request) -> Answer:
    from coder.pdf.opening import RefusedError  # noqa: PLC0415 - imports MuPDF

    try:
        return _done(reader, request)
    except RefusedError as refused:
        return refused.refusal
    except MemoryError:
        return Refusal(Trouble.TOO_HUNGRY, "This file needs more memory than there is.")
    except OSError:
        raise
    # Hostile files are what this process is for: whatever they make MuPDF or us raise concerns
    # this file alone, and must not take the worker along.
    except Exception:
        sentence = "This PDF is damaged in a way that Coder cannot read."
        return Refusal(Trouble.CRASHED, sentence, details=format_exc())
