"""A field of a document: its name, its value, and whether the value is only guessed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, tool_button, words
from coder.desktop.look.fields import Line, Paragraph
from coder.desktop.look.measures import HALF
from coder.desktop.look.plain_text import one_line


class Field(QWidget):
    """A name above a value that is edited in place and saved when it is left."""

    def __init__(
        self,
        name: str,
        save: Callable[[str], object],
        *,
        hint: str = "",
        editor: "Line | Paragraph | None" = None,
    ) -> None:
        super().__init__()
        self._save = save
        self._held = ""
        self.editor = named(editor or Line(), name.casefold(), name)
        self.editor.setPlaceholderText(hint)
        self._called = one_line(name)
        self._name = QLabel(self._called)
        self._name.setMinimumWidth(1)  # a long name must not make the form wider than its panel
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setBuddy(self.editor)
        self._name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._said = words(name=f"about {name.casefold()}")
        self._said.hide()
        self.right = tool_button(
            f"confirm {name.casefold()}", f"{name} is right", self._confirm, picture="check"
        )
        side = self.fontMetrics().height()
        self.right.setFixedSize(side + HALF, side)  # no higher than the name, wherever it comes
        self.right.setToolTip(f"{name} was found in the PDF: press if it is right")
        self.right.hide()
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._name, 1)
        head.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF // 2)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addWidget(self._said)
        self.editor.left.connect(self.commit)

    @property
    def is_touched(self) -> bool:
        """Whether something was typed that is not saved."""
        return tidy(self.editor.written()) != tidy(self._held)

    def show_value(self, value: str, *, guessed: bool = False, said: str = "") -> None:
        """Show what is stored, unless something else is just being typed."""
        if not (self.is_touched and self.editor.hasFocus()):
            self.editor.show_text(value)
        self._held = value
        self.right.setVisible(guessed)
        self._name.setText(f"{self._called} (guessed)" if guessed else self._called)
        self._name.setToolTip(self._called)
        self.say(said)

    def say(self, said: str) -> None:
        """Show a sentence below the field, or none."""
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def commit(self) -> None:
        """Save what was typed, if it is something else."""
        if self.is_touched and not self.editor.isReadOnly():
            self._save(tidy(self.editor.written()))

    def _confirm(self) -> None:
        self.editor.setFocus()
        self._save(self._held)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.editor.updateGeometry()


def tidy(text: str) -> str:
    """What was typed or pasted, on one line."""
    return one_line(text)
