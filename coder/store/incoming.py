"""Other people's files, opened beside a project for a merge."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from coder.domain.errors import CoderError, DamagedError
from coder.domain.texts.text_codec import is_text
from coder.store.connection import DAMAGED, connect, in_plain_words
from coder.store.migrations import STEPS, applied_steps, migrate
from coder.store.project import Project
from coder.store.schema import APPLICATION_ID

MOST_FILES: Final = 10
"""SQLite attaches no more at a time."""

_DAMAGED: Final = "{name} is damaged: ask for a sound copy of it."


@contextmanager
def attached(project: Project, paths: Sequence[Path]) -> Iterator[list[str]]:
    """Attach files to a project's connection; yields the schema names in the order given.

    Raises:
        CoderError: a file cannot be read, is no project, damaged or newer.
    """
    if len(paths) > MOST_FILES:
        raise CoderError(f"Merge at most {MOST_FILES} files at a time: give the others afterwards.")
    names = [f"incoming{number}" for number in range(len(paths))]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="coder-merge-")))
        for name, path in zip(names, paths, strict=True):
            held = readable(path, folder / name)
            uri = f"{held.resolve().as_uri()}?mode=ro"
            with _in_plain_words(path):
                project.db.execute(f"ATTACH ? AS {name}", (uri,))
            stack.callback(project.db.execute, f"DETACH {name}")
        yield names


def readable(path: Path, private: Path) -> Path:
    """The file itself, or a private copy where it has a log beside it or is of an older form.

    Raises:
        CoderError: it cannot be read, is no project, damaged or newer.
    """
    if not path.is_file():
        raise CoderError(f"There is no file {path}.")
    logs = [log for log in _logs(path) if log.exists()]
    if not logs and _steps_missing(path) == set():
        return path
    try:
        shutil.copyfile(path, private)
        for log in logs:
            shutil.copyfile(log, private.with_name(private.name + log.name[len(path.name) :]))
    except OSError as error:
        raise CoderError(f"{path.name} cannot be copied aside to be read ({error}).") from error
    with _in_plain_words(path), closing(connect(private, write=True)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if _steps_missing(private, path):
        with _in_plain_words(path), closing(connect(private, write=True)) as connection:
            migrate(connection)
    return private


def _logs(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("-wal", "-journal")]


def _steps_missing(path: Path, called: Path | None = None) -> set[str]:
    """The migrations that a file still needs.

    Raises:
        CoderError: it is no project, or newer than this program.
    """
    name = (called or path).name
    with _in_plain_words(called or path), closing(connect(path, write=False)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise CoderError(f"{name} is not a Coder project.")
        held = applied_steps(connection)
    known = {step.__name__ for step in STEPS}
    if held - known:
        raise CoderError(f"{name} was written by a newer Coder: install the newest version.")
    return known - held


def check_sound(db: sqlite3.Connection, schema: str, path: Path) -> None:
    """Look through an attached file before anything of it is taken over.

    Raises:
        CoderError: it is damaged.
    """
    with _in_plain_words(path):
        found = db.execute(f"PRAGMA {schema}.quick_check(1)").fetchone()[0]
        sound = found == "ok" and not any(_torn_texts(db, schema))
    if not sound:
        raise DamagedError(_DAMAGED.format(name=path.name))


def _torn_texts(db: sqlite3.Connection, schema: str) -> Iterator[str]:
    """The damaged ones of the texts that would come in."""
    known = "" if schema == "main" else " WHERE digest NOT IN (SELECT digest FROM main.text)"
    for (key,) in db.execute(f"SELECT digest FROM {schema}.text{known}").fetchall():
        data = db.execute(
            f"SELECT CAST(data AS BLOB) FROM {schema}.text WHERE digest = ?", (key,)
        ).fetchone()[0]
        if not is_text(data or b"", key):
            yield key


@contextmanager
def _in_plain_words(path: Path) -> Iterator[None]:
    """Say SQLite's complaints about somebody else's file, whose backups are not here."""
    try:
        with in_plain_words(path):
            yield
    except DamagedError as error:
        if str(error) != DAMAGED.format(name=path.name):
            raise
        raise DamagedError(_DAMAGED.format(name=path.name)) from error
