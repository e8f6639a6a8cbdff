"""Conflicts that were settled, read from the journal."""

import json

from coder.domain.journal.conflict import Conflict
from coder.domain.journal.fold import (
    Write,
    concurrency,
    distinct_values,
    fold_row,
    frontier,
    writes_of,
)
from coder.domain.journal.tables import BY_NAME
from coder.store.aside import counts
from coder.store.conflicts import conflict_id
from coder.store.history import undone
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.writes import writes_on


def settled(project: Project) -> list[tuple[str, Conflict]]:
    """The conflicts that acts of settling ended, latest first; each told once."""
    rows = project.db.execute(
        "SELECT c.operation, c.tbl, c.row, c.kind, c.fields FROM operation o"
        " JOIN change c ON c.operation = o.n WHERE o.kind = 'settle'"
        f" AND {counts('o.n')} ORDER BY o.stamp DESC, c.k"
    ).fetchall()
    taken_back = undone(project)
    found: dict[str, Conflict] = {}
    answered: dict[int, tuple[str, str]] = {}
    for operation, table, row, kind, fields in rows:
        if operation in taken_back:
            continue
        if kind == "set":
            for field in json.loads(fields):
                conflict = _as_it_was(project, operation, (table, row, field))
                found.setdefault(conflict_id(conflict.kind, table, row, field), conflict)
        elif kind == "remove":
            answered[operation] = table, row  # the last one: what stood on it went before
        elif kind == "keep":
            answered.setdefault(operation, (table, row))  # the first: what stands on it follows
    for operation, (table, row) in answered.items():
        conflict = _removal_as_it_was(project, operation, table, row)
        found.setdefault(conflict_id("removed", table, row, None), conflict)
    return list(found.items())


def _as_it_was(project: Project, operation: int, about: tuple[str, str, str]) -> Conflict:
    """A conflict between the writes that the one who settled it had seen."""
    table, row, field = about
    saw = causality_of(project).saw
    writes = _writes_seen(project, operation, row)
    saw_write = concurrency(writes, saw)
    candidates = distinct_values(frontier(writes_of(writes, field, saw_write), saw_write), field)
    kind = "key" if field == "shortcut" else "field"
    return Conflict(kind, table, row, field, tuple(candidates))


def _removal_as_it_was(project: Project, operation: int, table: str, row: str) -> Conflict:
    """What the one who settled it had seen of a removal."""
    writes = _writes_seen(project, operation, row)
    folded = fold_row(BY_NAME[table], writes, causality_of(project).saw)
    return Conflict("removed", table, row, None, tuple(folded.removals))


def _writes_seen(project: Project, operation: int, row: str) -> list[Write]:
    """The writes on a row that the author of an operation had seen before it."""
    saw = causality_of(project).saw
    return [
        write for write in writes_on(project, [row]).get(row, ()) if saw(operation, write.operation)
    ]
