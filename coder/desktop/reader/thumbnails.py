"""The pages of the open document, small, beside the large ones: with what is coded on each."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from coder.desktop.look.controls import named
from coder.desktop.reader.outline import GOING
from coder.desktop.reader.page_rows import PageRows
from coder.desktop.reader.thumbnail_painting import PAPER_HEIGHT, PAPER_WIDTH, ThumbnailRows
from coder.desktop.reader.thumbnail_pictures import ThumbnailPictures
from coder.desktop.reader.view import PageView
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw

_HUNDRED: Final = 100


class ThumbnailList(QListView):
    """The pages under each other; choosing one goes there."""

    wanted = Signal(int, int)  # page, 1/100 pt as shown
    left = Signal()
    own_keys = GOING

    def __init__(self, readers: Readers, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "thumbnails", "Pages")
        self._view = view
        self._page = -1  # that is marked as the one that is read
        self.pictures = ThumbnailPictures(readers, lambda: view.is_drawn, self)
        self.pages = PageRows(view, self)
        self.setModel(self.pages)
        self.setItemDelegate(ThumbnailRows(view, self.pages, self.pictures, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)  # a book costs no more than an article
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.pictures.came.connect(lambda page: self.update(self.pages.index(page)))
        self.verticalScrollBar().valueChanged.connect(self._ask)
        self.clicked.connect(self._go)
        self.installEventFilter(self)

    def begin(self) -> None:
        """Show the pages of another document, or of the same one drawn otherwise."""
        self._page = -1
        self.pages.begin()
        self.pictures.begin(self._request)
        self.follow()

    def refresh(self) -> None:
        """Show what is coded now."""
        self.viewport().update()

    def seen(self) -> range:
        """The pages of which something is seen."""
        height = max(1, self.sizeHintForRow(0))
        top = self.verticalScrollBar().value()
        last = min(self.pages.rowCount(), (top + self.viewport().height() - 1) // height + 1)
        return range(min(top // height, last), last)

    def _request(self, page: int) -> Draw | None:
        document = self._view.document
        if document is None or document.pdf is None or page >= len(document.sizes):
            return None
        width, height = (max(1, side) / _HUNDRED for side in document.sizes[page])
        ratio = self.devicePixelRatioF()
        zoom = ratio * min(PAPER_WIDTH / width, PAPER_HEIGHT / height)
        return Draw(
            document.pdf, page, zoom, password=self._view.password, dark=self._view.dark
        )  # fmt: skip

    def _ask(self) -> None:
        if self.isVisible():
            self.pictures.want(self.seen())

    def follow(self) -> None:
        """Mark the page that is read, and keep it in sight; here, keys move on among those seen."""
        page = self._view.page
        if not self.isVisible() or self._view.document is None:
            return
        if page != self._page:
            self._page = page
            self.viewport().update()
            if not (self.hasFocus() and self.currentIndex().row() in self._view.visible()):
                self.setCurrentIndex(self.pages.index(page))
        self._ask()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(index.row(), 0)

    def sizeHint(self) -> QSize:
        return QSize(240, 400)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._page = -1
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in GOING:
                self._go(self.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False
