"""What stands above the pages: one sentence, when and from which files, and the main acts."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, push_button
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.focus import hand_on
from coder.desktop.look.headings import heading
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF

_TEXTS: Final = {
    "merge now": "&Merge now",
    "cancel merge": "Cance&l",
    "show what came": "Sho&w the passages",
    "save report": "Save &report as…",
    "take back merge": "Take bac&k…",
    "bring back merge": "Bring bac&k",
}
"""The buttons by their names, in their order."""


class Head(QWidget):
    """The sentence and the buttons; which of them are there depends on what is shown."""

    def __init__(self, acts: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self.setObjectName("merge head")
        self._said = heading("", "merge words")
        self._more = named(ElidedLabel(), "merge details")
        self._more.setForegroundRole(self._more.foregroundRole().PlaceholderText)
        self._buttons: dict[str, QPushButton] = {
            name: push_button(name, text, acts[name]) for name, text in _TEXTS.items()
        }
        self._buttons["merge now"].setIcon(icon("merge"))
        self._buttons["merge now"].setDefault(True)
        told = QVBoxLayout()
        told.setSpacing(HALF)
        told.addWidget(self._said)
        told.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addLayout(told, 1)
        for button in self._buttons.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, said: str, more: str, *offered: str) -> None:
        """Say what is shown, with the buttons that are offered."""
        self._said.setText(said)
        self._said.setAccessibleName(said)
        self._more.say(more)
        self._more.setVisible(bool(more))
        for name, button in self._buttons.items():
            button.setVisible(name in offered)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, next((one for one in self._buttons.values() if one.isVisible()), None))

    def focus_on(self, name: str) -> None:
        """Give the keyboard to a button."""
        self._buttons[name].setFocus()
