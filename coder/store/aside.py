"""Operations that were set aside in this copy: the fold leaves them out, the set keeps them."""

import sqlite3
from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

from coder.domain.journal.causality import packed


@dataclass(frozen=True, slots=True)
class Aside:
    """Ranges of packed operation numbers, both ends included, in order."""

    firsts: tuple[int, ...] = ()
    lasts: tuple[int, ...] = ()

    @classmethod
    def read(cls, db: sqlite3.Connection) -> Self:
        """What is set aside in a file."""
        rows = db.execute("SELECT first, last FROM aside ORDER BY first").fetchall()
        return cls(tuple(first for first, _ in rows), tuple(last for _, last in rows))

    def __bool__(self) -> bool:
        return bool(self.firsts)

    def __contains__(self, operation: int) -> bool:
        place = bisect_right(self.firsts, operation) - 1
        return place >= 0 and operation <= self.lasts[place]

    def last_before(self, operation: int) -> int:
        """The last one of its session, up to this one, that counts (sequence 0: none)."""
        session = operation >> 32
        while operation in self and operation > packed(session, 0):
            first = self.firsts[bisect_right(self.firsts, operation) - 1]
            operation = max(first - 1, packed(session, 0))
        return operation


def counts(operation: str, schema: str = "main") -> str:
    """Whether an operation, named by an expression, counts in a file: SQL."""
    return (
        f"NOT EXISTS (SELECT 1 FROM {schema}.aside a WHERE {operation} BETWEEN a.first AND a.last)"
    )


def set_aside(db: sqlite3.Connection, ranges: list[tuple[int, int]]) -> None:
    """Leave operations out from now on; the caller folds the rows anew."""
    db.executemany("INSERT OR REPLACE INTO aside VALUES (?, ?)", ranges)


def take_back_in(db: sqlite3.Connection, ranges: list[tuple[int, int]]) -> None:
    """Let operations count again; the caller folds the rows anew."""
    for first, last in ranges:
        held = db.execute(
            "SELECT first, last FROM aside WHERE first <= ? AND last >= ?", (last, first)
        ).fetchall()
        for old_first, old_last in held:
            db.execute("DELETE FROM aside WHERE first = ?", (old_first,))
            rest = [(old_first, first - 1), (last + 1, old_last)]
            set_aside(db, [(low, high) for low, high in rest if low <= high])
