"""Reads a table from a text file with separated values, as spreadsheets write them."""

import codecs
import csv
import io
import re
import sys
from pathlib import Path
from typing import Final

from coder.domain.attribute_table.table import ParsedTable
from coder.domain.errors import CoderError
from coder.exchange.table_rows import table_of

_LARGEST: Final = 60_000_000  # bytes
_SEPARATORS: Final = ",;\t"
_HINT: Final = re.compile(r"sep=(.)\r?\n")
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FRACTION: Final = re.compile(r"\s*[-+]?(?=[.,]?\d)\d*[.,][\d.,]*\s*")
"""What is another number where commas are decimal, or none."""
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r]")
"""What is written so that no spreadsheet takes it for a formula."""


def read_csv(path: Path) -> ParsedTable:
    """The table in a file; commas, semicolons or tabs separate, as its first row shows.

    Raises:
        CoderError: the file is no text, a quotation mark is not closed, or nothing is in it.
        OSError: it cannot be read.
    """
    text, notes = _decoded(path)
    hint = _HINT.match(text)
    body = text[hint.end() :] if hint else text
    separator = hint[1] if hint else _separator(body)
    limit = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
        rows = [(n, [_plain(cell) for cell in row]) for n, row in enumerate(reader, 1 + bool(hint))]
    except csv.Error as error:
        raise CoderError(
            f"{path.name} cannot be read as a table ({error}): look for a quotation mark that is"
            " not closed, or save it anew from a spreadsheet."
        ) from error
    finally:
        csv.field_size_limit(limit)
    is_german = separator == ";"
    if is_german and any(_FRACTION.fullmatch(cell) for _, cells in rows for cell in cells):
        notes = [
            *notes,
            "Numbers are read with decimal commas, since semicolons separate the cells.",
        ]
    return table_of(
        path.name,
        rows,
        notes=notes,
        decimal_comma=is_german,
        thousands_comma=separator == ",",  # no program with decimal commas separates cells by them
    )


def _decoded(path: Path) -> tuple[str, list[str]]:
    """The text of a file, and what is to be said of how it was read."""
    if path.stat().st_size > _LARGEST:
        raise CoderError(f"{path.name} is larger than any table of attributes.")
    content = path.read_bytes()
    if content.startswith(_UTF_16):
        return content.decode("utf-16", "replace"), []
    if b"\0" in content:
        raise CoderError(f"{path.name} is no text: save the table as .xlsx or .csv.")
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        said = (
            f"{path.name} is not in UTF-8 and was read as Windows-1252: look at letters with"
            " accents."
        )
        return content.decode("cp1252", "replace"), [said]


def _separator(text: str) -> str:
    """What separates the cells of the first row that is not empty, outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(_SEPARATORS, key=bare.count)


def _plain(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
