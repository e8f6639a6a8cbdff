"""The table of the matrix, with its frozen keys and themes."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
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
from coder.domain.matrix.matrix import Cell

_MOST_LOOKS = 2_000


class CellDelegate(QStyledItemDelegate):
    """Paints a cell; the chosen one gets a frame, so that its heat is still seen.

    Thousands of cells look alike: each look is painted once, and kept.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks: dict[tuple[object, ...], QPixmap] = {}

    def forget(self) -> None:
        """Paint anew: another matrix, or other colours."""
        self._looks.clear()

    def _look(self, cell: Cell, most: int, option: QStyleOptionViewItem, scale: float) -> QPixmap:
        size = option.rect.size()
        sign = cell.state, cell.with_children.passages, cell.disagree
        key = (*sign, size.width(), size.height(), scale)
        if key not in self._looks:
            if len(self._looks) > _MOST_LOOKS:
                self.forget()
            picture = QPixmap(size * scale)
            picture.setDevicePixelRatio(scale)
            painter = QPainter(picture)
            painter.setFont(option.font)
            paint_cell(painter, QRect(QPoint(0, 0), size), option.palette, cell=cell, most=most)
            painter.end()
            self._looks[key] = picture
        return self._looks[key]

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
        rect, scale = option.rect, painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self._look(cell, model.most, option, scale))
        if QStyle.StateFlag.State_Selected in option.state:
            painter.save()
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), 2))
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
        self.setShowGrid(False)  # cells draw their lines: the style's are not seen in the dark
        self._corner = self.findChild(QAbstractButton)
        if self._corner is not None:
            self._corner.installEventFilter(self)  # styles paint it unlike the heads beside it
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalHeader(KeyHead(self))
        self.doubleClicked.connect(self.wanted)
        model.modelReset.connect(self._cells.forget)
        model.modelReset.connect(self._fit)

    def _fit(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        self.head.fit(self.width() - self.verticalHeader().width() - bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._corner and event.type() == QEvent.Type.Paint:
            QPainter(self._corner).fillRect(self._corner.rect(), self.palette().window())
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._cells.forget()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
