"""The outline of the open document, beside its pages."""

from bisect import bisect_right
from collections.abc import Container
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.rows import RoomyRows
from coder.desktop.reader.document import OpenDocument
from coder.domain.bibliography.file_facts import Heading, Outline, Refusal
from coder.pdf.readers import Readers
from coder.pdf.requests import Outlined

if TYPE_CHECKING:
    from concurrent.futures import Future

GOING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
"""What goes to the chosen place; in the pages themselves Enter codes."""
_OPEN = 200  # headings up to which all are unfolded
_SLACK = 2_000  # 1/100 pt: a heading that is just seen at the top counts


class OutlineList(QTreeWidget):
    """The headings that a PDF brings along; choosing one goes there."""

    wanted = Signal(int, int)  # page, 1/100 pt as shown
    left = Signal()  # with Esc
    own_keys = GOING
    filled = Signal(bool)  # whether there are headings
    _answered = Signal(object, object)

    def __init__(self, readers: Readers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "outline list", "Outline")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setItemDelegate(RoomyRows(self))
        self._readers = readers
        self._document: OpenDocument | None = None
        self._items: list[QTreeWidgetItem] = []  # in the order of the outline
        self._places: list[tuple[tuple[int, int], int]] = []  # in the order of the pages
        self._last: list[int] = []  # of the items up to such a place, the last in the outline
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.itemClicked.connect(lambda item, _: self._go(item))
        self.installEventFilter(self)

    def begin(self, document: OpenDocument, password: str | None) -> None:
        """Ask for the outline of another document."""
        self._document = document
        self._items.clear()
        self._places.clear()
        self.clear()
        self.filled.emit(bool(self._items))
        if document.pdf is None:
            return
        future = self._readers.outline(Outlined(document.pdf, password))
        future.add_done_callback(lambda done: self._tell(document, done))

    def open_at(self, page: int, top: int) -> None:
        """Choose the heading under which a place lies (1/100 pt as shown)."""
        self.setFocus()
        number = self._heading_at(page, top)
        if number is not None:
            self.setCurrentItem(self._items[number])

    def follow(self, page: int, top: int, seen: Container[int]) -> None:
        """Choose the heading of the place that is read; above the first one, none.

        While somebody moves about here, what they chose stays as long as its page is ``seen``.
        """
        now = self.currentItem()
        if not self.isVisible() or (self.hasFocus() and now and _place(now)[0] in seen):
            return
        number = self._heading_at(page, top)
        if number is None:
            self.setCurrentIndex(QModelIndex())
            return
        item = self._items[number]
        while (parent := item.parent()) is not None and not parent.isExpanded():
            item = parent  # what the reviewer folded stays folded
        if item is not now:
            self.setCurrentItem(item)

    def _heading_at(self, page: int, top: int) -> int | None:
        """The last heading in the order of the outline that stands above a place."""
        place = bisect_right(self._places, ((page, top + _SLACK), len(self._items)))
        return self._last[place - 1] if place else None

    def _tell(self, document: OpenDocument, done: "Future[Outline | Refusal]") -> None:
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._answered.emit(document, done.result())

    @Slot(object, object)
    def _take(self, document: OpenDocument, outcome: Outline | Refusal) -> None:
        if document is not self._document:
            return
        headings = outcome.headings if isinstance(outcome, Outline) else ()
        self._fill(headings)
        self.filled.emit(bool(headings))

    def _fill(self, headings: tuple[Heading, ...]) -> None:
        above: list[QTreeWidgetItem] = []
        self._items.clear()
        for heading in headings:
            del above[heading.depth :]
            parent = above[-1] if above else self.invisibleRootItem()
            item = QTreeWidgetItem(parent, [heading.title])
            item.setToolTip(0, heading.title)
            item.setData(0, Qt.ItemDataRole.UserRole, (heading.page, heading.top))
            above.append(item)
            self._items.append(item)
        self._places = sorted((_place(item), n) for n, item in enumerate(self._items))
        self._last = list(accumulate((number for _, number in self._places), max))
        if len(headings) <= _OPEN:
            self.expandAll()

    def _go(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(*item.data(0, Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in GOING:
                self._go(self.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False


def _place(item: QTreeWidgetItem) -> tuple[int, int]:
    place: tuple[int, int] = item.data(0, Qt.ItemDataRole.UserRole)
    return place
