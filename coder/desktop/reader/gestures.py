"""The mouse on the pages: select, mark a region, choose a passage, drag what is marked away."""

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from coder.desktop.reader.edge_scroll import LOSES_MOUSE, EdgeScroll
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.marks import Stripe
from coder.desktop.reader.view import PageView

if TYPE_CHECKING:
    from coder.desktop.reader.scroller import PagePoint
    from coder.desktop.reader.selection import Unit

_LEFT: Final = Qt.MouseButton.LeftButton


class Gestures(QObject):
    """Watches the viewport's mouse."""

    passage_clicked = Signal(str)
    stripe_clicked = Signal(object)  # Stripe
    stripe_opened = Signal(object)  # Stripe: clicked twice
    memo_clicked = Signal(object)  # Stripe
    stripe_carried = Signal(object)  # Stripe: it is dragged away
    selection_carried = Signal()  # what is selected is dragged away

    def __init__(self, view: PageView, marker: Marker) -> None:
        super().__init__(view)
        self._view, self._marker = view, marker
        self.marks_regions = False  # wherever a drag begins
        self._corner: PagePoint | None = None  # where a region begins
        self._is_region = False  # whatever lies under it, since the hand said so
        self._pressed: QPoint | None = None
        self._stripe: Stripe | None = None  # that was pressed
        self._selecting = False
        self._carrying = False  # pressed on the selection: it may be dragged away
        self._clicks = 0
        self._since = 0.0  # when the last press was
        self._edge = EdgeScroll(view, self._drag)
        marker.began.connect(self._give_up)
        view.viewport().installEventFilter(self)

    def press(self, event: QMouseEvent) -> None:
        """Begin what the place under the mouse is for."""
        self._end()  # what began before may never have ended, as when the window lost the mouse
        place = event.position().toPoint()
        self._count(event, place)
        self._pressed = place
        point = self._view.point(place)
        if point is None:
            return
        stripes = self._view.shown_marks.stripes_at(place)
        if stripes:
            self._press_stripe(stripes, place)
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        units: tuple[Unit, ...] = ("character", "word", "sentence")
        self._is_region = self._wants_region(event.modifiers())
        if self._is_region and self._view.is_on_page(place):
            self._corner = point
            self._marker.clear()
        elif self._clicks == 1 and not extend and self.is_on_selection(point):
            self._carrying = True
        elif extend or self._is_on_text(point, place):
            if not extend:
                self._marker.clear()  # else a key in the middle of the drag coded what was marked
            self._selecting = True
            self._marker.press(point, units[(self._clicks - 1) % 3], extend=extend)
        elif self._view.is_on_page(place):
            self._corner = point
            self._marker.clear()
        else:
            self._marker.clear()

    def _press_stripe(self, stripes: Sequence[Stripe], place: QPoint) -> None:
        """Choose what stands beside a passage; of several in one place the next one each time."""
        passages = [one.passage for one in stripes]
        chosen = self._view.chosen
        number = passages.index(chosen) + 1 if chosen in passages and len(passages) > 1 else 0
        stripe = stripes[number % len(stripes)]
        if self._clicks > 1 and len(stripes) == 1:
            self.stripe_opened.emit(stripe)
            self._pressed = None
            return
        self.stripe_clicked.emit(stripe)
        if self._view.shown_marks.memo_at(place):
            self.memo_clicked.emit(stripe)
            self._pressed = None
            return
        self._stripe = stripe

    def move(self, event: QMouseEvent) -> None:
        """Go on with it."""
        place = event.position().toPoint()
        if not event.buttons() & _LEFT:
            self._lose()
            self._hover(place)
        elif self._pressed is None:
            self._hover(place)
        elif self._stripe is not None:
            if self._is_far(place):
                stripe, self._stripe, self._pressed = self._stripe, None, None
                self.stripe_carried.emit(stripe)
        elif self._carrying:
            if self._is_far(place):
                self._carrying, self._pressed = False, None
                self.selection_carried.emit()
        elif self._selecting or self._corner is not None:
            self._drag(place)
            self._edge.follow(place)

    def release(self, event: QMouseEvent) -> None:
        """End it: what is selected is marked."""
        place = event.position().toPoint()
        self._edge.stop()
        if self._stripe is not None:
            self._stripe = None
            return
        if self._corner is not None and self._pressed is not None and self._is_far(place):
            other = self._view.point(place, self._corner.page)
            if other is not None:
                mark = self._marker.region if self._is_region else self._marker.stroke
                mark(self._corner, other)
        elif self._pressed is not None and not self._is_far(place) and self._clicks == 1:
            self._click(place)
        elif self._selecting:
            self._marker.rest()
        self._end()
        self._hover(place)

    def is_on_selection(self, point: "PagePoint") -> bool:
        """Whether a point lies on what is selected."""
        return any(
            box.page == point.page and box.x0 <= point.x <= box.x1 and box.y0 <= point.y <= box.y1
            for box in self._view.selected
        )

    def _click(self, place: QPoint) -> None:
        """A click without a drag chooses the passage under it, or ends the selection."""
        passage = self._view.passage_at(place)
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._marker.rest()
        elif passage is not None:
            self.passage_clicked.emit(passage)
        elif self._carrying:
            point = self._view.point(place)
            if point is not None:
                self._marker.press(point, "character", extend=False)
                self._marker.ended.emit()
        else:
            self._marker.ended.emit()

    def _drag(self, place: QPoint) -> None:
        if self._corner is not None:
            assert self._pressed is not None
            frame = self._view.frame(self._corner.page)
            band = QRectF(self._view.spot(self._corner), QPointF(place)).normalized()
            self._view.band = band.intersected(frame).translated(QPointF(self._view.origin))
            self._view.viewport().update()
        elif self._selecting and (self._clicks > 1 or self._is_far(place)):
            point = self._view.point(place)
            if point is not None:
                self._marker.drag(point)

    def _wants_region(self, held: Qt.KeyboardModifier) -> bool:
        """Whether a drag would mark a region; many desktops move windows by a drag with Alt."""
        return self.marks_regions or bool(held & Qt.KeyboardModifier.AltModifier)

    def _is_on_text(self, point: "PagePoint", place: QPoint) -> bool:
        return self._marker.is_on_text(point) and not self._view.shown_marks.hides(place)

    def _hover(self, place: QPoint) -> None:
        point = self._view.point(place)
        shape = Qt.CursorShape.ArrowCursor
        marks = self._view.shown_marks
        marks.hover(place)
        if point is None or marks.stripes_at(place):
            shape = Qt.CursorShape.PointingHandCursor if point else shape
        elif self._view.is_on_page(place):
            wants_region = self._wants_region(QGuiApplication.keyboardModifiers())
            on_text = self._is_on_text(point, place) and not wants_region
            shape = Qt.CursorShape.IBeamCursor if on_text else Qt.CursorShape.CrossCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def _count(self, event: QMouseEvent, place: QPoint) -> None:
        now = monotonic()
        soon = 1000 * (now - self._since) < QApplication.doubleClickInterval()
        near = self._pressed is not None and not self._is_far(place)
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._clicks = 2
        else:
            self._clicks = 3 if self._clicks == 2 and soon and near else 1  # noqa: PLR2004
        self._since = now

    def _is_far(self, place: QPoint) -> bool:
        if self._pressed is None:
            return False
        return (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()

    def _lose(self) -> None:
        """Nobody knows where the button was let go: what is selected is marked."""
        self._edge.stop()
        if self._selecting:
            self._marker.rest()
        self._end()

    def _give_up(self) -> None:
        """Another document lies under the mouse: what was begun has no place in it."""
        self._edge.stop()
        self._pressed = None
        self._end()

    def _end(self) -> None:
        self._selecting = self._carrying = False
        self._corner = self._stripe = None
        if self._view.band is not None:
            self._view.band = None
            self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._view.shown_marks.hover(None)
        if event.type() in LOSES_MOUSE:
            self._lose()
        if not isinstance(event, QMouseEvent) or self._view.document is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            self.move(event)
            return True
        if event.button() != _LEFT:
            return False
        if event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self.press(event)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self.release(event)
        return True
