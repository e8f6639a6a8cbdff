"""The steps of the merge window: what there is to see, and how much of it is open."""

from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID
from coder.desktop.look.tables import ShortTable, short_table

_WIDTH: Final = 18  # letters
_NUMBER: Final = 6
_DONE: Final = "✓"
_Role = Qt.ItemDataRole


class Step(NamedTuple):
    """One of the pages, with how many things wait on it; None is no matter of waiting."""

    name: str
    title: str
    open: int | None


class StepsModel(ShortTable):
    """The steps, with how much of each is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("Step", "Open"), parent, numbers=1)
        self._bold = QFont()
        self._bold.setBold(True)

    def words(self, row: Step, column: int) -> str:
        """The title, and how much is open; a tick, if nothing is."""
        if not column:
            return row.title
        return "" if row.open is None else f"{row.open:,}" if row.open else _DONE

    def other(self, row: Step, column: int, role: int) -> object:
        """What a screen reader says; numbers stand out."""
        if role == _Role.AccessibleTextRole and not column:
            return row.title if row.open is None else f"{row.title}, {row.open} open"
        return self._bold if role == _Role.FontRole and column else None


class Steps(QWidget):
    """The list of steps; the chosen one says which page is shown."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = StepsModel(self)
        self.table = _table(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        letter = self.fontMetrics().horizontalAdvance("x")
        self.setFixedWidth(letter * (_WIDTH + _NUMBER))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that nothing beside it jumps
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addStretch(1)

    @property
    def current(self) -> str:
        """The name of the step that is chosen."""
        row = self.table.currentIndex().row()
        return self.model.rows[row].name if 0 <= row < len(self.model.rows) else ""

    def show_steps(self, steps: list[Step]) -> None:
        """Show them; the chosen one stays chosen while it is there."""
        if steps == self.model.rows:
            return
        held = self.current
        is_same = [one.name for one in steps] == [one.name for one in self.model.rows]
        if is_same:
            self.model.rows = steps
            last = self.model.index(len(steps) - 1, 1)
            self.model.dataChanged.emit(self.model.index(0, 0), last)
        else:
            self.model.show_rows(steps)
            height = self.table.verticalHeader().defaultSectionSize() * len(steps)
            self.table.setFixedHeight(height)
            self.choose(held)

    def choose(self, name: str) -> None:
        """Choose a step; the first if that one is not there."""
        names = [one.name for one in self.model.rows]
        row = names.index(name) if name in names else 0
        self.table.setCurrentIndex(self.model.index(row, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.table)

    def _choose(self) -> None:
        if self.current:
            self.chosen.emit(self.current)


def _table(model: StepsModel) -> QTableView:
    table = short_table(model, "merge steps", "Steps")
    table.horizontalHeader().hide()
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.viewport().setAutoFillBackground(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * GRID)
    head = table.horizontalHeader()
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    head.resizeSection(1, table.fontMetrics().horizontalAdvance("0") * _NUMBER)
    return table
