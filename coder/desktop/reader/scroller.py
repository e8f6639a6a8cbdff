"""A desk of pages that is scrolled and zoomed: geometry alone, nothing is painted here."""

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from coder.desktop.reader.layout import GAP, Frame, PageLayout, bounded, fitting
from coder.domain.texts.text import Box
from coder.domain.texts.turning import turned, unturned

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAccessibleInterface

    from coder.desktop.reader.document import OpenDocument

Fitting = Literal["width", "whole width", "page"]
FITTINGS: Final[tuple[Fitting, ...]] = ("width", "whole width", "page")
"""What of a page fits: its width up to a comfortable size, its width however wide, all of it."""

STEP: Final = 1.2  # of one zoom
ON_PAPER: Final = 96 / 72  # pixels a point: as large as on paper
COMFORTABLE: Final = 1.5 * ON_PAPER
_WHEEL: Final = 120  # of one notch
_TOUCH: Final = 100  # pixels on a touchpad that are as much as a notch
OVER: Final = 56
"""Pixels at the right that a margin may take of a page that is wider than the window."""
_WORDS_FIRST: Final = 400  # pixels of the width; of what is left a third is for the names
_NARROWEST: Final = 104  # pixels: a name and the sign of a memo
_WIDEST: Final = 240


class PagePoint(NamedTuple):
    """A point of an unrotated page, in 1/100 pt."""

    page: int
    x: int
    y: int


class PageScroller(QAbstractScrollArea):
    """Pages under each other, at any zoom."""

    moved = Signal()  # scrolled or zoomed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document: OpenDocument | None = None
        self.fits: Fitting | None = "width"  # also when the window changes
        self.layout_ = PageLayout((), 1.0, room=1, margin=0)
        self.heard: Callable[[], QAccessibleInterface] | None = None  # by assistive technology
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def zoom(self) -> float:
        """Pixels a point."""
        return self.layout_.zoom

    @property
    def lane(self) -> int:
        """The width of the labels beside the pages."""
        return max(_NARROWEST, min(_WIDEST, (self.viewport().width() - _WORDS_FIRST) // 3))

    @property
    def origin(self) -> QPoint:
        """The point of the desk at the viewport's top left corner."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def page(self) -> int:
        """The page that is read now: the one in the upper third of what is seen."""
        return self.layout_.page_at(self.origin.y() + self.viewport().height() // 3)

    def visible(self) -> range:
        """The pages of which something is seen."""
        top = self.origin.y()
        return self.layout_.between(top, top + self.viewport().height() - 1)

    def seen(self) -> Frame:
        """The part of the desk that is seen."""
        size = self.viewport().size()
        return Frame(self.origin.x(), self.origin.y(), size.width(), size.height())

    def zoom_in(self) -> None:
        """Show pages a step larger."""
        self.zoom_to(self.zoom * STEP)

    def zoom_out(self) -> None:
        """Show pages a step smaller."""
        self.zoom_to(self.zoom / STEP)

    def zoom_to(self, zoom: float, at: QPoint | None = None) -> None:
        """Zoom so that what lies at a point of the viewport stays there."""
        self.fits = None
        self._zoom(bounded(zoom), at or self.viewport().rect().center())

    def fill_width(self) -> None:
        """Zoom so that the page fills the width, however wide that is."""
        self.fit("whole width")

    def fit_page(self) -> None:
        """Zoom so that all of the page is seen, and put it into the middle."""
        page = self.page
        self.fit("page")
        if page < len(self.layout_):
            frame = self.layout_.frame(page)
            over = max(0, self.viewport().height() - frame.height) // 2
            self.verticalScrollBar().setValue(frame.y - over)

    def fit(self, fits: Fitting | None = None) -> None:
        """Zoom so that the page fits, as from now on or (``None``) as it is set."""
        self.fits = fits or self.fits or "width"
        if self.document is None:
            return
        size = self.document.sizes[self.page] if self.document.sizes else (0, 0)
        zoom = fitting(size[0], self.viewport().width(), margin=self.lane)
        if self.fits == "width":
            zoom = min(COMFORTABLE, zoom)
        elif self.fits == "page":
            zoom = min(zoom, fitting(size[1], self.viewport().height(), margin=0))
        self._zoom(zoom, QPoint(0, 0))

    def place(self) -> tuple[int, int]:
        """The page at the top of what is seen, and how far down it (1/100 pt as shown)."""
        if not len(self.layout_):
            return 0, 0
        page = self.layout_.page_at(self.origin.y() + GAP)
        return page, self.layout_.point(page, 0, self.origin.y())[1]

    def go_to(self, page: int, top: int, *, above: int = 0) -> None:
        """Scroll to a height of a page (1/100 pt as shown), with some pixels above it."""
        if 0 <= page < len(self.layout_):
            _, y = self.layout_.place(page, 0, top)
            self.verticalScrollBar().setValue(round(y) - above)

    def show_box(self, box: Box) -> None:
        """Scroll as little as shows a box with some room around it."""
        seen, rectangle = self.viewport().rect(), self.rectangle(box)
        margin = seen.height() // 5
        if rectangle.top() < margin / 2 or rectangle.bottom() > seen.height() - margin / 2:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(rectangle.top()) - margin)
        across = self.horizontalScrollBar()
        if rectangle.left() < 0 or rectangle.right() > seen.width() - OVER:
            across.setValue(across.value() + round(rectangle.left()) - GAP)

    def rectangle(self, box: Box) -> QRectF:
        """Where a box of an unrotated page is seen."""
        return self.desk_rectangle(box).translated(-QPointF(self.origin))

    def desk_rectangle(self, box: Box) -> QRectF:
        """Where a box of an unrotated page lies on the desk."""
        assert self.document is not None
        x0, y0, x1, y1 = turned(self.document.text.pages[box.page], box[1:])
        left, top = self.layout_.place(box.page, x0, y0)
        right, bottom = self.layout_.place(box.page, x1, y1)
        return QRectF(left, top, right - left, bottom - top)

    def spot(self, point: PagePoint) -> QPointF:
        """Where a point of an unrotated page is seen."""
        return self.rectangle(Box(point.page, point.x, point.y, point.x, point.y)).topLeft()

    def frame(self, page: int) -> QRectF:
        """Where a page is seen."""
        frame = self.layout_.frame(page)
        return QRectF(*frame).translated(-QPointF(self.origin))

    def point(self, place: QPoint, page: int | None = None) -> PagePoint | None:
        """The point of a page under a point of the viewport; ``page`` says of which."""
        if self.document is None or not len(self.layout_):
            return None
        desk = place + self.origin
        page = self.layout_.page_at(desk.y() + GAP // 2) if page is None else page
        shown = self.layout_.point(page, desk.x(), desk.y())
        return PagePoint(page, *unturned(self.document.text.pages[page], *shown))

    def is_on_page(self, place: QPoint) -> bool:
        """Whether a point of the viewport lies on paper."""
        return any(self.frame(page).contains(QPointF(place)) for page in self.visible())

    def _zoom(self, zoom: float, at: QPoint) -> None:
        held = self._under(at)
        self._lay_out(zoom)
        if held is not None and held[0] < len(self.layout_):
            page, x, y = held
            left, top = self.layout_.place(page, x, y)
            self.verticalScrollBar().setValue(round(top) - at.y())
            self.horizontalScrollBar().setValue(round(left) - at.x())
        self.viewport().update()
        self.moved.emit()

    def _scroll_by(self, pixels: QPoint) -> None:
        for bar, step in (
            (self.horizontalScrollBar(), pixels.x()), (self.verticalScrollBar(), pixels.y())
        ):  # fmt: skip
            bar.setValue(bar.value() - step)

    def _under(self, at: QPoint) -> tuple[int, int, int] | None:
        if not len(self.layout_):
            return None
        desk = at + self.origin
        page = self.layout_.page_at(desk.y())
        return page, *self.layout_.point(page, desk.x(), desk.y())

    def _lay_out(self, zoom: float) -> None:
        sizes = self.document.sizes if self.document else ()
        size = self.viewport().size()
        self.layout_ = PageLayout(sizes, zoom, room=size.width(), margin=self.lane)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(size.width())
        down.setRange(0, max(0, self.layout_.height - size.height()))
        down.setPageStep(size.height())
        down.setSingleStep(3 * self.fontMetrics().height())
        across.setSingleStep(3 * self.fontMetrics().height())
        self._reach_across()

    def _scrolled(self) -> None:
        self._reach_across()
        self.moved.emit()

    def _reach_across(self) -> None:
        """Let one scroll sideways as far as the pages that are seen reach, and no other ones."""
        bar, size = self.horizontalScrollBar(), self.viewport().size()
        # The bar's own height counts as seen: else it would come and go with what it hides.
        under = bar.height() if bar.isVisible() else 0
        top = self.origin.y()
        pages = self.layout_.between(top, top + size.height() + under - 1)
        if self.fits == "page":  # whose size would change with the bar
            pages = range(len(self.layout_))
        bar.setRange(0, max(0, self.layout_.width(pages) - size.width()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # What is seen already is moved, and only the rest is painted; between the pixels of a
        # screen nothing can be moved without a seam.
        if float(self.devicePixelRatioF()).is_integer():
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_other = event.size().width() != event.oldSize().width() or self.fits == "page"
        if self.fits and is_other:
            self.fit()
        else:
            self._zoom(self.zoom, QPoint(0, 0))
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        fine = QPoint()
        # Only touchpads tell where a movement begins and ends; what X11 tells of pixels is a guess.
        if event.phase() != Qt.ScrollPhase.NoScrollPhase:
            fine = event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = fine.y() / _TOUCH if fine.y() else event.angleDelta().y() / _WHEEL
            self.zoom_to(self.zoom * STEP**notches, event.position().toPoint())
            event.accept()
        elif not fine.isNull():
            self._scroll_by(fine)
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # Sideways, as everywhere; Qt itself knows Alt alone for it.
            QApplication.sendEvent(self.horizontalScrollBar(), event)
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        zooms = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == zooms:
            self.zoom_to(self.zoom * (1 + event.value()), event.position().toPoint())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.matches(QKeySequence.StandardKey.MoveToNextPage)
        if down or event.matches(QKeySequence.StandardKey.MoveToPreviousPage):
            bar = self.verticalScrollBar()  # a page less some lines, so that the eye finds its own
            step = bar.pageStep() - bar.singleStep()
            bar.setValue(bar.value() + (step if down else -step))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)
