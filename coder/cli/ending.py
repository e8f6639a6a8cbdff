"""Being ended by the system, as when it shuts down, or by another program."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def as_by_ctrl_c() -> Iterator[None]:
    """Let SIGTERM stop what runs inside as Ctrl+C does, so that it leaves nothing half done."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
