"""Memory without a name that a program shares with the processes it starts.

Nothing of it is left however the programs end. It is written to and read from as a file is, not
mapped: that happens outside the interpreter's lock, does not count as memory of either process,
and is an OSError where there is too little of it.
"""

import os
import sys
from mmap import mmap
from multiprocessing.reduction import DupFd
from tempfile import TemporaryFile
from typing import Any, Protocol
from uuid import uuid4

if sys.platform == "win32":

    class SharedMemory:
        """A section with a name that only the processes know which hold it."""

        def __init__(self, size: int, name: str = "") -> None:
            self._size, self._name = size, name or f"coder-{uuid4()}"
            self._map = mmap(-1, size, tagname=self._name)

        def __reduce__(self) -> tuple[Any, ...]:
            return SharedMemory, (self._size, self._name)

        def write(self, place: int, content: memoryview) -> None:
            """Write from a place on; OSError if there is not so much memory."""
            self._map[place : place + content.nbytes] = content

        def read(self, place: int, size: int) -> bytes:
            """So many bytes from a place on."""
            return self._map[place : place + size]

        def close(self) -> None:
            """Let go of it."""
            self._map.close()

else:

    class SharedMemory:
        """A file in memory that has no name; a process that is started inherits it."""

        def __init__(self, size: int, descriptor: int = -1) -> None:
            self._size = size
            self._descriptor = _unnamed_file() if descriptor < 0 else descriptor

        def __reduce__(self) -> tuple[Any, ...]:
            return _inherited, (self._size, DupFd(self._descriptor))

        def write(self, place: int, content: memoryview) -> None:
            """Write from a place on; OSError if there is not so much memory."""
            while content:
                written = os.pwrite(self._descriptor, content, place)
                content, place = content[written:], place + written

        def read(self, place: int, size: int) -> bytes:
            """So many bytes from a place on."""
            return os.pread(self._descriptor, size, place)

        def close(self) -> None:
            """Let go of it."""
            os.close(self._descriptor)

    class _Sent(Protocol):
        """What is sent in place of a descriptor."""

        def detach(self) -> int:
            """The descriptor of the same file in this process."""

    def _inherited(size: int, descriptor: _Sent) -> SharedMemory:
        return SharedMemory(size, descriptor.detach())

    def _unnamed_file() -> int:
        if hasattr(os, "memfd_create"):
            return os.memfd_create("coder pictures")
        with TemporaryFile() as file:
            return os.dup(file.fileno())
