"""Stopping in the middle of long work, within a statement too."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

INSTRUCTIONS: Final = 100_000
"""Of SQLite's machine, between two questions: some milliseconds."""

Stop = Callable[[], bool]
"""Whether to stop; SQLite ends a statement whose progress handler says so."""


@contextmanager
def stoppable(db: sqlite3.Connection, ask: Callable[[], object]) -> Iterator[Stop]:
    """Ask now and then, also within a statement, whether to go on; yields the question itself.

    What ``ask`` raises, Ctrl+C included, ends the statement, and comes out of here in place of
    whatever came of that. Nothing is asked any more by then, so that what was begun is undone.
    """
    reasons: list[BaseException] = []

    def stop() -> bool:
        if reasons:
            return False
        try:
            ask()
        except BaseException as error:  # SQLite would swallow it
            reasons.append(error)
        return bool(reasons)

    db.set_progress_handler(stop, INSTRUCTIONS)
    try:
        yield stop
    except BaseException:
        if reasons:
            raise reasons[0] from None
        raise
    finally:
        db.set_progress_handler(None, 0)


def never() -> bool:
    """For whoever is not asked."""
    return False
