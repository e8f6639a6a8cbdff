"""What the signs of the matrix mean."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.matrix.cell_painting import paint_cell
from coder.domain.matrix.cell import State
from coder.domain.matrix.matrix import Cell, Count

_SAMPLE = QSize(36, 22)
_MOST = 12


def _cell(state: State, passages: int = 0, *, disagree: bool = False) -> Cell:
    count = Count(state, passages, passages, 0, ())
    return Cell(count, count, disagree)


_SAMPLES = (
    ((_cell("present", 1), _cell("present", _MOST)), "passages, also of the themes below"),
    ((_cell("absent"),), "absent"),
    ((_cell("unclear"),), "unclear"),
    ((_cell("open"),), "open"),
    ((_cell("present", 2, disagree=True),), "reviewers disagree"),
)


class Legend(QWidget):
    """Samples of cells, each with its words."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "matrix legend", "What the signs mean")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for cells, words in _SAMPLES:
            for cell in cells:
                row.addWidget(_Sample(cell))
            row.addWidget(QLabel(words))
            row.addSpacing(WIDE)
        row.addStretch()


class _Sample(QWidget):
    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self._cell = cell
        self.setFixedSize(_SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_cell(painter, self.rect(), self.palette(), cell=self._cell, most=_MOST)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
