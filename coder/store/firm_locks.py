"""SQLite's locks once more, held so that nothing else in this process drops them.

Whoever opens and closes a file drops all locks that the process has on it (POSIX). File dialogs
do so: they look into files to find out their kind. Another process that opens the project then
takes it for one that nobody uses, and makes its shared memory anew under our feet: the next write
here ends with SIGBUS. Locks of an open file description stay until that one is closed
(fcntl_locking(2)); what they lock is told in SQLite's os_unix.c and its file format.
"""

import os
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_SHARED: Final = (0x4000_0002, 510)  # of the database, while it is open
_DEAD_MAN: Final = (128, 1)  # of the shared memory, while it is in use
_FLOCK: Final = "hhqqi4x"


class FirmLocks:
    """Held beside a connection that keeps a log; where there is no such lock, nothing is held."""

    def __init__(self, database: Path) -> None:
        self._held: list[int] = []
        shared = database.with_name(f"{database.name}-shm")
        if sys.platform != "linux" or not shared.exists():
            return
        for path, part in ((shared, _DEAD_MAN), (database, _SHARED)):
            # A file may be gone by now, and old file systems know no such lock.
            with suppress(OSError):
                self._held.append(os.open(path, os.O_RDONLY))
                _lock(self._held[-1], part, shared=True)

    def release(self) -> None:
        """Give the locks back, before the connection is closed: it may be the last one."""
        for file in self._held:
            with suppress(OSError):
                _lock(file, (0, 0), shared=False)

    def close(self) -> None:
        """Close the files, after the connection: this drops SQLite's own locks."""
        while self._held:
            os.close(self._held.pop())


if sys.platform == "linux":
    import fcntl

    def _lock(file: int, part: tuple[int, int], *, shared: bool) -> None:
        kind = fcntl.F_RDLCK if shared else fcntl.F_UNLCK
        wanted = struct.pack(_FLOCK, kind, os.SEEK_SET, *part, 0)
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, wanted)
else:

    def _lock(file: int, part: tuple[int, int], *, shared: bool) -> None:
        raise OSError("There is no such lock here.")
