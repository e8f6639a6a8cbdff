"""A workbook while it is written: its sheets in order, and its file."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from coder.analysis.agreed_project import said_of_open
from coder.analysis.passage_reader import PassageReader
from coder.analysis.traced_values import traced_values
from coder.domain.coded_passage import CodedPassage
from coder.domain.document import Document
from coder.domain.matrix.matrix import Matrix
from coder.domain.matrix.theme_tree import ThemeTree
from coder.export import about_sheet, judgement_sheet, matrix_sheet, quotation_sheets, summary_sheet
from coder.export.book_file import empty_book, move_last, save_book, version
from coder.export.cell_words import CellWords, sheet_title
from coder.export.codebook_sheet import version_said
from coder.export.evidence import EvidencePages
from coder.export.evidence_passage import by_source, evidence_passages
from coder.export.further_sheets import FurtherSheets
from coder.export.giving_up import given_up
from coder.export.judgement_sheet import JudgedCell
from coder.export.look import make_look
from coder.export.material import Material, unconfirmed, unsettled
from coder.export.options import CONTENTS, Content, Options
from coder.export.quotation_sheets import QuotationSheets, SheetRow
from coder.export.sheet import TABLE, Column, Layout, Link, Sheet
from coder.pdf.readers import Readers
from coder.store.judgements import judgements
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.standing import last_made_at

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much; what it raises stops the work."""

_STEP: Final = 32  # passages between two calls of progress


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """Where evidence pages are written, and what the folder is called in the end."""

    path: Path
    name: str


class Book:
    """Writes all sheets of a matrix: the quotations first, since the others lead to them."""

    def __init__(
        self,
        project: Project,
        matrix: Matrix,
        options: Options,
        progress: Progress | None,
    ) -> None:
        self._project = project
        self._matrix = matrix
        self._options = options
        self._progress = progress or (lambda _done, _total: None)
        self._title = name_of(project, "project", project.id)
        style = options.statements.style
        self._material = Material.of(project, matrix, style)
        self._values = traced_values(project, whose=matrix.only, style=style)
        only = None if matrix.only is None else matrix.only.id
        self._judged = judgement_sheet.by_document(
            matrix, self._material.included, judgements(project, coder=only)
        )
        self._supported = by_source(self._values)
        self._sources: dict[str, Link] = {}  # of values, by their rows: where it says so
        self._paths = {theme.id: theme.path for theme in matrix.themes}
        self._counting = options.counting(matrix)
        self._total, self._done = self._work(), 0
        self._codings: Counter[str] = Counter()
        self._pages: dict[str, Link] = {}  # by document
        self._sheets: list[Sheet] = []
        self._book = empty_book()
        self._look = make_look()

    def write(self, path: Path, evidence: EvidenceFolder | None) -> None:
        """Write the file and the pages; what lies there is overwritten."""
        with given_up(self._sheets):
            self._write_sheets(evidence)
            save_book(self._book, path, made_at=last_made_at(self._project))
            self._progress(self._total, self._total)  # the last moment to stop

    def _work(self) -> int:
        """How much there is to do: passages, each as often as it is written, and rows."""
        codings = sum(row.codings for row in self._matrix.cells)
        times = 1 + ("Findings" in self._options.sheets) + self._options.evidence
        return codings * times + len(self._matrix.rows) * (1 + len(self._options.contents))

    def _write_sheets(self, evidence: EvidenceFolder | None) -> None:
        grids = [self._grid(content) for content in self._contents()]
        quotations = self._quotations()
        self._write_passages(quotations, evidence)
        judged = self._write_judgements()
        for sheet, shows in grids:
            first = quotations.first if quotations else {}
            grid = matrix_sheet.MatrixSheet(sheet, self._matrix, self._look, first, judged, shows)
            grid.write(self._advance)
        shortened = sum(shows.shortened for _, shows in grids)
        further = FurtherSheets(
            self._project, self._matrix, self._material, self._counting, self._look,
            self._sheet, self._advance, self._codings, self._pages,
            quotations.by_number if quotations else {}, self._values, self._sources,
        )  # fmt: skip
        further.write(self._options.sheets)
        if judgement_sheet.TITLE in self._options.sheets:
            move_last(self._book, judgement_sheet.TITLE)
        about = self._sheet(about_sheet.TITLE, about_sheet.about_columns(self._look))
        made = self._made(quotations, further.told, evidence, shortened)
        about_sheet.write_about(about, self._matrix, made)

    def _contents(self) -> Iterator[Content]:
        yield from (one for one in CONTENTS if one == CONTENTS[0] or one in self._options.contents)

    def _grid(self, content: Content) -> tuple[Sheet, CellWords]:
        held = summary_sheet.TITLE in self._options.sheets
        rest = "the sheet Summaries has it all" if held else "the project has it all"
        shows = CellWords(content, self._matrix, self._material, self._look, rest)
        columns = matrix_sheet.matrix_columns(self._matrix, self._look, shows)
        layout = matrix_sheet.matrix_layout(self._matrix)
        return self._sheet(sheet_title(content), columns, layout), shows

    def _quotations(self) -> QuotationSheets | None:
        if quotation_sheets.TITLE not in self._options.sheets:
            return None
        return QuotationSheets(
            lambda title: self._sheet(title, quotation_sheets.quotation_columns(self._look)),
            ThemeTree.of(self._matrix.themes),
            most_rows=self._options.limits.rows,
            each=self._matrix.view == "each",
            numbers=summary_sheet.numbers_of(self._material),
        )

    def _write_passages(
        self, sheets: QuotationSheets | None, folder: EvidenceFolder | None
    ) -> None:
        """Write quotations and evidence, a document at a time."""
        with ExitStack() as open_:
            evidence = None if folder is None else self._evidence(folder, open_)
            reader = self._reader()
            for document in self._material.documents:
                found = reader.of(document)
                self._codings[document.id] = len(found)
                if document.excluded is None:
                    self._write_document(document, found, sheets, evidence)
            if evidence is not None:
                evidence.finish()
        if sheets is not None:
            sheets.close()

    def _write_judgements(self) -> dict[JudgedCell, SheetRow]:
        """Before the matrix, whose cells lead to them."""
        if judgement_sheet.TITLE not in self._options.sheets:
            return {}
        sheet = self._sheet(judgement_sheet.TITLE, judgement_sheet.judgement_columns(self._look))
        return judgement_sheet.write_judgements(
            sheet, self._matrix, self._material.included, self._judged, self._pages
        )

    def _reader(self) -> PassageReader:
        only = self._matrix.only
        return PassageReader(
            self._project,
            coder=None if only is None else only.id,
            whose=only,
            style=self._options.statements.style,
        )

    def _evidence(self, folder: EvidenceFolder, open_: ExitStack) -> EvidencePages:
        return EvidencePages(
            self._project,
            open_.enter_context(Readers()),
            into=folder.path,
            called=folder.name,
            title=self._title,
            documents=self._material.documents,
        )

    def _write_document(
        self,
        document: Document,
        found: Sequence[CodedPassage],
        sheets: QuotationSheets | None,
        evidence: EvidencePages | None,
    ) -> None:
        links: Mapping[str, Link] = {}
        supported = self._supported.get(document.id, ())
        judged = [(self._paths[one.theme], one) for one in self._judged[document.id]]
        if evidence is not None and (found or supported or judged):
            shown = evidence_passages(found, supported)
            links = evidence.write(document, shown, judged, self._advance)
            self._pages[document.id] = evidence.page_of(document.id)
            self._sources |= {one.row: links[one.row] for one in supported}
        for one in found:
            if sheets is not None:
                sheets.write(one, links.get(one.coding))
            self._advance()

    def _made(
        self,
        quotations: QuotationSheets | None,
        told: Mapping[str, str],
        evidence: EvidenceFolder | None,
        shortened: int,
    ) -> about_sheet.Made:
        return about_sheet.Made(
            version=version(),
            project=self._title,
            project_id=self._project.id,
            data_of=last_made_at(self._project),
            codebook=version_said(self._project),
            quotations=quotations.written if quotations else 0,
            quotation_sheets=len(quotations.sheets) if quotations else 0,
            shortened=shortened,
            continued=sum(sheet.continued for sheet in self._sheets),
            links={sheet.title: (sheet.links, sheet.links_left_out) for sheet in self._sheets},
            unconfirmed=unconfirmed(self._material.included),
            unsettled=unsettled(self._project),
            undecided=said_of_open(self._project),
            told=told,
            options=self._options,
            evidence=None if evidence is None else evidence.name,
        )

    def _sheet(self, title: str, columns: Sequence[Column], layout: Layout = TABLE) -> Sheet:
        limited = replace(
            layout,
            left_out=self._options.columns_left_out(title),
            most_links=self._options.limits.links,
        )
        sheet = Sheet(self._book, title, columns, self._look, limited)
        self._sheets.append(sheet)
        return sheet

    def _advance(self, done: int = 1) -> None:
        before = self._done // _STEP
        self._done += done
        if self._done // _STEP > before or self._done == self._total:
            self._progress(self._done, self._total)
