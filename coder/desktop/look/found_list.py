"""The rows that fit what is typed into a field, which keeps the keyboard."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QListView, QWidget

from coder.desktop.look.controls import named

_PAGE: Final = 8  # rows
_MOVES: Final[dict[int, int]] = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE,
}  # fmt: skip


class FoundList(QListView):
    """Shows the rows; the field passes on the keys that move among them."""

    def __init__(
        self, name: str, said: str, rows: QAbstractListModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, name, said)
        self.setModel(rows)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def row(self) -> int:
        """The current row; -1 if there is none."""
        return self.currentIndex().row()

    def go(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.model().index(row, 0))

    def move_by(self, key: int) -> bool:
        """Move as an arrow or page key says, whether it is one; the last is next to the first."""
        step = _MOVES.get(key)
        count = self.model().rowCount()
        if step is not None and count:
            row = self.row + step
            self.go(row % count if abs(step) == 1 else min(max(row, 0), count - 1))
        return step is not None
