"""A report on agreement as a workbook: a sheet for each table, with all columns and rows."""

from dataclasses import replace
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from coder.analysis.reporting.methods import methods
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.results import results
from coder.export.agreement_sections import report_tables
from coder.export.book_file import empty_book, save_book
from coder.export.cell_text import fit
from coder.export.giving_up import given_up
from coder.export.look import Look, Style, make_look
from coder.export.report_table import NONE, Field, Kind, ReportTable, Value
from coder.export.sheet import TABLE, Column, Sheet, put

if TYPE_CHECKING:
    from openpyxl import Workbook

_FIGURE: Final = "0.000"
_SHARE: Final = "0%"
_COUNT: Final = "#,##0"
_NOTE: Final = 150
"""Letters of a line of a note, which stands in no column."""
_LISTS: Final = frozenset({"Basis", "Text"})
"""Sheets that are read from above, and not filtered."""


def write_agreement_workbook(report: Report, path: Path) -> None:
    """Write the workbook; the same data give the same bytes."""
    book, look = empty_book(), make_look()
    sheets: list[Sheet] = []
    with given_up(sheets):
        for table in (_text(report), *report_tables(report)):
            sheets.append(_sheet(book, look, table))
            _write(sheets[-1], look, table)
        save_book(book, path, made_at=report.made_of)


def _text(report: Report) -> ReportTable:
    return ReportTable(
        "Text",
        "Text for the paper",
        (Field("Paragraph", 14, "key"), Field("Text to paste", 120)),
        [("Methods", methods(report)), ("Results", results(report))],
    )


def _sheet(book: "Workbook", look: Look, table: ReportTable) -> Sheet:
    columns = [Column(one.name, one.width, _style(look, one.kind)) for one in _fields(table)]
    return Sheet(book, table.sheet, columns, look, TABLE)


def _fields(table: ReportTable) -> list[Field]:
    return [one for one in table.fields if one.only != "word"]


def _write(sheet: Sheet, look: Look, table: ReportTable) -> None:
    sheet.write_head()
    kept = [place for place, one in enumerate(table.fields) if one.only != "word"]
    for row in table.rows:
        sheet.write([_value(row[place], table.fields[place].kind) for place in kept])
    if table.sheet not in _LISTS:
        sheet.close()
    if table.notes:
        sheet.write_cells([])
    for line in (line for note in table.notes for line in wrap(fit(note), _NOTE)):
        sheet.write_cells([put(sheet.cell(look.plain), line)])


def _value(value: Value, kind: Kind) -> Value:
    return NONE if value is None and kind not in {"key", "text"} else value


def _style(look: Look, kind: Kind) -> Style:
    formats = {"figure": _FIGURE, "share": _SHARE, "count": _COUNT}
    if kind in formats:
        return replace(look.centred, number_format=formats[kind])
    return look.key_above if kind == "key" else look.text
