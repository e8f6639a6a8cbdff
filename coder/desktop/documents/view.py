"""The rows of the list of documents: a click shows one, Enter or a double-click goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

_Index = QModelIndex | QPersistentModelIndex


class DocumentView(QListView):
    """A list that tells a click, which shows, from what opens."""

    opened = Signal(QModelIndex)  # and the keyboard goes there
    looked_at = Signal(QModelIndex)  # the keyboard stays here

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QListView.Shape.NoFrame)
        self._is_plain = False  # the click that is under way: neither held keys nor a second one
        self.doubleClicked.connect(self.opened)
        self.clicked.connect(self._look)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        # A list view would lay out all its rows anew, with every coding; their height stays.
        QAbstractItemView.dataChanged(self, first, last, roles)

    def _look(self, index: QModelIndex) -> None:
        if self._is_plain:
            self.looked_at.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._is_plain = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
