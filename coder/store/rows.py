"""Rows of kept tables: read them, and write them inside an act."""

from collections.abc import Mapping

from coder.domain.journal.tables import BY_NAME, children_of
from coder.store.columns import Row, Value, columns
from coder.store.journal import Act
from coder.store.project import Project


def read(project: Project, table: str, row: str) -> Row | None:
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
    """Set fields of a row; what does not differ is not written."""
    names = ", ".join(f'"{field}" = ?' for field in fields)
    running.project.db.execute(f"UPDATE {table} SET {names} WHERE id = ?", (*fields.values(), row))


def put(running: Act, table: str, row: str, fields: Mapping[str, Value]) -> None:
    """Set fields of a row with a derived id, which is added if it is not there."""
    if read(running.project, table, row) is None:
        add(running, table, row, fields)
    else:
        set_fields(running, table, row, fields)


def remove(running: Act, table: str, row: str) -> None:
    """Remove a row; nothing else goes with it."""
    running.project.db.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


def standing_on(project: Project, table: str, row: str) -> list[tuple[str, str]]:
    """The rows, by table, that stand on a row and would keep it alive."""
    return [
        (child.name, found)
        for child, field in children_of(table)
        for (found,) in project.db.execute(
            f'SELECT id FROM {child.name} WHERE "{field}" = ? ORDER BY id', (row,)
        ).fetchall()
    ]
