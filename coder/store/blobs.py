"""PDFs and Texts by hash: immutable, and outside the journal."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from coder.domain.errors import CoderError
from coder.domain.layout.printed_page import PrintedPage
from coder.domain.texts.text import Text
from coder.domain.texts.text_codec import decode, decode_words
from coder.store.project import Project


def put_pdf(project: Project, sha256: str, content: bytes) -> bool:
    """Keep the bytes of a PDF; returns whether they were missing."""
    done = project.db.execute("INSERT OR IGNORE INTO pdf VALUES (?, ?)", (sha256, content))
    return done.rowcount > 0


def has_pdf(project: Project, sha256: str) -> bool:
    """Whether this copy has the bytes of a PDF."""
    row = project.db.execute("SELECT 1 FROM pdf WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None


def pdfs_to_take(project: Project, schema: str) -> set[str]:
    """The hashes of the PDFs that are missing here and that an attached file has."""
    wanted = "t.sha256 IN (SELECT sha256 FROM main.file)"
    return {sha256 for sha256, _ in _sound_pdfs(project.db, schema, wanted)}


def take_pdfs(db: sqlite3.Connection, schema: str, *, wanted: str = "true") -> None:
    """Take the PDFs over from an attached file that are missing here; ``wanted`` is SQL on ``t``.

    Damaged ones are left: they would be in the way of sound ones ever after.
    """
    for sha256, content in _sound_pdfs(db, schema, wanted):
        db.execute("INSERT INTO main.pdf VALUES (?, ?)", (sha256, content))


def _sound_pdfs(db: sqlite3.Connection, schema: str, wanted: str) -> Iterator[tuple[str, bytes]]:
    missing = db.execute(
        f"SELECT t.sha256 FROM {schema}.pdf t WHERE {wanted}"
        " AND NOT EXISTS (SELECT 1 FROM main.pdf h WHERE h.sha256 = t.sha256)"
    ).fetchall()
    for (sha256,) in missing:
        (content,) = db.execute(
            f"SELECT bytes FROM {schema}.pdf WHERE sha256 = ?", (sha256,)
        ).fetchone()
        if hashlib.sha256(content).hexdigest() == sha256:
            yield sha256, content


def pdf(project: Project, sha256: str) -> bytes | None:
    """The bytes of a PDF, if this copy has them."""
    held = project.pdfs_from.db
    row = held.execute("SELECT bytes FROM pdf WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else bytes(row[0])


def put_text(
    project: Project, digest: str, sha256: str, data: bytes, printed: Sequence[PrintedPage]
) -> None:
    """Keep a packed Text, with the printed number of each of its pages."""
    project.db.execute(
        "INSERT OR IGNORE INTO text VALUES (?, ?, ?, ?)", (digest, sha256, len(printed), data)
    )
    project.db.executemany(
        "INSERT OR REPLACE INTO printed VALUES (?, ?, ?, ?)",
        [(digest, index, page.page, page.source) for index, page in enumerate(printed)],
    )


def text(project: Project, digest: str) -> Text | None:
    """A Text by its digest."""
    data = packed_text(project, digest)
    return None if data is None else unpacked(data, project.path.name)


def packed_text(project: Project, digest: str) -> bytes | None:
    """A Text as it is kept, to be unpacked elsewhere."""
    row = project.db.execute("SELECT data FROM text WHERE digest = ?", (digest,)).fetchone()
    return None if row is None else bytes(row[0])


def unpacked(data: bytes, name: str) -> Text:
    """A kept Text; ``name`` is that of the project's file.

    Raises:
        CoderError: it is damaged.
    """
    with _in_plain_words(name):
        return decode(data)


def unpacked_words(data: bytes, name: str) -> str:
    """The words of a kept Text, without unpacking its boxes, as ``unpacked``."""
    with _in_plain_words(name):
        return decode_words(data)


@contextmanager
def _in_plain_words(name: str) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise CoderError(
            f"A text in {name} is damaged: run 'coder check' on it, which also names the last good"
            " backup."
        ) from error


def printed(project: Project, digest: str) -> list[PrintedPage]:
    """The printed number of each page of a Text."""
    rows = project.db.execute(
        "SELECT number, source FROM printed WHERE text = ? ORDER BY page", (digest,)
    )
    return [PrintedPage(number, source) for number, source in rows]
