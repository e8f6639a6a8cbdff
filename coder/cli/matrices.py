"""The command that shows the theme matrix, or writes it to a workbook."""

from argparse import Namespace
from collections.abc import Iterator

from coder.analysis.matrix import matrix
from coder.cli.answer import Answer, columns
from coder.cli.arguments import Commands, command, reading, some_path, with_coder
from coder.domain.matrix.matrix import Cell, Matrix
from coder.export.workbook import write_workbook
from coder.operations.coders import find_coder

_MARKS = {"absent": "–", "unclear": "?", "open": ""}


def register(commands: Commands) -> None:
    """The command matrix."""
    parser = command(commands, "matrix", _matrix, "Show the theme matrix, or write it to Excel.")
    parser.add_argument("out", nargs="?", type=some_path, metavar="OUT.xlsx", help="the workbook")
    parser.add_argument("--overwrite", action="store_true", help="replace the workbook")
    parser.add_argument("--by", choices=["document", "study"], default="document", help="the rows")
    parser.add_argument(
        "--coders", choices=["union", "each", "majority", "consensus"], default="union",
        help="how several reviewers' cells become one",
    )  # fmt: skip
    with_coder(parser, "only one reviewer's coding")


def _matrix(given: Namespace) -> Answer:
    with reading(given) as project:
        coder = find_coder(project, given.coder) if given.coder else None
        found = matrix(project, by=given.by, coders=given.coders, only_coder=coder)
        if given.out is not None:
            write_workbook(project, found, given.out, overwrite=given.overwrite)
    said = _table(found) if given.out is None else [f"Wrote {given.out}."]
    written = {"workbook": str(given.out)} if given.out else {}
    return Answer(found.as_json() | written, said)


def _table(found: Matrix) -> list[str]:
    """Documents down, themes across by number; the numbers are told above."""
    legend = [f"{place:>3}  {theme.path}" for place, theme in enumerate(found.themes, 1)]
    head = ["", *(str(place) for place in range(1, len(found.themes) + 1))]
    return [*legend, "", *columns([head, *_rows(found)])]


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
    return str(cell.with_children.passages) if cell.state == "present" else _MARKS[cell.state]
