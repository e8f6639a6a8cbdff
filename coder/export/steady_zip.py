"""A zip archive that tells nothing of when and where it was written."""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip archive can tell
_UNIX: Final = 3
_MODE: Final = 0o600 << 16
_CHUNK: Final = 1 << 20


class SteadyZip:
    """What a writer needs of a ZipFile; members have one fixed time and mode, compressed."""

    def __init__(self, path: Path) -> None:
        self._archive = ZipFile(path, "w")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def writestr(self, name: str, content: str | bytes) -> None:
        """Write text or bytes as a member."""
        self._archive.writestr(_member(name), content)

    def write(self, path: str, name: str) -> None:
        """Write a file as a member."""
        with Path(path).open("rb") as source, self._archive.open(_member(name), "w") as target:
            shutil.copyfileobj(source, target, _CHUNK)

    def namelist(self) -> list[str]:
        """The members so far."""
        return self._archive.namelist()

    def close(self) -> None:
        """Finish the archive; closing again does nothing."""
        self._archive.close()


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _TIME)
    member.compress_type = ZIP_DEFLATED
    member.create_system = _UNIX
    member.external_attr = _MODE
    return member
