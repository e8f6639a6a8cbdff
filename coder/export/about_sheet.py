"""The sheet that says what the workbook was made from, and what was left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coder.analysis.open_cells import open_cells
from coder.domain.matrix.matrix import Matrix
from coder.domain.telling import counted
from coder.export import document_sheet
from coder.export.look import Look
from coder.export.options import SHEETS, Options
from coder.export.sheet import Column, Sheet

TITLE = "About"

_VIEWS = {
    "union": "together: a cell is present if anyone coded it, else unclear, else absent",
    "each": "each in rows of their own, below a row for all together",
    "majority": "what more than half of those say who have said anything; else unclear",
    "consensus": "what the team decided, and what all who finished did alike; what is open is left"
    " out",
}


@dataclass(frozen=True, slots=True)
class Made:
    """What came of writing the other sheets."""

    version: str
    project: str  # title
    project_id: str
    data_of: str | None  # when the last operation was made
    codebook: str | None  # the name of its last version
    quotations: int
    quotation_sheets: int
    shortened: int  # summaries that a cell of the matrix could not hold
    continued: int
    links: Mapping[str, tuple[int, int]]  # by sheet: how many, and how many it could not hold
    unconfirmed: str  # what is said of guessed citations, if there are any
    unsettled: str  # the same of conflicts
    undecided: str  # and of differences on which there is no consensus, where it is shown
    told: Mapping[str, str]  # by sheet, what is to be known of it
    options: Options
    evidence: str | None  # the folder


def about_columns(look: Look) -> list[Column]:
    """What, and how it is."""
    return [Column("About", 30, look.key_above), Column("", 100, look.text)]


def write_about(sheet: Sheet, matrix: Matrix, made: Made) -> None:
    """Write the sheet."""
    sheet.write_head()
    for line in (
        *_origin(matrix, made), *_cells(matrix), *_quotations(made), *_others(made),
        *_excluded(matrix), *_verifying(made),
    ):  # fmt: skip
        sheet.write(line)


def _origin(matrix: Matrix, made: Made) -> Iterator[tuple[str, str | None]]:
    yield "Program", f"Coder {made.version}"
    yield "Project", made.project
    yield "Project id", made.project_id
    yield "Data of", f"{made.data_of} (the last change; times are UTC)" if made.data_of else None
    yield "Codebook version", made.codebook or "none: the codebook has not been frozen"
    yield (
        "Rows",
        "documents"
        if matrix.by == "document"
        else ("studies; a document without a study is a row of its own"),
    )
    yield "Coders", ", ".join(coder.name for coder in matrix.coders) or "nobody yet"
    if matrix.only is not None:
        yield "Only", f"the coding of {matrix.only.name}"
    else:
        yield "Coders are shown", _VIEWS[matrix.view]
    yield "Citations", _cited(made.options)
    yield "Unconfirmed", _unconfirmed(made)
    yield "Open conflicts", _unsettled(made)
    if matrix.view == "consensus":
        yield (
            "Open differences",
            made.undecided or "none: all differences are decided",
        )
    yield "Times", "in UTC, also Coded at in Quotations and When in Judgements"


def _cited(options: Options) -> str:
    style = options.statements.style
    said = f"{style.name} style, such as {style.told}"
    if style.by != "number" or document_sheet.TITLE not in options.sheets:
        return said
    return f"{said}; the column Citation of Documents has the number of each document"


def _unconfirmed(made: Made) -> str:
    if not made.unconfirmed:
        return "none: authors, years and titles are confirmed, or empty"
    return f"{made.unconfirmed}; those are in italics in Characteristics, and named in Documents"


def _unsettled(made: Made) -> str:
    if not made.unsettled:
        return "none: what copies said differently is settled"
    return f"{made.unsettled}; 'coder conflicts' lists all of them"


def _cells(matrix: Matrix) -> Iterator[tuple[str, str | None]]:
    disputed = sum(len(row.disputed) for row in matrix.cells)
    yield "Cells", str(len(matrix.rows) * len(matrix.themes))
    yield "Open cells", _open(matrix)
    yield (
        "Cells in dispute",
        f"{disputed}, in which people who finished the document differ; marked ≠",
    )
    yield (
        "A number",
        "passages; passages of one theme that overlap, also of several coders, are one",
    )
    yield (
        "A theme with others below it",
        ("is present if it or one of them is, and absent if it was said to be or all of them are"),
    )


def _open(matrix: Matrix) -> str:
    said = f"of themes that are assessed, {open_cells(matrix).said}"
    if all(theme.assess for theme in matrix.themes):
        return said
    return f"{said}; those of other themes are shaded too, and not counted"


def _quotations(made: Made) -> Iterator[tuple[str, str | None]]:
    if made.quotation_sheets:
        sheets = f" on {made.quotation_sheets} sheets" if made.quotation_sheets > 1 else ""
        yield "Quotations", f"{made.quotations}{sheets}, one for each theme of a passage"
    if made.continued:
        yield (
            "Long texts",
            (
                f"{counted(made.continued, 'row')} {_verb(made.continued, 'carry', 'carries')} on a"
                " text that is too long for a cell: “(continued)” stands in the first column, in"
                " Findings in the last, and no number is repeated"
            ),
        )
    if made.shortened:
        yield (
            "Long summaries",
            (
                f"{counted(made.shortened, 'cell')} of Matrix summaries"
                f" {_verb(made.shortened, 'hold')} the beginning of a text that is too long for a"
                " cell, and"
                f" {_verb(made.shortened, 'end')} with “…” and where all of it stands"
            ),
        )
    yield "Links", _links(made.links)


def _verb(number: int, several: str, one: str | None = None) -> str:
    return several if number != 1 else one or f"{several}s"


def _links(links: Mapping[str, tuple[int, int]]) -> str:
    counts = [f"{sheet} {held}" for sheet, (held, _) in links.items() if held] or ["none"]
    missing = [
        f"; in {sheet} {left_out} more have none, since a sheet holds no more links"
        for sheet, (_, left_out) in links.items()
        if left_out
    ]
    return (
        f"cells that lead to quotations, values or evidence: {', '.join(counts)}{''.join(missing)}"
    )


def _others(made: Made) -> Iterator[tuple[str, str | None]]:
    yield from ((sheet, made.told[sheet]) for sheet in SHEETS if sheet in made.told)
    for sheet in SHEETS:
        if sheet not in made.options.sheets:
            yield f"Sheet {sheet}", "left out"
    for sheet, column in sorted(made.options.left_out):
        yield f"Column {column}", f"left out of {sheet}"
    if made.evidence is not None:
        yield (
            "Evidence pages",
            (
                f"in the folder {made.evidence}, which has to stay beside this file: each passage"
                " as it stands on its page"
            ),
        )


def _verifying(made: Made) -> Iterator[tuple[str, str | None]]:
    yield (
        "To verify",
        (
            "each quotation has its number and printed page; 'coder passages' lists the same from"
            " the project, and 'coder check' proves the project itself. The same data,"
            f" written by Coder {made.version}, give this file byte for byte"
        ),
    )


def _excluded(matrix: Matrix) -> Iterable[tuple[str, str | None]]:
    if not matrix.excluded:
        return [("Excluded documents", "none")]
    return [
        ("Excluded documents", f"{document.key}: {document.excluded}")
        for document in matrix.excluded
    ]
