"""Makes the example project beside the window."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, Signal

from coder.desktop.background import Background
from coder.domain.errors import CoderError
from coder.pdf.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME: Final = "Coder example.coder"


class StoppedError(CoderError):
    """Somebody stopped it."""


class ExampleRun(QObject):
    """The example while it is being made."""

    progress = Signal(int, int)
    made = Signal(Path)
    failed = Signal(object)  # the error; StoppedError if somebody stopped it

    def __init__(self, path: Path, readers: Readers, parent: QObject) -> None:
        super().__init__(parent)
        self._work = Background(
            lambda running: _make(path, readers, running),
            done=lambda _: self.made.emit(path),
            failed=self.failed.emit,
            advance=self.progress,
        )
        self.cancel: Callable[[], None] = self._work.cancel
        self.wait: Callable[[], None] = self._work.wait


def documents_folder() -> Path:
    """Where people keep their documents, else their home."""
    kinds = QStandardPaths.StandardLocation
    for kind in (kinds.DocumentsLocation, kinds.HomeLocation):
        folder = Path(QStandardPaths.writableLocation(kind))
        if folder.is_dir():
            return folder
    return Path.home()


def example_path() -> Path:
    """Where the example is made."""
    return documents_folder() / _NAME


def _make(path: Path, readers: Readers, running: Background) -> None:
    # Only who wants the example waits for what makes it.
    from coder.operations.example import make_example  # noqa: PLC0415

    part = path.with_name(f".{path.name}.part")  # a half made example is never opened
    part.unlink(missing_ok=True)

    def report(done: int, of_all: int) -> None:
        if running.cancelled:
            raise StoppedError("Stopped; no example was made.")
        running.report(done, of_all)

    make_example(part, readers, report=report)
    try:
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CoderError(f"{path} cannot be written: make room, or free its name.") from error
