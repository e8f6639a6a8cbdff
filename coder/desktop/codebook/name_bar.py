"""A line in which a name is typed: of a new theme, or of a version of the codebook."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, push_button, tool_button, words
from coder.desktop.look.measures import HALF


class NameBar(QFrame):
    """Asks for a name within the window; it goes when it is answered or Esc is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("name bar")
        self._named: Callable[[str], object] | None = None
        self._before: QWidget | None = None  # what had the focus
        self._about = words(name="name bar words")
        self.field = named(QLineEdit(), "name bar field", "Name")
        self._button = push_button("name bar answer", "Add", self._answer)
        self.field.returnPressed.connect(self._answer)
        self.field.textChanged.connect(lambda text: self._button.setEnabled(bool(text.strip())))
        row = QHBoxLayout()
        row.setSpacing(HALF)
        row.addWidget(self.field, 1)
        row.addWidget(self._button)
        row.addWidget(tool_button("name bar close", "Close", self.leave, picture="close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._about)
        column.addLayout(row)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()

    def ask(self, about: str, *, button: str, named_so: Callable[[str], object]) -> None:
        """Ask for a name; ``named_so`` is told it, and says by True that all is done."""
        self._named = named_so
        self._about.setText(about)
        self.field.setAccessibleName(about)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self.field.clear()
        self._button.setEnabled(False)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.field.setFocus()

    def leave(self) -> None:
        """Close the bar, and go back to what had the focus."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _answer(self) -> None:
        name = self.field.text().strip()
        if name and self._named is not None and self._named(name):
            self.leave()

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        left = self.isVisible() and new is not None and not self.isAncestorOf(new)
        if left and not self.field.text():
            self.hide()  # the reviewer went elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
