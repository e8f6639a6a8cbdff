"""The projects that were open last on this computer."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

_NAME: Final = "recent projects"
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was open here."""

    path: Path
    title: str
    at: datetime  # when it was opened last

    @property
    def is_there(self) -> bool:
        """Whether the file can still be found."""
        try:
            return self.path.is_file()
        except OSError:
            return False


def recent_projects() -> list[Recent]:
    """The projects that were open last, the last one first."""
    try:
        held = json.loads(str(QSettings().value(_NAME, "[]")))
        return [
            Recent(Path(one["path"]), str(one["title"]), datetime.fromisoformat(one["at"]))
            for one in held
        ]
    except (ValueError, KeyError, TypeError):
        return []


def remember_project(path: Path, title: str) -> None:
    """Remember that a project is opened now."""
    now = Recent(path.resolve(), title, datetime.now().astimezone())
    _write([now, *(one for one in recent_projects() if one.path != now.path)])


def forget_project(path: Path) -> None:
    """List a project no longer."""
    _write([one for one in recent_projects() if one.path != path])


def _write(held: list[Recent]) -> None:
    entries = [
        {"path": str(one.path), "title": one.title, "at": one.at.isoformat()}
        for one in held[:_MOST]
    ]
    QSettings().setValue(_NAME, json.dumps(entries))
