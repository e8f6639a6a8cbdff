"""What stands in the middle where nothing can be compared: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coder.desktop.look.controls import push_button, words
from coder.desktop.look.measures import GRID, WIDE


class Nothing(QWidget):
    """A sentence, and a button where that helps."""

    unfinished_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nothing to compare")
        self._said = words(name="why nothing")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unfinished = push_button(
            "compare unfinished", "&Compare unfinished documents too", self.unfinished_wanted.emit
        )
        self.again = push_button("compare again", "Tr&y again", self.again_wanted.emit)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.unfinished)
        row.addWidget(self.again)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(2 * GRID)
        column.addStretch(1)
        column.addWidget(self._said)
        column.addLayout(row)
        column.addStretch(1)

    def say(
        self, sentence: str, *, can_add_unfinished: bool = False, can_try_again: bool = False
    ) -> None:
        """Say why; whether comparing unfinished documents, or trying once more, may help."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self.unfinished.setVisible(can_add_unfinished)
        self.again.setVisible(can_try_again)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._said.text()
