"""A review made by hand, its workbook as it reads back, and its tables for Word."""

import json

from coder.analysis.matrix import matrix
from coder.export.word import write_tables
from coder.export.workbook import write_workbook
from tests.coded_project import anchor

ASKED = ("by", "coders", "only_coder")


def attribute(hand, name, kind="text", choices=(), level="document"):
    return hand.add(
        "attribute", name, name=name, kind=kind, choices=json.dumps(list(choices)), level=level,
        position=f"{len(hand.ids):05}",
    )  # fmt: skip


def chart(hand, coder, document, name, value, *, kind="document", passage=None):
    hand.add(
        "charted", about=hand.ids[document], about_kind=kind, attribute=hand.ids[name],
        coder=hand.ids[coder], value=value, passage=passage,
    )  # fmt: skip


def mark(hand, coder, document, start=None, end=None, **of_anchor):
    """A passage that nobody has coded."""
    return hand.add(
        "passage", coder=hand.ids[coder], file=hand.ids[f"{document}.pdf"],
        anchor=anchor(start, end, **of_anchor),
    )  # fmt: skip


def summarise(hand, coder, document, theme, text, *, consensus=None):
    hand.add(
        "summary", document=hand.ids[document], theme=hand.ids[theme], coder=hand.ids[coder],
        consensus=consensus, text=text,
    )  # fmt: skip


def book_of(hand, name="out.xlsx", **given):
    """The workbook, read back by openpyxl."""
    import openpyxl

    asked = {key: given.pop(key) for key in ASKED if key in given}
    path = hand.project.path.parent / name
    write_workbook(hand.project, matrix(hand.project, **asked), path, overwrite=True, **given)
    return openpyxl.load_workbook(path)


def rows_of(book, sheet):
    """The rows of a sheet below its first, as dictionaries by its first."""
    head, *rows = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    return [dict(zip(head, row, strict=True)) for row in rows]


def word_of(hand, name="out.docx", **given):
    """The Word document, read back by python-docx."""
    import docx

    asked = {key: given.pop(key) for key in ASKED if key in given}
    path = hand.project.path.parent / name
    write_tables(hand.project, matrix(hand.project, **asked), path, overwrite=True, **given)
    return docx.Document(path)


def cells_of(table):
    return [[cell.text for cell in row.cells] for row in table.rows]
