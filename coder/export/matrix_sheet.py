"""The sheet that shows the matrix."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from coder.analysis.open_cells import open_cells
from coder.domain.matrix.cell import ABSENT, OPEN, UNCLEAR
from coder.domain.matrix.matrix import Cells, Matrix, Row
from coder.export.cell_text import fit
from coder.export.cell_words import CellWords
from coder.export.look import Look
from coder.export.quotation_sheets import SheetRow, Where
from coder.export.sheet import Column, Layout, Sheet, Value, put

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

ABSENT_SIGN: Final = "–"
UNCLEAR_SIGN: Final = "?"

ALL: Final = "all"
"""Stands in the column of coders for what they say together."""

_LEGEND_ROWS: Final = 6
_KEY_WIDTH: Final = 20


def matrix_layout(matrix: Matrix) -> Layout:
    """The head comes below the legend."""
    return Layout(head_row=_LEGEND_ROWS + 1, frozen_columns=2 if matrix.view == "each" else 1)


class MatrixSheet:
    """Writes the matrix, its filled cells linked to their first quotation.

    If every coder is asked for, each document has a row for all together and one for each, told
    apart by a second column, so that a filter leaves one person's matrix.
    """

    def __init__(
        self,
        sheet: Sheet,
        matrix: Matrix,
        look: Look,
        first: Mapping[Where, SheetRow],
        shows: CellWords,
    ) -> None:
        self._sheet = sheet
        self._matrix = matrix
        self._look = look
        self._first = first
        self._shows = shows
        self._key = sheet.cell(look.key)
        self._linked = sheet.cell(shows.linked)
        self._signs = {
            ABSENT: put(sheet.cell(look.faint), ABSENT_SIGN),
            UNCLEAR: put(sheet.cell(look.count), UNCLEAR_SIGN),
        }
        self._open = sheet.cell(look.open)
        self._count = sheet.cell(shows.plain)

    def write(self, progress: Callable[[], None]) -> None:
        """Write legend, head and rows; ``progress`` is called once a document."""
        matrix = self._matrix
        self._write_legend()
        self._sheet.write_head()
        names = {coder.id: coder.name for coder in matrix.coders}
        for row, cells in zip(matrix.rows, matrix.cells, strict=True):
            self._write_row(row, cells, None, ALL)
            for coder, theirs in (cells.by_coder or {}).items():
                self._write_row(row, theirs, coder, names[coder])
            progress()
        self._sheet.close()

    def _write_row(self, row: Row, cells: Cells, coder: str | None, who: str) -> None:
        heads = [fit(row.key), fit(who)] if self._matrix.view == "each" else [fit(row.key)]
        shown = self._shows.row(row, cells, coder)
        words = [*heads, *(one if isinstance(one, str) else None for one in shown)]
        led = self._led([document.id for document in row.documents], coder)
        self._sheet.write_cells(self._line(heads, shown, cells, led), words=words)

    def _line(
        self,
        heads: Sequence[str],
        shown: Sequence[Value],
        cells: Cells,
        led: Callable[[int], SheetRow | None],
    ) -> Iterator["SheetCell"]:
        """The cells of a row, each written before the next is made: one object serves many."""
        for words in heads:
            yield put(self._key, words)
        for theme, value in enumerate(shown):
            if value is None:
                yield self._signs.get(cells.together.get(theme, OPEN), self._open)
                continue
            first = led(theme) if self._shows.leads(value) else None
            is_led = first is not None and self._sheet.lead(self._linked, first.link)
            yield put(self._linked if is_led else self._count, value)

    def _led(self, documents: Sequence[str], coder: str | None) -> Callable[[int], SheetRow | None]:
        """Where the quotations of a theme begin, in a row."""

        def first(theme: int) -> SheetRow | None:
            found = (self._first.get((document, theme, coder)) for document in documents)
            return next((one for one in found if one is not None), None)

        return first

    def _write_legend(self) -> None:
        sheet, look = self._sheet, self._look
        sheet.write_cells([put(sheet.cell(look.title), fit(self._matrix_title()))])
        count = put(sheet.cell(self._shows.linked), self._shows.sample)
        opened = open_cells(self._matrix)
        for sign, words in (
            (count, self._shows.legend),
            (self._signs[ABSENT], "absent: looked for, not reported"),
            (self._signs[UNCLEAR], "unclear"),
            (self._open, f"open: nobody has said yet; of themes that are assessed, {opened.said}"),
        ):
            sheet.write_cells([sign, put(sheet.cell(look.note), words)])
        sheet.write_cells([])

    def _matrix_title(self) -> str:
        by = "documents" if self._matrix.by == "document" else "studies"
        return f"Themes by {by}{self._shows.title}"


def matrix_columns(matrix: Matrix, look: Look, shows: CellWords) -> list[Column]:
    """The key, the coder if each is asked for, and the themes."""
    by = Column("Document" if matrix.by == "document" else "Study", _KEY_WIDTH, look.key)
    who = [Column("Coder", _KEY_WIDTH, look.key)] if matrix.view == "each" else []
    themes = [
        Column(
            theme.path,
            shows.width,
            look.count,
            look.head_below if theme.depth else look.head_centred,
        )
        for theme in matrix.themes
    ]
    return [by, *who, *themes]
