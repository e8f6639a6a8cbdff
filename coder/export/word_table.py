"""Tables as Word wants them: heads repeated on every page, rows in one piece, looks by styles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from coder.export.cell_text import fit
from coder.export.word_styles import HEAD, TABLE, TEXT
from coder.export.word_widths import column_widths

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_TWIPS: Final = 1440 / 2.54  # twentieths of a point, to a centimetre
_WHOLE: Final = 1_500  # letters of a cell: with more, the row may go on on the next page
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_STRONG: Final = _RIGHT_TO_LEFT | {"L"}


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table; a row that is a text alone is a heading of those below it."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str] | str]
    note: str = ""
    landscape: bool = False
    letters: Sequence[float] = ()  # of each column in a line; none: by what the cells hold


def add_table(document: "WordDocument", table: WordTable, room: float) -> None:
    """Write a table, so many centimetres wide, behind what is there."""
    cells = [row for row in table.rows if not isinstance(row, str)]
    widths = [
        round(width * _TWIPS) for width in column_widths([table.heads, *cells], room, table.letters)
    ]
    made = document.add_table(rows=0, cols=len(widths))
    made.style = document.styles[TABLE]
    made.autofit = False
    body = made._tbl  # noqa: SLF001 - python-docx looks every row up anew, for ever longer
    for column, width in zip(body.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width * 635  # EMU to a twentieth of a point
    body.append(_row(table.heads, widths, HEAD, "<w:cantSplit/><w:tblHeader/>"))
    for row in table.rows:
        body.append(_heading(row, widths) if isinstance(row, str) else _text_row(row, widths))


def _text_row(row: Sequence[str], widths: Sequence[int]) -> "BaseOxmlElement":
    whole = all(len(text) <= _WHOLE for text in row)
    return _row(row, widths, TEXT, "<w:cantSplit/>" if whole else "")


def _heading(text: str, widths: Sequence[int]) -> "BaseOxmlElement":
    """A row that is one cell, and stays with the row below it."""
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    cell = _cell(text, sum(widths), HEAD, span=span, paragraph="<w:keepNext/>")
    return _parsed(f"<w:trPr><w:cantSplit/></w:trPr>{cell}")


def _row(
    texts: Sequence[str], widths: Sequence[int], style: str, properties: str
) -> "BaseOxmlElement":
    kept = "<w:keepNext/>" if style == HEAD else ""  # a head never stands alone
    cells = (
        _cell(text, width, style, paragraph=kept) for text, width in zip(texts, widths, strict=True)
    )
    return _parsed(f"<w:trPr>{properties}</w:trPr>{''.join(cells)}")


def _cell(text: str, width: int, style: str, *, span: str = "", paragraph: str = "") -> str:
    """A cell as WordprocessingML (ISO/IEC 29500-1, 17.4.65); each line is a paragraph."""
    lines = fit(text).split("\n")
    inside = "".join(_paragraph(line, style, paragraph) for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{inside}</w:tc>'


def _paragraph(line: str, style: str, properties: str) -> str:
    turned = _is_turned(line)
    about = f'<w:pStyle w:val="{style.replace(" ", "")}"/>{properties}'
    about += "<w:bidi/>" if turned else ""
    run = "<w:rPr><w:rtl/></w:rPr>" if turned else ""
    parts = "<w:tab/>".join(_words(part) for part in line.split("\t"))
    return f"<w:p><w:pPr>{about}</w:pPr><w:r>{run}{parts}</w:r></w:p>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _is_turned(line: str) -> bool:
    """Whether a line is read from right to left: its first letter says so (UAX 9, P2)."""
    kinds = (bidirectional(sign) for sign in line)
    return next((kind for kind in kinds if kind in _STRONG), "L") in _RIGHT_TO_LEFT


def _parsed(inside: str) -> "BaseOxmlElement":
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(f"<w:tr {nsdecls('w')}>{inside}</w:tr>")
