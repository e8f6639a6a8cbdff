"""The steps from one version of the file to the next; a step is never edited afterwards."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from coder.store.schema import APPLICATION_ID, first_schema
from coder.store.triggers import make_triggers
from coder.store.views import make_views

if TYPE_CHECKING:
    from sqlite_utils import Database

_SET: Final = "coder"


def m001_first(db: "Database") -> None:
    """Journal, kept tables, blobs, derived and local tables."""
    for statement in first_schema().split(";"):
        if statement.strip():
            db.execute(statement)


def m002_placing(db: "Database") -> None:
    """What texts are compared by, and coders as they are shown."""
    db.execute("CREATE TABLE fingerprint(text TEXT PRIMARY KEY, marks TEXT NOT NULL)")
    db.execute("CREATE TABLE shown_coder(id TEXT PRIMARY KEY, name TEXT, role TEXT, letters TEXT)")
    db.execute("INSERT INTO shown_coder SELECT id, name, role, letters FROM coder")


STEPS: Final[tuple[Callable[["Database"], None], ...]] = (m001_first, m002_placing)


def applied_steps(connection: sqlite3.Connection) -> set[str]:
    """The names of the steps that a file has taken; empty if it is no project yet."""
    rows = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    )
    if rows.fetchone() is None:
        return set()
    names = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (_SET,)
    )
    return {name for (name,) in names}


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, and make all triggers and views anew."""
    from sqlite_utils import Database, Migrations  # imports pandas: 0.4 s

    steps = Migrations(_SET)
    for step in STEPS:
        steps()(step)
    database = Database(connection)
    steps.apply(database)
    with database.atomic():
        make_triggers(connection)
        make_views(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
