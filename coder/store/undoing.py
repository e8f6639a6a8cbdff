"""Taking an operation back: only what still stands, and nothing that others built on.

A field is put back if it still holds what the operation wrote; a row that it added goes if
nobody else changed or used it; a removal is answered by keeping, never by adding again, since
that would write every field anew.
"""

import json
from collections.abc import Collection, Iterable

from coder.domain.journal.fold import fold_row
from coder.domain.journal.replay import REPLAYED
from coder.domain.journal.tables import BY_NAME, CODER, THEME, Table, stands_on
from coder.store import rows
from coder.store.as_settled import ended_conflict
from coder.store.aside import counts
from coder.store.coders import was_handed_out
from coder.store.columns import columns, stored
from coder.store.journal import Act, record
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.silence import silenced
from coder.store.small import fold_small
from coder.store.writes import writes_on


def take_back(running: Act, operations: Collection[int]) -> None:
    """Write the inverse of operations inside an act; what is left out is said there."""
    db = running.project.db
    for operation in sorted(operations, reverse=True):
        if ended_conflict(running.project, operation):
            continue  # by being taken back without a change it does not count
        changes = db.execute(
            "SELECT tbl, row, kind, fields FROM change WHERE operation = ? ORDER BY k DESC",
            (operation,),
        ).fetchall()
        for table, row, kind, fields in changes:
            if kind == "set":
                _put_back(running, table, row, json.loads(fields))
            elif kind == "remove":
                keep(running, table, row)
            else:
                _remove(running, table, row, operations)


def keep(running: Act, table: str, row: str) -> None:
    """Say that a removed row stays, along with what it stands on; its values are as they were."""
    project = running.project
    if _is_kept(running, row):
        return
    kept = BY_NAME[table]
    folded = fold_row(kept, writes_on(project, [row]).get(row, ()), causality_of(project).saw)
    if not folded.added:
        return
    fields = stored(kept, folded.fields)
    if kept is THEME:
        # What each theme was put under may go round in a circle; what counts does not.
        pointers = fold_small(project).pointers
        fields.update({name: pointers.value(row, name) for name in REPLAYED})
    for parent_table, parent in stands_on(kept, fields, needs=False):
        if rows.read(project, parent_table, parent) is None:
            keep(running, parent_table, parent)
    record(running, table, row, kind="keep")
    if rows.read(project, table, row) is None:
        with silenced(project.db):
            marks = ", ".join("?" * (len(kept.fields) + 1))
            values = [fields.get(name) for name in kept.fields]
            project.db.execute(
                f"INSERT INTO {table}({columns(kept)}) VALUES ({marks})", (row, *values)
            )


def _is_kept(running: Act, row: str) -> bool:
    """Whether the act has said of a row already that it stays: twice would be undone twice."""
    found = running.project.db.execute(
        "SELECT 1 FROM change WHERE row = ? AND operation = ? AND kind = 'keep'",
        (row, running.operation),
    )
    return found.fetchone() is not None


def keep_removed(running: Act, operation: int, wanted: Collection[tuple[str, str]]) -> None:
    """Say that rows stay which an operation removed, with what went because of them.

    That is whatever of the same operation stands on them, and what they stand on.
    """
    project = running.project
    removed = _removed_by(project, operation)
    writes = writes_on(project, [row for _, row in removed])
    saw = causality_of(project).saw
    below = {
        (table, row): stands_on(
            BY_NAME[table], fold_row(BY_NAME[table], writes.get(row, ()), saw).fields, needs=False
        )
        for table, row in removed
    }
    kept = set(wanted)
    rest = list(wanted)
    while rest:
        found = [one for one in below.get(rest.pop(), ()) if one in below and one not in kept]
        kept.update(found)
        rest += found
    above = set(wanted)
    for one in removed:
        if above.intersection(below[one]):
            above.add(one)
    for table, row in removed:
        if (table, row) in kept or (table, row) in above:
            keep(running, table, row)


def _removed_by(project: Project, operation: int) -> list[tuple[str, str]]:
    """The rows that an operation removed, those that others stand on first."""
    rows_removed = project.db.execute(
        "SELECT tbl, row FROM change WHERE operation = ? AND kind = 'remove' ORDER BY k DESC",
        (operation,),
    )
    return rows_removed.fetchall()


def _put_back(running: Act, table: str, row: str, fields: dict[str, list[object]]) -> None:
    project = running.project
    held = rows.read(project, table, row)
    if held is None:
        return
    for first, names in _put_back_as_one(BY_NAME[table], fields).items():
        was, wrote = (
            stored(BY_NAME[table], {name: fields[name][at] for name in names}) for at in (0, 1)
        )
        if any(held[name] != wrote[name] for name in names) or _contested(running, row, first):
            what = table if len(names) > 1 else f"{first} of a {table}"
            running.left_out.append(f"{_who(running, row)} changed the {what} since.")
        else:
            rows.set_fields(running, table, row, was)


def _put_back_as_one(table: Table, fields: Iterable[str]) -> dict[str, list[str]]:
    """Written fields by the first of those with which they mean something; others by themselves."""
    found: dict[str, list[str]] = {}
    for name in fields:
        first = table.together[0] if name in table.together else name
        found.setdefault(first, []).append(name)
    return found


def _remove(running: Act, table: str, row: str, operations: Collection[int]) -> None:
    """Take away what an operation added or kept, unless somebody else changed or uses it."""
    if rows.read(running.project, table, row) is None:
        return
    users = rows.standing_on(running.project, table, row)
    if table == CODER.name and was_handed_out(running.project, row):
        name = name_of(running.project, table, row)
        running.left_out.append(f"{name} has a copy to work in, and stays a reviewer.")
    elif users:
        running.left_out.append(f"{_who(running, users[0][1])} uses a {table} that this added.")
    elif _others(running, row, operations):
        running.left_out.append(f"{_who(running, row)} changed a {table} since.")
    else:
        rows.remove(running, table, row)


def _others(running: Act, row: str, operations: Collection[int]) -> bool:
    """Whether anyone but who sat there wrote to a row unseen by the operations.

    An act that was typed for somebody else is an act of who typed it; a removal that is done
    again goes over what others wrote before it, as the first time.
    """
    db = running.project.db
    sitters = {
        db.execute("SELECT coder FROM session WHERE n = ?", (operation >> 32,)).fetchone()[0]
        for operation in operations
    }
    writers = db.execute(
        "SELECT DISTINCT s.coder, c.operation FROM change c"
        f" JOIN session s ON s.n = c.operation >> 32 WHERE c.row = ? AND {counts('c.operation')}",
        (row,),
    )
    saw = causality_of(running.project).saw
    return any(
        sitter not in sitters and not any(saw(operation, other) for operation in operations)
        for sitter, other in writers
    )


def _contested(running: Act, row: str, field: str) -> bool:
    found = running.project.db.execute(
        "SELECT 1 FROM conflict WHERE row = coalesce((SELECT as_row FROM shown WHERE row = ?1), ?1)"
        " AND field = ?2",
        (row, field),
    )
    return found.fetchone() is not None


def _who(running: Act, row: str) -> str:
    """The person who wrote to a row last."""
    found = running.project.db.execute(
        "SELECT r.name FROM change c JOIN operation o ON o.n = c.operation"
        f" JOIN coder r ON r.id = o.coder WHERE c.row = ? AND {counts('o.n')}"
        " ORDER BY o.stamp DESC LIMIT 1",
        (row,),
    ).fetchone()
    return str(found[0]) if found else "Someone"
