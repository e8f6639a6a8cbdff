"""The pages as they are seen: pictures, what is laid over them, and labels beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from coder.desktop.look.measures import GRID
from coder.desktop.look.palettes import desk, paper_edge
from coder.desktop.reader import painting
from coder.desktop.reader.document import OpenDocument
from coder.desktop.reader.light_page import paint_light_page
from coder.desktop.reader.page_picture import Piece, paint_pieces, piece
from coder.desktop.reader.pictures import PagePictures
from coder.desktop.reader.read_boxes import read_boxes
from coder.desktop.reader.scroller import PageScroller
from coder.desktop.reader.shown_marks import ShownMarks
from coder.desktop.reader.stand_in import paint_stand_in
from coder.desktop.reader.tiles import Tile
from coder.desktop.reader.wishes import PageWishes
from coder.domain.texts.text import Box
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw

if TYPE_CHECKING:
    from coder.desktop.reader.marks import PageMarks

_FLASH: Final = 900  # milliseconds


class PageView(PageScroller):
    """Shows pages; what is selected and found is told by others."""

    def __init__(
        self,
        readers: Readers,
        parent: QWidget | None = None,
        *,
        marks: type[ShownMarks] = ShownMarks,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName("Pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pictures = PagePictures(readers, self)
        self.pictures.came.connect(self._came)
        self.wishes = PageWishes(self, self.pictures)
        self.password: str | None = None
        self.dark = False  # whether pages are darkened
        self.shown_marks = marks(self)
        self.found: dict[int, list[tuple[Box, bool]]] = {}
        self.selected: Sequence[Box] = ()
        self.caret: Box | None = None
        self.own_keys: frozenset[Qt.Key] = frozenset()  # that code nothing just now
        self.band: QRectF | None = None  # of the desk
        self.flashed: Sequence[Box] = ()
        self.target: Sequence[Box] = ()  # what a theme would be dropped on
        self._flash = QTimer(self, singleShot=True, interval=_FLASH)
        self._flash.timeout.connect(lambda: self.flash(()))
        # A margin that lies over a wide page stays where it is while the page goes aside.
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    @property
    def marks(self) -> "Mapping[int, PageMarks]":
        """What is laid over the pages, by page."""
        return self.shown_marks.marks

    @marks.setter
    def marks(self, marks: "Mapping[int, PageMarks]") -> None:
        self.shown_marks.marks = marks

    @property
    def chosen(self) -> str | None:
        """The passage that is chosen."""
        return self.shown_marks.chosen

    @chosen.setter
    def chosen(self, passage: str | None) -> None:
        self.shown_marks.chosen = passage

    @property
    def is_drawn(self) -> bool:
        """Whether every page that is seen has its sharp picture, or says why it has none."""
        if self.document is None or self.document.pdf is None:
            return True
        return all(self.pictures.is_settled(tile) for tile in self.wishes.all_seen())

    def show_document(self, document: OpenDocument | None, password: str | None) -> None:
        """Show another document, from its first page; or none any more."""
        self.document, self.password = document, password
        self.found, self.selected, self.caret, self.band = {}, (), None, None
        self.marks, self.chosen, self.flashed, self.target = {}, None, (), ()
        self._draw()
        self.verticalScrollBar().setValue(0)
        self._lay_out(self.zoom)
        self.fit() if self.fits else self._zoom(self.zoom, QPoint(0, 0))
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def darken(self, dark: bool) -> None:  # noqa: FBT001 - connected to a menu entry
        """Show pages dark, or white as they are printed."""
        self.dark = dark
        self._draw()
        self.wishes.ask()
        self.viewport().update()

    def unlock(self, password: str) -> None:
        """Go on with a password."""
        self.password = password
        self.pictures.wake()

    def flash(self, boxes: Sequence[Box]) -> None:
        """Show for a moment where something is."""
        self.flashed = boxes
        if boxes:
            self._flash.start()
        self.viewport().update()

    def show_target(self, boxes: Sequence[Box]) -> None:
        """Show what a theme that is held over the pages would be dropped on."""
        if boxes != self.target:
            self.target = boxes
            self.viewport().update()

    def is_on_page(self, place: QPoint) -> bool:
        """Whether a point of the viewport lies on paper that is seen."""
        return super().is_on_page(place) and not self.shown_marks.hides(place)

    def passage_at(self, place: QPoint) -> str | None:
        """The passage under a point of the viewport: the smallest, where several lie there."""
        return next(iter(self.shown_marks.passages_at(place)), None)

    def stretch(self, start: int, end: int) -> Sequence[Box]:
        """The boxes of a stretch of the open text."""
        if self.document is None or start == end:
            return ()
        return read_boxes(self.document, start, end)

    def picture_of(self, box: Box) -> QImage | None:
        """What is drawn of a page within a box, as sharp as it is here; None where nothing is."""
        document, kept = self.document, self.pictures.kept
        if document is None or document.pdf is None or box.page in self.pictures.troubles:
            return None
        frame = QRectF(*self.layout_.frame(box.page))
        pieces = list(self._pieces(box.page, frame)) or [
            piece(image, frame, tile.clip(document.sizes[box.page]), self.zoom, sharp=False)
            for tile, image in kept.others(box.page, self.zoom)  # it is out of sight
        ]
        if not pieces:
            return None
        area, ratio = self.desk_rectangle(box).toAlignedRect(), self.devicePixelRatioF()
        found = QImage(area.size() * ratio, QImage.Format.Format_RGB32)
        found.fill(painting.DARK_PAPER if self.dark else painting.PAPER)
        painter = QPainter(found)
        painter.scale(ratio, ratio)
        painter.translate(-QPointF(area.topLeft()))
        paint_pieces(painter, pieces, ratio)
        painter.end()
        return found

    def _draw(self) -> None:
        """Draw the open document anew."""
        self.pictures.begin(self._request, () if self.document is None else self.document.sizes)

    def _request(self, tile: Tile) -> Draw | None:
        if self.document is None or self.document.pdf is None:
            return None
        clip = tile.clip(self.document.sizes[tile.page])
        return Draw(self.document.pdf, tile.page, tile.zoom, clip, self.password, dark=self.dark)

    def _came(self, page: int) -> None:
        if page in self.visible():
            self.viewport().update(self.frame(page).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), desk())
        painter.translate(-QPointF(self.origin))
        dirty = QRectF(event.rect().translated(self.origin))
        if self.document is not None:
            for page in self.layout_.between(int(dirty.top()) - GRID, int(dirty.bottom()) + GRID):
                self._paint_page(painter, page, dirty)
        if self.band is not None:
            painting.paint_band(painter, self.band)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, dirty: QRectF) -> None:
        frame = QRectF(*self.layout_.frame(page))
        painter.fillRect(frame.adjusted(-1, -1, 1, 2), paper_edge())
        painter.fillRect(frame, painting.DARK_PAPER if self.dark else painting.PAPER)
        painter.save()
        painter.setClipRect(frame & dirty)
        self._paint_picture(painter, page, frame)
        self._paint_over(painter, page, dirty)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.shown_marks.paint_beside(painter, page, dirty)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_picture(self, painter: QPainter, page: int, frame: QRectF) -> None:
        assert self.document is not None
        if self.document.pdf is None:
            paint_light_page(painter, self.document, page, self.desk_rectangle, dark=self.dark)
            return
        if page in self.pictures.troubles:
            self._paint_words(painter, frame, self.pictures.troubles[page])
            return
        if not self.pictures.kept.has_any(page):
            text, number = self.document.text.pages[page], self.document.printed_on(page)
            paint_stand_in(painter, text, frame, number, dark=self.dark)
        paint_pieces(painter, self._pieces(page, frame), self.devicePixelRatioF())

    def _pieces(self, page: int, frame: QRectF) -> Iterator[Piece]:
        """The pictures that show what is seen of a page, in the order to be painted."""
        assert self.document is not None
        kept, size = self.pictures.kept, self.document.sizes[page]
        wanted = list(self.wishes.seen(page))
        sharp = {tile: image for tile in wanted if (image := kept.get(tile)) is not None}
        if len(sharp) < len(wanted):
            for tile, image in kept.others(page, self.wishes.grain.zoom):
                yield piece(image, frame, tile.clip(size), self.zoom, sharp=False)
        for tile, image in sharp.items():
            yield piece(image, frame, tile.clip(size), self.zoom, sharp=True)

    def _paint_words(self, painter: QPainter, frame: QRectF, words: str) -> None:
        painter.setPen(QColor(painting.PAPER if self.dark else QColor(*painting.INK)))
        box = frame.adjusted(GRID, GRID, -GRID, -GRID)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_over(self, painter: QPainter, page: int, dirty: QRectF) -> None:
        place, dark = self.desk_rectangle, self.dark
        self.shown_marks.paint_over(painter, page, dark=dark)
        painting.paint_found(painter, self.found.get(page, ()), place, dark=dark)
        for boxes in (self.selected, self.flashed):
            on_page = [box for box in boxes if box.page == page]
            painting.paint_selection(painter, on_page, place, dark=dark)
        target = [box for box in self.target if box.page == page]
        painting.paint_target(painter, target, place, dark=dark)
        self.shown_marks.paint_handles(painter, page)
        if self.caret is not None and self.caret.page == page:
            caret = place(self.caret)
            painter.fillRect(QRectF(caret.left() - 1, caret.top(), 2, caret.height()),
                             self.palette().color(QPalette.ColorRole.Highlight))  # fmt: skip

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # moved to another screen
            self.wishes.ask()
            self.viewport().update()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.shown_marks.forget()
            self.viewport().update()
