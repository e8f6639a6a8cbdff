"""Paints a cell over two lines: below a figure its interval, and long words go on there."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder.desktop.comparing.lines_model import BELOW
from coder.desktop.look.measures import HALF
from coder.desktop.passages.quotation_delegate import elided_lines

SMALLER: Final = 0.9  # of the size of the usual font
_LINES: Final = 2


class CellsDelegate(QStyledItemDelegate):
    """Every row has room for two lines."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        below = str(index.data(BELOW) or "")
        words, style = shown.text, QApplication.style()
        text = QStyle.SubElement.SE_ItemViewItemText
        room = style.subElementRect(text, shown, shown.widget).adjusted(HALF // 2, 0, -HALF, 0)
        is_long = shown.fontMetrics.horizontalAdvance(words) > room.width()
        is_plain = not (below or is_long)
        if not is_plain:
            shown.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        if is_plain:
            return
        small = smaller(shown.font)
        lines = [(words, shown.font), (below, small)]
        if not below:
            lines = [(line, small) for line in elided_lines(words, small, room.width(), _LINES)]
        painter.save()
        painter.setPen(ink(shown))
        step = shown.fontMetrics.lineSpacing()
        top = shown.rect.center().y() - step * len(lines) // 2 + 1
        for number, (line, font) in enumerate(lines):
            painter.setFont(font)
            place = QRect(room.left(), top + number * step, room.width(), step)
            painter.drawText(place, shown.displayAlignment | Qt.TextFlag.TextSingleLine, line)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), _LINES * option.fontMetrics.lineSpacing() + HALF)


def smaller(font: QFont) -> QFont:
    """The font of what stands below something."""
    found = QFont(font)
    found.setPointSizeF(font.pointSizeF() * SMALLER)
    return found


def ink(shown: QStyleOptionViewItem) -> QColor:
    """What is written with on a row, chosen or not."""
    selected = QStyle.StateFlag.State_Selected in shown.state
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return shown.palette.color(role)
