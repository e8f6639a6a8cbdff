"""The sheet that shows the matrix."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from coder.domain.matrix.cell import ABSENT, PRESENT, UNCLEAR
from coder.domain.matrix.matrix import Cells, Matrix, Row
from coder.export.cell_text import fit
from coder.export.look import Look
from coder.export.quotation_sheets import SheetRow, Where
from coder.export.sheet import Column, Layout, Sheet, put

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

TITLE: Final = "Matrix"
ABSENT_SIGN: Final = "–"
UNCLEAR_SIGN: Final = "?"

ALL: Final = "all"
"""Stands in the column of coders for what they say together."""

_LEGEND_ROWS: Final = 6
_KEY_WIDTH: Final = 20
_THEME_WIDTH: Final = 13


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
        most_links: int,
    ) -> None:
        self.links = 0
        self.links_left_out = 0
        self._sheet = sheet
        self._matrix = matrix
        self._look = look
        self._first = first
        self._most_links = most_links
        self._key = sheet.cell(look.key)
        self._who = sheet.cell(look.key)
        self._linked = sheet.cell(look.linked)
        self._signs = {
            ABSENT: put(sheet.cell(look.faint), ABSENT_SIGN),
            UNCLEAR: put(sheet.cell(look.count), UNCLEAR_SIGN),
        }
        self._open = sheet.cell(look.open)
        self._count = sheet.cell(look.count)

    def write(self, progress: Callable[[], None]) -> None:
        """Write legend, head and rows; ``progress`` is called once a document."""
        matrix = self._matrix
        self._write_legend()
        self._sheet.write_head()
        names = {coder.id: coder.name for coder in matrix.coders}
        for row, cells in zip(matrix.rows, matrix.cells, strict=True):
            self._sheet.write_cells(self._line(row, cells, None, ALL), words=(row.key,))
            for coder, theirs in (cells.by_coder or {}).items():
                who = names[coder]
                self._sheet.write_cells(self._line(row, theirs, coder, who), words=(row.key, who))
            progress()
        self._sheet.close()

    def _line(self, row: Row, cells: Cells, coder: str | None, who: str) -> Iterator["SheetCell"]:
        """The cells of a row, each written before the next is made: one object serves many."""
        yield put(self._key, fit(row.key))
        if self._matrix.view == "each":
            yield put(self._who, fit(who))
        documents = [document.id for document in row.documents]
        for theme in range(len(cells)):
            count = cells.with_children(theme)
            if count.state != PRESENT:
                yield self._signs.get(count.state, self._open)
                continue
            first = self._linked_row(documents, theme, coder)
            shown = self._count if first is None else self._link_to(first)
            yield put(shown, count.passages)

    def _linked_row(self, documents: list[str], theme: int, coder: str | None) -> SheetRow | None:
        found = (self._first.get((document, theme, coder)) for document in documents)
        row = next((one for one in found if one is not None), None)
        if row is None:
            return None
        if self.links == self._most_links:
            self.links_left_out += 1
            return None
        self.links += 1
        return row

    def _link_to(self, row: SheetRow) -> "SheetCell":
        from openpyxl.worksheet.hyperlink import Hyperlink

        place = f"'{row.sheet}'!A{row.number}"
        self._linked.hyperlink = Hyperlink(ref="", location=place)
        return self._linked

    def _write_legend(self) -> None:
        sheet, look = self._sheet, self._look
        sheet.write_cells([put(sheet.cell(look.title), fit(self._matrix_title()))])
        number = put(sheet.cell(look.linked), 3)
        for sign, words in (
            (number, "passages coded with the theme or one below it; leads to the first of them"),
            (self._signs[ABSENT], "absent: looked for, not reported"),
            (self._signs[UNCLEAR], "unclear"),
            (self._open, "open: nobody has said yet"),
        ):
            sheet.write_cells([sign, put(sheet.cell(look.note), words)])
        sheet.write_cells([])

    def _matrix_title(self) -> str:
        by = "documents" if self._matrix.by == "document" else "studies"
        return f"Themes by {by}"


def matrix_columns(matrix: Matrix, look: Look) -> list[Column]:
    """The key, the coder if each is asked for, and the themes."""
    by = Column("Document" if matrix.by == "document" else "Study", _KEY_WIDTH, look.key)
    who = [Column("Coder", _KEY_WIDTH, look.key)] if matrix.view == "each" else []
    themes = [
        Column(
            theme.path,
            _THEME_WIDTH,
            look.count,
            look.head_below if theme.depth else look.head_centred,
        )
        for theme in matrix.themes
    ]
    return [by, *who, *themes]
