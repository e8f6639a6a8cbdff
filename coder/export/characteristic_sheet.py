"""The sheet of characteristics: a row for each document, a column for each attribute."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from coder.domain.attribute import Attribute
from coder.export.characteristics import Characteristics, Charted, authors_in_short
from coder.export.heights import is_one_line
from coder.export.look import Look, Style
from coder.export.sheet import Column, Link, Sheet, Value

TITLE: Final = "Characteristics"

CHARACTERISTIC_COLUMNS: Final = {
    "Key": 18, "Citation": 22, "Authors": 28, "Year": 8, "Title": 38, "DOI": 20, "Study": 14,
}  # fmt: skip
"""Those before the attributes: their widths in characters, by name."""

NOT_CHARTED: Final = "not charted"
"""Stands where nobody has said anything; the cell is shaded as an open cell of the matrix is."""

_RESTS_ON: Final = {
    "Citation": ("authors", "year"), "Authors": ("authors",), "Year": ("year",),
    "Title": ("title",), "DOI": ("doi",),
}  # fmt: skip
"""The fields of a document that a column shows; it is in italics if one is not confirmed."""

_WIDTHS: Final = {"number": 12, "year": 10, "date": 12, "yes_no": 10, "one_of": 18}
_WIDTH: Final = 22
_FIRST_DAY: Final = "1900-03-01"
"""The day from which on all spreadsheets count days alike."""

_EXACT_DIGITS: Final = 15  # that a spreadsheet's numbers keep


def characteristic_columns(attributes: Sequence[Attribute], look: Look) -> list[Column]:
    """The columns of the sheet."""
    styles = {"Key": look.key_above, "Year": look.centred}
    before = [
        Column(name, width, styles.get(name, look.text))
        for name, width in CHARACTERISTIC_COLUMNS.items()
    ]
    return before + [
        Column(one.name, _width(one), look.day if one.kind == "date" else look.text)
        for one in attributes
    ]


def write_characteristics(
    sheet: Sheet,
    rows: Iterable[Characteristics],
    *,
    look: Look,
    pages: Mapping[str, Link],
    values: Mapping[tuple[str, str], Link],
) -> None:
    """Write every document; its key leads to its page, its values to what says so.

    ``values`` are where that stands, by the ids of document and attribute. LibreOffice breaks no
    lines in what leads somewhere, so that values of several lines do not.
    """
    sheet.write_head()
    for row in rows:
        document = row.document
        before: tuple[Value, ...] = (
            document.key,
            row.citation,
            authors_in_short(document) or None,
            document.year,
            document.title,
            document.doi,
            document.study,
        )
        links = {0: pages[document.id]} if document.id in pages else {}
        links |= {
            len(before) + place: values[document.id, one.attribute.id]
            for place, one in enumerate(row.charted)
            if (document.id, one.attribute.id) in values
            and is_one_line(one.words, _width(one.attribute))
        }
        sheet.write((*before, *map(value_of, row.charted)), links, marked=_marked(row, look))
    sheet.close()


def _marked(row: Characteristics, look: Look) -> dict[int, Style]:
    """The cells that look otherwise: not confirmed, not charted, or charted differently."""
    said: dict[str, Style] = {"open": look.open_text, "differs": look.differs}
    marked = {
        len(CHARACTERISTIC_COLUMNS) + place: said[one.said]
        for place, one in enumerate(row.charted)
        if one.said in said
    }
    return marked | {
        place: look.unsure(look.centred if name == "Year" else look.text)
        for place, name in enumerate(CHARACTERISTIC_COLUMNS)
        if not row.document.guessed.isdisjoint(_RESTS_ON.get(name, ()))
    }


def value_of(charted: Charted) -> Value:
    """What stands in a cell."""
    if charted.said == "open":
        return NOT_CHARTED
    if charted.said != "charted":
        return charted.words
    if charted.attribute.kind == "date":
        return as_day(charted.words)
    return as_number(charted.words, charted.attribute)


def as_day(words: str) -> Value:
    """A day as a spreadsheet reckons with it, if all spreadsheets count it alike."""
    if words < _FIRST_DAY:
        return words
    try:
        return datetime.fromisoformat(words)
    except ValueError:  # charted before the attribute was one of dates
        return words


def as_number(words: str, attribute: Attribute) -> Value:
    """A charted value: numbers as numbers, as far as a spreadsheet keeps them."""
    if attribute.kind not in {"number", "year"}:
        return words
    if sum(sign.isdigit() for sign in words) > _EXACT_DIGITS:
        return words
    try:
        return float(words) if "." in words else int(words)
    except ValueError:  # charted before the attribute was one of numbers
        return words


def _width(attribute: Attribute) -> float:
    return _WIDTHS.get(attribute.kind, _WIDTH)
