"""Paints the cells of the matrix; those that look alike are painted once."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder.desktop.matrix.cell_painting import Look, Mark, paint_look, paint_total, paint_words
from coder.desktop.matrix.contents import COUNTED, TEXTS, amount_of, sign_of
from coder.desktop.matrix.heat import share_of
from coder.desktop.matrix.model import MatrixModel
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.matrix import Cell

_MOST_LOOKS = 2_000
_EVEN = 0.3  # the heat of what is not counted


class CellDelegate(QStyledItemDelegate):
    """Paints a cell; the chosen one gets a frame, so that its heat is still seen."""

    def __init__(self, model: MatrixModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._looks: dict[tuple[object, ...], QPixmap] = {}

    def forget(self) -> None:
        """Paint anew: another matrix, or other colours."""
        self._looks.clear()

    def look(self, cell: Cell) -> Look:
        """What a cell looks like in what is shown now."""
        if self._model.by_coder and cell.by_coder is not None:
            letters = self._model.letters
            marks = tuple(self._mark(one, letters[who]) for who, one in cell.by_coder.items())
            return Look(marks or (self._mark(cell),), cell.disagree)
        return Look((self._mark(cell),), cell.disagree)

    def _mark(self, cell: Cell, letters: str = "") -> Mark:
        model = self._model
        heat = _EVEN
        if cell.state == PRESENT and model.content in COUNTED:
            heat = share_of(amount_of(cell, model.content), model.bounds)
        sign = sign_of(cell, model.content, model.letters)
        if letters and model.content == "state" and cell.state == PRESENT:
            sign = ""  # the filled mark says it
        return Mark(cell.state, sign, heat, letters)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect, palette = option.rect, option.palette
        row, column = index.row(), index.column()
        painter.setFont(option.font)
        cell = self._model.cell(row, column)
        if cell is None:
            present, of_all = self._model.documents(column, self._model.line(row).group)
            paint_total(painter, rect, palette, present=present, of_all=of_all)
        elif self._model.content in TEXTS:
            words = self._model.text(row, column)
            paint_words(painter, rect, palette, words=words, look=self.look(cell))
        else:
            scale = painter.device().devicePixelRatioF()
            painter.drawPixmap(rect.topLeft(), self._picture(self.look(cell), option, scale))
        if QStyle.StateFlag.State_Selected in option.state:
            is_current = index == self._view.currentIndex()
            (_frame if is_current else _line)(painter, rect, palette)

    def _picture(self, look: Look, option: QStyleOptionViewItem, scale: float) -> QPixmap:
        size = option.rect.size()
        key = (look, size.width(), size.height(), scale)
        if key not in self._looks:
            if len(self._looks) > _MOST_LOOKS:
                self.forget()
            picture = QPixmap(size * scale)
            picture.setDevicePixelRatio(scale)
            painter = QPainter(picture)
            painter.setFont(option.font)
            paint_look(painter, QRect(QPoint(0, 0), size), option.palette, look)
            painter.end()
            self._looks[key] = picture
        return self._looks[key]


def _line(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """Around a cell that is chosen besides."""
    _outline(painter, rect, palette, QPalette.ColorRole.Highlight)


def _frame(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """Around the current cell."""
    _outline(painter, rect, palette, QPalette.ColorRole.Text)


def _outline(painter: QPainter, rect: QRect, palette: QPalette, role: QPalette.ColorRole) -> None:
    """Light beside dark, so that it is seen on any heat."""
    painter.save()
    painter.setPen(QPen(palette.color(role), 2))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), 1))
    painter.drawRect(rect.adjusted(2, 2, -4, -4))
    painter.restore()
