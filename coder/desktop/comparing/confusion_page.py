"""The page of themes that are taken for each other; a cell leads to its passages."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from coder.analysis.comparing.agreement import Agreement
from coder.desktop.comparing.confusion_model import ConfusionModel
from coder.desktop.comparing.copying import copy_table
from coder.desktop.comparing.differences.names import Names
from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.own_keys import keeps

_LETTERS: Final = 11  # of a column
_LINES: Final = 3  # of a head
_NOTHING: Final = (
    "Nowhere did one reviewer put one theme where another put another instead: what differs is"
    " where passages begin and end, and what one of them left uncoded."
)
_ONCE: Final = (
    " Each character counts once, however many reviewers put either theme; so both sides of the"
    " diagonal are alike."
)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ConfusionPage(QWidget):
    """The table, whose rows and columns are whose, and the chosen cell as a sentence."""

    chosen = Signal(object)  # Confusion
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("confusion page")
        self.model = ConfusionModel(self)
        self.view = _View(self.model)
        self._about = words(name="about confusions")
        self._said = words(name="confusion sentence")
        self._empty = words(_NOTHING, name="no confusions")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._about)
        column.addWidget(self.view, 1)
        column.addWidget(self._said)
        self._pages = QStackedWidget()
        self._pages.addWidget(table)
        self._pages.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.wanted.connect(self.wanted)

    def show_agreement(self, found: Agreement, names: Names) -> None:
        """Show what was confused; the chosen cell stays chosen, else where most was."""
        held = self.model.cell(self.view.currentIndex())
        self.model.show_agreement(found, names)
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
        one, other = self.model.names
        self._about.setText(
            f"Characters on which {one} put the theme of the row, and {other} that of the column"
            " instead; neither also used the other's theme there."
            + ("" if self.model.whose else _ONCE)
        )
        self.view.fit()
        index = self.model.index_of(held.put, held.instead) if held else QModelIndex()
        self.view.setCurrentIndex(index if index.isValid() else self.model.largest())

    def tell_chosen(self) -> None:
        """Say again what is chosen."""
        self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        cell = self.model.cell(index)
        self._said.setText("" if cell is None else self.model.sentence(cell))
        if cell is not None and self.isVisible():
            self.chosen.emit(cell)


class _View(QTableView):
    """A table of cells; its heads wrap."""

    wanted = Signal()

    def __init__(self, model: ConfusionModel) -> None:
        super().__init__()
        named(self, "confusions", "Themes taken for each other")
        self.setModel(model)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap))
        )
        metrics = self.fontMetrics()
        across.setDefaultSectionSize(metrics.horizontalAdvance("x") * _LETTERS + GRID)
        across.setFixedHeight(metrics.lineSpacing() * _LINES + GRID)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        down.setDefaultSectionSize(metrics.lineSpacing() + GRID)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _: self.wanted.emit())

    def fit(self) -> None:
        """Let the heads of rows have a third of the width at most."""
        head = self.verticalHeader()
        head.setMaximumWidth(max(self.viewport().width() // 2, 20 * GRID))

    def event(self, event: QEvent) -> bool:
        return keeps(event, QKeySequence.StandardKey.Copy) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            copy_table(self)
        else:
            super().keyPressEvent(event)
