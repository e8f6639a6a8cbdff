"""Automatic backups: in the user's data folder by project id, without PDFs, rotating."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from coder.domain.errors import CoderError
from coder.store.connection import connect, in_plain_words

KEEP: Final = 10
"""How many backups of one project are kept."""

_ORIGIN: Final = "origin.txt"
_DAY: Final = timedelta(days=1)


def _root() -> Path:
    return user_data_path("coder", appauthor=False) / "backups"


def backup_folder(project_id: str) -> Path:
    """Where the backups of a project lie."""
    return _root() / project_id


def backups_of(project_id: str) -> list[Path]:
    """The backups of a project, oldest first."""
    return sorted(backup_folder(project_id).glob("*.coder"))


def back_up(source: sqlite3.Connection, project_id: str, path: Path) -> Path:
    """Copy an open project, without its PDFs, and let the oldest backups go.

    ``path`` is noted beside them, so that they are found when the project cannot be read.

    Raises:
        CoderError: the backup cannot be written.
    """
    folder = backup_folder(project_id)
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S.%fZ")
    target = folder / f"{moment}.coder"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.touch()
        with in_plain_words(target):
            write_copy(source, part)
        part.replace(target)
        (folder / _ORIGIN).write_text(str(path.resolve()), "utf-8")
    except (OSError, CoderError) as error:
        part.unlink(missing_ok=True)
        raise CoderError(
            f"No backup could be written to {folder} ({error}): make room there, then try again."
        ) from error
    for old in backups_of(project_id)[:-KEEP]:
        old.unlink(missing_ok=True)
    return target


def write_copy(source: sqlite3.Connection, target: Path, *, with_pdfs: bool = False) -> None:
    """Copy an open project page by page into an empty file."""
    with closing(connect(target, write=True)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        if not with_pdfs and copy.execute("SELECT 1 FROM pdf LIMIT 1").fetchone():
            copy.execute("DELETE FROM pdf")
            copy.execute("VACUUM")


def is_due(project_id: str) -> bool:
    """Whether the last backup is more than a day old."""
    last = next(reversed(backups_of(project_id)), None)
    if last is None:
        return True
    made = datetime.fromtimestamp(last.stat().st_mtime, UTC)
    return datetime.now(UTC) - made > _DAY


def sound_backups(path: Path) -> Iterator[Path]:
    """The backups of a project file that can be opened, newest first."""
    where = str(path.resolve())
    origins = [origin for origin in _root().glob(f"*/{_ORIGIN}") if origin.read_text() == where]
    for backup in sorted((b for o in origins for b in o.parent.glob("*.coder")), reverse=True):
        try:
            with closing(connect(backup, write=False)) as copy:
                if copy.execute("PRAGMA quick_check").fetchone()[0] == "ok":
                    yield backup
        except sqlite3.Error:
            continue
