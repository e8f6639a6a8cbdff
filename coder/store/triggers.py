"""The triggers that write the journal: nobody can forget, and nobody can write past it.

They are silent while the store applies a merge (``now.operation`` is 0) and refuse while no
operation is open (it is NULL).
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from coder.domain.journal.tables import KEPT, Table

_GUARD = "SELECT RAISE(ABORT, 'no operation is open') WHERE (SELECT operation FROM now) IS NULL;"
_SAME_ID = "SELECT RAISE(ABORT, 'an id never changes') WHERE OLD.id IS NOT NEW.id;"
_NEXT = """(SELECT operation FROM now),
    (SELECT coalesce(max(k), -1) + 1 FROM change
      WHERE operation = (SELECT operation FROM now)), """


def triggers_of(table: Table) -> dict[str, str]:
    """The three triggers of a kept table, by name."""
    name = table.name
    added = ", ".join(f"'{field}', {_value(table, field, 'NEW')}" for field in table.fields)
    altered = ", ".join(
        f'\'{field}\', json(CASE WHEN OLD."{field}" IS NOT NEW."{field}" THEN '
        f"json_array({_value(table, field, 'OLD')}, {_value(table, field, 'NEW')}) END)"
        for field in table.fields
    )
    columns = ("id", *table.fields)
    differs = " OR ".join(f'OLD."{field}" IS NOT NEW."{field}"' for field in columns)
    return {
        f"{name}_add": _trigger(
            f"{name}_add AFTER INSERT ON {name} WHEN (SELECT operation FROM now) IS NOT 0",
            f"'{name}', NEW.id, 'add', json_patch('{{}}', json_object({added}))",
        ),
        f"{name}_set": _trigger(
            f"{name}_set AFTER UPDATE ON {name}"
            f" WHEN (SELECT operation FROM now) IS NOT 0 AND ({differs})",
            f"'{name}', NEW.id, 'set', json_patch('{{}}', json_object({altered}))",
            _SAME_ID,
        ),
        f"{name}_remove": _trigger(
            f"{name}_remove AFTER DELETE ON {name} WHEN (SELECT operation FROM now) IS NOT 0",
            f"'{name}', OLD.id, 'remove', '{{}}'",
        ),
    }


def all_triggers() -> dict[str, str]:
    """Every trigger that a project must have."""
    found: dict[str, str] = {}
    for table in KEPT:
        found.update(triggers_of(table))
    return found


def make_triggers(connection: sqlite3.Connection) -> None:
    """Make every trigger anew; a change of a table's shape drops them silently."""
    for name, sql in all_triggers().items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(sql)


@contextmanager
def without_triggers(connection: sqlite3.Connection, tables: Iterable[Table]) -> Iterator[None]:
    """Tables have no triggers inside, to be filled with much that the journal holds already.

    Silent ones cost too: SQLite puts whatever goes into a table with triggers aside first. The
    caller is in a transaction, whose rollback brings them back.
    """
    triggers = {name: sql for table in tables for name, sql in triggers_of(table).items()}
    for name in triggers:
        connection.execute(f"DROP TRIGGER main.{name}")
    yield
    for sql in triggers.values():
        connection.execute(sql)


def wrong_triggers(connection: sqlite3.Connection) -> Iterator[str]:
    """The names of triggers that are missing or not as they should be."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    held = dict(rows.fetchall())
    for name, sql in all_triggers().items():
        if held.get(name) != sql:
            yield name


def _value(table: Table, field: str, side: str) -> str:
    column = f'{side}."{field}"'
    return f"json({column})" if field in table.json else column


def _trigger(head: str, values: str, guard: str = "") -> str:
    insert = f"INSERT INTO change VALUES ({_NEXT}{values});"
    return f"CREATE TRIGGER {head} BEGIN {_GUARD} {guard}\n  {insert} END"
