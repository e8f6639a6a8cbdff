"""Settlements that were taken back: they count as if they had never been made.

Otherwise whoever takes one back would have settled by it, and the question would be gone.
"""

import json
from collections.abc import Sequence
from typing import Final

from coder.store.history import undone
from coder.store.project import Project

SETTLE: Final = "settle"
"""The kind of an operation that settles conflicts."""


def voided(project: Project) -> frozenset[int]:
    """The acts of settling that are taken back now."""
    taken_back = project.db.execute(
        "SELECT s.n FROM operation u JOIN operation s ON s.n = u.undoes"
        f" WHERE u.undoes IS NOT NULL AND s.kind = '{SETTLE}'"
    ).fetchall()
    if not taken_back:
        return frozenset()
    return frozenset(undone(project).keys() & {operation for (operation,) in taken_back})


def settles(project: Project, operation: int) -> bool:
    """Whether an operation settled something, or takes back or does again one that did."""
    return _settlement(project, operation) is not None


def rows_settled(project: Project, operations: Sequence[int]) -> set[tuple[str, str]]:
    """The rows, as (table, id), of the settlements that these operations take back or do again."""
    found: set[tuple[str, str]] = set()
    for operation in operations:
        settlement = _settlement(project, operation)
        if settlement is not None and settlement != operation:
            found.update(
                project.db.execute(
                    "SELECT DISTINCT tbl, row FROM change WHERE operation = ?", (settlement,)
                )
            )
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


def _settlement(project: Project, operation: int) -> int | None:
    """The act of settling at the beginning of a chain of undos, if it is one."""
    current: int | None = operation
    while current is not None:
        row = project.db.execute(
            "SELECT kind, undoes FROM operation WHERE n = ?", (current,)
        ).fetchone()
        if row is None or (row[1] is None and row[0] != SETTLE):
            return None
        if row[1] is None:
            return current
        current = row[1]
    return None
