"""The folder of evidence pages: there whole or not at all, and never in the way of other files."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from coder.domain.errors import CoderError

ENDING: Final = ".html"


def folder_of(workbook: Path) -> Path:
    """The folder of evidence pages beside a workbook."""
    return workbook.with_name(f"{workbook.stem}-evidence")


def reference(*names: str) -> str:
    """A relative reference to a file; letters of all scripts stay, as spreadsheets want them."""
    return "/".join(
        "".join(sign if ord(sign) > ord("~") else quote(sign) for sign in name) for name in names
    )


def check_folder(folder: Path, *, overwrite: bool) -> None:
    """See whether evidence pages can be written.

    Raises:
        CoderError: something else lies there.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise CoderError(f"{folder.name} is no folder: move it away, or choose another name.")
    if any(one.suffix != ENDING or not one.is_file() for one in folder.iterdir()):
        raise CoderError(
            f"The folder {folder.name} holds other files than evidence pages: move it away, or"
            " choose another name for the workbook."
        )
    if not overwrite:
        raise CoderError(
            f"The folder {folder.name} exists already: choose another name, or say --overwrite to"
            " replace it."
        )


class FolderBeside:
    """A folder that is written beside another one, whose place it takes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder.with_name(f"{folder.name}.part")
        self._folder = folder
        self._old = folder.with_name(f"{folder.name}.old")
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir()

    def take_place(self) -> None:
        """Take the other one's place; it is kept aside until all is well."""
        shutil.rmtree(self._old, ignore_errors=True)
        if self._folder.exists():
            self._folder.rename(self._old)
        self.path.rename(self._folder)

    def give_back(self) -> None:
        """Put everything as it was."""
        if not self.path.exists():
            shutil.rmtree(self._folder, ignore_errors=True)
        if self._old.exists() and not self._folder.exists():
            self._old.rename(self._folder)

    def clear(self) -> None:
        """Leave nothing lying beside."""
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.rmtree(self._old, ignore_errors=True)


@contextmanager
def beside(folder: Path) -> Iterator[FolderBeside]:
    """A folder to be written, which is gone again if something goes wrong.

    Raises:
        CoderError: it cannot be written.
    """
    try:
        written = FolderBeside(folder)
    except OSError as error:
        raise _refused(folder, error) from error
    try:
        yield written
    except BaseException as error:
        written.give_back()
        if isinstance(error, OSError):
            raise _refused(folder, error) from error
        raise
    finally:
        written.clear()


def _refused(folder: Path, error: OSError) -> CoderError:
    return CoderError(
        f"The folder {folder.name} could not be written ({error.strerror}): close its pages if they"
        " are open, and look whether the disk is full or the folder may not be written to."
    )
