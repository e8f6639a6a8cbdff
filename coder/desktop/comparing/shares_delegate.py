"""Paints how much is alike and apart: a bar of patterns, and below it the same in numbers."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder.desktop.comparing.cells_delegate import ink, smaller
from coder.desktop.comparing.lines_model import LinesModel
from coder.desktop.comparing.patterns import paint_pattern
from coder.desktop.look.measures import GRID, HALF

BAR: Final = 9  # pixels
_LEAST: Final = 5  # pixels of the smallest part


class SharesDelegate(QStyledItemDelegate):
    """The bar is as long as the column: it shows shares; the numbers say how much that is."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words, shown.text = shown.text, ""
        QApplication.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget
        )
        model = index.model()
        row = model.row(index) if isinstance(model, LinesModel) else None
        if row is None:
            return
        inside = QRectF(shown.rect.adjusted(HALF, HALF, -GRID, -2))
        bar = QRectF(inside.left(), inside.top(), inside.width(), BAR)
        left = bar.left()
        for share, width in zip(
            row.shares, widths([one.amount for one in row.shares], bar.width()), strict=True
        ):
            part = QRectF(left, bar.top(), width - 1, bar.height())
            paint_pattern(painter, part, share.look, shown.palette)
            left += width
        painter.save()
        painter.setFont(smaller(shown.font))
        painter.setPen(ink(shown))
        below = inside.adjusted(0, BAR if row.shares else 0, 0, 0)
        elided = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(below.width())
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), BAR + option.fontMetrics.lineSpacing() + GRID)


def widths(amounts: list[int], room: float) -> list[float]:
    """How long each part of a bar is, in pixels: none is too small to be seen."""
    total = sum(amounts)
    if not total:
        return []
    least = min(_LEAST, room / len(amounts))
    spare = room - least * len(amounts)
    return [least + spare * amount / total for amount in amounts]
