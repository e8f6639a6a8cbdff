"""Which cell is chosen, told so that it is found again when lines and columns have changed."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex

from coder.desktop.matrix.model import MatrixModel


class ChosenCell(NamedTuple):
    """A cell by what it is about, and not by where it stands."""

    group: str
    document: str  # the first of the row; empty for the head of a group
    theme: str


def cell_of(model: MatrixModel, index: QModelIndex) -> ChosenCell | None:
    """What an index stands for."""
    if not index.isValid():
        return None
    row = model.source(index.row())
    document = row.documents[0].id if row else ""
    return ChosenCell(model.line(index.row()).group, document, model.theme(index.column()).id)


def index_of(model: MatrixModel, cell: ChosenCell | None) -> QModelIndex:
    """Where a cell stands now; if it is gone, a place near the beginning."""
    row = model.row_of(cell.group, cell.document) if cell is not None else None
    if row is None:
        row = next((n for n in range(model.rowCount()) if not model.is_head(n)), 0)
    columns = range(model.columnCount())
    theme = None if cell is None else cell.theme
    return model.index(row, next((n for n in columns if model.theme(n).id == theme), 0))
