"""The sheets of statements and of cross-tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from coder.analysis.cross_tables import cross_table
from coder.domain.attribute import Attribute
from coder.domain.matrix.matrix import Matrix
from coder.domain.statements.cross_table import CrossTable
from coder.domain.statements.statement import Statement, StatementOptions
from coder.domain.statements.telling import cross_basis, cross_rows
from coder.export.cell_text import cut
from coder.export.look import Look, Style
from coder.export.sheet import Column, Sheet, put
from coder.store.project import Project

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

STATEMENTS: Final = "Statements"
CROSS_TABLES: Final = "Cross-tables"
NOTHING_CROSSED: Final = "No attribute has values that the themes can be counted by."

_GROUPING: Final = frozenset({"yes_no", "one_of", "several_of"})
_MOST_VALUES: Final = 12  # of another attribute, of which every value is a column
_KEY_WIDTH: Final = 34
_VALUE_WIDTH: Final = 16


def statement_columns(by: str, look: Look) -> list[Column]:
    """The columns of the statements."""
    things = "Documents" if by == "document" else "Documents of the studies"
    return [
        Column("About", 28, look.key_above),
        Column("Value", 32, look.text),
        Column("n", 7, look.centred),
        Column("Of", 7, look.centred),
        Column("Percent", 9, look.centred),
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
                one.subject.name, one.value, one.n, one.of, one.percent or None, one.text,
                keys or None,
            )
        )  # fmt: skip
        written += 1
    sheet.close()
    return written


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
    """So many columns as the widest table needs; each table has heads of its own."""
    widest = max((len(table.values) for table in tables), default=1)
    title = Column("Themes by attributes", _KEY_WIDTH, look.key_above, look.title)
    return [title, *(Column("", _VALUE_WIDTH, look.count, look.note) for _ in range(widest))]


def write_cross_tables(
    sheet: Sheet, tables: Sequence[CrossTable], options: StatementOptions, look: Look
) -> None:
    """Write the tables one below the other, each with the sentence that says what it counts."""
    sheet.write_head()
    if not tables:
        sheet.write_cells([put(sheet.cell(look.plain), NOTHING_CROSSED)])
    for table in tables:
        head, *rows = cross_rows(table)
        sheet.write_cells([])
        _write(sheet, head, look.head, look.head_centred)
        for row in rows:
            _write(sheet, row, look.key_above, look.count)
        sheet.write_cells([put(sheet.cell(look.plain), cut(cross_basis(table, options)))])


def _write(sheet: Sheet, row: Sequence[str], first: Style, others: Style) -> None:
    words = [cut(one) for one in row]
    sheet.write_cells(list(_cells(sheet, words, first, others)), words=words)


def _cells(
    sheet: Sheet, words: Sequence[str], first: Style, others: Style
) -> Iterator["SheetCell"]:
    for place, one in enumerate(words):
        yield put(sheet.cell(others if place else first), one)
