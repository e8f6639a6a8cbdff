"""A workbook while it is written: its sheets in order, and its file."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coder.analysis.passages import passages
from coder.domain.matrix.matrix import Matrix
from coder.domain.matrix.theme_tree import ThemeTree
from coder.export import about_sheet, codebook_sheet, document_sheet, matrix_sheet
from coder.export.book_file import empty_book, save_book, version
from coder.export.look import make_look
from coder.export.quotation_sheets import QuotationSheets, quotation_columns
from coder.export.sheet import TABLE, Column, Layout, Sheet
from coder.store import cells, coders, documents
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.standing import last_made_at

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much; what it raises stops the work."""

_STEP: Final = 256  # quotations between two calls of progress


@dataclass(frozen=True, slots=True)
class Limits:
    """What one sheet holds."""

    rows: int
    columns: int
    links: int


EXCEL: Final = Limits(rows=1_048_576, columns=16_384, links=65_000)


class Book:
    """Writes all sheets of a matrix: the quotations first, since the matrix leads to them."""

    def __init__(
        self, project: Project, matrix: Matrix, *, limits: Limits, progress: Progress | None
    ) -> None:
        self._project = project
        self._matrix = matrix
        self._limits = limits
        self._progress = progress or (lambda _done, _total: None)
        self._total = sum(row.codings for row in matrix.cells) + len(matrix.rows)
        self._done = 0
        self._codings: Counter[str] = Counter()
        self._sheets: list[Sheet] = []
        self._book = empty_book()
        self._look = make_look()

    def write(self, path: Path) -> None:
        """Write the file; what lies there is overwritten."""
        try:
            self._write_sheets()
            save_book(self._book, path, made_at=last_made_at(self._project))
            self._progress(self._total, self._total)  # the last moment to stop
        except BaseException:
            for sheet in self._sheets:
                sheet.discard()
            raise

    def _write_sheets(self) -> None:
        look, matrix = self._look, self._matrix
        grid = self._sheet(
            matrix_sheet.TITLE,
            matrix_sheet.matrix_columns(matrix, look),
            matrix_sheet.matrix_layout(matrix),
        )
        quotations = QuotationSheets(
            lambda title: self._sheet(title, quotation_columns(look)),
            ThemeTree.of(matrix.themes),
            most_rows=self._limits.rows,
            each=matrix.view == "each",
        )
        self._write_quotations(quotations)
        shown = matrix_sheet.MatrixSheet(grid, matrix, look, quotations.first, self._limits.links)
        shown.write(self._advance)
        codebook = self._sheet(codebook_sheet.TITLE, codebook_sheet.codebook_columns(matrix, look))
        codebook_sheet.write_codebook(codebook, matrix)
        self._write_documents()
        about = self._sheet(about_sheet.TITLE, about_sheet.about_columns(look))
        about_sheet.write_about(about, matrix, self._made(quotations, shown))

    def _write_quotations(self, sheets: QuotationSheets) -> None:
        for found in passages(self._project, coder=self._matrix.only):
            self._codings[found.document.id] += 1
            if found.document.excluded is None:
                sheets.write(found)
                self._advance()
        sheets.close()

    def _write_documents(self) -> None:
        names = {coder.id: coder.name for coder in coders.coders(self._project)}
        finished = {
            document: [names.get(coder, "") for coder in by]
            for document, by in cells.finished(self._project).items()
        }
        sheet = self._sheet(document_sheet.TITLE, document_sheet.document_columns(self._look))
        document_sheet.write_documents(
            sheet, documents.documents(self._project), finished=finished, codings=self._codings
        )

    def _made(
        self, quotations: QuotationSheets, shown: matrix_sheet.MatrixSheet
    ) -> about_sheet.Made:
        return about_sheet.Made(
            version=version(),
            project=self._title(),
            project_id=self._project.id,
            data_of=last_made_at(self._project),
            quotations=quotations.written,
            quotation_sheets=len(quotations.sheets),
            continued=sum(sheet.continued for sheet in self._sheets),
            links=shown.links,
            links_left_out=shown.links_left_out,
        )

    def _sheet(self, title: str, columns: Sequence[Column], layout: Layout = TABLE) -> Sheet:
        sheet = Sheet(self._book, title, columns, self._look, layout)
        self._sheets.append(sheet)
        return sheet

    def _advance(self) -> None:
        self._done += 1
        if self._done % _STEP == 0 or self._done == self._total:
            self._progress(self._done, self._total)

    def _title(self) -> str:
        return name_of(self._project, "project", self._project.id)
