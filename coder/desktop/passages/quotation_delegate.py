"""Paints quotations over as many lines as a row has, and below what has no column of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coder.desktop.look.measures import GRID, HALF


def elided_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """A text broken into lines of a width; what does not fit into the last is elided."""
    layout, metrics = QTextLayout(text, font), QFontMetrics(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        # Qt counts UTF-16 units, Python code points: beyond the first plane the rest is elided.
        is_last = len(lines) == most - 1
        told = text[start:] if is_last else text[start : start + line.textLength()].rstrip()
        lines.append(metrics.elidedText(told, Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return lines


class AuthorYearDelegate(QStyledItemDelegate):
    """Where there is no room for authors and year, the year stays."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        who, comma, year = option.text.rpartition(", ")
        metrics = option.fontMetrics
        room = option.rect.width() - 2 * GRID - metrics.horizontalAdvance(f"{comma}{year}")
        if room > 0:
            shown = metrics.elidedText(who, Qt.TextElideMode.ElideRight, room)
            option.text = f"{shown}{comma}{year}"


class QuotationDelegate(QStyledItemDelegate):
    """Wraps the text of a cell; the last line says what stands in ``below``, other columns."""

    below: Sequence[int] = ()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        view = shown.widget
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, view)
        room: QRect = shown.rect.adjusted(HALF, 0, -HALF, 0)
        metrics = shown.fontMetrics
        step = metrics.lineSpacing()
        most = max(1, (room.height() - HALF) // step)
        last = self._below(index, metrics, room.width())
        lines = elided_lines(text, shown.font, room.width(), max(1, most - bool(last)))
        selected = QStyle.StateFlag.State_Selected in shown.state
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(shown.palette.color(role))
        count = len(lines) + bool(last)
        top = room.top() + (room.height() - step * count) / 2 + metrics.ascent()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(room.left(), top + number * step), line)
        if last:
            faint = QPalette.ColorRole.PlaceholderText
            painter.setPen(shown.palette.color(role if selected else faint))
            painter.drawText(QPointF(room.left(), top + len(lines) * step), last)
        painter.restore()

    def _below(
        self, index: QModelIndex | QPersistentModelIndex, metrics: QFontMetrics, width: int
    ) -> str:
        held = (index.sibling(index.row(), column).data() for column in self.below)
        said = " · ".join(text for text in held if text)
        return metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
