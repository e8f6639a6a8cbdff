"""How both pages are laid out: a table with its basis, and below it what is chosen in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from coder.desktop.look.measures import GRID


def lay_out(page: QWidget, table: QWidget, basis: QWidget, chosen: QWidget) -> None:
    """Put table and basis above what is chosen; the border between them can be dragged."""
    above = QWidget()
    column = QVBoxLayout(above)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.addWidget(table, 1)
    column.addWidget(basis)
    halves = QSplitter(Qt.Orientation.Vertical)
    halves.addWidget(above)
    halves.addWidget(chosen)
    halves.setStretchFactor(0, 3)
    halves.setStretchFactor(1, 1)
    halves.setChildrenCollapsible(False)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(halves)
