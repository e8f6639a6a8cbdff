"""The index in which all texts of a project are searched: a file of its own, made from them.

It lies in the user's cache folder by project id, and is never true by itself: its rows are known
by the digests of texts, which never change, and which of them count the project says.
"""

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from platformdirs import user_cache_path

from coder.domain.errors import CoderError
from coder.domain.finding.asked import Asked
from coder.domain.finding.running_text import RunningText, apart, compounds, run_on
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Text
from coder.store.connection import connect, transaction
from coder.store.firm_locks import FirmLocks
from coder.store.index_query import match_for

_FORMAT: Final = 2
"""Counts up whenever the same Text would be indexed otherwise."""

_SCHEMA: Final = f"""
CREATE TABLE running(
  n INTEGER PRIMARY KEY, digest TEXT UNIQUE NOT NULL, folded TEXT NOT NULL,
  apart TEXT NOT NULL, joined TEXT NOT NULL);
CREATE TABLE seen(
  n INTEGER PRIMARY KEY, pages BLOB NOT NULL, places BLOB NOT NULL, words TEXT NOT NULL,
  proof TEXT NOT NULL);
CREATE TABLE compound(
  joined TEXT, written TEXT, PRIMARY KEY(joined, written)) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5(
  folded, apart, joined, content='running', content_rowid='n', detail=none, columnsize=0,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
PRAGMA user_version = {_FORMAT};
"""
_MAPPED: Final = 1 << 28  # bytes


def index_path(project_id: str) -> Path:
    """Where the index of a project lies."""
    return user_cache_path("coder", appauthor=False) / "indexes" / f"{project_id}.sqlite"


class TextIndex:
    """The index of one project while it is open; every thread has its own."""

    def __init__(self, project_id: str) -> None:
        """One that is missing, damaged or of another version begins anew.

        Raises:
            CoderError: it cannot be written.
        """
        self.path = index_path(project_id)
        try:
            try:
                self._open()
            except sqlite3.DatabaseError:
                forget(project_id)
                self._open()
        except (OSError, sqlite3.Error) as error:
            raise CoderError(
                f"The index for searching cannot be written to {self.path.parent}: make room there,"
                " or ask for permission to write there."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the file."""
        self._firm.release()
        self.db.close()
        self._firm.close()

    def digests(self) -> dict[str, int]:
        """The texts that are in it, with the number of each."""
        return dict(self.db.execute("SELECT digest, n FROM running").fetchall())

    def wordless(self) -> set[str]:
        """The texts in it that hold no words, as those of scans."""
        rows = self.db.execute("SELECT digest FROM running WHERE folded = ''")
        return {digest for (digest,) in rows}

    def put(self, digest: str, text: Text) -> None:
        """Index a text, if it is not in it."""
        running = run_on(Prose(text))
        pairs = list(compounds(running.folded))
        row = (digest, running.folded, apart(running.folded), " ".join(sorted(set(_firsts(pairs)))))
        pages = array("I", text.starts).tobytes()
        places = _packed(running)
        proof = _proof(*row, running.words, pages, places)
        with transaction(self.db):
            done = self.db.execute(
                "INSERT OR IGNORE INTO running(digest, folded, apart, joined) VALUES (?, ?, ?, ?)",
                row,
            )
            if not done.rowcount:
                return
            n = done.lastrowid
            self.db.execute(
                "INSERT INTO word(rowid, folded, apart, joined) VALUES (?, ?, ?, ?)", (n, *row[1:])
            )
            self.db.execute(
                "INSERT INTO seen VALUES (?, ?, ?, ?, ?)", (n, pages, places, running.words, proof)
            )
            self.db.executemany("INSERT OR IGNORE INTO compound VALUES (?, ?)", pairs)

    def that_may_hold(self, asked: Asked) -> list[int]:
        """The numbers of the texts in which something may stand; none is left out."""
        match = match_for(asked)
        if match is None:
            rows = self.db.execute("SELECT n FROM running ORDER BY n")
        else:
            rows = self.db.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY 1", (match,))
        return [n for (n,) in rows]

    def folded(self, n: int) -> str:
        """The words of a text, as they are compared."""
        row = self.db.execute("SELECT folded FROM running WHERE n = ?", (n,)).fetchone()
        return str(row[0])

    def running(self, n: int) -> tuple[RunningText, "array[int]"]:
        """A text as it is searched, and where in it its pages begin."""
        folded, pages, places, words = self.db.execute(
            "SELECT folded, pages, places, words FROM running JOIN seen USING (n) WHERE n = ?", (n,)
        ).fetchone()
        return RunningText(words, folded, *_unpacked(places)), _integers("I", pages)

    def written(self, word: str, begins: bool) -> Sequence[str]:  # noqa: FBT001 - a lookup
        """How a word is written with hyphens in it in any text, or what begins so."""
        rows = self.db.execute(
            "SELECT DISTINCT written FROM compound WHERE joined >= ?1 AND joined <"
            " ?1 || iif(?2, char(1114111), char(1)) AND substr(written, 1, length(?1)) <> ?1",
            (word, begins),
        )
        return [written for (written,) in rows]

    def is_sound(self) -> bool:
        """Whether every row is what it was made as, and the words point to exactly these rows."""
        try:
            self.db.execute("INSERT INTO word(word, rank) VALUES ('integrity-check', 1)")
            rows = self.db.execute(
                "SELECT proof, digest, folded, apart, joined, words, pages, places"
                " FROM running LEFT JOIN seen USING (n)"
            )
            return all(proof == _proof(*rest) for proof, *rest in rows)
        except (sqlite3.DatabaseError, TypeError):
            return False

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists():  # to touch it would drop the locks that other threads have on it
            self.path.touch()
        self.db = connect(self.path, write=True)
        try:
            self.db.execute(f"PRAGMA mmap_size = {_MAPPED}")
            self.db.execute("PRAGMA journal_mode = WAL").fetchone()
            self.db.execute("PRAGMA synchronous = NORMAL")  # it can be made again
            if self._version() == 0:
                with transaction(self.db):
                    self._begin()
            self._check_version()
        except BaseException:
            self.db.close()
            raise
        self._firm = FirmLocks(self.path)

    def _begin(self) -> None:
        """Make the tables, unless another did so at this moment."""
        if self._version() == 0:
            for statement in _SCHEMA.split(";"):
                self.db.execute(statement)

    def _check_version(self) -> None:
        if self._version() != _FORMAT:
            raise sqlite3.DatabaseError("an index of another version")

    def _version(self) -> int:
        return int(self.db.execute("PRAGMA user_version").fetchone()[0])


def forget(project_id: str) -> None:
    """Throw an index away: it is made again when somebody searches."""
    path = index_path(project_id)
    for end in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).unlink()


def _firsts(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for joined, _ in pairs:
        yield joined


def _proof(*parts: str | bytes) -> str:
    whole = sha256()
    for part in parts:
        held = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(held).to_bytes(8, "little"))
        whole.update(held)
    return whole.hexdigest()


def _packed(running: RunningText) -> bytes:
    parts = [running.firsts, running.starts, running.ends, running.odd, running.shifts]
    sizes = array("I", map(len, parts))
    return b"".join(part.tobytes() for part in (sizes, *parts))


def _unpacked(packed: bytes) -> "Iterator[array[int]]":
    sizes = _integers("I", packed[:20])
    at = 20
    for kind, size in zip("IIIIi", sizes, strict=True):
        yield _integers(kind, packed[at : at + 4 * size])
        at += 4 * size


def _integers(kind: str, packed: bytes) -> "array[int]":
    found = array(kind)
    found.frombytes(packed)
    return found
