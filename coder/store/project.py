"""An open project: one SQLite file, who works in it, and the sitting that writes to it."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from coder.domain.errors import CoderError, DamagedError, OnlyForReadingError
from coder.store.backups import back_up, is_due
from coder.store.connection import connect, in_plain_words
from coder.store.firm_locks import FirmLocks
from coder.store.folders import keeps_one_file
from coder.store.lock import WriteLock
from coder.store.migrations import STEPS, applied_steps, migrate
from coder.store.schema import APPLICATION_ID
from coder.store.triggers import wrong_triggers

if TYPE_CHECKING:
    from coder.domain.journal.causality import Causality


def wall_clock() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Sitting(NamedTuple):
    """The session that writes: a new one at the first write after opening, and after a merge."""

    number: int
    sequence: int  # of its last operation
    written: bool  # whether its row is there


class Project:
    """A project file while it is open; close it, or use it as a context manager."""

    def __init__(
        self,
        path: Path,
        *,
        write: bool,
        clock: Callable[[], int] = wall_clock,
        sound: bool = True,
    ) -> None:
        """``sound`` refuses to write to a file that lost its triggers; a repair has to."""
        self.path = path
        self.clock = clock
        self.write = write
        self._sound = sound
        self.sitting: Sitting | None = None
        self.causality: Causality | None = None  # made when asked; a merge drops it
        self.together: Any = None  # the journal's Act that others are part of just now
        self.codebook_stamp: int | None = None  # of the last act on themes, made when asked
        self.pdfs_from: Project = self  # which holds the PDFs, where this one is made to be read
        self.targets: Any = None  # what is read in place of each file (see placements), when asked
        check_there(path)
        self._lock = WriteLock(path) if write else None
        if self._lock is not None:
            self._lock.take()
        try:
            with in_plain_words(path):
                if write:
                    _check_log(path)
                unclean = has_log(path)
                self.db = connect(path, write=write)
                self._prepare(unclean=unclean)
                self.db.execute("SELECT 1 FROM local LIMIT 1").fetchone()  # makes shared memory
            self._firm = FirmLocks(path)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def id(self) -> str:
        """The id that the project was born with."""
        return str(self.local("project"))

    @property
    def me(self) -> str | None:
        """The id, as shown, of the person who works in this copy."""
        row = self.db.execute(
            "SELECT coalesce((SELECT as_row FROM shown WHERE row = value), value) FROM local"
            " WHERE name = 'me'"
        ).fetchone()
        return None if row is None else row[0]

    @property
    def stored_me(self) -> str | None:
        """The id under which the person who works in this copy writes."""
        return self.local("me")

    def local(self, name: str) -> str | None:
        """Something that this copy remembers for itself."""
        row = self.db.execute("SELECT value FROM local WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def set_local(self, name: str, value: str | None) -> None:
        """Remember something in this copy; it never travels."""
        self.db.execute(
            "INSERT INTO local VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2",
            (name, value),
        )

    def bring_log_home(self) -> None:
        """Copy what the log holds into the file; any thread may do it, for the disk can be slow.

        Nobody has to wait for it, and the pages that this project has in memory stay good.
        """
        if self.write:
            with suppress(sqlite3.OperationalError), closing(connect(self.path, write=True)) as db:
                db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def rest(self) -> None:
        """Leave no log beside the file, as is done when nothing was written for a while."""
        if self.write:
            # Someone may be reading: then the log stays until the next rest.
            with suppress(sqlite3.OperationalError):
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def stop(self) -> None:
        """Stop what another thread does with this project; a transaction is undone as a whole."""
        self.db.interrupt()

    def close(self) -> None:
        """Leave one file behind, without a log beside it."""
        db, firm = getattr(self, "db", None), getattr(self, "_firm", None)
        if db is not None:
            if self.write:
                self._back_up_daily()
            if firm is not None:
                firm.release()
            if self.write:
                # Someone may still be reading: then the file stays as it is, whole and valid.
                with suppress(sqlite3.OperationalError):
                    db.execute("PRAGMA journal_mode = DELETE").fetchone()
            db.close()
            del self.db
        if firm is not None:
            firm.close()
        if self._lock is not None:
            self._lock.release()

    def _back_up_daily(self) -> None:
        """After a day's first acts; a full disk must not keep a project from being closed."""
        if self.sitting is not None and self.sitting.written and is_due(self.id, self.path):
            with suppress(CoderError):
                back_up(self.db, self.id, self.path)

    def _prepare(self, *, unclean: bool) -> None:
        application = self.db.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION_ID:
            raise DamagedError(f"{self.path.name} is not a Coder project.")
        if unclean and self.db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DamagedError(
                f"{self.path.name} is damaged: run 'coder check' on it, which also names the last"
                " good backup."
            )
        held = applied_steps(self.db)
        known = {step.__name__ for step in STEPS}
        if held - known:
            raise CoderError(
                f"{self.path.name} was written by a newer Coder: install the newest version to"
                " open it."
            )
        if known - held:
            self._migrate()
        wrong = next(wrong_triggers(self.db), None)
        if wrong is not None and self.write and self._sound:
            raise OnlyForReadingError(
                f"{self.path.name} has lost the part that records changes ({wrong}): run"
                " 'coder check --repair' on it."
            )
        if self.write and not keeps_one_file(self.path):
            self.db.execute("PRAGMA journal_mode = WAL").fetchone()

    def advice(self) -> str | None:
        """What to say of the folder the project lies in; it is said once in each folder."""
        folder = str(self.path.resolve().parent)
        if not self.write or self.local("advised") == folder or not keeps_one_file(self.path):
            return None
        self.set_local("advised", folder)
        return (
            f"{self.path.name} lies in a folder that is synchronised or on a network drive: Coder"
            " works there in a slower way that keeps the file whole at every moment; let nobody"
            " else open it meanwhile, and merge copies instead."
        )

    def _migrate(self) -> None:
        if not self.write:
            raise CoderError(
                f"{self.path.name} was written by an older Coder: open it once for writing, so"
                " that it is brought up to date."
            )
        back_up(self.db, self.id, self.path)
        migrate(self.db)


def check_there(path: Path) -> None:
    """Say what stands in the way of opening a file.

    Raises:
        CoderError: there is none, it is a folder, or it may not be reached.
    """
    try:
        mode = path.stat().st_mode
    except PermissionError as error:
        raise CoderError(f"{path} may not be opened: ask for permission to read it.") from error
    except (OSError, ValueError) as error:
        raise CoderError(
            f"There is no file {path}: check the name, or make one with 'coder new'."
        ) from error
    if S_ISDIR(mode):
        raise CoderError(f"{path} is a folder: name the project file in it.")


def _check_log(path: Path) -> None:
    """Refuse a log that another file left behind: SQLite would write it into this one.

    Asked while the write lock is held: opening the file here would drop SQLite's own locks.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        with path.open("rb") as file:
            versions = file.read(_HEADER)[_VERSIONS]
        if versions == _CLOSED:
            raise CoderError(
                f"{log.name} does not belong to {path.name}, which was put in the place of another"
                f" file: move {log.name} to another folder, then open the project."
            )


_HEADER = 100  # bytes
_VERSIONS = slice(18, 20)
_CLOSED = b"\x01\x01"  # 2 while a log may lie beside the file (SQLite's file format, 1.3)


def has_log(path: Path) -> bool:
    """Whether the file was left without being closed: then it is looked through on opening."""
    return any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))


def check_new(path: Path) -> None:
    """Say what stands in the way of a new file.

    Raises:
        CoderError: the path is taken, or its folder is missing or may not be written to.
    """
    try:
        is_taken = path.exists()
    except (OSError, ValueError) as error:
        raise CoderError(
            "A file cannot be called that, or only a shorter name fits: choose another."
        ) from error
    if is_taken:
        raise CoderError(f"{path.name} exists already: choose another name.")
    if not path.parent.is_dir():
        raise CoderError(f"The folder {path.parent} does not exist: make it first.")
    if not os.access(path.parent, os.W_OK):
        raise CoderError(f"{path} cannot be made: choose a folder of your own.")


@contextmanager
def new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """An empty project file with its schema; if anything fails inside, it is gone again.

    Raises:
        CoderError: the path is taken, its folder is missing or may not be written to.
    """
    check_new(path)
    with in_plain_words(path):
        try:
            path.touch(exist_ok=False)
        except OSError as error:
            raise CoderError(f"{path} cannot be made: choose a folder of your own.") from error
        connection = connect(path, write=True)
        try:
            migrate(connection)
            yield connection
            connection.close()
        except BaseException:
            connection.close()
            path.unlink(missing_ok=True)
            raise
