"""Asks for the password of a PDF, once a sitting; it is never stored."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.workspace import Workspace

_FIRST = "This PDF needs a password for its pages to be drawn."
_WRONG = "That password does not open this PDF. Try another one."


class PasswordBar(QWidget):
    """A slim bar above the pages."""

    given = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password bar")
        self._passwords = workspace.passwords
        self._sha256 = ""
        self._words = words(_FIRST, name="password words")
        self.field = named(QLineEdit(), "password field", "Password of the PDF")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._give)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(GRID)
        row.addWidget(self._words, 1)
        row.addWidget(self.field)
        row.addWidget(push_button("give password", "&Show the pages", self._give))
        self.hide()

    def begin(self, sha256: str) -> str | None:
        """Another PDF is read, known by its hash: the password that was given for it."""
        self._sha256 = sha256
        self.hide()
        return self._passwords.get(sha256)

    def ask(self, *, again: bool) -> None:
        """Show the bar; ``again`` after a password that did not fit."""
        self._passwords.pop(self._sha256, None)  # it was not the right one
        self._words.setText(_WRONG if again else _FIRST)
        self._words.setAccessibleName(self._words.text())
        self.field.clear()
        self.show()
        self.field.setFocus()

    def _give(self) -> None:
        if self.field.text():
            self.hide()
            self._passwords[self._sha256] = self.field.text()
            self.given.emit(self.field.text())
