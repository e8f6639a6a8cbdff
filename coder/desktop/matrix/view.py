"""The table of the matrix, with its frozen keys and themes."""

from typing import Final

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QTableView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.own_keys import keeps
from coder.desktop.matrix.cell_delegate import CellDelegate
from coder.desktop.matrix.contents import TEXTS
from coder.desktop.matrix.key_head import KeyHead
from coder.desktop.matrix.model import MatrixModel
from coder.desktop.matrix.theme_head import ThemeHead
from coder.domain.telling import counted

_SMALLER: Final = 0.82  # the font of the compact matrix
_WIDEST: Final = 168
_WORDS: Final = 30  # letters in a line of quotations
_LINES: Final = 4  # of quotations
_Index = QModelIndex | QPersistentModelIndex
_Keys = QKeySequence.StandardKey


class MatrixView(QTableView):
    """Cells to move through by keys.

    Enter or a double-click asks for the passages, letters go to a row, plus and minus open and
    close the theme of a column or a group, Shift with the arrows chooses several cells.
    """

    wanted = Signal(QModelIndex)
    opening = Signal(QModelIndex, bool)  # a theme or a group: open it, or close it
    compact_wanted = Signal(bool)
    copying = Signal()

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        named(self, "matrix cells", "Matrix")
        self._matrix = model
        self._usual = QFont(self.font())
        self._compact = False
        self._typed = ""
        self._since = QElapsedTimer()
        self._cells = CellDelegate(model, self)
        self.setItemDelegate(self._cells)
        self.head = ThemeHead(model, self)
        self.keys = KeyHead(model, self)
        self.setHorizontalHeader(self.head)
        self.setVerticalHeader(self.keys)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        for head in (self.head, self.keys):
            head.sectionPressed.disconnect()  # a click there sorts or folds, and chooses nothing
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)  # cells draw their lines: the style's are not seen in the dark
        self._corner = self.findChild(QAbstractButton)
        if self._corner is not None:
            self._corner.installEventFilter(self)  # styles paint it unlike the heads beside it
            model.modelReset.connect(self._corner.update)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._enter)
        model.modelReset.connect(self._cells.forget)

    @property
    def cells(self) -> MatrixModel:
        """What is shown."""
        return self._matrix

    def chosen(self) -> tuple[list[int], list[int]]:
        """The rows and columns of the cells that are chosen."""
        held = self.selectedIndexes()
        return sorted({one.row() for one in held}), sorted({one.column() for one in held})

    def set_compact(self, *, compact: bool) -> None:
        """Show more in less room, or as usual."""
        if compact == self._compact:
            return
        self._compact = compact
        font = QFont(self._usual)
        if compact:
            font.setPointSizeF(font.pointSizeF() * _SMALLER)
        for widget in (self, self.head, self.keys):
            widget.setFont(font)
        self._cells.forget()

    def fit(self) -> None:
        """Give rows and columns the room that their content needs."""
        metrics = QFontMetrics(self.font())
        step, letter = metrics.lineSpacing(), metrics.horizontalAdvance("0")
        tight = HALF if self._compact else GRID + 2
        is_read = self._matrix.content in TEXTS
        lines = (_LINES - self._compact) if is_read else 1
        self.keys.fit(step * lines + tight)
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - self.keys.width() - bar
        if is_read:
            self.head.fit(room, least=letter * _WORDS, most=2 * letter * _WORDS)
        else:
            least = letter * self._letters() + tight
            self.head.fit(room, least=least, most=max(least, _WIDEST))
        self.updateGeometries()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.keys.current, self.head.current = current.row(), current.column()
        self.keys.viewport().update()
        self.head.viewport().update()

    def _letters(self) -> int:
        """How many letters the cells need side by side."""
        total = 2 * len(str(len(self._matrix.arranged.rows))) + 1
        return max(self._letters_of_cells(), total if self._matrix.arranged.members else 0)

    def _letters_of_cells(self) -> int:
        model = self._matrix
        of_each = max((len(one) for one in model.letters.values()), default=2)
        if model.by_coder:
            signs = {"state": 1, "passages": 3, "characters": 6}[model.content]
            return max(1, len(model.letters)) * (of_each + signs + 2)
        return {
            "state": 3, "passages": 4, "characters": 6,
            "coders": min(4, max(1, len(model.letters))) * (of_each + 1) + 1,
        }.get(model.content, 3)  # fmt: skip

    def _enter(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if self._matrix.is_head(index.row()):
            group = self._matrix.line(index.row()).group
            self.opening.emit(index, group in self.keys.folded)
        else:
            self.wanted.emit(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._corner and event.type() == QEvent.Type.Paint:
            self._paint_corner()
            return True
        return super().eventFilter(watched, event)

    def _paint_corner(self) -> None:
        """Say what the totals beside and below count."""
        assert self._corner is not None
        painter = QPainter(self._corner)
        painter.fillRect(self._corner.rect(), self.palette().window())
        model = self._matrix
        if model.matrix is not None:
            painter.setFont(self.font())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            step = QFontMetrics(self.font()).lineSpacing()
            line = self._corner.rect().adjusted(GRID, 0, -GRID, 0)
            line.setTop(line.bottom() - self.head.total_height + 1)
            line.setHeight(step)
            shown, of_all = len(model.arranged.rows), len(model.matrix.rows)
            told = counted(shown, model.noun)
            if shown < of_all:
                told = f"{shown:,} of {counted(of_all, model.noun)}"
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, told)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, "themes")
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._cells.forget()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        return keeps(event, _Keys.ZoomIn, _Keys.ZoomOut, _Keys.Copy) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(index)
        elif event.matches(_Keys.ZoomIn) or event.matches(_Keys.ZoomOut):
            self.compact_wanted.emit(event.matches(_Keys.ZoomOut))
        elif event.matches(_Keys.Copy):
            self.copying.emit()
        elif event.text() in {"+", "-"} and index.isValid():
            self.opening.emit(index, event.text() == "+")
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.compact_wanted.emit(event.angleDelta().y() < 0)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the first row whose key begins with what was typed just now, or holds it."""
        if (
            not self._since.isValid()
            or self._since.elapsed() > QApplication.keyboardInputInterval()
        ):
            self._typed = ""
        self._since.start()
        self._typed += search.casefold()
        row = self._matrix.row_with(self._typed)
        if row is not None:
            self.setCurrentIndex(self._matrix.index(row, max(0, self.currentIndex().column())))
