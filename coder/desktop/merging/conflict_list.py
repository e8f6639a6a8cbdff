"""The list of conflicts: digits choose a value of the opened one, Enter settles it."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from coder.desktop.look.controls import named
from coder.desktop.look.measures import WIDE
from coder.desktop.merging.conflicts_model import ConflictsModel

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConflictList(QListView):
    """One line a conflict."""

    chosen = Signal(int)  # a value by its number, from 1
    agreed = Signal()

    def __init__(self, model: ConflictsModel) -> None:
        super().__init__()
        named(self, "conflicts", "Conflicts")
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(WIDE, WIDE))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.chosen.emit(event.key() - Qt.Key.Key_0)
        elif event.key() in _ENTER:
            self.agreed.emit()
        else:
            super().keyPressEvent(event)
