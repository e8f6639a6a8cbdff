"""Automatic backups: in the user's data folder by project id, without PDFs, rotating."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from coder.domain.errors import CoderError
from coder.store.connection import connect, in_plain_words

KEEP: Final = 10
"""How many backups of one project are kept."""


def backup_folder(project_id: str) -> Path:
    """Where the backups of a project lie."""
    return user_data_path("coder", appauthor=False) / "backups" / project_id


def backups_of(project_id: str) -> list[Path]:
    """The backups of a project, oldest first."""
    return sorted(backup_folder(project_id).glob("*.coder"))


def back_up(source: sqlite3.Connection, project_id: str) -> Path:
    """Copy an open project, without its PDFs, and let the oldest backups go.

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


def sound_backups(project_id: str) -> Iterator[Path]:
    """The backups that can be opened, newest first."""
    for path in reversed(backups_of(project_id)):
        try:
            with closing(connect(path, write=False)) as copy:
                if copy.execute("PRAGMA quick_check").fetchone()[0] == "ok":
                    yield path
        except sqlite3.Error:
            continue
