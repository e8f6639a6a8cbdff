"""Reads tables of ratings and of spans, as other programs and spreadsheets hold them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coder.analysis.agreement.ratings import Pattern
from coder.analysis.agreement.sweeping import Span
from coder.domain.attribute_table.table import ParsedRow, ParsedTable
from coder.domain.errors import CoderError
from coder.domain.telling import listed, shortened
from coder.exchange.attribute_table import read_table
from coder.exchange.rated_values import (
    on_capitals,
    on_same_numbers,
    on_values,
    same_numbers,
    tidied,
)

UNIT: Final = "unit"
MOST_CODERS: Final = 100
"""What is compared of every two grows with the square of their number."""
_NEEDED: Final = ("coder", "start", "end", "value")
_KNOWN: Final = ("document", *_NEEDED, "length")
_IDS: Final = {
    "id", "ids", "units", "item", "items", "row", "rows", "no", "no.", "nr", "nr.", "#", "number",
    "case", "record", "document", "study", "key", "subject",
}  # fmt: skip
"""What people call the column that names the rows."""


@dataclass(frozen=True, slots=True)
class RatingTable:
    """One row a unit, one place a coder; what nobody rated is in it as well."""

    coders: tuple[str, ...]
    rows: tuple[Pattern, ...]
    notes: tuple[str, ...]
    counted_as: Mapping[str, str]  # values that are the same number as another one, and that one
    decimal_comma: bool = False


@dataclass(frozen=True, slots=True)
class SpanTable:
    """What coders marked in documents; a coder who is not with a document was not there."""

    coders: tuple[str, ...]
    documents: Mapping[str, Mapping[str, Sequence[Span]]]
    lengths: Mapping[str, int]  # characters
    notes: tuple[str, ...]


def read_ratings(path: Path) -> RatingTable:
    """The ratings in a file: a column ``unit`` is the id, every other one a coder.

    Raises:
        CoderError: it is no table, or its columns or units are not told apart.
    """
    table = _sound_table(path)
    _check_no_spans(path, table.heads)
    unit, columns = None, []
    for place, head in enumerate(table.heads):
        if unit is None and head.casefold() == UNIT:
            unit = place
        elif head:
            columns.append(place)
        elif any(row.cells[place] for row in table.rows):
            raise CoderError(
                f"Column {place + 1} of {path.name} holds values and has no name: write the"
                " reviewer's into the first row."
            )
    coders = tuple(table.heads[place] for place in columns)
    _check_apart(path, coders)
    _check_number(path, coders)
    notes = [*table.notes, *_on_ids(coders), *on_capitals(coders, "reviewers")]
    if unit is not None:
        _check_units(path, table.rows, unit)
    rows = tuple(tuple(row.cells[place] or None for place in columns) for row in table.rows)
    values = {str(value) for row in rows for value in row if value is not None}
    counted_as = same_numbers(values, decimal_comma=table.decimal_comma)
    if counted_as:
        rows = tuple(tuple(value and counted_as.get(value, value) for value in row) for row in rows)
    notes += [*on_same_numbers(counted_as), *on_values(values)]
    return RatingTable(coders, rows, tuple(notes), counted_as, table.decimal_comma)


def _check_no_spans(path: Path, heads: Iterable[str]) -> None:
    if {head.casefold() for head in heads}.issuperset(_NEEDED):
        raise CoderError(
            f"{path.name} is a table of spans, with columns coder, start, end and value: name it"
            " with --spans."
        )


def _on_ids(coders: Iterable[str]) -> list[str]:
    """What is said of columns that may hold names of units, and are taken for reviewers."""
    return [
        f"The column '{one}' counted as a reviewer: call it '{UNIT}' if it names the rows."
        for one in coders
        if one.casefold() in _IDS
    ]


def _sound_table(path: Path) -> ParsedTable:
    table = read_table(path)
    if table.problems:
        raise CoderError(f"{path.name}: {table.problems[0]}")
    return tidied(table)


def _check_number(path: Path, coders: Sequence[str]) -> None:
    if len(coders) > MOST_CODERS:
        raise CoderError(
            f"{path.name} has {len(coders):,} reviewers, and at most {MOST_CODERS} are compared:"
            " look whether each has a column and each unit a row, and not the other way round."
        )


def _check_apart(path: Path, coders: Sequence[str]) -> None:
    if len(set(coders)) < len(coders):
        twice = next(one for one in coders if coders.count(one) > 1)
        raise CoderError(
            f"Two columns of {path.name} are called '{shortened(twice)}': name them differently."
        )


def _check_units(path: Path, rows: Iterable[ParsedRow], unit: int) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.cells[unit]
        if name and seen.setdefault(name, row.number) != row.number:
            raise CoderError(
                f"The unit '{shortened(name)}' stands in rows {seen[name]} and {row.number} of"
                f" {path.name}: keep one of them, or give them different names."
            )


def read_spans(path: Path, lengths: Mapping[str, int] | int | None) -> SpanTable:
    """The spans in a file, with columns coder, start, end and value, and document if several.

    A row that names a coder and no span says that this coder marked nothing there. ``lengths`` is
    how many characters each document has, or all of them; else a column ``length`` says it.

    Raises:
        CoderError: a column or a length is missing, or a span is none.
    """
    table = _sound_table(path)
    places = {head.casefold(): place for place, head in enumerate(table.heads) if head}
    lacking = [name for name in _NEEDED if name not in places]
    if lacking:
        named = listed([f"'{name}'" for name in lacking])
        raise CoderError(
            f"{path.name} has no column {named}: the first row"
            " must name coder, start, end and value, and document if there are several."
        )
    heads = [head.casefold() for head in table.heads if head.casefold() in _KNOWN]
    _check_apart(path, heads)
    reading = _SpanReading(path, places)
    for row in table.rows:
        reading.take(row)
    known = reading.known_lengths(lengths)
    reading.check_ends(known)
    coders = sorted({coder for marks in reading.documents.values() for coder in marks})
    _check_number(path, coders)
    values = {
        str(value) for marks in reading.documents.values() for held in marks.values()
        for _, _, value in held
    }  # fmt: skip
    notes = [*table.notes, *on_capitals(coders, "reviewers"), *on_capitals(values, "values")]
    return SpanTable(tuple(coders), reading.documents, known, tuple(notes))


class _SpanReading:
    """The spans of a table while its rows are read."""

    def __init__(self, path: Path, places: Mapping[str, int]) -> None:
        self._name = path.name
        self._text = path.stem  # what a single document is called that has no name
        self._places = places
        self.documents: dict[str, dict[str, list[Span]]] = {}
        self._last: dict[str, tuple[int, int]] = {}  # the end that is last, and its row
        self._written: dict[str, int] = {}

    def take(self, row: ParsedRow) -> None:
        """Take one row in."""
        document, coder, value = (self._cell(row, one) for one in ("document", "coder", "value"))
        if not coder:
            raise self._wrong(row, "names no coder")
        if "document" in self._places and not document:
            raise self._wrong(row, "names no document")
        document = document or self._text
        if self._cell(row, "length"):
            self._write_length(document, row)
        marks = self.documents.setdefault(document, {}).setdefault(coder, [])
        filled = [one for one in ("start", "end", "value") if self._cell(row, one)]
        if not filled:
            return
        if len(filled) < 3:  # noqa: PLR2004 - a span has all three, or there is none
            raise self._wrong(row, "lacks start, end or value: give all three, or none")
        start, end = self._number(row, "start"), self._number(row, "end")
        if end <= start:
            raise self._wrong(row, f"ends at {end} and begins at {start}: an end comes after it")
        marks.append((start, end, value))
        self._last[document] = max((end, row.number), self._last.get(document, (0, 0)))

    def known_lengths(self, lengths: Mapping[str, int] | int | None) -> dict[str, int]:
        """The length of every document."""
        found: dict[str, int] = {}
        for document in self.documents:
            said = lengths.get(document) if isinstance(lengths, Mapping) else lengths
            length = self._written.get(document) if said is None else said
            if length is None:
                raise CoderError(
                    f"It is not known how long the document '{shortened(document)}' is: say with"
                    " --length how many characters it has, or in a column 'length'."
                )
            found[document] = length
        return found

    def check_ends(self, lengths: Mapping[str, int]) -> None:
        """Refuse a span past the end of its document."""
        for document, length in lengths.items():
            end, row = self._last.get(document, (0, 0))
            if end > length:
                raise CoderError(
                    f"Row {row} of {self._name} ends at {end}, and the text has {length}"
                    " characters: correct the row or the length."
                )

    def _write_length(self, document: str, row: ParsedRow) -> None:
        length = self._number(row, "length")
        if self._written.setdefault(document, length) != length:
            raise self._wrong(row, f"says length {length}, and an earlier row of it another")

    def _cell(self, row: ParsedRow, name: str) -> str:
        return row.cells[self._places[name]] if name in self._places else ""

    def _number(self, row: ParsedRow, name: str) -> int:
        word = self._cell(row, name)
        if not (word.isascii() and word.isdigit()) or len(word) > _DIGITS:
            raise self._wrong(
                row, f"has '{shortened(word)}' as {name}: it must be a whole number, 0 or more"
            )
        return int(word)

    def _wrong(self, row: ParsedRow, said: str) -> CoderError:
        return CoderError(f"Row {row.number} of {self._name} {said}.")


_DIGITS: Final = 12
