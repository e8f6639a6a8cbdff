"""Automatic backups: in the user's data folder by project id, without PDFs, rotating.

Several copies of one project may lie on one computer (a lead's and one to hand out): each has a
folder of its own in that of the project, so that no copy takes another's place.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from coder.domain.errors import CoderError
from coder.store.connection import connect, in_plain_words
from coder.store.journal_hashes import changed_acts
from coder.store.stopping import INSTRUCTIONS, Stop, never

KEEP: Final = 10
"""How many backups of one project file are kept."""

UNREADABLE: Final = (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError)
"""What comes of reading damaged content.

Where a single byte flipped, SQLite may find all in order and the content be no text, no JSON, or
of another kind than it must be.
"""

_DAY: Final = timedelta(days=1)
_PAGES: Final = 4096  # copied between two looks at whether to stop


def _root() -> Path:
    return user_data_path("coder", appauthor=False) / "backups"


def backup_folder(project_id: str, path: Path) -> Path:
    """Where the backups of a project file lie."""
    return _root() / project_id / _place(path)


def backups_of(project_id: str, path: Path) -> list[Path]:
    """The backups of a project file, oldest first."""
    return sorted(backup_folder(project_id, path).glob("*.coder"))


def _place(path: Path) -> str:
    """What a path is called among the backups, also when the file can no longer be read."""
    return hashlib.blake2b(os.fsencode(path.resolve()), digest_size=8).hexdigest()


def back_up(source: sqlite3.Connection, project_id: str, path: Path, *, stop: Stop = never) -> Path:
    """Copy an open project, without its PDFs, and let the oldest backups go.

    Raises:
        CoderError: the backup cannot be written.
    """
    folder = backup_folder(project_id, path)
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S.%fZ")
    target = folder / f"{moment}.coder"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.touch()
        with in_plain_words(target):
            write_copy(source, part, stop=stop)
        part.replace(target)
    except (OSError, CoderError) as error:
        raise CoderError(
            f"No backup could be written to {folder} ({error}): make room there, then try again."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    for old in backups_of(project_id, path)[:-KEEP]:
        old.unlink(missing_ok=True)
    return target


def write_copy(
    source: sqlite3.Connection, target: Path, *, with_pdfs: bool = False, stop: Stop = never
) -> None:
    """Copy an open project page by page into an empty file.

    Raises:
        InterruptedError: it was to stop; what is there by then is no project.
    """

    def heed(*_: int) -> None:
        if stop():
            raise InterruptedError

    with closing(connect(target, write=True)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy, pages=_PAGES, progress=heed)
        copy.set_progress_handler(stop, INSTRUCTIONS)
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        if not with_pdfs and copy.execute("SELECT 1 FROM pdf LIMIT 1").fetchone():
            copy.execute("DELETE FROM pdf")
            copy.execute("VACUUM")


def is_due(project_id: str, path: Path) -> bool:
    """Whether the last backup is more than a day old."""
    last = next(reversed(backups_of(project_id, path)), None)
    if last is None:
        return True
    made = datetime.fromtimestamp(last.stat().st_mtime, UTC)
    return datetime.now(UTC) - made > _DAY


def sound_backups(path: Path) -> Iterator[Path]:
    """The backups of a project file that are whole, newest first."""
    held = _root().glob(f"*/{_place(path)}/*.coder")
    for backup in sorted(held, key=lambda one: one.name, reverse=True):
        try:
            with closing(connect(backup, write=False)) as copy:
                sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
                sound = sound and not any(changed_acts(copy))
        except UNREADABLE:
            continue
        if sound:
            yield backup
