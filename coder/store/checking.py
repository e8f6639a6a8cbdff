"""What can be wrong with a project file, and mending what is derived."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coder.domain.errors import CoderError, DamagedError
from coder.domain.layout.printed_page import printed_pages
from coder.domain.texts.text import Text
from coder.domain.texts.text_codec import decode, is_text
from coder.store.backups import UNREADABLE, back_up, sound_backups, write_copy
from coder.store.connection import connect, transaction
from coder.store.fingerprints import any_wrong
from coder.store.journal_hashes import changed_acts
from coder.store.project import Project
from coder.store.schema import APPLICATION_ID, SHOWN
from coder.store.text_index import TextIndex, forget, index_path
from coder.store.triggers import make_triggers, wrong_triggers
from coder.store.upkeep import rebuild
from coder.store.views import make_views


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be."""

    kind: str  # database, triggers, journal, rows, derived, references, pdf, text, anchor
    about: str
    repairable: bool


def damage(path: Path) -> list[Problem]:
    """What is wrong with a file that cannot be opened; nothing if it is no project, or whole."""
    try:
        with closing(connect(path, write=False)) as db:
            if db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
                return [_said_by_sqlite(said) for said in _integrity(db)]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return [_said_by_sqlite(str(error))]
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
            return []
    if next(sound_backups(path), None) is None:
        return []
    return [Problem("database", f"{path.name} is no longer a Coder project.", repairable=False)]


def _said_by_sqlite(said: str) -> Problem:
    return Problem("database", f"SQLite says: {said}", repairable=False)


def problems(project: Project) -> Iterator[Problem]:
    """Everything that is wrong with an open project; nothing is written."""
    try:
        yield from _problems(project)
    except UNREADABLE as error:
        yield Problem("database", f"Its content cannot be read ({error}).", repairable=False)


def _problems(project: Project) -> Iterator[Problem]:
    broken = [_said_by_sqlite(said) for said in _integrity(project.db)]
    if broken:
        yield from broken
        return
    for name in wrong_triggers(project.db):
        yield Problem("triggers", f"The trigger {name} is missing or changed.", repairable=True)
    changed = list(changed_acts(project.db))
    for act in changed:
        yield Problem("journal", f"The act '{act}' was changed past Coder.", repairable=False)
    yield from _wrong_blobs(project)
    yield from _wrong_anchors(project)
    if not _is_indexed_well(project):
        yield _not_derived("index")
    if not changed:  # rows follow from the journal, if it can be trusted
        yield from _wrong_rows(project)


def mend(project: Project) -> Path:
    """Make what is derived anew, after a backup; returns the backup.

    Rows are left as they are where the journal cannot be trusted: they may be all that is right.

    Raises:
        DamagedError: what would be made anew cannot even be read; then there is no backup of it.
    """
    if any(_integrity(project.db)):
        raise _unreadable(project)
    backup = back_up(project.db, project.id, project.path)
    try:
        with transaction(project.db):
            make_triggers(project.db)
            make_views(project.db)
            if not any(changed_acts(project.db)):
                rebuild(project)
            _print_anew(project.db)
            project.db.execute("DELETE FROM fingerprint")  # they are made when they are asked for
        forget(project.id)  # so is the index
    except UNREADABLE as error:
        backup.unlink()
        raise _unreadable(project) from error
    return backup


def _unreadable(project: Project) -> DamagedError:
    return DamagedError(
        f"{project.path.name} is damaged in what cannot be made anew, and was left as it is:"
        " 'coder check' names the last good backup."
    )


def _print_anew(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM printed")
    for (key,) in db.execute("SELECT digest FROM text").fetchall():
        db.executemany("INSERT INTO printed VALUES (?, ?, ?, ?)", _printed(db, key))


def _printed(db: sqlite3.Connection, key: str) -> list[tuple[Any, ...]]:
    """What the printed pages of a text must be; of a damaged one nobody knows."""
    text = _text(db, key)
    pages = () if text is None else printed_pages(text)
    return [(key, index, *page) for index, page in enumerate(pages)]


def _integrity(db: sqlite3.Connection) -> Iterator[str]:
    try:
        rows = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        rows = [str(error)]
    yield from (said for said in rows if said != "ok")


def _wrong_blobs(project: Project) -> Iterator[Problem]:
    db = project.db
    for rowid, sha256 in db.execute("SELECT rowid, sha256 FROM pdf").fetchall():
        content = db.execute("SELECT bytes FROM pdf WHERE rowid = ?", (rowid,)).fetchone()[0]
        if hashlib.sha256(content).hexdigest() != sha256:
            yield Problem("pdf", f"The PDF {_file(project, sha256)} is damaged.", repairable=False)
    for key, sha256 in db.execute(
        "SELECT DISTINCT text, sha256 FROM file WHERE text IS NOT NULL"
    ).fetchall():
        if _text(db, key) is None:
            yield Problem(
                "text", f"The text of {_file(project, sha256)} is missing or damaged.",
                repairable=False,
            )  # fmt: skip


def _text(db: sqlite3.Connection, key: str) -> Text | None:
    """A text, unless it is missing or damaged."""
    row = db.execute("SELECT data FROM text WHERE digest = ?", (key,)).fetchone()
    return decode(row[0]) if row and is_text(row[0], key) else None


def _file(project: Project, sha256: str) -> str:
    row = project.db.execute("SELECT name FROM file WHERE sha256 = ?", (sha256,)).fetchone()
    return str(row[0]) if row else sha256


def _wrong_anchors(project: Project) -> Iterator[Problem]:
    """Passages, also decided ones, whose words do not stand where their anchor says."""
    rows = project.db.execute(
        "SELECT json_extract(anchor, '$.text'), 'passage ' || id, \"start\", \"end\","
        " json_extract(anchor, '$.quote') FROM passage WHERE \"start\" IS NOT NULL UNION ALL"
        " SELECT text, 'passage ' || passage, json_extract(anchor, '$.start'),"
        " json_extract(anchor, '$.end'), json_extract(anchor, '$.quote') FROM placing"
        "  WHERE json_extract(anchor, '$.start') IS NOT NULL UNION ALL"
        " SELECT json_extract(p.value, '$.anchor.text'), 'decision ' || d.id,"
        " json_extract(p.value, '$.anchor.start'), json_extract(p.value, '$.anchor.end'),"
        " json_extract(p.value, '$.anchor.quote') FROM decision d,"
        " json_each(d.answer, '$.passages') p"
        "  WHERE json_extract(p.value, '$.anchor.start') IS NOT NULL ORDER BY 1"
    )
    key, whole = "", None
    for digest_, what, start, end, quote in rows.fetchall():
        if digest_ != key:
            text = _text(project.db, digest_)
            key, whole = digest_, None if text is None else text.whole()
        if whole is not None and whole[start:end] != quote:
            yield Problem(
                "anchor", f"The {what} does not hold the words it was made on.",
                repairable=False,
            )  # fmt: skip


def _wrong_rows(project: Project) -> Iterator[Problem]:
    """Rows that are not what the journal says, found on a copy."""
    with TemporaryDirectory(prefix="coder-check-") as folder:
        path = Path(folder) / "copy.coder"
        path.touch()
        write_copy(project.db, path)
        with Project(path, write=True, sound=False) as copy:
            before = [_content(copy.db, table) for table in SHOWN]
            with transaction(copy.db):
                changed = rebuild(copy)
            after = [_content(copy.db, table) for table in SHOWN]
            references = copy.db.execute("PRAGMA foreign_key_check").fetchall()
    for table, row in sorted(changed):
        yield Problem("rows", f"The {table} {row} is not what the journal says.", repairable=True)
    for table, one, other in zip(SHOWN, before, after, strict=True):
        if one != other:
            yield _not_derived(table)
    if _is_misprinted(project.db):
        yield _not_derived("printed")
    if any_wrong(project):
        yield _not_derived("fingerprint")
    for table, *_ in references:
        yield Problem("references", f"A {table} leads nowhere.", repairable=False)


def _is_indexed_well(project: Project) -> bool:
    try:
        if not index_path(project.id).exists():
            return True
        with TextIndex(project.id) as index:
            return index.is_sound()
    except (OSError, CoderError):  # a folder that is not ours: nothing of the project is wrong
        return True


def _content(db: sqlite3.Connection, table: str) -> set[tuple[Any, ...]]:
    return set(db.execute(f"SELECT * FROM {table}"))


def _not_derived(table: str) -> Problem:
    source = "texts" if table in {"printed", "fingerprint", "index"} else "journal"
    what = "index for searching" if table == "index" else f"table {table}"
    return Problem("derived", f"The {what} is not what follows from the {source}.", repairable=True)


def _is_misprinted(db: sqlite3.Connection) -> bool:
    """Whether the printed pages of sound texts are not what they must be, or others are there."""
    held: dict[str, list[tuple[Any, ...]]] = {}
    for row in db.execute("SELECT * FROM printed ORDER BY text, page"):
        held.setdefault(row[0], []).append(row)
    for (key,) in db.execute("SELECT digest FROM text").fetchall():
        rows, must = held.pop(key, []), _printed(db, key)
        if rows != must and _text(db, key) is not None:
            return True
    return bool(held)
