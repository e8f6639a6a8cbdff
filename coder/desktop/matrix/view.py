"""The table of the matrix, with its frozen keys and themes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from coder.desktop.look.controls import named
from coder.desktop.matrix.cell_painting import paint_cell
from coder.desktop.matrix.head import KeyHead, ThemeHead
from coder.desktop.matrix.model import MatrixModel


class CellDelegate(QStyledItemDelegate):
    """Paints a cell; the chosen one gets a frame, so that its heat is still seen."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, MatrixModel):
            return
        cell = model.cell(index.row(), index.column())
        rect, palette = option.rect, option.palette
        paint_cell(painter, rect, palette, cell=cell, most=model.most)
        if QStyle.StateFlag.State_Selected in option.state:
            painter.save()
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.restore()


class MatrixView(QTableView):
    """Cells to move through by keys; Enter or a double-click asks for the passages."""

    wanted = Signal(QModelIndex)

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        named(self, "matrix cells", "Matrix")
        self.setModel(model)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.head = ThemeHead(model, self)
        self.setHorizontalHeader(self.head)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalHeader(KeyHead(self))
        self.doubleClicked.connect(self.wanted)
        model.modelReset.connect(self._fit)

    def _fit(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        self.head.fit(self.width() - self.verticalHeader().width() - bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
