"""Conflicts that were settled, read from the journal."""

import json
from collections.abc import Iterable

from coder.domain.journal.conflict import Conflict
from coder.store.as_settled import AsSettled, Row
from coder.store.aside import counts
from coder.store.conflicts import conflict_id
from coder.store.consequences import without_consequences
from coder.store.history import undone
from coder.store.project import Project


def settled(project: Project) -> list[tuple[str, Conflict]]:
    """The conflicts that acts of settling ended, latest first; each told once."""
    rows = project.db.execute(
        "SELECT c.operation, c.tbl, c.row, c.kind, c.fields FROM operation o"
        " JOIN change c ON c.operation = o.n WHERE o.kind = 'settle'"
        f" AND {counts('o.n')} ORDER BY o.stamp DESC, c.k"
    ).fetchall()
    taken_back = undone(project)
    as_settled = AsSettled(project)
    found: dict[str, Conflict] = {}
    removed: dict[int, Row] = {}
    for operation, table, row, kind, fields in rows:
        if operation in taken_back:
            continue
        if kind == "remove":
            removed[operation] = table, row  # the last one: what stood on it went before
        elif kind == "keep":
            _note(found, as_settled.kept(operation, (table, row)))
        elif kind == "set":
            for field, change in json.loads(fields).items():
                _note(found, as_settled.written(operation, (table, row), field, change))
    for operation, about in removed.items():
        _note(found, [as_settled.removal(operation, about)])
    return without_consequences(project, list(found.items()))


def _note(found: dict[str, Conflict], ended: Iterable[Conflict]) -> None:
    for one in ended:
        found.setdefault(conflict_id(one.kind, one.table, one.row, one.field), one)
