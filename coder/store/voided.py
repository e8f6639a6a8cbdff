"""Answers to conflicts that were taken back: they count as if they had never been given.

Otherwise whoever takes one back would have settled by it, and the question would be gone. What
takes such an act back has no changes of its own.
"""

import json
from collections.abc import Sequence
from typing import Final

from coder.store.history import undone
from coder.store.project import Project

SETTLE: Final = "settle"
"""The kind of an operation that settles conflicts."""

_NO_CHANGES: Final = "NOT EXISTS (SELECT 1 FROM change c WHERE c.operation = u.n)"
_ONLY_SETS: Final = (
    "NOT EXISTS (SELECT 1 FROM change c WHERE c.operation = s.n AND c.kind != 'set')"
)


def voided(project: Project) -> frozenset[int]:
    """The acts that do not count, since they are taken back by one without changes."""
    taken_back = project.db.execute(
        "SELECT s.n FROM operation u JOIN operation s ON s.n = u.undoes"
        f" WHERE u.undoes IS NOT NULL AND {_NO_CHANGES} AND (s.kind = '{SETTLE}' OR {_ONLY_SETS})"
    ).fetchall()
    if not taken_back:
        return frozenset()
    return frozenset(undone(project).keys() & {operation for (operation,) in taken_back})


def only_sets(project: Project, operation: int) -> bool:
    """Whether an operation did nothing but set fields."""
    row = project.db.execute(
        f"SELECT {_ONLY_SETS} FROM operation s WHERE s.n = ?", (operation,)
    ).fetchone()
    return bool(row[0])


def settled_by(project: Project, operation: int) -> bool:
    """Whether an operation was an act of settling."""
    row = project.db.execute("SELECT kind FROM operation WHERE n = ?", (operation,)).fetchone()
    return row is not None and row[0] == SETTLE


def rows_voided(project: Project, operations: Sequence[int]) -> set[tuple[str, str]]:
    """The rows, as (table, id), of what operations without changes take back or do again."""
    found: set[tuple[str, str]] = set()
    for operation in operations:
        first = _first(project, operation)
        if first in {None, operation} or _changes(project, operation):
            continue
        found.update(_changes(project, first))
    return found


def undos_among(project: Project, ranges: Sequence[tuple[int, int]]) -> list[int]:
    """The operations in ranges of packed numbers that take something back."""
    rows = project.db.execute(
        "SELECT o.n FROM operation o JOIN json_each(?) r ON o.n BETWEEN"
        " json_extract(r.value, '$[0]') AND json_extract(r.value, '$[1]')"
        " WHERE o.undoes IS NOT NULL",
        (json.dumps(ranges),),
    )
    return [operation for (operation,) in rows]


def _first(project: Project, operation: int) -> int | None:
    """The act at the beginning of a chain of undos; None if it is not in this copy."""
    current: int | None = operation
    while current is not None:
        row = project.db.execute("SELECT undoes FROM operation WHERE n = ?", (current,)).fetchone()
        if row is None or row[0] is None:
            return None if row is None else current
        current = row[0]
    return None


def _changes(project: Project, operation: int | None) -> list[tuple[str, str]]:
    rows = project.db.execute(
        "SELECT DISTINCT tbl, row FROM change WHERE operation = ?", (operation,)
    )
    return rows.fetchall()
