"""The slim bar above the pages: which document, which page, how large, and the main act."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from coder.desktop.look.controls import named, push_button, tool_button
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import heading
from coder.desktop.reader.document import OpenDocument
from coder.desktop.reader.scroller import ON_PAPER
from coder.domain.document import Document

_PAGE: Final = 9  # characters of the page field
_SIZE: Final = 6
_PERCENT: Final = QRegularExpression(r"\s*\d{1,4}([.,]\d*)?\s*%?\s*")


class ShownField(QLineEdit):
    """Shows how the pages stand now; what is typed in its place is taken with Enter."""

    left = Signal()  # with Esc or Enter

    def __init__(self, name: str, said: str, tip: str, letters: int) -> None:
        super().__init__()
        named(self, name, said)
        self.setToolTip(tip)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * letters + GRID)
        self.shown = ""
        self.returnPressed.connect(self._go)

    def show_now(self, shown: str) -> None:
        """Show what is so now, unless something else is just being typed."""
        self.shown = shown
        if not self.hasFocus():
            self.setText(shown)

    def take(self, written: str) -> None:
        """Do what was typed."""
        raise NotImplementedError

    def _go(self) -> None:
        written = self.text().strip()
        self.left.emit()
        self.setText(self.shown)
        self.take(written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self.shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setText(self.shown)
        super().focusOutEvent(event)


class PageField(ShownField):
    """The printed page; typing another goes there."""

    wanted = Signal(str)

    def __init__(self) -> None:
        tip = "Printed page: type another to go there, or “pdf 5” for the fifth page"
        super().__init__("page field", "Printed page", tip, _PAGE)

    def say(self, printed: str) -> None:
        """Show the page that is read."""
        self.show_now(f"p. {printed}" if printed else "")

    def take(self, written: str) -> None:
        """Go to another page."""
        page = written.removeprefix("p.").strip()
        if page:
            self.wanted.emit(page)


class SizeField(ShownField):
    """How large the pages are; 100 % is as on paper."""

    wanted = Signal(float)  # pixels a point

    def __init__(self) -> None:
        tip = "Size of the pages: type another, such as 125 (100 % is as on paper)"
        super().__init__("size field", "Size in percent", tip, _SIZE)
        self.setValidator(QRegularExpressionValidator(_PERCENT, self))

    def say(self, zoom: float) -> None:
        """Show the size that pages have now (pixels a point)."""
        self.show_now(f"{100 * zoom / ON_PAPER:.0f} %")

    def take(self, written: str) -> None:
        """Show the pages in another size."""
        if written != self.shown:  # else a size that follows the window would be kept
            percent = float(written.rstrip("% ").replace(",", "."))
            self.wanted.emit(percent / 100 * ON_PAPER)


class PageBar(QWidget):
    """Title, page, size and *Code*."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page bar")
        self.title = named(ElidedLabel(), "document title")
        self.field = PageField()
        self.count = named(QLabel(), "PDF page")
        self.size_field = SizeField()
        self._first_to_go: list[QWidget] = [self.count]
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(GRID, HALF, GRID, HALF)
        self.row.setSpacing(HALF)
        self.row.addWidget(self.title, 1)
        self.row.addWidget(self.field)
        self.row.addWidget(self.count)
        self.row.addSpacing(GRID)
        self.row.addWidget(self.size_field)

    def add_button(self, name: str, said: str, act: Callable[[], object], picture: str) -> None:
        """Add a flat button with an icon."""
        button = tool_button(name, said, act, picture=picture)
        self._first_to_go.append(button)
        self.row.addWidget(button)

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
        self.title.say(f"{heading(held)} · {held.title or document.file.name}")

    def say_coming(self, document: Document | None) -> None:
        """Say which document is on its way; no page of it is read yet."""
        self.title.say(f"Opening {heading(document)}…" if document else "")
        self.say_page(None, 0)

    def say_page(self, document: OpenDocument | None, page: int) -> None:
        """Say which page is read."""
        if document is None or not document.text.pages:
            self.field.say("")
            self.count.clear()
            return
        self.field.say(document.printed_on(page))
        self.count.setText(f"PDF {page + 1:,} of {len(document.text.pages):,}")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """With all that stands here: the panels beside it leave it that much if they can."""
        shown = super().minimumSizeHint()
        gone = sum(self._width_of(one) for one in self._first_to_go if one.isHidden())
        return QSize(shown.width() + gone, shown.height())

    def _fit(self) -> None:
        """Where there is no room for everything, what menus and keys do as well goes first."""
        needed = self.minimumSizeHint().width()
        for one in self._first_to_go:
            one.setHidden(needed > self.width())
            needed -= self._width_of(one) if one.isHidden() else 0

    def _width_of(self, one: QWidget) -> int:
        return one.minimumSizeHint().width() + self.row.spacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
