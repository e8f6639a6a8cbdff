"""Opening a project: what stands in the way, in plain words, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from coder.desktop.look.controls import answers, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.workspace import Notice, Workspace
from coder.domain.errors import CoderError, DamagedError, OnlyForReadingError
from coder.operations.projects import restore_backup
from coder.store.backups import sound_backups
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.upkeep import fold_what_steps_left

_WIDTH: Final = 440


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done all the same: words for a button, and the act."""

    words: str
    act: Callable[[], object]


class GoneError(CoderError):
    """There is no such file any longer: a backup of it may be."""


def opened_project(path: Path, *, write: bool) -> Project:
    """A project that can be worked in, or read.

    Raises:
        CoderError: it cannot be opened; the sentence says why in the window's words.
    """
    if not _is_there(path.parent):
        raise GoneError(
            f"The folder {path.parent} is not there: connect its drive, or look where it went."
        )
    if not _is_there(path):
        raise GoneError(f"{path.name} is not in {path.parent} any longer: look where it went.")
    project = Project(path, write=write)
    if write:
        fold_what_steps_left(project)
    return project


def offers(
    path: Path, error: CoderError, open_it: Callable[[Path, bool], object]
) -> tuple[str, list[Offer]]:
    """What to say of a project that could not be opened, and what to offer."""
    if isinstance(error, OnlyForReadingError):
        return str(error), [Offer("Open for &reading only", lambda: open_it(path, False))]  # noqa: FBT003
    can_help = isinstance(error, DamagedError | GoneError) and _is_there(path.parent)
    backup = next(sound_backups(path), None) if can_help else None
    if backup is None:
        return str(error), []
    made = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
    damaged = isinstance(error, DamagedError)
    sentence = (
        f"{f'{path.name} is damaged.' if damaged else error} The last good backup is of"
        f" {made.day} {made:%B %Y, %H:%M}: it has all that was done until then, but not the PDFs,"
        " which come back when you import them again."
        f"{' The damaged file stays as it is.' if damaged else ''}"
    )
    target = path.with_name(f"{path.stem}, backup of {made:%Y-%m-%d %H.%M}{path.suffix}")

    def take_backup() -> None:
        if not target.exists():
            restore_backup(backup, target)
        open_it(target, True)  # noqa: FBT003

    return sentence, [Offer("Open the &backup", take_backup)]


def someone_works_in(project: Project) -> bool:
    """Whether it is known who works in this copy."""
    return any(one.id == project.me for one in coders(project))


def tell_of_opening(workspace: Workspace, open_for_work: Callable[[], object]) -> None:
    """Say what is different about this project: it is only read, or its folder wants care."""
    project = workspace.project
    if not project.write:
        workspace.told.emit(
            Notice(
                f"{project.path.name} is open for reading only: nothing can be changed here.",
                answer="Open for work",
                act=open_for_work,
            )
        )
    elif advice := project.advice():
        workspace.told.emit(Notice(advice, answer="Understood"))


class TroubleDialog(QDialog):
    """A sentence, what can be done, and Close."""

    def __init__(
        self, title: str, sentence: str, offered: list[Offer], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.sentence = sentence
        said = words(sentence, name="what stands in the way")
        offer_buttons = [push_button("offer", one.words, self._act_of(one)) for one in offered]
        buttons = answers(*offer_buttons, refuse=push_button("close", "&Close", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(said)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)

    def _act_of(self, offer: Offer) -> Callable[[], None]:
        def act() -> None:
            self.accept()
            offer.act()

        return act


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:  # what else stands in the way is said when it is opened
        return True
    return True
