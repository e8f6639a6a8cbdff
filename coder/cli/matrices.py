"""The commands that show the theme matrix, and write workbook, evidence pages and Word tables."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from coder.analysis.matrix import matrix
from coder.cli.agreed import consensus_json, reading_view, said_of_consensus, with_round
from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    Commands,
    command,
    said_if_blind,
    seen_coder,
    some_path,
    with_coder,
)
from coder.cli.ending import as_by_ctrl_c
from coder.cli.statement_options import statement_options, with_counting, with_style
from coder.domain.errors import CoderError
from coder.domain.matrix.cell import (
    ABSENT,
    DISPUTED_SIGN,
    PRESENT,
    PRESENT_SIGN,
    SIGNS,
    UNCLEAR,
    with_dispute,
)
from coder.domain.matrix.matrix import Cell, Matrix
from coder.domain.telling import listed
from coder.export.columns import table_options, workbook_options
from coder.export.options import (
    CONTENTS,
    EVERYTHING,
    SHEETS,
    TABLES,
    chosen_options,
    chosen_tables,
)
from coder.export.word import write_tables
from coder.export.workbook import write_workbook
from coder.store.project import Project

_SIGNS = f"{SIGNS[ABSENT]} absent, {SIGNS[UNCLEAR]} unclear, empty: open"


def register(commands: Commands) -> None:
    """The commands matrix and tables."""
    parser = command(commands, "matrix", _matrix, "Show the theme matrix, or write it to Excel.")
    parser.add_argument("out", nargs="?", type=some_path, metavar="OUT.xlsx", help="the workbook")
    _with_rows(parser)
    parser.add_argument(
        "--content", metavar="A,B", help=f"further matrices that show {listed(CONTENTS[1:])}"
    )
    parser.add_argument(
        "--sheets", metavar="A,B", help=f"only these, of {listed(SHEETS)} (default: all)"
    )
    parser.add_argument(
        "--leave-out", action="append", default=[], metavar="SHEET:COLUMN", help="a column"
    )
    parser.add_argument(
        "--evidence", action="store_true", help="write a page for each document beside the workbook"
    )
    tables = command(commands, "tables", _tables, "Write the tables of the paper to Word.")
    tables.add_argument("out", type=some_path, metavar="OUT.docx", help="the Word document")
    _with_rows(tables)
    tables.add_argument(
        "--tables", metavar="A,B", help=f"only these, of {listed(TABLES)} (default: all)"
    )
    tables.add_argument(
        "--leave-out", action="append", default=[], metavar="TABLE:COLUMN", help="a column"
    )


def _with_rows(parser: ArgumentParser) -> None:
    parser.add_argument("--overwrite", action="store_true", help="replace what is there")
    parser.add_argument("--by", choices=["document", "study"], default="document", help="the rows")
    parser.add_argument(
        "--coders", choices=["union", "each", "majority", "consensus"], default="union",
        help="how several reviewers' cells become one",
    )  # fmt: skip
    with_round(parser)
    with_coder(parser, "only one reviewer's coding")
    with_style(parser)
    with_counting(parser)


def _matrix(given: Namespace) -> Answer:
    options = chosen_options(
        contents=given.content,
        sheets=given.sheets,
        left_out=given.leave_out,
        evidence=given.evidence,
        statements=statement_options(given),
    )
    if given.out is None and options != EVERYTHING:
        raise CoderError("These options are for a workbook: say what it is called, as OUT.xlsx.")
    with reading_view(given) as project:
        found = _asked(project, given)
        if given.out is None:
            value = found.as_json() | consensus_json(project)
            last = [*said_of_consensus(project), *said_if_blind(project)]
            return Answer(value, [*_table(found), *last])
        options = workbook_options(project, found, options)
        with as_by_ctrl_c():
            written = write_workbook(
                project, found, given.out, options=options, overwrite=given.overwrite
            )
        last, undecided = said_if_blind(project), consensus_json(project)
    value = {"workbook": str(given.out), "open_cells": written.cells.open} | undecided
    if written.evidence is not None:
        value["evidence"] = str(written.evidence)
    return Answer(found.as_json() | value, [*written.sentences, *last])


def _tables(given: Namespace) -> Answer:
    options = chosen_tables(
        tables=given.tables, left_out=given.leave_out, statements=statement_options(given)
    )
    with reading_view(given) as project:
        found = _asked(project, given)
        options = table_options(project, found, options)
        with as_by_ctrl_c():
            written = write_tables(
                project, found, given.out, options=options, overwrite=given.overwrite
            )
        last, undecided = said_if_blind(project), consensus_json(project)
    value = {"tables": str(given.out), "open_cells": written.cells.open} | undecided
    return Answer(value, [*written.sentences, *last])


def _asked(project: Project, given: Namespace) -> Matrix:
    only = seen_coder(project, given)
    return matrix(project, by=given.by, coders=given.coders, only_coder=only)


def _table(found: Matrix) -> list[str]:
    """Documents down, themes across by number; the numbers are told above."""
    legend = [f"{place:>3}  {theme.path}" for place, theme in enumerate(found.themes, 1)]
    head = ["", *(str(place) for place in range(1, len(found.themes) + 1))]
    disputed = any(row.disputed for row in found.cells)
    signs = f"{_SIGNS}, {PRESENT_SIGN} present without a passage" if _bare(found) else _SIGNS
    signs = f"{signs}, {DISPUTED_SIGN} reviewers who finished differ" if disputed else signs
    missing = [what for what, held in (("documents", found.rows), ("themes", legend)) if not held]
    if missing:
        return [*legend, f"There are no {' and no '.join(missing)} yet."]
    return [*legend, "", f"{signs}.", "", *columns([head, *_rows(found)])]


def _bare(found: Matrix) -> bool:
    """Whether a cell is present, as was decided, and has no passage."""
    return any(
        cell.state == PRESENT and not cell.with_children.passages
        for row in found.cells for cell in row
    )  # fmt: skip


def _rows(found: Matrix) -> Iterator[list[str]]:
    """A row for all together, and below it one for each coder if each is asked for."""
    for row, cells in zip(found.rows, found.cells, strict=True):
        together = list(cells)
        yield [row.key, *map(_mark, together)]
        for coder in found.coders:
            theirs = [cell.by_coder[coder.id] for cell in together if cell.by_coder]
            if theirs:
                yield [f"  {coder.name}", *map(_mark, theirs)]


def _mark(cell: Cell) -> str:
    number = cell.with_children.passages
    shown = str(number or PRESENT_SIGN) if cell.state == PRESENT else SIGNS[cell.state]
    return with_dispute(shown, disputed=cell.disagree)
