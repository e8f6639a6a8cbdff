"""The list of what was found."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from coder.desktop.look.controls import named
from coder.desktop.searching.model import FoundModel
from coder.desktop.searching.rows import FoundRows


class FoundView(QTreeView):
    """Documents with their hits; a click or Enter shows the place, the space bar ticks."""

    wanted = Signal(QModelIndex)

    def __init__(self, model: FoundModel) -> None:
        super().__init__()
        named(self, "found", "What was found, by document")
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(FoundRows(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._touch)

    def enter(self) -> None:
        """Take the keyboard, at the first row if at none."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus()

    def _touch(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.wanted.emit(index)
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            state = index.data(Qt.ItemDataRole.CheckStateRole)
            ticked = Qt.CheckState(state) == Qt.CheckState.Checked
            new = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.model().setData(index, new, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)
