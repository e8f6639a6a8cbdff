"""A table of attributes as a file holds it: words in rows and columns, and what cannot be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from coder.domain.document import Document
from coder.domain.telling import shortened

KEY: Final = "Key"
BESIDE: Final = ("Title", "Authors", "Year", "Study")
"""The columns that say what a row is about; they are written, and not read."""

CONTINUED: Final = " (continued)"
"""Behind the key of a row that carries on what a cell could not hold."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a table that is wrong, and where."""

    row: int | None  # as the file counts them, from 1; None is the one with the names
    column: str  # its name
    said: str  # a sentence
    document: str = field(default="", compare=False)  # the key that stands in its row

    @property
    def place(self) -> str:
        """Where it is, in words."""
        row = "the first row" if self.row is None else f"row {self.row}"
        return f"{row}, {shortened(self.column)}"

    def __str__(self) -> str:
        return f"{self.place[0].upper()}{self.place[1:]}: {self.said}"


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """The words of one row, one for each column."""

    number: int  # as the file counts them, from 1
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedTable:
    """A table as it was read.

    How its file writes numbers may show: with decimal commas, or with commas between thousands.
    """

    heads: tuple[str, ...]
    rows: tuple[ParsedRow, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    decimal_comma: bool = False
    thousands_comma: bool = False


def beside(document: Document) -> tuple[str | int | None, ...]:
    """What stands in the columns beside the key of a document."""
    authors = "; ".join(document.authors) or None
    return document.title, authors, document.year, document.study


def joined_rows(rows: Sequence[ParsedRow], key: int) -> list[ParsedRow]:
    """Rows with what carries them on; ``key`` is the place of the column with the keys."""
    found: list[ParsedRow] = []
    for row in rows:
        before = found[-1] if found else None
        if before is not None and row.cells[key] == before.cells[key] + CONTINUED:
            cells = list(map("".join, zip(before.cells, row.cells, strict=True)))
            cells[key] = before.cells[key]
            found[-1] = ParsedRow(before.number, tuple(cells))
        else:
            found.append(row)
    return found
