"""The table of what is charted, one row a document, as a workbook or as separated values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coder.analysis.attribute_values import attribute_values
from coder.analysis.whose import shown_alone
from coder.domain.attribute import Attribute
from coder.domain.attribute_table.table import BESIDE, CONTINUED, KEY, beside
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.export.book_file import check_place, empty_book, replacing, save_book
from coder.export.cell_text import fit, parts
from coder.export.characteristic_sheet import as_day
from coder.export.csv_file import write_csv
from coder.export.giving_up import given_up
from coder.export.look import Look, Style, make_look
from coder.export.sheet import TABLE, Column, Sheet, Value
from coder.store.attributes import attributes, charted
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.standing import last_made_at

_PLAIN: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
"""A number of which a spreadsheet gives back the same digits."""

_COUNTED: Final = frozenset({"number", "year"})
_DIGITS: Final = 15
"""So many digits of a number does a spreadsheet keep."""

_SUFFIXES: Final = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class TableWritten:
    """What went into a table."""

    documents: int
    attributes: int
    differing: int  # values left out, since those who charted them differ


def write_attribute_table(
    project: Project, path: Path, *, coder: Coder | None = None, overwrite: bool = False
) -> TableWritten:
    """Write the shown values of all documents, or those of one coder.

    The same data give the same bytes. Where coders differ a cell stays empty. While the project is
    blind, one's own values are written.

    Raises:
        CoderError: the path is taken or cannot be written, or other's values are not to be seen.
    """
    _check(path, overwrite=overwrite)
    whose = shown_alone(project)
    if whose is not None and coder is not None and coder.id != whose.id:
        raise CoderError(
            f"The project is blind: what {coder.name} charted is shown to leads alone."
        )
    held = attributes(project)
    values, differing = _values(project, coder or whose)
    heads = (KEY, *BESIDE, *(one.name for one in held))
    rows = [
        (one.key, *beside(one), *(values.get((one.id, attribute.id)) for attribute in held))
        for one in documents(project)
    ]
    with replacing(path) as part:
        if path.suffix.lower() == ".csv":
            write_csv(part, [heads, *rows])
        else:
            _write_book(part, held, rows, made_at=last_made_at(project))
    return TableWritten(len(rows), len(held), differing)


def _check(path: Path, *, overwrite: bool) -> None:
    if path.suffix.lower() not in _SUFFIXES:
        raise CoderError(f"{path.name} is no name for a table: let it end in .xlsx or .csv.")
    check_place(path, overwrite=overwrite)


def _values(project: Project, coder: Coder | None) -> tuple[dict[tuple[str, str], str], int]:
    """The values to write by document and attribute, and how many are not written."""
    if coder is not None:
        own = [one for one in charted(project) if one.person == coder.id]
        # Of two values under two names the first is shown.
        return {(one.document, one.attribute): one.value for one in reversed(own)}, 0
    found, differing = {}, 0
    for document, shown in attribute_values(project).items():
        for attribute, one in shown.items():
            differing += one.state == "differs"
            if one.value is not None:
                found[document, attribute] = one.value
    return found, differing


def _write_book(
    path: Path,
    held: Sequence[Attribute],
    rows: Sequence[Sequence[str | int | None]],
    *,
    made_at: str | None,
) -> None:
    book, look = empty_book(), make_look()
    sheet = Sheet(book, "Attributes", _columns(held, look), look, TABLE)
    before = len(BESIDE) + 1
    with given_up([sheet]):
        sheet.write_head()
        for row in rows:
            kinds = zip(held, row[before:], strict=True)
            cells = [*row[:before], *(_cell(attribute, value) for attribute, value in kinds)]
            sheet.write_lines(list(_lines(cells)))
        sheet.close()
        save_book(book, path, made_at=made_at)


def _columns(held: Sequence[Attribute], look: Look) -> list[Column]:
    day = Style(look.centred.font, None, look.centred.alignment, look.centred.border, "yyyy-mm-dd")
    styles = {"text": look.text, "several_of": look.text, "one_of": look.text, "date": day}
    return [
        Column(KEY, 20, look.key_above),
        Column("Title", 48, look.text),
        Column("Authors", 30, look.text),
        Column("Year", 8, look.centred),
        Column("Study", 18, look.text),
        *(
            Column(one.name, 30 if one.kind == "text" else 18, styles.get(one.kind, look.centred))
            for one in held
        ),
    ]


def _cell(attribute: Attribute, value: str | int | None) -> Value:
    """A value as a spreadsheet reckons with it, if it can hold it so without a loss."""
    words = "" if value is None else str(value)
    if attribute.kind in _COUNTED and _PLAIN.fullmatch(words) and len(words) <= _DIGITS:
        return float(words) if "." in words else int(words)
    return (as_day(words) if attribute.kind == "date" else words) or None


def _lines(cells: Sequence[Value]) -> Iterator[list[Value]]:
    """A row, and behind it rows with what its cells could not hold."""
    pieces = [parts(fit(cell)) if isinstance(cell, str) else [cell] for cell in cells]
    yield [piece[0] for piece in pieces]
    for number in range(1, max(map(len, pieces))):
        rest = [piece[number] if number < len(piece) else None for piece in pieces]
        yield [f"{cells[0]}{CONTINUED}", *rest[1:]]
