"""Connections to project files, and what SQLite's complaints mean to a researcher."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from coder.domain.errors import CoderError, DamagedError, OnlyForReadingError

_BUSY_SECONDS: Final = 5.0
_CACHE_KIB: Final = 32_768

DAMAGED: Final = (
    "{name} is damaged: run 'coder check' on it, which also names the last good backup."
)

_SENTENCES: Final = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing was changed in {name}; make room, and try"
    " again.",
    sqlite3.SQLITE_READONLY: "{name} may not be written to: copy it to a folder of your own, or"
    " change its permissions.",
    sqlite3.SQLITE_PERM: "{name} may not be opened: ask for permission to read and write it.",
    sqlite3.SQLITE_BUSY: "Another program is using {name}: close it there, and try again.",
    sqlite3.SQLITE_LOCKED: "Another program is using {name}: close it there, and try again.",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: "{name} is not a Coder project.",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened: check that the folder exists and that you"
    " may write there.",
    sqlite3.SQLITE_IOERR: "The disk could not read or write {name}: check the disk and free space;"
    " nothing was half done.",
    sqlite3.SQLITE_INTERRUPT: "Stopped: nothing was changed in {name}.",
    sqlite3.SQLITE_TOOBIG: "{name} cannot hold something this large.",
}

_KINDS: Final[dict[type[CoderError], frozenset[str]]] = {
    DamagedError: frozenset({DAMAGED, _SENTENCES[sqlite3.SQLITE_NOTADB]}),
    OnlyForReadingError: frozenset({_SENTENCES[sqlite3.SQLITE_READONLY]}),
}


def sentence_for(error: sqlite3.Error, path: Path) -> CoderError | None:
    """The sentence for an error that is not a bug of ours, or None."""
    code = getattr(error, "sqlite_errorcode", None)
    text = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    if text is None and "malformed" in str(error):
        text = DAMAGED
    if text is None:
        return None
    kind = next((kind for kind, texts in _KINDS.items() if text in texts), CoderError)
    return kind(text.format(name=path.name))


def known_sentence(error: BaseException, path: Path | None) -> CoderError | None:
    """The sentence for an error that came of a project's file, or None: then it is a bug."""
    if path is None or not isinstance(error, sqlite3.Error):
        return None
    return sentence_for(error, path)


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Say SQLite's complaints about a file as sentences."""
    try:
        yield
    except sqlite3.Error as error:
        known = sentence_for(error, path)
        if known is None:
            raise
        raise known from error


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection with this program's settings; reading does not create or change anything."""
    mode = "rw" if write else "ro"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(  # noqa: TID251 - the one place that does
        uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    except UnicodeDecodeError as error:  # SQLite quotes in its complaint what it cannot read
        damaged = sqlite3.DatabaseError("malformed database schema, which is no text")
        damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damaged from error
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    if write:
        connection.execute("PRAGMA synchronous = FULL")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once. Inside another it is part of that."""
    is_part = connection.in_transaction
    if is_part:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    try:
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
