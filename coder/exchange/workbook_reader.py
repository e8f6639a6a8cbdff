"""Reads a table from a sheet of an Excel workbook."""

import datetime as dt
import os
import re
import warnings
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from coder.domain.attribute import NO, YES
from coder.domain.attribute_table.table import ParsedTable, Problem
from coder.domain.errors import CoderError
from coder.exchange.table_rows import table_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    _Cell = Cell | MergedCell

SHEET: Final = "Attributes"
"""The sheet that is read, or else the first one."""

_LARGEST: Final = 60_000_000  # bytes, unpacked; in memory it is some twenty times as much
_MOST_ROWS: Final = 200_000
_MOST_COLUMNS: Final = 2_000
_ESCAPED: Final = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""An underscore in front of what else would be read as an escape (ISO/IEC 29500-1, ST_Xstring).

openpyxl undoes this in shared strings, and not in those that stand in the cell itself.
"""
_BROKEN: Final = (
    BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, SyntaxError,
    zlib.error, NotImplementedError,
)  # fmt: skip
"""What openpyxl raises for a file that is no whole workbook."""


def read_workbook(path: Path) -> ParsedTable:
    """The table in a workbook: a formula counts as the value that was stored with it.

    Raises:
        CoderError: the file is no workbook, too large, or empty.
        OSError: it cannot be read.
    """
    book = _opened(path, formulas=True)
    sheet = _sheet(path, book)
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
        raise CoderError(
            f"The sheet '{sheet.title}' has {sheet.max_row:,} rows and {sheet.max_column:,}"
            " columns: delete all that is not the table, also empty rows below it."
        )
    values = sheet
    if any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row):
        values = _sheet(path, _opened(path, formulas=False))
    reading = _Reading(sheet, values)
    rows = list(reading.rows())
    more = len(book.worksheets) > 1
    notes = [f"Of {path.name} the sheet '{sheet.title}' is read, and no other."] if more else []
    return table_of(path.name, rows, problems=reading.problems, notes=notes)


def number_words(number: float) -> str:
    """A number as Excel means it: with its 15 digits, and without an exponent."""
    if isinstance(number, int):
        return str(number)
    plain = format(Decimal(f"{number:.15g}"), "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


class _Reading:
    """The rows of a sheet, and what in them cannot be read."""

    def __init__(self, sheet: "Worksheet", values: "Worksheet") -> None:
        self._sheet = sheet
        self._values = values
        self.problems: list[Problem] = []
        filled = (row for row in sheet.iter_rows() if any(cell.value is not None for cell in row))
        self._heads = next(filled, ())
        self._merged = self._merged_cells()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The words of every row, with its number."""
        pairs = zip(self._sheet.iter_rows(), self._values.iter_rows(), strict=False)
        for number, (row, values) in enumerate(pairs, 1):
            cells = enumerate(zip(row, values, strict=True), 1)
            yield number, [self._words((number, place), *both) for place, both in cells]

    def _words(self, place: tuple[int, int], cell: "_Cell", value: "_Cell") -> str:
        if place in self._merged:
            return ""
        is_empty_text = value.data_type == "str"  # which openpyxl says only of a result without any
        if cell.data_type == "f" and value.value is None and not is_empty_text:
            self._wrong(*place, "A formula has no result here: save the file anew in Excel.")
            return ""
        if value.data_type == "e":
            self._wrong(*place, f"The cell holds Excel's error {value.value}.")
            return ""
        return _words(value.value)

    def _merged_cells(self) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for area in self._sheet.merged_cells.ranges:
            said = f"{area.coord} are merged into one cell: take them apart, and fill each."
            self._wrong(area.min_row, area.min_col, said)
            if self._heads and area.min_row > (self._heads[0].row or 0):
                found |= {(cell[0], cell[1]) for cell in area.cells}
        return found

    def _wrong(self, row: int, column: int, said: str) -> None:
        head = self._heads[column - 1].value if column <= len(self._heads) else None
        name = f"column {_letter(column)}" if head is None else " ".join(str(head).split())
        self.problems.append(Problem(row, name, said))


def _opened(path: Path, *, formulas: bool) -> "Workbook":
    # As in the room that writes workbooks: whoever imports openpyxl first decides for both.
    os.environ.setdefault("OPENPYXL_LXML", "False")
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what Excel knows, and the table does not need
            with ZipFile(file) as archive:
                size = sum(member.file_size for member in archive.infolist())
            if size > _LARGEST:
                raise CoderError(f"{path.name} is larger than any table of attributes.")
            return load_workbook(file, data_only=not formulas)
    except (*_BROKEN, InvalidFileException) as error:
        raise CoderError(
            f"{path.name} is no workbook that can be read: save it in Excel as .xlsx, without a"
            " password."
        ) from error


def _sheet(path: Path, book: "Workbook") -> "Worksheet":
    sheets = book.worksheets
    shown = [one for one in sheets if one.sheet_state == "visible"]
    named = [one for one in sheets if one.title == SHEET]
    found = next(iter([*named, *shown, *sheets]), None)
    if found is None:
        raise CoderError(f"{path.name} holds no sheet with cells.")
    return found


def _words(value: object) -> str:
    """A stored value as a person would type it."""
    if value is None or isinstance(value, str):
        return _ESCAPED.sub("_", value or "")
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        return number_words(value)
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "auto")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
