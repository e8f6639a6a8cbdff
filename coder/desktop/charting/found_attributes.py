"""The attributes that fit what is typed, and how their rows look."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line
from coder.domain.attribute import Attribute
from coder.domain.searching import plain

Index = QModelIndex | QPersistentModelIndex
VALUE: Final = Qt.ItemDataRole.UserRole  # what I charted
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_SHARE: Final = 0.5  # of a row, which the value may take


class FoundAttributes(QAbstractListModel):
    """Attributes whose name holds all words that are typed; those whose name begins so first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Attribute] = ()
        self._values: Mapping[str, str] = {}
        self.found: list[Attribute] = []

    def begin(self, held: Sequence[Attribute], values: Mapping[str, str]) -> None:
        """Take the attributes to choose from, and what I charted for them."""
        self._all, self._values = held, values
        self.search("")

    def search(self, typed: str) -> None:
        """Show what fits."""
        words = plain(typed).split()
        self.beginResetModel()
        fitting = [one for one in self._all if all(word in plain(one.name) for word in words)]
        self.found = sorted(fitting, key=lambda one: not _begins(words, plain(one.name)))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.found):
            return None
        one = self.found[index.row()]
        value = one_line(self._values.get(one.id, ""))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one_line(one.name)}, {value}" if value else one_line(one.name)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(one.name)
        return value if role == VALUE else None


class AttributeRows(QStyledItemDelegate):
    """Draws a name, and at the right what is charted already."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        room = QRect(option.rect).adjusted(GRID, 0, -GRID, 0)
        metrics, elide = option.fontMetrics, Qt.TextElideMode.ElideRight
        most = round(room.width() * _SHARE)
        value = metrics.elidedText(str(index.data(VALUE) or ""), elide, most)
        painter.setPen(_pen(option, QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, value)
        if value:
            room.setRight(room.right() - metrics.horizontalAdvance(value) - GRID)
        name = metrics.elidedText(str(index.data()), elide, room.width())
        painter.setPen(_pen(option, QPalette.ColorRole.Text))
        painter.drawText(room, _MIDDLE, name)
        painter.restore()


def _pen(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> object:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    return option.palette.color(QPalette.ColorRole.HighlightedText if selected else role)


def _begins(words: Sequence[str], name: str) -> bool:
    """Whether each word begins one of the name's."""
    return all(f" {word}" in f" {name}" for word in words)
