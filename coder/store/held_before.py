"""What the large tables held before a merge, so that it can be told what it really changed.

What is copied in lies behind where a table ended. While rows are folded, temporary triggers note
what each held before: most rows are never folded, so nothing is noted of those.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from coder.domain.journal.tables import (
    ASSESSMENT,
    CHARTED,
    CODING,
    DECISION,
    LARGE,
    MEMO,
    PASSAGE,
    READING,
    SUMMARY,
    Table,
)
from coder.store.project import Project

Ends = dict[str, int]
"""The last rowid of each large table."""


def ends(project: Project) -> Ends:
    """Where the large tables end now."""
    return {
        table.name: project.db.execute(
            f"SELECT coalesce(max(rowid), 0) FROM {table.name}"
        ).fetchone()[0]
        for table in LARGE
    }


@contextmanager
def noting(db: sqlite3.Connection, before: Ends) -> Iterator[None]:
    """Note in ``was(row, tbl, held)`` what rows held that are written inside, as JSON.

    Nothing is held by rows that were not there, those included that lie behind ``before``. What
    is counted below, is counted inside. The caller is in a transaction, whose rollback takes the
    triggers and the table away.
    """
    db.execute("CREATE TEMP TABLE was(row TEXT PRIMARY KEY, tbl TEXT NOT NULL, held TEXT)")
    for table in LARGE:
        held = f"iif(OLD.rowid > {before[table.name]}, NULL, {as_json(table, 'OLD')})"
        for act, row, value in (
            ("INSERT", "NEW", "NULL"), ("UPDATE", "OLD", held), ("DELETE", "OLD", held),
        ):  # fmt: skip
            db.execute(
                f"CREATE TEMP TRIGGER was_{table.name}_{act} BEFORE {act} ON main.{table.name}"
                f" WHEN NOT EXISTS (SELECT 1 FROM was WHERE row = {row}.id)"
                f" BEGIN INSERT INTO was VALUES ({row}.id, '{table.name}', {value}); END"
            )
    yield
    for table in LARGE:
        for act in ("INSERT", "UPDATE", "DELETE"):
            db.execute(f"DROP TRIGGER temp.was_{table.name}_{act}")
    db.execute("DROP TABLE temp.was")


def as_json(table: Table, row: str) -> str:
    """A row of a table as JSON: SQL."""
    pairs = ", ".join(f"'{field}', {row}.\"{field}\"" for field in table.fields)
    return f"json_object({pairs})"


def _was(field: str, alias: str = "w") -> str:
    return f"json_extract({alias}.held, '$.{field}')"


_COPIED: Final = (
    "SELECT p.coder, p.file, c.theme FROM coding c CROSS JOIN passage p ON p.id = c.passage"
    " WHERE c.rowid > ?1"
)
_UNTOUCHED: Final = " AND NOT EXISTS (SELECT 1 FROM was w WHERE w.row = c.id)"

_FOLDED: Final = f"""
SELECT p.coder, p.file, c.theme, iif(w.held IS NULL, 'added', 'changed')
  FROM was w CROSS JOIN coding c ON c.id = w.row CROSS JOIN passage p ON p.id = c.passage
  WHERE w.tbl = 'coding' AND w.held IS NOT {as_json(CODING, "c")}
UNION ALL
SELECT coalesce(p.coder, {_was("coder", "q")}), coalesce(p.file, {_was("file", "q")}),
    {_was("theme")}, 'removed'
  FROM was w LEFT JOIN was q ON q.row = {_was("passage")}
  LEFT JOIN passage p ON p.id = {_was("passage")}
  WHERE w.tbl = 'coding' AND w.held IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM coding c WHERE c.id = w.row)
UNION ALL
SELECT p.coder, p.file, c.theme, 'changed'
  FROM was w CROSS JOIN passage p ON p.id = w.row CROSS JOIN coding c ON c.passage = p.id
  WHERE w.tbl = 'passage' AND w.held IS NOT NULL AND w.held IS NOT {as_json(PASSAGE, "p")}
    AND c.rowid <= ?1 AND NOT EXISTS
      (SELECT 1 FROM was x WHERE x.row = c.id AND x.held IS NOT {as_json(CODING, "c")})"""


def codings_copied(db: sqlite3.Connection, before: Ends) -> Iterator[tuple[str, str, str]]:
    """Coder, file and theme of each coding that was copied in and stayed as it came."""
    folded = db.execute("SELECT 1 FROM was LIMIT 1").fetchone() is not None
    return db.execute(_COPIED + _UNTOUCHED * folded, (before["coding"],))


def codings_folded(db: sqlite3.Connection, before: Ends) -> Iterator[tuple[str, str, str, str]]:
    """Coder, file and theme of each other coding that differs; and *added*, *changed*, *removed*.

    One whose passage has another border is changed.
    """
    return db.execute(_FOLDED, (before["coding"],))


_WORK: Final = (MEMO, ASSESSMENT, READING, CHARTED, SUMMARY, DECISION)


def work_done(db: sqlite3.Connection, before: Ends) -> dict[tuple[str, str], int]:
    """How many rows of memos, assessments, readings, charted values, summaries and decisions
    differ, by coder and table.

    Of readings only those count that are finished and were not.
    """
    found: dict[tuple[str, str], int] = {}
    for table in _WORK:
        copied, folded = "", f"w.held IS NOT iif(t.id IS NULL, NULL, {as_json(table, 't')})"
        if table is READING:
            copied = " AND t.finished IS NOT NULL"
            folded = f"t.finished IS NOT NULL AND {_was('finished')} IS NULL"
        rows = db.execute(
            f"""SELECT coder, count(*) FROM (
            SELECT t.coder FROM {table.name} t WHERE t.rowid > ?{copied}
              AND NOT EXISTS (SELECT 1 FROM was w WHERE w.row = t.id)
            UNION ALL
            SELECT coalesce(t.coder, {_was("coder")}) FROM was w
              LEFT JOIN {table.name} t ON t.id = w.row WHERE w.tbl = '{table.name}' AND {folded})
            GROUP BY coder""",
            (before[table.name],),
        )
        found |= {(coder, table.name): count for coder, count in rows}
    return found
