"""Writing kept tables past the journal: for what the journal holds already."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def silenced(db: sqlite3.Connection) -> Iterator[None]:
    """The triggers are silent inside; the caller is in a transaction.

    On an error nothing is restored here: the caller's rollback brings back what ``now`` held.
    """
    operation = db.execute("SELECT operation FROM now").fetchone()[0]
    db.execute("UPDATE now SET operation = 0")
    yield
    db.execute("UPDATE now SET operation = ?", (operation,))
