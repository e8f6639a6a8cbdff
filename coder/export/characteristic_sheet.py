"""The sheet of characteristics: a row for each document, a column for each attribute."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from coder.domain.attribute import Attribute
from coder.export.characteristics import Characteristics, Charted
from coder.export.look import Look, Style
from coder.export.sheet import Column, Link, Sheet, Value

TITLE: Final = "Characteristics"

NOT_CHARTED: Final = "not charted"
"""Stands where nobody has said anything; the cell is shaded as an open cell of the matrix is."""

_WIDTHS: Final = {"number": 12, "year": 10, "date": 12, "yes_no": 10, "one_of": 18}
_WIDTH: Final = 28
_EXACT_DIGITS: Final = 15  # that a spreadsheet's numbers keep


def characteristic_columns(attributes: Sequence[Attribute], look: Look) -> list[Column]:
    """The columns of the sheet."""
    return [
        Column("Key", 20, look.key_above),
        Column("Citation", 24, look.text),
        Column("Authors", 30, look.text),
        Column("Year", 8, look.centred),
        Column("Title", 44, look.text),
        Column("DOI", 24, look.text),
        Column("Study", 18, look.text),
        *(Column(one.name, _WIDTHS.get(one.kind, _WIDTH), look.text) for one in attributes),
    ]


def write_characteristics(
    sheet: Sheet, rows: Iterable[Characteristics], *, look: Look, pages: Mapping[str, Link]
) -> None:
    """Write every document."""
    styles: dict[str, Style] = {"open": look.open_text, "differs": look.differs}
    sheet.write_head()
    for row in rows:
        document = row.document
        before: tuple[Value, ...] = (
            document.key,
            row.citation,
            "; ".join(document.authors) or None,
            document.year,
            document.title,
            document.doi,
            document.study,
        )
        marked = {
            len(before) + place: styles[one.said]
            for place, one in enumerate(row.charted)
            if one.said in styles
        }
        link = pages.get(document.id)
        sheet.write(
            (*before, *map(value_of, row.charted)),
            {} if link is None else {0: link},
            marked=marked,
        )
    sheet.close()


def value_of(charted: Charted) -> Value:
    """What stands in a cell: numbers as numbers, as far as a spreadsheet keeps them."""
    if charted.said == "open":
        return NOT_CHARTED
    words = charted.words
    if charted.said == "differs" or charted.kind not in {"number", "year"}:
        return words
    if sum(sign.isdigit() for sign in words) > _EXACT_DIGITS:
        return words
    try:
        return float(words) if "." in words else int(words)
    except ValueError:  # charted before the attribute was one of numbers
        return words
