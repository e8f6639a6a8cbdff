"""The sheet that shows the matrix."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from coder.analysis.open_cells import open_cells
from coder.domain.matrix.cell import (
    ABSENT,
    DISPUTED_SIGN,
    OPEN,
    PRESENT,
    SIGNS,
    UNCLEAR,
    State,
    with_dispute,
)
from coder.domain.matrix.matrix import Cells, Matrix, Row
from coder.export.cell_text import fit
from coder.export.cell_words import CellWords
from coder.export.judgement_sheet import JudgedCell
from coder.export.look import Look, Style
from coder.export.quotation_sheets import SheetRow, Where
from coder.export.sheet import Column, Layout, Sheet, Value, put

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

ALL: Final = "all"
"""Stands in the column of coders for what they say together."""

_LEGEND_ROWS: Final = 6
_DISPUTED: Final = f'0" {DISPUTED_SIGN}"'
"""The format of a number in a disputed cell, which stays a number."""
_KEY_WIDTH: Final = 20


class _Kind(NamedTuple):
    """What decides how a cell looks."""

    state: State
    is_sign: bool = False  # shows nothing but its state
    disputed: bool = False  # and has a number
    led: bool = False


def matrix_layout(matrix: Matrix) -> Layout:
    """The head comes below the legend."""
    return Layout(head_row=_LEGEND_ROWS + 1, frozen_columns=_frozen(matrix))


def _frozen(matrix: Matrix) -> int:
    return 2 if matrix.view == "each" else 1


class MatrixSheet:
    """Writes the matrix, its filled cells linked to their first quotation, others to judgements.

    If every coder is asked for, each document has a row for all together and one for each, told
    apart by a second column, so that a filter leaves one person's matrix.
    """

    def __init__(
        self,
        sheet: Sheet,
        matrix: Matrix,
        look: Look,
        first: Mapping[Where, SheetRow],
        judged: Mapping[JudgedCell, SheetRow],
        shows: CellWords,
    ) -> None:
        self._sheet = sheet
        self._matrix = matrix
        self._look = look
        self._first = first
        self._judged = judged
        self._filled = _filled(matrix)  # cells to come that show something present
        self._shows = shows
        self._key = sheet.cell(look.key)
        self._cells: dict[_Kind, SheetCell] = {}

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
        led = self._led([document.id for document in row.documents], cells, coder)
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
            state, disputed = cells.together.get(theme, OPEN), theme in cells.disputed
            kind = _Kind(state, value is None, disputed and not isinstance(value, str))
            first = led(theme) if value is None or self._shows.leads(value) else None
            self._filled -= state == PRESENT
            keep = self._filled if self._first and state != PRESENT else 0
            linked = self._cell(kind._replace(led=True))
            is_led = first is not None and self._sheet.lead(linked, first.link, keep=keep)
            sign = with_dispute(SIGNS.get(state, ""), disputed=disputed) or None
            yield put(linked if is_led else self._cell(kind), sign if value is None else value)

    def _cell(self, kind: _Kind) -> "SheetCell":
        """A cell of a kind, made once."""
        if kind not in self._cells:
            self._cells[kind] = self._sheet.cell(self._style(kind))
        return self._cells[kind]

    def _style(self, kind: _Kind) -> Style:
        look, shows = self._look, self._shows
        if kind.is_sign:
            style = {ABSENT: look.faint, OPEN: look.open}.get(kind.state, look.count)
            return look.link_like(style) if kind.led else style
        style = shows.linked if kind.led else shows.plain
        if kind.state == OPEN:  # summarised, and still nobody has said
            style = replace(style, fill=look.open.fill)
        return replace(style, number_format=_DISPUTED) if kind.disputed else style

    def _led(
        self, documents: Sequence[str], cells: Cells, coder: str | None
    ) -> Callable[[int], SheetRow | None]:
        """Where what a cell rests on begins, in a row: quotations, or judgements."""

        def first(theme: int) -> SheetRow | None:
            state = cells.together.get(theme)
            found: Iterable[SheetRow | None]
            if state == PRESENT:
                found = (self._first.get((document, theme, coder)) for document in documents)
            elif state is None:
                return None
            else:
                found = (
                    self._judged.get(JudgedCell(document, theme, coder, said))
                    for said in (state, None)
                    for document in documents
                )
            return next((one for one in found if one is not None), None)

        return first

    def _write_legend(self) -> None:
        sheet, look = self._sheet, self._look
        sheet.write_cells([put(sheet.cell(look.title), fit(self._matrix_title()))])
        aside = (
            _frozen(self._matrix) if sheet.pages_wide > 1 else 0
        )  # or further pages repeat half of it
        before = [sheet.cell(look.note)] * aside
        count = put(sheet.cell(self._shows.linked), self._shows.sample)
        absent, unclear, open_ = (
            put(sheet.cell(self._style(_Kind(state, is_sign=True))), SIGNS[state] or None)
            for state in (ABSENT, UNCLEAR, OPEN)
        )
        opened = open_cells(self._matrix)
        why = "nobody has said yet"
        if self._matrix.view == "consensus":
            why = "no consensus yet, or nobody has said anything"
        for sign, words in (
            (count, self._shows.legend),
            (absent, "absent: looked for, not reported; leads to who said so"),
            (unclear, "unclear"),
            (open_, f"open: {why}; of themes that are assessed, {opened.said}"),
        ):
            sheet.write_cells([*before, sign, put(sheet.cell(look.note), words)])
        disputed = sum(len(row.disputed) for row in self._matrix.cells)
        sign = put(sheet.cell(look.count), DISPUTED_SIGN)
        words = f"behind any of these: reviewers who finished the document differ ({disputed:,})"
        sheet.write_cells([*before, sign, put(sheet.cell(look.note), words)])

    def _matrix_title(self) -> str:
        by = "documents" if self._matrix.by == "document" else "studies"
        return f"Themes by {by}{self._shows.title}"


def _filled(matrix: Matrix) -> int:
    """The cells that show something present, in all rows."""
    shown = [row for cells in matrix.cells for row in (cells, *(cells.by_coder or {}).values())]
    return sum(list(row.together.values()).count(PRESENT) for row in shown)


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
