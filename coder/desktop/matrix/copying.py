"""Cells of the matrix as they are copied: a table with its heads, which spreadsheets take."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from coder.desktop.look.plain_text import one_line
from coder.desktop.matrix.contents import CONTENTS, COUNTED, amount_of
from coder.desktop.matrix.model import MatrixModel
from coder.desktop.matrix.view import MatrixView
from coder.desktop.statements.clipboard import copy
from coder.desktop.workspace import Workspace
from coder.domain.matrix.cell import PRESENT
from coder.domain.telling import counted


def copy_chosen(workspace: Workspace, view: MatrixView) -> None:
    """Copy the chosen cells with their heads; of one alone what stands in it."""
    rows, columns = view.chosen()
    if len(rows) * len(columns) == 1:
        copy(cell_text(view.cells, rows[0], columns[0]))
        workspace.tell(
            "Copied the cell. Shift with the arrows chooses several; Ctrl+A all.", kind="done"
        )
    elif rows:
        copy_cells(workspace, view.cells, rows, columns)


def copy_cells(
    workspace: Workspace, model: MatrixModel, rows: Sequence[int], columns: Sequence[int]
) -> None:
    """Copy some cells as a table."""
    copy(as_table(model, rows, columns))
    told = counted(len(rows) * len(columns), "cell")
    workspace.tell(f"Copied {told}, with their heads.", kind="done")


def as_table(model: MatrixModel, rows: Sequence[int], columns: Sequence[int]) -> str:
    """Cells with the documents at their side and the themes above, a tab between columns."""
    head = [CONTENTS[model.content], *(model.theme(column).path for column in columns)]
    lines = [
        [_head(model, row), *(cell_text(model, row, column) for column in columns)] for row in rows
    ]
    return "\n".join("\t".join(map(one_line, line)) for line in (head, *lines))


def cell_text(model: MatrixModel, row: int, column: int) -> str:
    """What stands in one cell; what is counted is not shortened to thousands."""
    cell = model.cell(row, column)
    if cell is None:  # with a stroke between them a spreadsheet would take the two for a day
        return "{} of {}".format(*model.documents(column, model.line(row).group))
    if cell.state == PRESENT and model.content in COUNTED and not model.by_coder:
        return str(amount_of(cell, model.content))
    return one_line(str(model.index(row, column).data() or ""))


def _head(model: MatrixModel, row: int) -> str:
    return str(model.headerData(row, Qt.Orientation.Vertical) or "")
