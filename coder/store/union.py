"""The union of two journals: what an attached file knows and this one lacks is taken over.

Rows that are new here are copied as they are there, since their row is the fold of all their
operations; rows that both sides know are folded anew, once for all files of a merge (reference:
the report on the journal).
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coder.domain.journal.tables import KEPT, LARGE, Table, children_of
from coder.store.aside import counts, take_back_in
from coder.store.blobs import take_pdfs
from coder.store.columns import columns
from coder.store.passages import forget_numbers
from coder.store.project import Project
from coder.store.state import RowName, refold, resting
from coder.store.triggers import without_triggers
from coder.store.voided import rows_voided, undos_among

_LARGE: Final = frozenset(table.name for table in LARGE)
_LARGE_NAMES: Final = ", ".join(f"'{table.name}'" for table in LARGE)
_VERSION: Final = 15
"""Where an id says how it was made: 5 are those that follow from something, in any table."""

_DERIVED_NAMES: Final = ", ".join(f"'{table.name}'" for table in KEPT if table.derived_id)


@dataclass(frozen=True, slots=True)
class Union:
    """What came in from one file."""

    operations: int
    already_here: int
    brought_back: int
    ranges: tuple[tuple[int, int], ...]  # packed numbers, both ends included
    to_fold: tuple[RowName, ...]  # rows of large tables that could not be copied
    small: bool  # whether something came in for the small tables


def news_of(project: Project, schema: str) -> tuple[int, int]:
    """How many operations of an attached file are new here, and how many contradict ours."""
    row = project.db.execute(
        f"""SELECT total({_wanted(schema)}), total(h.n IS NOT NULL AND h.hash != o.hash)
        FROM {schema}.session t LEFT JOIN main.session s ON s.id = t.id
        CROSS JOIN {schema}.operation o ON o.n BETWEEN t.n << 32 AND (t.n << 32) + 4294967295
        LEFT JOIN main.operation h ON h.n = s.n << 32 | (o.n & 4294967295)"""
    ).fetchone()
    return int(row[0]), int(row[1])


def _wanted(schema: str) -> str:
    """Whether operation ``o`` is to be taken in, given what is here as ``h``: SQL."""
    return f"""(h.n IS NULL OR NOT {counts("h.n")}
        OR h.partial AND (NOT o.partial OR EXISTS (SELECT 1 FROM {schema}.change c
          WHERE c.operation = o.n AND NOT EXISTS
            (SELECT 1 FROM main.change d WHERE d.operation = h.n AND d.k = c.k))))"""


def find_incoming(project: Project, schema: str) -> int:
    """Intern the sessions of an attached file and list the operations to take in; how many.

    The list is the temporary table ``incoming(theirs, ours, here)``: packed numbers there and
    here, and whether the operation is here already but set aside or incomplete. Beside it stands
    ``arriving(theirs, tbl, row, added, here)``, their changes without what was written: the
    changes themselves are long, and gone through as rarely as can be.
    """
    db = project.db
    for name in ("map", "incoming", "arriving", "touched"):
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")
    _intern_sessions(db, schema)
    db.execute(
        "CREATE TEMP TABLE incoming(theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL,"
        " here INTEGER NOT NULL)"
    )
    db.execute(
        f"""INSERT INTO incoming SELECT o.n, m.ours << 32 | (o.n & 4294967295), h.n IS NOT NULL
        FROM {schema}.operation o JOIN temp.map m ON m.theirs = o.n >> 32
        LEFT JOIN main.operation h ON h.n = m.ours << 32 | (o.n & 4294967295)
        WHERE {_wanted(schema)}"""
    )
    db.execute(
        "CREATE TEMP TABLE arriving(theirs INTEGER NOT NULL, tbl TEXT NOT NULL, row TEXT NOT NULL,"
        " added INTEGER NOT NULL, here INTEGER NOT NULL)"
    )
    db.execute(
        "INSERT INTO arriving SELECT i.theirs, c.tbl, c.row, c.kind = 'add', i.here"
        f" FROM incoming i CROSS JOIN {schema}.change c ON c.operation = i.theirs"
    )
    return int(db.execute("SELECT count(*) FROM incoming").fetchone()[0])


def take_in(project: Project, schema: str) -> Union:
    """Take in the listed operations of an attached file; the caller is in a transaction.

    The tables are right again after ``fold_taken``.
    """
    db = project.db
    total = db.execute(f"SELECT count(*) FROM {schema}.operation").fetchone()[0]
    count, here = db.execute("SELECT count(*), total(here) FROM incoming").fetchone()
    ranges = _islands(db.execute("SELECT ours FROM incoming ORDER BY theirs"))
    _list_touched(db, schema)
    take_back_in(db, _islands(db.execute("SELECT ours FROM incoming WHERE here ORDER BY theirs")))
    _copy_blobs(db, schema)
    _copy_journal(db, schema)
    _copy_rows(db, schema)
    to_fold = db.execute("SELECT tbl, row FROM touched WHERE fold").fetchall()
    small = db.execute("SELECT 1 FROM touched WHERE NOT fold LIMIT 1").fetchone() is not None
    return Union(count - int(here), total - count, int(here), tuple(ranges), tuple(to_fold), small)


def fold_taken(project: Project, unions: Sequence[Union]) -> bool:
    """Fold what could not be copied; returns whether small tables are to be shown anew."""
    db = project.db
    db.execute("UPDATE now SET merged = 1")
    forget(project)
    small = any(union.small for union in unions)
    rows = {row for union in unions for row in union.to_fold}
    ranges = [pair for union in unions for pair in union.ranges]
    settled_before = rows_voided(project, undos_among(project, ranges))
    rows |= {row for row in settled_before if row[0] in _LARGE}
    small = small or len(settled_before) > 0
    changed = refold(project, rows.union(_used_here(db), resting(project)), small=small)
    return small or any(table not in _LARGE for table, _ in changed)


def forget(project: Project) -> None:
    """Drop what was read of the journal: other sittings are in it now, or are so no longer."""
    project.sitting = None
    project.causality = None
    project.codebook_stamp = None
    forget_numbers(project)


def _intern_sessions(db: sqlite3.Connection, schema: str) -> None:
    """Give every session of the file a number here; numbers keep parents before children."""
    db.execute("CREATE TEMP TABLE map(theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL)")
    last = db.execute("SELECT coalesce(max(n), 0) FROM main.session").fetchone()[0]
    db.execute(
        f"""INSERT INTO main.session SELECT ? + row_number() OVER (ORDER BY n), id, parent,
        parent_sequence, coder, blind FROM {schema}.session
        WHERE id NOT IN (SELECT id FROM main.session) ORDER BY n""",
        (last,),
    )
    db.execute(
        f"INSERT INTO map SELECT t.n, s.n FROM {schema}.session t"
        " JOIN main.session s ON s.id = t.id"
    )
    db.execute(
        f"""INSERT OR IGNORE INTO main.seen SELECT m.ours, e.other, e.upto FROM {schema}.seen e
        JOIN map m ON m.theirs = e.session WHERE m.ours > ?""",
        (last,),
    )


def _islands(numbers: Iterable[tuple[int]]) -> list[tuple[int, int]]:
    """Numbers as ranges, both ends included, where each goes on from the one before."""
    found: list[tuple[int, int]] = []
    for (number,) in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return sorted(found)


def _list_touched(db: sqlite3.Connection, schema: str) -> None:
    """List the rows that cannot be copied: those known here, and those that are not whole there.

    What is set aside here, and comes in now, does not count as known.
    """
    db.execute(
        "CREATE TEMP TABLE touched(row TEXT PRIMARY KEY, tbl TEXT NOT NULL, fold INTEGER NOT NULL)"
    )
    known = f"""EXISTS (SELECT 1 FROM main.change m WHERE m.row = a.row
        AND {counts("m.operation")})"""
    added = f"""EXISTS (SELECT 1 FROM {schema}.change b JOIN incoming j ON j.theirs = b.operation
        WHERE b.row = a.row AND b.kind = 'add')"""
    aside = f"NOT {counts('a.theirs', schema)}"
    contested = f"EXISTS (SELECT 1 FROM {schema}.conflict k WHERE k.row = a.row)"
    db.execute(
        f"""INSERT OR IGNORE INTO touched SELECT a.row, a.tbl, a.tbl IN ({_LARGE_NAMES})
        FROM arriving a
        WHERE CASE WHEN a.tbl NOT IN ({_LARGE_NAMES}) THEN 1
              WHEN a.added AND NOT a.here AND a.tbl NOT IN ({_DERIVED_NAMES})
                   AND substr(a.row, {_VERSION}, 1) != '5' THEN {aside}
              ELSE {known} OR NOT {added} OR {aside} OR {contested} END"""
    )
    db.execute(
        f"""INSERT OR IGNORE INTO touched SELECT c.row, c.tbl, c.tbl IN ({_LARGE_NAMES})
        FROM incoming i CROSS JOIN main.change c ON c.operation = i.ours
        WHERE i.here AND NOT EXISTS (SELECT 1 FROM {schema}.change d
          WHERE d.operation = i.theirs AND d.k = c.k)"""
    )
    db.execute(f"INSERT OR IGNORE INTO touched SELECT row, tbl, 1 FROM {schema}.resting")


def _copy_blobs(db: sqlite3.Connection, schema: str) -> None:
    take_pdfs(db, schema)
    db.execute(
        f"INSERT INTO main.text SELECT * FROM {schema}.text t"
        " WHERE NOT EXISTS (SELECT 1 FROM main.text h WHERE h.digest = t.digest)"
    )
    for name in ("printed", "fingerprint"):
        db.execute(f"INSERT OR IGNORE INTO main.{name} SELECT * FROM {schema}.{name}")


def _copy_journal(db: sqlite3.Connection, schema: str) -> None:
    db.execute(
        f"""INSERT INTO main.operation SELECT i.ours, o.stamp, o.made_at, o.coder, o.kind,
        o.description, o.batch, (SELECT m.ours << 32 | (o.undoes & 4294967295) FROM map m
          WHERE m.theirs = o.undoes >> 32), o.partial, o.hash
        FROM incoming i CROSS JOIN {schema}.operation o ON o.n = i.theirs WHERE NOT i.here"""
    )
    db.execute(
        f"""INSERT OR IGNORE INTO main.change SELECT i.ours, c.k, c.tbl, c.row, c.kind, c.fields
        FROM incoming i CROSS JOIN {schema}.change c ON c.operation = i.theirs"""
    )
    db.execute(
        f"""UPDATE main.operation SET partial = 0, description = (SELECT o.description
          FROM incoming i JOIN {schema}.operation o ON o.n = i.theirs WHERE i.ours = operation.n)
        WHERE partial AND n IN (SELECT i.ours FROM incoming i
          JOIN {schema}.operation o ON o.n = i.theirs WHERE i.here AND NOT o.partial)"""
    )
    db.execute(
        f"""UPDATE main.now SET clock = max(clock, coalesce((SELECT max(o.stamp)
        FROM incoming i CROSS JOIN {schema}.operation o ON o.n = i.theirs), 0))"""
    )


def _copy_rows(db: sqlite3.Connection, schema: str) -> None:
    """Copy the rows of large tables that are new here, after what they stand on.

    Otherwise SQLite looks for what stands on each row as it comes.
    """
    added = db.execute("SELECT DISTINCT tbl FROM arriving WHERE added").fetchall()
    tables = [table for table in reversed(LARGE) if (table.name,) in added]
    with without_triggers(db, tables):
        for table in tables:
            _copy_table(db, schema, table)


def _copy_table(db: sqlite3.Connection, schema: str, table: Table) -> None:
    names = ", ".join(f"t.{name}" for name in columns(table).split(", "))
    db.execute(
        f"""INSERT OR IGNORE INTO main.{table.name}({columns(table)}) SELECT {names}
        FROM arriving a CROSS JOIN {schema}.{table.name} t ON t.id = a.row
        WHERE a.tbl = '{table.name}' AND a.added
          AND NOT EXISTS (SELECT 1 FROM touched u WHERE u.row = a.row)"""
    )


def _used_here(db: sqlite3.Connection) -> list[RowName]:
    """Rows that were removed, and that something stands on now."""
    found: list[RowName] = []
    for table in KEPT:
        uses = " OR ".join(
            f'EXISTS (SELECT 1 FROM main.{child.name} u WHERE u."{field}" = c.row)'
            for child, field in children_of(table.name)
            if child in LARGE
        )
        if uses:
            rows = db.execute(
                "SELECT DISTINCT c.tbl, c.row FROM main.change c WHERE c.kind = 'remove'"
                f" AND c.tbl = ? AND NOT EXISTS (SELECT 1 FROM main.{table.name} t"
                f" WHERE t.id = c.row) AND ({uses})",
                (table.name,),
            )
            found += rows.fetchall()
    return found
