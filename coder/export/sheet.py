"""A sheet with a header, written row by row."""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import ceil, inf
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from coder.export.book_file import add_sheet
from coder.export.cell_text import escaped, fit, parts
from coder.export.heights import TALLEST_CELLS, head_height, is_cut_head, row_height
from coder.export.look import Look, Style

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.dimensions import RowDimension

Value = str | float | datetime | None

CONTINUED: Final = " (continued)"
CARRIES_ON: Final = "Continued"
"""The column that says that a row carries on, where the first column is to be filtered by."""
_A4: Final = 9
_WIDEST_PRINT: Final = 240  # characters: more on a page would be too small to read


class Link(NamedTuple):
    """Where a cell leads to: a place in this workbook, or one in a file beside it."""

    place: str
    file: str | None = None  # a relative reference


NO_LINKS: Final[Mapping[int, Link]] = {}
NO_STYLES: Final[Mapping[int, Style]] = {}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and how its cells look."""

    name: str
    width: float
    style: Style
    head: Style | None = None
    is_clipped: bool = False  # shows what fits into a row, and makes none higher


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the head stands, how many columns stay in sight beside it, and what is written."""

    head_row: int = 1
    frozen_columns: int = 1
    left_out: Container[str] = ()  # columns, but never the first
    most_links: int = 0


TABLE: Final = Layout()


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
        self.links = 0
        self.links_left_out = 0
        kept = [
            place
            for place, one in enumerate(columns)
            if not place or one.name not in layout.left_out
        ]
        self._kept = None if len(kept) == len(columns) else kept  # the first is always there
        columns = [columns[place] for place in kept]
        self._columns = columns
        self._apart = next(
            (place for place, one in enumerate(columns) if one.name == CARRIES_ON), None
        )
        self._look = look
        self._layout = layout
        self._sheet = add_sheet(book, title)
        self._cells = [self.cell(column.style) for column in columns]
        self._linked = [self.cell(look.link_like(column.style)) for column in columns]
        self._widths = [inf if column.is_clipped else column.width for column in columns]
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
        heads = [self.cell(self._head_of(column)) for column in self._columns]
        self._sheet.append(
            [put(cell, fit(one.name)) for cell, one in zip(heads, self._columns, strict=True)]
        )

    def _head_of(self, column: Column) -> Style:
        style = column.head or self._look.head
        is_cut = is_cut_head(column.name, column.width)
        return self._look.cut_below(style) if is_cut else style

    def write_cells(
        self, cells: "list[SheetCell] | Iterator[SheetCell]", *, words: Sequence[Value] = ()
    ) -> None:
        """Write a row of cells as they are; of a generator, each before the next is made.

        The row is as high as ``words``, which stand in its first columns, need.
        """
        self.rows += 1
        if words:
            self._sheet.row_dimensions[self.rows].height = row_height(
                words, self._widths, TALLEST_CELLS
            )
        self._sheet.append(cast("list[SheetCell]", cells))  # it takes a generator as well

    @property
    def width(self) -> int:
        """The columns that are written."""
        return len(self._columns)

    @property
    def pages_wide(self) -> int:
        """On how many pages beside one another it is printed; each repeats what is frozen."""
        frozen = sum(column.width for column in self._columns[: self._layout.frozen_columns])
        rest = sum(column.width for column in self._columns) - frozen
        return max(1, ceil(rest / (_WIDEST_PRINT - frozen)))

    def lead(self, cell: "SheetCell", link: Link, *, keep: int = 0) -> bool:
        """Let a cell lead somewhere; whether the sheet holds one link more, and ``keep`` others."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        if self.links + keep >= self._layout.most_links:
            self.links_left_out += 1
            return False
        self.links += 1
        cell.hyperlink = Hyperlink(ref="", location=link.place, target=link.file)
        return True

    def lines(self, values: Sequence[Value]) -> list[list[Value]]:
        """A row as it is written, cut where a text is too long for a cell."""
        kept = values if self._kept is None else [values[place] for place in self._kept]
        return lines_of(kept, apart=self._apart)

    def write(
        self,
        values: Sequence[Value],
        links: Mapping[int, Link] = NO_LINKS,
        marked: Mapping[int, Style] = NO_STYLES,
    ) -> None:
        """Write a row, and what does not fit into its cells in the rows below.

        ``links`` and ``marked``, the styles of single cells, are by place in ``values``.
        """
        self.write_lines(self.lines(values), links, marked)

    def write_lines(
        self,
        lines: Sequence[Sequence[Value]],
        links: Mapping[int, Link] = NO_LINKS,
        marked: Mapping[int, Style] = NO_STYLES,
    ) -> None:
        """Write rows, all but the first of which carry on."""
        self.continued += len(lines) - 1
        cells = self._special(links, marked) if links or marked else self._cells
        for line in lines:
            self.rows += 1
            for cell, value in zip(cells, line, strict=True):
                put(cell, value)
            # All that is asked of a row's dimensions; of an object it would be asked at length.
            height = {"ht": f"{row_height(line, self._widths):g}", "customHeight": "1"}
            self._sheet.row_dimensions[self.rows] = cast("RowDimension", height)
            self._sheet.append(cells)
            del self._sheet.row_dimensions[self.rows]  # is in the file, and may leave the memory
            cells = self._cells

    def _special(self, links: Mapping[int, Link], marked: Mapping[int, Style]) -> "list[SheetCell]":
        """The cells of a row of which some lead somewhere, or look otherwise."""
        cells = list(self._cells)
        for place, cell in enumerate(self._linked):
            given = place if self._kept is None else self._kept[place]
            style = marked.get(given)
            if style is not None:
                cells[place] = self.cell(style)
            if given in links:
                led = cell if style is None else self.cell(self._look.link_like(style))
                if self.lead(led, links[given]):
                    cells[place] = led
        return cells

    def close(self) -> None:
        """Let the rows be filtered, now that it is known how many they are."""
        last = _letter(len(self._columns))
        self._sheet.auto_filter.ref = f"A{self._layout.head_row}:{last}{self.rows}"

    def discard(self) -> None:
        """Take away the temporary file of a sheet that will not be saved."""
        # openpyxl itself would keep it until the program ends.
        from lxml.etree import LxmlError

        writer = getattr(self._sheet, "_writer", None)
        if writer is None or not Path(writer.out).exists():
            return
        for generator in (getattr(self._sheet, "_rows", None), writer.xf):
            # The disk may be full, which is why the sheet is given up.
            with suppress(OSError, LxmlError):
                if generator is not None:
                    generator.close()
        writer.cleanup()

    def _set_up(self) -> None:
        """Everything that comes before the rows in the file; the head stays in sight."""
        head, frozen = self._layout.head_row, self._layout.frozen_columns
        for number, column in enumerate(self._columns, 1):
            self._sheet.column_dimensions[_letter(number)].width = column.width
        heads = ((column.name, column.width) for column in self._columns)
        self._sheet.row_dimensions[head].height = head_height(heads)
        self._sheet.freeze_panes = f"{_letter(frozen + 1)}{head + 1}"
        self._sheet.print_title_rows = f"{head}:{head}"
        if frozen:
            self._sheet.print_title_cols = f"A:{_letter(frozen)}"
        self._set_up_print()

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
        self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self._sheet.page_setup.fitToWidth = self.pages_wide
        self._sheet.page_setup.fitToHeight = 0


def lines_of(values: Sequence[Value], *, apart: int | None = None) -> list[list[Value]]:
    """A row, cut where a text is too long for a cell.

    What carries on repeats the short texts, but no number, so that sums hold; it says "(continued)"
    in the first column, or in one ``apart`` from the rest.
    """
    pieces = [parts(fit(value)) if isinstance(value, str) else [value] for value in values]
    lines: list[list[Value]] = [[piece[0] for piece in pieces]]
    for number in range(1, max(map(len, pieces))):
        line = [_piece(piece, number) for piece in pieces]
        if apart is None:
            line[0] = f"{line[0]}{CONTINUED}"
        else:
            line[apart] = CONTINUED.strip()
        lines.append(line)
    return lines


def _piece(pieces: Sequence[Value], number: int) -> Value:
    if len(pieces) == 1:
        return None if isinstance(pieces[0], int | float) else pieces[0]
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
