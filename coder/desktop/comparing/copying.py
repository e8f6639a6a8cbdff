"""A whole table as text for a spreadsheet: with its heads, columns apart by tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

_Across = Qt.Orientation.Horizontal


def copy_table(view: QTableView) -> None:
    """Copy all of a table; what stands at its side comes first, if anything does."""
    model = view.model()
    columns = range(model.columnCount())
    has_side = view.verticalHeader().isVisibleTo(view)
    heads = [str(model.headerData(column, _Across) or "") for column in columns]
    lines = [["", *heads] if has_side else heads]
    for row in range(model.rowCount()):
        cells = [str(model.index(row, column).data() or "") for column in columns]
        side = str(model.headerData(row, Qt.Orientation.Vertical) or "")
        lines.append([side, *cells] if has_side else cells)
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
