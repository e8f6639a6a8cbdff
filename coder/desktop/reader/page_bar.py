"""The slim bar above the pages: which document, which page, how large, and the main act."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from coder.desktop.look.controls import named, push_button, tool_button
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.reader.document import OpenDocument
from coder.domain.citing.authors import author_year, short_title

_NUMBER: Final = 9  # characters of the page field


class PageField(QLineEdit):
    """Shows the printed page; typing another goes there."""

    wanted = Signal(str)
    left = Signal()  # with Esc or Enter

    def __init__(self) -> None:
        super().__init__()
        named(self, "page field", "Printed page")
        self.setToolTip("Printed page: type another to go there, or “pdf 5” for the fifth page")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * _NUMBER + GRID)
        self._page = ""
        self.returnPressed.connect(self._go)

    def say(self, printed: str) -> None:
        """Show the page that is read, unless another is just being typed."""
        self._page = f"p. {printed}" if printed else ""
        if not self.hasFocus():
            self.setText(self._page)

    def _go(self) -> None:
        written = self.text().strip().removeprefix("p.").strip()
        self.left.emit()
        self.setText(self._page)
        if written:
            self.wanted.emit(written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._page)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setText(self._page)
        super().focusOutEvent(event)


class PageBar(QWidget):
    """Title, page, zoom and *Code*."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page bar")
        self.title = named(ElidedLabel(), "document title")
        self.field = PageField()
        self.count = named(QLabel(), "PDF page")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(GRID, HALF, GRID, HALF)
        self.row.setSpacing(HALF)
        self.row.addWidget(self.title, 1)
        self.row.addWidget(self.field)
        self.row.addWidget(self.count)
        self.row.addSpacing(GRID)

    def add_button(self, name: str, said: str, act: Callable[[], object], picture: str) -> None:
        """Add a flat button with an icon."""
        self.row.addWidget(tool_button(name, said, act, picture=picture))

    def add_main(self, act: Callable[[], object]) -> QPushButton:
        """Add the one main act: to code what is marked."""
        button = push_button("code marked", "Code", act)
        button.setIcon(icon("theme"))
        button.setToolTip("Code what is marked (Enter)")
        self.row.addSpacing(GRID)
        self.row.addWidget(button)
        return button

    def say_document(self, document: OpenDocument | None) -> None:
        """Say which document is open."""
        if document is None:
            self.title.say("")
            return
        held = document.document
        self.title.say(f"{author_year(held)} · {held.title or short_title(None)}")

    def say_page(self, document: OpenDocument | None, page: int) -> None:
        """Say which page is read."""
        if document is None or not document.text.pages:
            self.field.say("")
            self.count.clear()
            return
        self.field.say(document.printed_on(page))
        self.count.setText(f"PDF {page + 1:,} of {len(document.text.pages):,}")
