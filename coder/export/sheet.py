"""A sheet with a header, written row by row."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from coder.export.cell_text import escaped, fit, parts
from coder.export.look import Look, Style

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet.dimensions import RowDimension
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | float | datetime | None

CONTINUED: Final = " (continued)"
_A4: Final = 9
_LINE_HEIGHT: Final = 13.0  # points
_MARGIN: Final = 4.0
_TALLEST: Final = 409.0  # Excel's limit
_PROSE: Final = 1.12  # letters to a character of width, which is that of a digit
_BOLD: Final = 0.85  # of a column's characters
_WIDEST_PRINT: Final = 240  # characters: beyond it, fitting a page's width makes them too small


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and how its cells look."""

    name: str
    width: float
    style: Style
    head: Style | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the head stands, and how many columns stay in sight beside it."""

    head_row: int
    frozen_columns: int


TABLE: Final = Layout(head_row=1, frozen_columns=1)


class Sheet:
    """One worksheet while it is written; nothing of a row is kept."""

    def __init__(
        self,
        book: "Workbook",
        title: str,
        columns: Sequence[Column],
        look: Look,
        layout: Layout,
    ) -> None:
        self.title = title
        self.rows = 0  # written so far
        self.continued = 0  # rows that carry on a text too long for a cell
        self._columns = columns
        self._look = look
        self._layout = layout
        # A write-only sheet borrows what it needs of a Worksheet.
        self._sheet = cast("Worksheet", book.create_sheet(title))
        self._cells = [self.cell(column.style) for column in columns]
        self._rooms = [column.width * _PROSE for column in columns]
        self._set_up()

    def cell(self, style: Style) -> "SheetCell":
        """A cell of this sheet, to be written as often as wanted."""
        from openpyxl.cell import WriteOnlyCell

        cell: SheetCell = WriteOnlyCell(self._sheet)
        for name in ("font", "fill", "alignment", "border", "number_format"):
            value = getattr(style, name)
            if value is not None:
                setattr(cell, name, value)
        return cell

    def write_head(self) -> None:
        """Write the head in its row."""
        self.rows += 1
        heads = [self.cell(column.head or self._look.head) for column in self._columns]
        self._sheet.append(
            [put(cell, fit(one.name)) for cell, one in zip(heads, self._columns, strict=True)]
        )

    def write_cells(
        self, cells: "list[SheetCell] | Iterator[SheetCell]", *, words: Sequence[Value] = ()
    ) -> None:
        """Write a row of cells as they are; of a generator, each before the next is made.

        The row is as high as ``words``, which stand in its first columns, need.
        """
        self.rows += 1
        if words:
            self._sheet.row_dimensions[self.rows].height = self._height(words)
        self._sheet.append(cast("list[SheetCell]", cells))  # it takes a generator as well

    def write(self, values: Sequence[Value]) -> None:
        """Write a row, and what does not fit into its cells in the rows below."""
        self.write_lines(lines_of(values))

    def write_lines(self, lines: Sequence[Sequence[Value]]) -> None:
        """Write rows, all but the first of which carry on."""
        self.continued += len(lines) - 1
        for line in lines:
            self.rows += 1
            for cell, value in zip(self._cells, line, strict=True):
                put(cell, value)
            # All that is asked of a row's dimensions; of an object it would be asked at length.
            height = {"ht": f"{self._height(line):g}", "customHeight": "1"}
            self._sheet.row_dimensions[self.rows] = cast("RowDimension", height)
            self._sheet.append(self._cells)
            del self._sheet.row_dimensions[self.rows]  # is in the file, and may leave the memory

    def close(self) -> None:
        """Let the rows be filtered, now that it is known how many they are."""
        last = _letter(len(self._columns))
        self._sheet.auto_filter.ref = f"A{self._layout.head_row}:{last}{self.rows}"

    def discard(self) -> None:
        """Take away the temporary file of a sheet that will not be saved."""
        # openpyxl itself would keep it until the program ends.
        writer = getattr(self._sheet, "_writer", None)
        if writer is None or not Path(writer.out).exists():
            return
        with suppress(OSError):  # the disk may be full, which is why the sheet is given up
            sheet = cast("WriteOnlyWorksheet", self._sheet)
            if not sheet.closed:
                sheet.close()
        writer.cleanup()

    def _set_up(self) -> None:
        """Everything that comes before the rows in the file; the head stays in sight."""
        head, frozen = self._layout.head_row, self._layout.frozen_columns
        for number, column in enumerate(self._columns, 1):
            self._sheet.column_dimensions[_letter(number)].width = column.width
        # Bold words are wider, and shall not be broken.
        lines = max(_lines(column.name, column.width * _BOLD) for column in self._columns)
        self._sheet.row_dimensions[head].height = _LINE_HEIGHT * lines + _MARGIN
        self._sheet.freeze_panes = f"{_letter(frozen + 1)}{head + 1}"
        self._sheet.print_title_rows = f"{head}:{head}"
        if frozen:
            self._sheet.print_title_cols = f"A:{_letter(frozen)}"
        self._set_up_print()

    def _height(self, line: Sequence[Value]) -> float:
        """Points that a row needs: not every program works that out when it opens a file."""
        lines = max(
            _lines_of_prose(value, room)
            for value, room in zip(line, self._rooms, strict=False)
            if isinstance(value, str)
        )
        return min(_LINE_HEIGHT * lines + _MARGIN, _TALLEST)

    def _set_up_print(self) -> None:
        from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
        from openpyxl.worksheet.page import PageMargins
        from openpyxl.worksheet.properties import PageSetupProperties

        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.paperSize = _A4
        self._sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.75)
        self._sheet.oddFooter = HeaderFooterItem(
            left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N")
        )
        if sum(column.width for column in self._columns) <= _WIDEST_PRINT:
            self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
            self._sheet.page_setup.fitToHeight = 0


def _lines_of_prose(text: str, room: float) -> int:
    """The lines that a text takes in a column, of which most take one."""
    if len(text) < room and "\n" not in text:
        return 1
    return sum(1 + int(len(part) / room) for part in text.split("\n"))


def lines_of(values: Sequence[Value]) -> list[list[Value]]:
    """A row, cut where a text is too long for a cell.

    What carries on repeats the short columns, and says "(continued)" in the first.
    """
    pieces = [parts(fit(value)) if isinstance(value, str) else [value] for value in values]
    lines: list[list[Value]] = [[piece[0] for piece in pieces]]
    for number in range(1, max(map(len, pieces))):
        line = [_piece(piece, number) for piece in pieces]
        line[0] = f"{line[0]}{CONTINUED}"
        lines.append(line)
    return lines


def _piece(pieces: Sequence[Value], number: int) -> Value:
    if len(pieces) == 1:
        return pieces[0]
    return pieces[number] if number < len(pieces) else None


def put(cell: "SheetCell", value: Value) -> "SheetCell":
    """Set the value of a cell; a text stays a text, whatever it begins with."""
    if isinstance(value, str):
        cell.value = escaped(value)
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def _lines(text: str, width: float) -> int:
    """The lines that a text takes when words are not broken."""
    lines, room = 1, width
    for word in text.replace("-", "- ").split(" "):
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        room -= len(word) + 1
    return lines
