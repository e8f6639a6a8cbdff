"""What can be wrong with a project file, and mending what is derived."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.domain.printed_page import printed_pages
from coder.domain.text_codec import decode, digest
from coder.store.backups import back_up, write_copy
from coder.store.connection import transaction
from coder.store.journal import hash_of
from coder.store.project import Project
from coder.store.triggers import make_triggers, wrong_triggers
from coder.store.upkeep import rebuild
from coder.store.views import make_views


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be."""

    kind: str  # database, triggers, journal, rows, derived, references, pdf, text, anchor, printed
    about: str
    repairable: bool


def problems(project: Project) -> Iterator[Problem]:
    """Everything that is wrong with an open project; nothing is written."""
    try:
        yield from _problems(project)
    # Where a single byte flipped, SQLite may find all in order and the content be no text, no
    # JSON, or of another kind than it must be.
    except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError) as error:
        yield Problem("database", f"Its content cannot be read ({error}).", repairable=False)


def _problems(project: Project) -> Iterator[Problem]:
    broken = False
    for said in _integrity(project.db):
        broken = True
        yield Problem("database", f"SQLite says: {said}", repairable=False)
    if broken:
        return
    for name in wrong_triggers(project.db):
        yield Problem("triggers", f"The trigger {name} is missing or changed.", repairable=True)
    wrong = list(_wrong_hashes(project))
    yield from wrong
    yield from _wrong_blobs(project)
    yield from _wrong_anchors(project)
    if not wrong:  # rows follow from the journal, if it can be trusted
        yield from _wrong_rows(project)


def mend(project: Project) -> Path:
    """Make what is derived anew, after a backup; returns the backup."""
    backup = back_up(project.db, project.id, project.path)
    with transaction(project.db):
        make_triggers(project.db)
        make_views(project.db)
        rebuild(project)
        project.db.execute("DELETE FROM printed")
        for key, data in project.db.execute("SELECT digest, data FROM text").fetchall():
            project.db.executemany(
                "INSERT INTO printed VALUES (?, ?, ?, ?)",
                [(key, index, *page) for index, page in enumerate(printed_pages(decode(data)))],
            )
    return backup


def _integrity(db: sqlite3.Connection) -> Iterator[str]:
    try:
        rows = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        rows = [str(error)]
    yield from (said for said in rows if said != "ok")


def _wrong_hashes(project: Project) -> Iterator[Problem]:
    held: list[tuple[str, str, str, str]] = []
    rows = project.db.execute(
        "SELECT o.n, o.hash, o.description, c.tbl, c.row, c.kind, c.fields FROM operation o"
        " LEFT JOIN change c ON c.operation = o.n WHERE NOT o.partial ORDER BY o.n, c.k"
    )
    current: tuple[int, str, str] | None = None
    for number, said, description, *change in rows:
        if current is not None and number != current[0]:
            yield from _judge(current, held)
            held = []
        current = number, said, description
        if change[0] is not None:
            held.append((change[0], change[1], change[2], change[3]))
    if current is not None:
        yield from _judge(current, held)


def _judge(
    operation: tuple[int, str, str], changes: list[tuple[str, str, str, str]]
) -> Iterator[Problem]:
    _, said, description = operation
    if hash_of(changes) != said:
        yield Problem(
            "journal", f"The act '{description}' was changed past Coder.", repairable=False
        )


def _wrong_blobs(project: Project) -> Iterator[Problem]:
    db = project.db
    for rowid, sha256 in db.execute("SELECT rowid, sha256 FROM pdf").fetchall():
        content = db.execute("SELECT bytes FROM pdf WHERE rowid = ?", (rowid,)).fetchone()[0]
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Problem("pdf", f"The PDF {_file(project, sha256)} is damaged.", repairable=False)
    for key, sha256 in db.execute(
        "SELECT DISTINCT text, sha256 FROM file WHERE text IS NOT NULL"
    ).fetchall():
        row = db.execute("SELECT data FROM text WHERE digest = ?", (key,)).fetchone()
        if row is None or not _is_sound(row[0], key):
            yield Problem(
                "text", f"The text of {_file(project, sha256)} is missing or damaged.",
                repairable=False,
            )  # fmt: skip
        elif db.execute("SELECT count(*) FROM printed WHERE text = ?", (key,)).fetchone()[0] == 0:
            yield Problem(
                "printed", f"The printed pages of {_file(project, sha256)} are missing.",
                repairable=True,
            )  # fmt: skip


def _is_sound(data: bytes, key: str) -> bool:
    try:
        return digest(decode(data)) == key
    except ValueError:
        return False


def _file(project: Project, sha256: str) -> str:
    row = project.db.execute("SELECT name FROM file WHERE sha256 = ?", (sha256,)).fetchone()
    return str(row[0]) if row else sha256


def _wrong_anchors(project: Project) -> Iterator[Problem]:
    """Passages whose words do not stand where their anchor says."""
    rows = project.db.execute(
        'SELECT json_extract(anchor, \'$.text\'), id, "start", "end",'
        " json_extract(anchor, '$.quote') FROM passage WHERE \"start\" IS NOT NULL ORDER BY 1"
    )
    key, whole = "", None
    for digest_, passage, start, end, quote in rows.fetchall():
        if digest_ != key:
            key, whole = digest_, _whole(project, digest_)
        if whole is not None and whole[start:end] != quote:
            yield Problem(
                "anchor", f"The passage {passage} does not hold the words it was made on.",
                repairable=False,
            )  # fmt: skip


def _whole(project: Project, key: str) -> str | None:
    row = project.db.execute("SELECT data FROM text WHERE digest = ?", (key,)).fetchone()
    return decode(row[0]).whole() if row and _is_sound(row[0], key) else None


def _wrong_rows(project: Project) -> Iterator[Problem]:
    """Rows that are not what the journal says, found on a copy."""
    with TemporaryDirectory(prefix="coder-check-") as folder:
        path = Path(folder) / "copy.coder"
        path.touch()
        write_copy(project.db, path)
        with Project(path, write=True, sound=False) as copy:
            before = _derived(copy)
            with transaction(copy.db):
                changed = rebuild(copy)
            stale = [name for name, rows in _derived(copy).items() if rows != before[name]]
            references = copy.db.execute("PRAGMA foreign_key_check").fetchall()
    for table, row in sorted(changed):
        yield Problem("rows", f"The {table} {row} is not what the journal says.", repairable=True)
    for name in stale if not changed else ():
        yield Problem("derived", f"The table {name} is not what follows.", repairable=True)
    for table, *_ in references:
        yield Problem("references", f"A {table} leads nowhere.", repairable=False)


def _derived(project: Project) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted(project.db.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in ("conflict", "shown", "resting", "shown_theme", "shown_document")
    }
