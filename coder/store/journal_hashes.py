"""The hashes by which one sees whether the journal is still what was written."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter


def hash_of(changes: Iterable[tuple[str, str, str, str]]) -> str:
    """The hash of an operation's changes: (table, row, kind, fields as JSON) in order."""
    digest = hashlib.blake2b(digest_size=16)
    for change in changes:
        digest.update("\x1f".join(change).encode())
        digest.update(b"\x1e")
    return digest.hexdigest()


def changed_acts(db: sqlite3.Connection) -> Iterator[str]:
    """The descriptions of acts that no longer are what was done, in the order of the file.

    Of an act that came in a blind copy only a part is here, which nobody can judge.
    """
    rows = db.execute(
        "SELECT o.n, o.hash, o.description, c.tbl, c.row, c.kind, c.fields FROM operation o"
        " LEFT JOIN change c ON c.operation = o.n WHERE NOT o.partial ORDER BY o.n, c.k"
    )
    for (_, said, description), changes in groupby(rows, itemgetter(0, 1, 2)):
        if hash_of(change[3:] for change in changes if change[3] is not None) != said:
            yield description
