"""The state of a round, ready to be read: made once, and kept in the user's cache folder.

What is kept follows from the operations of the round alone, which never change; so a file of it
is known by their hash, and never out of date.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from platformdirs import user_cache_path

from coder.domain.errors import CoderError
from coder.domain.round import Known, Round
from coder.domain.telling import counted
from coder.store.migrations import STEPS
from coder.store.project import Project
from coder.store.rounds import missing
from coder.store.state_at import state_at, write_state

_FORMAT: Final = 2
"""Counts up whenever the same operations would be folded otherwise."""

_MOST: Final = 6
"""So many states of a project are kept: those that were read last."""


@contextmanager
def state_of_round(project: Project, held: Round) -> Iterator[Project]:
    """A project, for reading, that is what the round froze, and nothing else.

    Raises:
        CoderError: this copy lacks some of what belongs to the round.
    """
    lacking = missing(project, held.known)
    if lacking:
        raise CoderError(
            f"The round “{held.name}” is incomplete in this copy, which lacks"
            f" {counted(lacking, 'act')} of it: merge the files of the others, or the lead's, and"
            " compute from it then."
        )
    kept = _kept(project, held.known)
    if kept is None:
        with state_at(project, held.known) as state:
            yield state
        return
    with Project(kept, write=False) as state:
        yield state


def states_folder(project_id: str) -> Path:
    """Where the states of a project's rounds lie."""
    return user_cache_path("coder", appauthor=False) / "rounds" / project_id


def _kept(project: Project, known: Known) -> Path | None:
    """The kept file of a state, which is made if it is missing; None if none can be kept."""
    folder = states_folder(project.id)
    path = folder / f"{_name(project, known)}.coder"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _is_whole(path):
            os.utime(path)
            return path
        with TemporaryDirectory(prefix="making-", dir=folder) as making:
            made = Path(making) / path.name
            write_state(project, known, made)
            made.replace(path)
    except (OSError, CoderError):  # the folder is not ours, the disk is full, or it is being read
        return path if _is_whole(path) else None
    _forget_old(folder)
    return path


def _is_whole(path: Path) -> bool:
    """Whether a kept state can be read."""
    if not path.exists():
        return False
    try:
        with Project(path, write=False):
            return True
    except CoderError:
        return False


def _name(project: Project, known: Known) -> str:
    what = (str(_FORMAT), str(len(STEPS)), project.stored_me or "", known.as_json())
    return hashlib.sha256("\x1f".join(what).encode()).hexdigest()[:32]


def _forget_old(folder: Path) -> None:
    found = sorted(folder.glob("*.coder"), key=lambda one: one.stat().st_mtime, reverse=True)
    for path in found[_MOST:]:
        with suppress(OSError):  # it is being read
            path.unlink()
