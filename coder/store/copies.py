"""Copies to hand out or send back: full or light, with everything or blind."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from coder.domain.journal.change import Change
from coder.domain.journal.tables import BY_NAME, KEPT, SMALL
from coder.store.aside import counts
from coder.store.blindness import is_blind, was_handed_out_blind
from coder.store.coders import raw_coders
from coder.store.columns import columns
from coder.store.connection import in_plain_words, transaction
from coder.store.project import Project, new_file
from coder.store.schema import SHOWN
from coder.store.stopping import never, stoppable
from coder.store.upkeep import rebuild

_UNTOLD: Final = "(what another reviewer did)"
_WITHHELD: Final = """((SELECT count(*) FROM main.change c WHERE c.operation = o.n)
          > (SELECT count(*) FROM copy.change c WHERE c.operation = o.n))"""
_OTHERS_UNDO: Final = """(o.undoes IS NOT NULL AND ?1 IS NOT NULL
          AND coalesce(o.coder, '') NOT IN (SELECT value FROM json_each(?1))
          AND NOT EXISTS (SELECT 1 FROM main.change c WHERE c.operation = o.n))"""
"""What took a settlement back says by itself alone that it does not count: it travels, untold."""
_SMALL: Final = ", ".join(f"'{table.name}'" for table in SMALL)
TOLD_TO_ALL: Final = (
    f"(c.tbl IN ({_SMALL}) OR c.tbl = 'reading' AND json_type(c.fields, '$.started') IS NULL"
    " AND json_type(c.fields, '$.finished') IS NULL)"
)
"""Changes ``c`` of which everyone knows while the project is blind: what the team shares."""


class Sizes(NamedTuple):
    """About how large copies become, in bytes."""

    full: int
    light: int


def copy_sizes(project: Project) -> Sizes:
    """How large a full and a light copy become."""
    pages, free, size = (
        int(project.db.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    pdfs = int(project.db.execute("SELECT total(length(bytes)) FROM pdf").fetchone()[0])
    full = (pages - free) * size
    return Sizes(full, max(full - pdfs, size))


def write_project_copy(
    project: Project,
    target: Path,
    *,
    me: str | None,
    light: bool,
    blind_for: str | None,
    ask: Callable[[], object] = never,
) -> None:
    """Write a copy of an open project for a person to work in.

    A light copy has no PDFs; a blind one has of the coding only what ``blind_for`` did, and knows
    that it is blind. What is set aside here stays out of it, and nothing local goes along.
    ``ask`` is called now and then: what it raises stops it, and nothing is left there.

    Raises:
        CoderError: the file cannot be made there.
    """
    with new_file(target):
        pass
    try:
        with (
            attached_copy(project, target),
            transaction(project.db),
            stoppable(project.db, ask),
        ):
            _fill(project, me=me, light=light, blind_for=blind_for)
        if blind_for is not None:
            _fold_anew(target, ask)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _fold_anew(target: Path, ask: Callable[[], object]) -> None:
    """Make the tables of a blind copy what its journal says."""
    with (
        in_plain_words(target),
        Project(target, write=True) as copy,
        transaction(copy.db),
        stoppable(copy.db, ask),
    ):
        rebuild(copy)


def do_in_both(project: Project, target: Path, do: Callable[[], Change]) -> None:
    """Do an act here and in a fresh copy, or in neither of them.

    Raises:
        CoderError: one of them cannot be written to.
    """
    sitting = project.sitting
    try:
        with attached_copy(project, target), transaction(project.db):
            _append(project.db, do())
    except BaseException:
        project.sitting = sitting
        raise


def _append(db: sqlite3.Connection, change: Change) -> None:
    """Write to the copy what an act has just written here."""
    db.execute("UPDATE copy.now SET operation = 0")
    for table, number, shift in (
        ("session", "n", 32), ("seen", "session", 32), ("operation", "n", 0),
        ("change", "operation", 0),
    ):  # fmt: skip
        db.execute(
            f"INSERT OR IGNORE INTO copy.{table} SELECT * FROM main.{table}"
            f" WHERE {number} = ? >> {shift}",
            (change.operation,),
        )
    for table, row in change.rows:
        names = columns(BY_NAME[table])
        db.execute(
            f"INSERT INTO copy.{table}({names}) SELECT {names} FROM main.{table} WHERE id = ?",
            (row,),
        )
    db.execute("INSERT OR REPLACE INTO copy.shown_coder SELECT * FROM main.shown_coder")
    _put_down_pen(db)


@contextmanager
def attached_copy(project: Project, target: Path) -> Iterator[None]:
    """Attach an empty project file as ``copy`` while something is written to it."""
    uri = f"{target.resolve().as_uri()}?mode=rw"
    with in_plain_words(target):
        project.db.execute("ATTACH ? AS copy", (uri,))
        try:
            yield
        finally:
            project.db.execute("DETACH copy")


def _fill(project: Project, *, me: str | None, light: bool, blind_for: str | None) -> None:
    db = project.db
    db.execute("UPDATE copy.now SET operation = 0")
    _copy_journal(db, None if blind_for is None else raw_coders(project, blind_for))
    _copy_blobs(db, light=light)
    if blind_for is None:
        _copy_rows(db)
    db.execute("INSERT INTO copy.local VALUES ('project', ?), ('me', ?)", (project.id, me))
    stays_blind = was_handed_out_blind(project) and me == project.stored_me
    if stays_blind or (blind_for is not None and not is_blind(project)):
        db.execute("INSERT INTO copy.local VALUES ('blind', 1)")
    _put_down_pen(db)


def _put_down_pen(db: sqlite3.Connection) -> None:
    """The copy's journal goes on where this one is."""
    db.execute(
        "UPDATE copy.now SET operation = NULL, clock = (SELECT clock FROM main.now),"
        " head = (SELECT head FROM main.now), merged = (SELECT merged FROM main.now)"
    )


def _copy_journal(db: sqlite3.Connection, blind_for: list[str] | None) -> None:
    """``blind_for``: the ids of the one whose work alone goes along."""
    wanted = counts("c.operation")
    if blind_for is not None:
        _list_own(db, blind_for)
        wanted += f" AND ({TOLD_TO_ALL} OR c.row IN (SELECT row FROM temp.own))"
    db.execute("INSERT INTO copy.session SELECT * FROM main.session")
    db.execute("INSERT INTO copy.seen SELECT * FROM main.seen")
    db.execute(f"INSERT INTO copy.change SELECT * FROM main.change c WHERE {wanted}")
    db.execute(
        f"""INSERT INTO copy.operation SELECT o.n, stamp, made_at, coder, kind,
          CASE WHEN {_WITHHELD} OR {_OTHERS_UNDO} THEN ?2 ELSE description END, batch, undoes,
          partial OR {_WITHHELD} OR {_OTHERS_UNDO}, hash
        FROM main.operation o WHERE {counts("o.n")}
          AND (?1 IS NULL OR coder IN (SELECT value FROM json_each(?1)) OR {_OTHERS_UNDO} OR EXISTS
            (SELECT 1 FROM copy.change c WHERE c.operation = o.n))""",
        (None if blind_for is None else json.dumps(blind_for), _UNTOLD),
    )


def _list_own(db: sqlite3.Connection, ids: list[str]) -> None:
    """List the rows of one person's own work, also those that are gone."""
    db.execute("DROP TABLE IF EXISTS temp.own")
    db.execute("CREATE TEMP TABLE own(row TEXT PRIMARY KEY)")
    db.execute(
        "INSERT OR IGNORE INTO own SELECT row FROM main.change WHERE kind = 'add'"
        " AND tbl IN ('passage', 'assessment', 'charted', 'memo', 'reading',"
        " 'summary')"
        " AND json_extract(fields, '$.coder') IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    db.execute(
        "INSERT OR IGNORE INTO own SELECT row FROM main.change WHERE kind = 'add'"
        " AND tbl IN ('coding', 'placing')"
        " AND json_extract(fields, '$.passage') IN (SELECT row FROM own)"
    )


def _copy_blobs(db: sqlite3.Connection, *, light: bool) -> None:
    db.execute("INSERT INTO copy.text SELECT * FROM main.text")
    for name in ("printed", "fingerprint"):
        db.execute(f"INSERT INTO copy.{name} SELECT * FROM main.{name}")
    if not light:
        db.execute("INSERT INTO copy.pdf SELECT * FROM main.pdf")


def _copy_rows(db: sqlite3.Connection) -> None:
    for table in KEPT:
        names = columns(table)
        db.execute(f"INSERT INTO copy.{table.name}({names}) SELECT {names} FROM main.{table.name}")
    for name in SHOWN:
        db.execute(f"INSERT INTO copy.{name} SELECT * FROM main.{name}")
