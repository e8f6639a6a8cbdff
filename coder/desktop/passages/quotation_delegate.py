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
from coder.desktop.passages.model import THEME
from coder.domain.theme import SEPARATOR


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


def elided_path(path: str, font: QFont, width: int, most: int = 1) -> str:
    """As much of a theme's path as some lines of a width hold: its first parents go first."""
    parts = path.split(SEPARATOR)
    for left_out in range(len(parts)):
        shown = SEPARATOR.join([*(["…"] if left_out else []), *parts[left_out:]])
        if not elided_lines(shown, font, width, most)[-1].endswith("…"):
            return shown
    return parts[-1]


class ThemeDelegate(QStyledItemDelegate):
    """Where there is no room for the path of a theme, the theme itself stays."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        feature = QStyleOptionViewItem.ViewItemFeature
        room = option.rect.width() - 2 * GRID
        if feature.HasDecoration in option.features:
            room -= option.decorationSize.width()
        lines = max(1, (option.rect.height() - HALF) // option.fontMetrics.lineSpacing())
        if room > 0:
            option.features |= feature.WrapText
            option.text = elided_path(option.text, option.font, room, lines)


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
    """Wraps the text of a cell; the last line says what stands in ``below``, the theme last."""

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
        last = self._below(index, shown.font, room.width())
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

    def _below(self, index: QModelIndex | QPersistentModelIndex, font: QFont, width: int) -> str:
        metrics = QFontMetrics(font)
        held = {column: index.sibling(index.row(), column).data() for column in self.below}
        path = held.pop(THEME, "")
        said = " · ".join(text for text in held.values() if text)
        if path:
            said += " · " if said else ""
            said += elided_path(path, font, width - metrics.horizontalAdvance(said))
        return metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
