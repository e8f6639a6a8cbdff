"""The sheets behind the quotations, each made from the project when it is asked for."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from coder.analysis.statements import statements
from coder.analysis.traced_values import TracedValue
from coder.domain.matrix.matrix import Matrix
from coder.domain.statements.statement import StatementOptions
from coder.domain.statements.telling import basis
from coder.domain.telling import counted
from coder.export import (
    characteristic_sheet,
    codebook_sheet,
    document_sheet,
    finding_sheet,
    statement_sheets,
    summary_sheet,
    value_sheet,
)
from coder.export.characteristics import characteristics
from coder.export.findings import Findings
from coder.export.look import Look
from coder.export.material import Material
from coder.export.sheet import Column, Link, Sheet
from coder.store import cells, coders
from coder.store.project import Project

_Writers = Sequence[tuple[str, Callable[[], None]]]
"""What writes each sheet, by its title."""


class MakesSheet(Protocol):
    """Makes a sheet of a workbook."""

    def __call__(self, title: str, columns: Sequence[Column]) -> Sheet:
        """A sheet with a title and columns."""


@dataclass(frozen=True, slots=True)
class FurtherSheets:
    """Writes them; ``told`` is what *About* says of each afterwards."""

    project: Project
    matrix: Matrix
    material: Material
    counting: StatementOptions
    look: Look
    sheet: MakesSheet
    advance: Callable[[int], None]
    codings: Mapping[str, int]  # by document
    pages: Mapping[str, Link]  # evidence, by document
    rows: Mapping[str, Link]  # quotations, by number
    values: Mapping[str, Sequence[TracedValue]]  # by document
    sources: Mapping[str, Link]  # of values, by row
    told: dict[str, str] = field(default_factory=dict)

    def write(self, titles: frozenset[str]) -> None:
        """Write those that are asked for, in their order."""
        before: _Writers = (
            (codebook_sheet.TITLE, self._write_codebook),
            (summary_sheet.TITLE, self._write_summaries),
            (statement_sheets.STATEMENTS, self._write_statements),
        )
        behind: _Writers = (
            (finding_sheet.TITLE, self._write_findings),
            (document_sheet.TITLE, self._write_documents),
            (statement_sheets.CROSS_TABLES, self._write_cross_tables),
        )
        _write_those(titles, before)
        self._write_charted(titles)
        _write_those(titles, behind)

    def _write_summaries(self) -> None:
        sheet = self.sheet(
            summary_sheet.TITLE, summary_sheet.summary_columns(self.material, self.look)
        )
        written = summary_sheet.write_summaries(
            sheet, self.matrix, self.material, rows=self.rows, pages=self.pages
        )
        self.told["Summaries"] = str(written)

    def _write_statements(self) -> None:
        found = statements(self.project, self.counting, only_coder=self.matrix.only)
        columns = statement_sheets.statement_columns(self.counting, self.look)
        sheet = self.sheet(statement_sheets.STATEMENTS, columns)
        statement_sheets.write_statements(sheet, found)
        self.told["Statements"] = basis(found, self.counting) or "none"

    def _write_charted(self, titles: frozenset[str]) -> None:
        """Characteristics stand before the values that they lead to, which are written first."""
        columns = characteristic_sheet.characteristic_columns(self.material.attributes, self.look)
        wanted = characteristic_sheet.TITLE in titles
        sheet = self.sheet(characteristic_sheet.TITLE, columns) if wanted else None
        places = self._write_values() if value_sheet.TITLE in titles else {}
        if sheet is not None:
            self._write_characteristics(sheet, places)

    def _write_values(self) -> dict[tuple[str, str], Link]:
        sheet = self.sheet(value_sheet.TITLE, value_sheet.value_columns(self.look))
        included = self.material.included
        written = [one for document in included for one in self.values.get(document.id, ())]
        said = sum(one.support is not None for one in written)
        self.told["Values"] = f"{len(written):,}, {said:,} of them with the passage that says so"
        return value_sheet.write_values(
            sheet, included, self.values, pages=self.pages, sources=self.sources
        )

    def _write_characteristics(self, sheet: Sheet, places: Mapping[tuple[str, str], Link]) -> None:
        rows = list(characteristics(self.material))
        characteristic_sheet.write_characteristics(
            sheet, rows, look=self.look, pages=self.pages, values=places
        )
        said = Counter(one.said for row in rows for one in row.charted)
        self.told["Characteristics"] = (
            f"{counted(len(self.material.attributes), 'attribute')};"
            f" {counted(said['differs'], 'value')} in which reviewers differ,"
            f" {said['open']:,} not charted"
        )

    def _write_findings(self) -> None:
        sheet = self.sheet(finding_sheet.TITLE, finding_sheet.finding_columns(self.look))
        finding_sheet.write_findings(
            sheet,
            Findings(self.project, self.matrix, self.material),
            pages=self.pages,
            progress=self.advance,
        )
        open_ = "of which nobody has said anything yet"
        if self.matrix.view == "consensus":
            open_ = "on which there is no consensus, or of which nobody has said anything yet"
        self.told["Findings"] = (
            "State and Passages are those of a document in the matrix, with the themes below; what"
            " was coded with a theme below stands at that theme; open ones,"
            f" {open_}, stand in one row"
        )

    def _write_codebook(self) -> None:
        columns = codebook_sheet.codebook_columns(self.matrix, self.look)
        codebook_sheet.write_codebook(self.sheet(codebook_sheet.TITLE, columns), self.matrix)

    def _write_documents(self) -> None:
        names = {coder.id: coder.name for coder in coders.coders(self.project)}
        finished = {
            document: [names.get(coder, "") for coder in by]
            for document, by in cells.finished(self.project).items()
        }
        document_sheet.write_documents(
            self.sheet(document_sheet.TITLE, document_sheet.document_columns(self.look)),
            self.material.documents,
            self.material.citations,
            finished=finished,
            codings=self.codings,
            pages=self.pages,
        )

    def _write_cross_tables(self) -> None:
        tables = statement_sheets.cross_tables(
            self.project, self.matrix, self.material.attributes, self.counting
        )
        columns = statement_sheets.cross_columns(tables, self.look)
        sheet = self.sheet(statement_sheets.CROSS_TABLES, columns)
        statement_sheets.write_cross_tables(sheet, tables, self.counting, self.look)


def _write_those(titles: frozenset[str], writers: _Writers) -> None:
    for title, write in writers:
        if title in titles:
            write()
