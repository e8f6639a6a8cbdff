"""The steps from one version of the file to the next; a step is never edited afterwards."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from coder.store.first_schema import FIRST_SCHEMA
from coder.store.schema import APPLICATION_ID
from coder.store.triggers import make_triggers
from coder.store.views import make_views

if TYPE_CHECKING:
    from sqlite_utils import Database

_SET: Final = "coder"


def m001_first(db: "Database") -> None:
    """Journal, kept tables, blobs, derived and local tables."""
    _execute(db, FIRST_SCHEMA)


def m002_placing(db: "Database") -> None:
    """Passages on another build of an article, by hand (kept) and as found; coders as shown."""
    _execute(
        db,
        """
        CREATE TABLE placing(
          id TEXT PRIMARY KEY NOT NULL,
          "passage" TEXT REFERENCES passage DEFERRABLE INITIALLY DEFERRED,
          "text" TEXT, "anchor" TEXT);
        CREATE INDEX placing_passage ON placing(passage);
        CREATE TABLE placement(
          passage TEXT PRIMARY KEY, file TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL,
          score INTEGER NOT NULL, by_hand INTEGER NOT NULL, "start" INTEGER, "end" INTEGER,
          anchor TEXT, places TEXT NOT NULL, origin TEXT NOT NULL);
        CREATE INDEX placement_place ON placement(file, "start", "end") WHERE anchor IS NOT NULL;
        CREATE TABLE fingerprint(text TEXT PRIMARY KEY, marks TEXT NOT NULL);
        CREATE TABLE shown_coder(id TEXT PRIMARY KEY, name TEXT, role TEXT, letters TEXT);
        INSERT INTO shown_coder SELECT id, name, role, letters FROM coder;
        """,
    )


def m003_charting(db: "Database") -> None:
    """Typed attributes, also of studies; what coders write into a cell."""
    _execute(
        db,
        """
        ALTER TABLE attribute ADD COLUMN "level" TEXT;
        ALTER TABLE attribute ADD COLUMN "required" INTEGER;
        CREATE TABLE summary(
          id TEXT PRIMARY KEY NOT NULL,
          "document" TEXT REFERENCES document DEFERRABLE INITIALLY DEFERRED,
          "theme" TEXT REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
          "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
          "consensus" INTEGER, "text" TEXT);
        CREATE INDEX summary_cell ON summary(document, theme);
        CREATE INDEX summary_theme ON summary(theme);
        """,
    )


def m004_rounds(db: "Database") -> None:
    """Frozen rounds, and what the team decided about differences; coefficients switched off;
    which sittings were in copies without the others' work."""
    _execute(
        db,
        """
        ALTER TABLE project ADD COLUMN "coefficients" INTEGER;
        ALTER TABLE session ADD COLUMN blind INTEGER;
        CREATE TABLE round(
          id TEXT PRIMARY KEY NOT NULL,
          "name" TEXT, "known" TEXT, "made_at" TEXT,
          "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
          "settings" TEXT);
        CREATE TABLE decision(
          id TEXT PRIMARY KEY NOT NULL,
          "about" TEXT, "about_kind" TEXT,
          "theme" TEXT REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
          "attribute" TEXT REFERENCES attribute DEFERRABLE INITIALLY DEFERRED,
          "disputed" TEXT, "answer" TEXT, "reason" TEXT, "comment" TEXT, "present" TEXT,
          "coder" TEXT REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
          "made_at" TEXT, "round" TEXT);
        CREATE INDEX decision_about ON decision(about);
        CREATE INDEX decision_theme ON decision(theme) WHERE theme IS NOT NULL;
        CREATE INDEX decision_attribute ON decision(attribute) WHERE attribute IS NOT NULL;
        CREATE INDEX decision_round ON decision(round) WHERE round IS NOT NULL;
        """,
    )


def m005_whole_decisions(db: "Database") -> None:
    """What is said of a decision is folded as one: those that several sittings wrote are to be
    folded anew, as rows that rest are, once the file is open (``fold_what_steps_left``)."""
    _execute(
        db,
        """
        INSERT OR IGNORE INTO resting SELECT 'decision', row FROM change WHERE tbl = 'decision'
          GROUP BY row HAVING count(DISTINCT operation >> 32) > 1;
        """,
    )


def m006_decisions_taken_away(db: "Database") -> None:
    """A decision that its author took away stands against no other: those of which one was taken
    away are to be folded anew, as in the step before."""
    _execute(
        db,
        """
        INSERT OR IGNORE INTO resting SELECT 'decision', row FROM change WHERE tbl = 'decision'
          GROUP BY row HAVING count(DISTINCT operation >> 32) > 1 AND total(kind = 'remove') > 0;
        """,
    )


STEPS: Final[tuple[Callable[["Database"], None], ...]] = (
    m001_first,
    m002_placing,
    m003_charting,
    m004_rounds,
    m005_whole_decisions,
    m006_decisions_taken_away,
)


def _execute(db: "Database", script: str) -> None:
    """Run the statements of a step one by one, so that they stay in its transaction."""
    for statement in script.split(";"):
        if statement.strip():
            db.execute(statement)


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
