"""One writer a project: a lock of the operating system, which dies with its process.

It lies in a file beside the project, because SQLite's own locks on the project are dropped when
anyone in the process closes it (POSIX).
"""

import os
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

from coder.domain.errors import OnlyForReadingError


class WriteLock:
    """Held while a project is open for writing."""

    def __init__(self, project: Path) -> None:
        self._path = project.with_name(f".{project.name}.lock")
        self._file: FileIO | None = None
        self._project = project

    def take(self) -> None:
        """Take the lock, or say who has it.

        Raises:
            OnlyForReadingError: another process has it, or nothing may be written here.
        """
        try:
            file = self._path.open("a+b", buffering=0)
        except OSError as error:
            raise OnlyForReadingError(
                f"{self._project.name} lies where nothing may be written: copy it to a folder of"
                " your own."
            ) from error
        if not _lock(file):
            holder = _holder(self._path)
            file.close()
            raise OnlyForReadingError(
                f"{self._project.name} is open in another window or command{holder}: close it"
                " there, and try again."
            )
        self._file = file
        # Who holds it is a courtesy, for which a full disk may have no room.
        with suppress(OSError):
            file.truncate(0)
            file.write(str(os.getpid()).encode())

    def release(self) -> None:
        """Give the lock back and leave nothing behind."""
        if self._file is not None:
            # Removed while it is still held: whoever waits for it finds a fresh file.
            if sys.platform != "win32":
                self._path.unlink(missing_ok=True)
            self._file.close()
            self._file = None
            if sys.platform == "win32":
                self._path.unlink(missing_ok=True)


def _holder(path: Path) -> str:
    try:
        number = path.read_text()
    except OSError:
        return ""
    return f" (process {number})" if number.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    def _lock(file: FileIO) -> bool:
        try:
            file.seek(1 << 30)  # past the content, which others may read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(0)
        return True
else:
    import fcntl

    def _lock(file: FileIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        # The holder may have removed this very file between our opening and our locking it.
        return os.fstat(file.fileno()).st_nlink > 0
