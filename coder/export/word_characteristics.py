"""The table of characteristics for a page: cut into several where there are too many columns."""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from coder.domain.attribute import Attribute
from coder.domain.telling import counted
from coder.export.characteristics import Characteristics, characteristics
from coder.export.material import Material
from coder.export.word_file import LANDSCAPE, PORTRAIT
from coder.export.word_table import WordTable
from coder.export.word_widths import least_width

NOT_CHARTED: Final = "–"

_Column = list[str]  # with its head


def characteristic_tables(
    rows: Sequence[Characteristics], attributes: Sequence[Attribute], left_out: Container[str]
) -> Iterator[WordTable]:
    """One table, or so many that no column is too narrow; each begins with the citation."""
    key, *others = [
        column
        for place, column in enumerate(_columns(rows, attributes))
        if not place or column[0] not in left_out
    ]
    said = {one.said for row in rows for one in row.charted}
    note = " ".join(
        words
        for state, words in (
            ("open", f"{NOT_CHARTED}: not charted."),
            ("differs", "differs: reviewers charted different values."),
        )
        if state in said
    )
    for number, columns in enumerate(_pages(key, others)):
        what = "Characteristics of the included documents"
        yield WordTable(
            f"{what}{', continued' if number else ''} ({counted(len(rows), 'document')})",
            [column[0] for column in columns],
            list(zip(*(column[1:] for column in columns), strict=True)),
            note,
            landscape=sum(map(least_width, columns)) > PORTRAIT / 2,
        )


def table_columns(material: Material) -> list[str]:
    """The heads of the table, for whoever leaves some out."""
    return [head for head, *_ in _columns(list(characteristics(material)), material.attributes)]


def _columns(rows: Sequence[Characteristics], attributes: Sequence[Attribute]) -> Iterator[_Column]:
    yield ["Document", *(row.citation for row in rows)]
    yield ["Title", *(row.document.title or "" for row in rows)]
    if any(row.document.study for row in rows):
        yield ["Study", *(row.document.study or "" for row in rows)]
    for place, one in enumerate(attributes):
        yield [one.name, *(row.charted[place].words or NOT_CHARTED for row in rows)]


def _pages(key: _Column, others: Sequence[_Column]) -> Iterator[list[_Column]]:
    """Columns in as many groups as the width of a page asks for."""
    group, taken = [key], least_width(key)
    for column in others:
        wanted = least_width(column)
        if taken + wanted > LANDSCAPE and len(group) > 1:
            yield group
            group, taken = [key], least_width(key)
        group.append(column)
        taken += wanted
    yield group
