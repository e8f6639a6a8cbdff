"""A workbook as a file: the same data give the same bytes, and it is there whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from coder.domain.errors import CoderError
from coder.export.steady_zip import SteadyZip

if TYPE_CHECKING:
    from zipfile import ZipFile

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LONG: Final = 40  # characters of a name that is told
_NO_TIME: Final = "1980-01-01T00:00:00Z"


def empty_book() -> "Workbook":
    """A workbook without sheets, whose rows are written as they come."""
    # Without lxml, which python-docx needs too, the same data would give other bytes.
    os.environ["OPENPYXL_LXML"] = "True"
    from openpyxl import Workbook

    return Workbook(write_only=True)


def add_sheet(book: "Workbook", title: str) -> "Worksheet":
    """A further sheet, whose rows are written as they come and hold nothing but cells."""
    # A write-only sheet borrows what is needed here of a Worksheet. Of each cell it finds out that
    # it is no value by an exception, which takes as long as writing it.
    sheet = cast("Worksheet", book.create_sheet(title))
    sheet._values_to_row = _placed  # type: ignore[attr-defined]  # noqa: SLF001
    return sheet


def move_last(book: "Workbook", title: str) -> None:
    """Let a sheet come behind those that are there."""
    book.move_sheet(title, len(book.sheetnames))


def _placed(cells: "Iterable[Cell]", row: int) -> "Iterator[Cell]":
    """The cells of a row, each told where it stands."""
    for column, cell in enumerate(cells, 1):
        cell.column, cell.row = column, row
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate
        yield cell


def save_book(book: "Workbook", path: Path, *, made_at: str | None) -> None:
    """Write the file; the time in it is that of the data, not of the writing."""
    from openpyxl.writer.excel import ExcelWriter

    time = datetime.fromisoformat(made_at or _NO_TIME).astimezone(UTC)
    book.properties.creator = "Coder"
    moment = time.replace(tzinfo=None, microsecond=0)
    book.properties.created = book.properties.modified = moment
    with SteadyZip(path) as archive:
        ExcelWriter(book, cast("ZipFile", archive)).save()


def version() -> str:
    """The version of this program."""
    try:
        return metadata.version("coder")
    except metadata.PackageNotFoundError:
        return "from its source folder"


_CALLED: Final = {".xlsx": "a workbook", ".docx": "a Word document"}


def check_path(path: Path, ending: str, *, overwrite: bool) -> None:
    """See whether a file can be written.

    Raises:
        CoderError: its name will not do, it is there already, or its folder is not.
    """
    if path.suffix.lower() != ending:
        raise CoderError(f"{path.name} is no name for {_CALLED[ending]}: let it end in {ending}.")
    check_place(path, overwrite=overwrite)


def check_place(path: Path, *, overwrite: bool) -> None:
    """See whether a file of any kind can be written.

    Raises:
        CoderError: it is there already, its name will not do, or its folder is not.
    """
    try:
        if path.is_dir():
            raise CoderError(f"{path.name} is a folder: choose another name.")
        if path.exists() and not overwrite:
            raise CoderError(
                f"{path.name} exists already: choose another name, or say --overwrite to replace"
                " it."
            )
        if not path.parent.is_dir():
            raise CoderError(f"The folder {path.parent} does not exist: make it first.")
    except OSError as error:
        name = path.name if len(path.name) <= _LONG else f"{path.name[:_LONG]}…"
        raise CoderError(
            f"{name} cannot be a file there ({error.strerror}): choose another name or folder."
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside another, which it replaces at the end, or else is gone.

    Raises:
        CoderError: the file cannot be written.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        yield beside
        beside.replace(path)
    except OSError as error:
        raise CoderError(
            f"{path.name} could not be written ({error.strerror}): close it if it is open, as in"
            " Excel, and look whether the disk is full or the folder may not be written to."
        ) from error
    finally:
        with suppress(OSError):  # where nothing may be written, nothing lies
            beside.unlink(missing_ok=True)
