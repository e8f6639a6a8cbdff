"""Rows of kept tables: read them, and write them inside an act."""

import json
from collections.abc import Mapping
from typing import Final

from coder.domain.journal.tables import BY_NAME, children_of
from coder.store.columns import Fields, Value, columns
from coder.store.journal import Act, record
from coder.store.project import Project
from coder.store.silence import silenced


def read(project: Project, table: str, row: str) -> Fields | None:
    """A row as it is stored, with its id; None if it is not there."""
    fields = BY_NAME[table].fields
    found = project.db.execute(
        f"SELECT {columns(BY_NAME[table])} FROM {table} WHERE id = ?", (row,)
    ).fetchone()
    return None if found is None else dict(zip(("id", *fields), found, strict=True))


def add(running: Act, table: str, row: str, fields: Mapping[str, Value]) -> None:
    """Add a row; fields left out stay blank."""
    names = ", ".join(("id", *(f'"{field}"' for field in fields)))
    marks = ", ".join("?" * (len(fields) + 1))
    running.project.db.execute(
        f"INSERT INTO {table}({names}) VALUES ({marks})", (row, *fields.values())
    )


def set_fields(running: Act, table: str, row: str, fields: Mapping[str, Value]) -> None:
    """Set fields of a row; what does not differ is not written.

    Of what belongs together all is written if anything of it differs: what an author left as it
    was is as much what they said, also where the act that wrote it does not count.
    """
    together = [name for name in BY_NAME[table].together if name in fields]
    held = read(running.project, table, row) if together else None
    if held is not None and any(held[name] != fields[name] for name in together):
        whole = {name: fields.get(name, held[name]) for name in BY_NAME[table].together}
        write_anyway(running, table, row, whole)
    apart = {name: value for name, value in fields.items() if name not in together}
    if apart:
        _update(running, table, row, apart)


def _update(running: Act, table: str, row: str, fields: Mapping[str, Value]) -> None:
    names = ", ".join(f'"{field}" = ?' for field in fields)
    running.project.db.execute(f"UPDATE {table} SET {names} WHERE id = ?", (*fields.values(), row))


def choose(running: Act, table: str, row: str, fields: Mapping[str, Value]) -> None:
    """Set fields of a row that stands for others, so that what was chosen is what shows.

    Where the row holds the value already, while a row joined to it shows another, it is written
    all the same: no trigger would see a difference.
    """
    set_fields(running, table, row, fields)
    names = [name for name in fields if name not in _NOT_SHOWN]
    listed = ", ".join(f'"{name}"' for name in names)
    shown = running.project.db.execute(
        f"SELECT {listed or 'NULL'} FROM shown_{table} WHERE id = ?", (row,)
    ).fetchone()
    held = read(running.project, table, row)
    for name, value in zip(names, shown or (), strict=False):
        if held is not None and value != fields[name] and not _wrote(running, row, name):
            write_anyway(running, table, row, {name: fields[name]})


def write_anyway(running: Act, table: str, row: str, fields: Mapping[str, Value]) -> None:
    """Write fields even where they hold the value already; the row is there."""
    held = read(running.project, table, row) or {}
    with silenced(running.project.db):
        _update(running, table, row, fields)
    both = {name: [_plain(table, name, held[name]), _plain(table, name, fields[name])]
            for name in fields}  # fmt: skip
    said = json.dumps(both, ensure_ascii=False, separators=(",", ":"))
    record(running, table, row, kind="set", fields=said)


def write_again(running: Act, table: str, row: str, field: str) -> None:
    """Write what a field holds once more, unless the act has just written it."""
    if not _wrote(running, row, field):
        held = read(running.project, table, row) or {}
        write_anyway(running, table, row, {field: held[field]})


def put(running: Act, table: str, row: str, fields: Mapping[str, Value]) -> None:
    """Set fields of a row with a derived id, which is added if it is not there."""
    if read(running.project, table, row) is None:
        add(running, table, row, fields)
    else:
        set_fields(running, table, row, fields)


def remove(running: Act, table: str, row: str) -> None:
    """Remove a row; nothing else goes with it."""
    running.project.db.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


def _wrote(running: Act, row: str, field: str) -> bool:
    """Whether the act has written a field of a row."""
    found = running.project.db.execute(
        "SELECT 1 FROM change WHERE operation = ? AND row = ?"
        " AND json_type(fields, '$.' || ?) IS NOT NULL",
        (running.operation, row, field),
    )
    return found.fetchone() is not None


def _plain(table: str, field: str, value: Value) -> object:
    """A stored value as the journal writes it."""
    return json.loads(str(value)) if field in BY_NAME[table].json and value else value


_NOT_SHOWN: Final = frozenset({"merged"})


def standing_on(project: Project, table: str, row: str) -> list[tuple[str, str]]:
    """The rows, by table, that stand on a row and would keep it alive."""
    return [
        (child.name, found)
        for child, field in children_of(table)
        for (found,) in project.db.execute(
            f'SELECT id FROM {child.name} WHERE "{field}" = ? ORDER BY id', (row,)
        ).fetchall()
    ]
