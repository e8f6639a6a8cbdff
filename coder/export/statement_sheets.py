"""The sheets of statements and of cross-tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from coder.analysis.cross_tables import cross_table
from coder.domain.attribute import Attribute
from coder.domain.matrix.matrix import Matrix
from coder.domain.names import one_line
from coder.domain.statements.cross_table import CrossTable
from coder.domain.statements.statement import Statement, StatementOptions
from coder.domain.statements.telling import cross_basis
from coder.export.cell_text import cut
from coder.export.look import Look, Style
from coder.export.sheet import Column, Sheet, Value, put
from coder.store.project import Project

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

STATEMENTS: Final = "Statements"
CROSS_TABLES: Final = "Cross-tables"
NOTHING_CROSSED: Final = "No attribute has values that the themes can be counted by."

_GROUPING: Final = frozenset({"yes_no", "one_of", "several_of"})
_MOST_VALUES: Final = 12  # of another attribute, of which every value is a column
_KEY_WIDTH: Final = 34
_VALUE_WIDTH: Final = 13
_PERCENT_WIDTH: Final = 8


def statement_columns(options: StatementOptions, look: Look) -> list[Column]:
    """The columns of the statements."""
    things = "Documents" if options.by == "document" else "Documents of the studies"
    return [
        Column("About", 28, look.key_above),
        Column("Value", 32, look.text),
        Column("n", 7, look.centred),
        Column("Of", 7, look.centred),
        Column("Percent", 9, percent_style(look.centred, options.decimals)),
        Column("Statement", 80, look.text),
        Column(things, 40, look.text),
    ]


def write_statements(sheet: Sheet, found: Iterable[Statement]) -> int:
    """Write every statement; returns how many there are."""
    sheet.write_head()
    written = 0
    for one in found:
        keys = ", ".join(document.key for document in one.documents)
        sheet.write(
            (
                one.subject.name, one.value, one.n, one.of, percent_value(one.percent), one.text,
                keys or None,
            )
        )  # fmt: skip
        written += 1
    sheet.close()
    return written


def percent_style(style: Style, decimals: int) -> Style:
    """A style for shares, which shows them as percentages."""
    return replace(style, number_format=f"0.{decimals * '0'}%" if decimals else "0%")


def percent_value(percent: str) -> float | None:
    """A percentage, rounded as it is told, as the share that a spreadsheet reckons with."""
    return float(Decimal(percent.removesuffix("%")) / 100) if percent else None


def cross_tables(
    project: Project, matrix: Matrix, attributes: Sequence[Attribute], options: StatementOptions
) -> list[CrossTable]:
    """The themes by every attribute that groups the documents."""
    found = []
    for attribute in attributes if matrix.themes else ():
        if attribute.kind in {"number", "date"}:
            continue
        table = cross_table(project, attribute, options, only_coder=matrix.only)
        if attribute.kind in _GROUPING or len(table.values) <= _MOST_VALUES:
            found.append(table)
    return found


def cross_columns(tables: Sequence[CrossTable], look: Look) -> list[Column]:
    """So many columns as the widest table needs, two a value; each table has heads of its own."""
    widest = max((len(table.values) for table in tables), default=1)
    title = Column("Themes by attributes", _KEY_WIDTH, look.key_above, look.title)
    widths = (_VALUE_WIDTH, _PERCENT_WIDTH)
    return [
        title,
        *(Column("", width, look.count, look.note) for _ in range(widest) for width in widths),
    ]


def write_cross_tables(
    sheet: Sheet, tables: Sequence[CrossTable], options: StatementOptions, look: Look
) -> None:
    """Write the tables one below the other, each with the sentence that says what it counts."""
    sheet.write_head()
    if not tables:
        sheet.write_cells([put(sheet.cell(look.plain), NOTHING_CROSSED)])
    percents = percent_style(look.count, options.decimals)
    for table in tables:
        sheet.write_cells([])
        heads = [table.attribute.name]
        for value, of in zip(table.values, table.of, strict=True):
            heads += [f"{one_line(value)} (n = {of})", "%"]
        _write(sheet, heads, (look.head, look.head_centred, look.head_centred))
        for theme, counts in zip(table.themes, table.counts, strict=True):
            row: list[Value] = [theme.path]
            for one in counts:
                row += [one.n, percent_value(one.percent)]
            _write(sheet, row, (look.key_above, look.count, percents))
        sheet.write_cells([put(sheet.cell(look.plain), cut(cross_basis(table, options)))])


def _write(sheet: Sheet, row: Sequence[Value], styles: tuple[Style, Style, Style]) -> None:
    words = [cut(one) if isinstance(one, str) else one for one in row]
    sheet.write_cells(list(_cells(sheet, words, styles)), words=words)


def _cells(
    sheet: Sheet, words: Sequence[Value], styles: tuple[Style, Style, Style]
) -> Iterator["SheetCell"]:
    """The first style is that of the first cell, the others are of counts and of shares in turn."""
    first, *others = styles
    for place, one in enumerate(words):
        yield put(sheet.cell(others[(place - 1) % 2] if place else first), one)
