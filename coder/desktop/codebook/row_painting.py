"""How a row of the codebook looks: as the system draws it, with the favourite key as a key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from coder.desktop.codebook.tree_model import KEY
from coder.desktop.look.keycaps import paint_key
from coder.desktop.look.rows import RoomyRows


class ThemeRows(RoomyRows):
    """The rows of the tree."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == KEY:
            option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        digit = index.data() if index.column() == KEY else ""
        if digit:
            selected = option.state & QStyle.StateFlag.State_Selected
            role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
            painter.setFont(option.font)
            paint_key(painter, option.rect, str(digit), option.palette.color(role))
