"""The marks of the pages that are seen: placed at this zoom, painted, found under the mouse."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette

from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.palettes import desk, paper_edge
from coder.desktop.reader import painting
from coder.desktop.reader.handles import Handle, paint_handle
from coder.desktop.reader.labels import Inks, memo_box, paint_margin
from coder.desktop.reader.margin import Margin, lay_out
from coder.desktop.reader.marks import Stripe
from coder.desktop.reader.placing import NOTHING as NO_MARKS
from coder.desktop.reader.placing import PlacedPage, placed
from coder.desktop.reader.scroller import OVER
from coder.domain.texts.turning import turned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coder.desktop.reader.marks import PageMarks
    from coder.desktop.reader.scroller import PageScroller

_SMALL: Final = 0.9  # of the size of the font
_NARROWEST: Final = 24.0  # pixels
_WIDEST: Final = 360.0
_HUNDREDTHS: Final = 100
_PAUSE: Final = 100  # milliseconds


class ChosenStripe(NamedTuple):
    """The coding of a passage that was chosen by its stripe."""

    passage: str
    coding: str


class ShownMarks:
    """What is laid over the pages of a view, and beside them; nothing is known of other pages."""

    def __init__(self, view: "PageScroller") -> None:
        self._view = view
        self.marks: Mapping[int, PageMarks] = {}
        self.chosen: str | None = None  # passage
        self.hovered: frozenset[str] = frozenset()  # passages under the mouse
        self.stripe: ChosenStripe | None = None
        self.handles: Callable[[], Sequence[Handle]] = tuple  # of the chosen passage
        self._layout: object = None  # for which margins are laid out
        self._pages: dict[int, tuple[PageMarks, PlacedPage]] = {}
        self._margins: dict[tuple[int, bool], tuple[PlacedPage, Margin]] = {}
        self._ahead = QTimer(view, singleShot=True, interval=_PAUSE)
        self._ahead.timeout.connect(self._prepare)
        view.moved.connect(self._look_ahead)
        view.moved.connect(self._follow)

    @property
    def coding(self) -> str:
        """Of the chosen passage the coding whose stripe was clicked; empty if none was."""
        held = self.stripe
        return held.coding if held is not None and held.passage == self.chosen else ""

    def forget(self) -> None:
        """Lay margins out anew, as when the font changes."""
        self._layout = None

    def page(self, page: int) -> PlacedPage:
        """What lies over a page, in 1/100 pt of the page as it is shown."""
        document, marks = self._view.document, self.marks.get(page)
        if document is None or marks is None:
            return NO_MARKS
        held = self._pages.get(page)
        if held is None or held[0] is not marks:
            shown = document.text.pages[page]
            held = marks, placed(marks, lambda box: turned(shown, box[1:]))
            self._pages[page] = held
        return held[1]

    def margin(self, page: int) -> Margin:
        """What stands beside a page: across from the margin's left edge, down in the desk.

        Names stand there if the end of the page is seen with room enough beside it: where their
        stripes begin, or at the top of what is seen of them, and in sight if there is room.
        """
        if self._layout is not self._view.layout_:
            self._layout = self._view.layout_
            self._margins.clear()
        placed_page, names = self.page(page), not self._is_wide(page)
        held = self._margins.get((page, names))
        if held is None or held[0] is not placed_page:
            held = placed_page, self._laid_out(page, placed_page, names=names)
            self._margins[page, names] = held
        seen = self._view.seen()
        return held[1].seen_between(seen.y, seen.bottom, self.chosen or "")

    def _laid_out(self, page: int, placed_page: PlacedPage, *, names: bool) -> Margin:
        frame, onto = self._view.layout_.frame(page), self._onto(page)
        stripes = self.marks[page].stripes if page in self.marks else ()
        return lay_out(
            [(one, onto.heights(placed_page.heights[one.passage])) for one in stripes],
            between=(frame.y, frame.bottom),
            width=self._width(page) if names else OVER - 2 * HALF,
            line=QFontMetricsF(self.font()).height() + HALF,
            names=names,
        )

    def left(self, page: int) -> float:
        """Where the margin of a page begins in the desk: beside it, or over it if it is wide."""
        beside = float(self._beside(page))
        if not self._is_wide(page):
            return beside
        return min(beside, self._seen_to - HALF - self.margin(page).width)

    def hides(self, place: QPoint) -> bool:
        """Whether the margin lies over a part of its page at a point of the viewport."""
        desk = QPointF(place + self._view.origin)
        return any(self._strip(page).contains(desk) for page in self._view.visible())

    def _strip(self, page: int) -> QRectF:
        """The part of a wide page, at the edge of the window, over which its margin lies."""
        frame, left = self._view.layout_.frame(page), self.left(page) - HALF
        if not self.margin(page).stripes or left >= frame.x + frame.width:
            return QRectF()
        return QRectF(left, frame.y, self._seen_to - left, frame.height)

    def stripes_at(self, place: QPoint) -> tuple[Stripe, ...]:
        """The stripes, or those of the label, under a point of the viewport."""
        for page in self._view.visible():
            found = self.margin(page).at(self._in_margin(page, place))
            if found:
                return found
        return ()

    def memo_at(self, place: QPoint) -> Stripe | None:
        """The stripe whose memo's sign is under a point of the viewport."""
        for page in self._view.visible():
            for label in self.margin(page).labels:
                box = memo_box(label)
                if box is not None and box.contains(self._in_margin(page, place)):
                    return label.stripes[0]
        return None

    def passages_at(self, place: QPoint) -> list[str]:
        """The passages on a page under a point of the viewport, the smallest first."""
        if self.hides(place):
            return []
        desk = place + self._view.origin
        found: dict[str, int] = {}
        for page in self._view.visible():
            x, y = self._view.layout_.point(page, desk.x(), desk.y())
            found |= {
                one.paint.passage: one.size for one in self.page(page).paints if one.covers(x, y)
            }
        return sorted(found, key=lambda passage: (found[passage], passage))

    def hover(self, place: QPoint | None) -> None:
        """Let the passages under the mouse stand out: the smallest, or that of a stripe."""
        found: frozenset[str] = frozenset()
        if place is not None:
            stripes = self.stripes_at(place)
            passages = [one.passage for one in stripes] or self.passages_at(place)[:1]
            found = frozenset(passages)
        if found != self.hovered:
            self.hovered = found
            self._view.viewport().update()

    def font(self) -> QFont:
        """In which names stand beside a page."""
        font = QFont(self._view.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font

    def paint_over(self, painter: QPainter, page: int, *, dark: bool) -> None:
        """Paint what lies over a page."""
        outlined = painting.Outlined(self.chosen, self.hovered)
        painting.paint_passages(painter, self.page(page), self._onto(page), outlined, dark=dark)

    def paint_handles(self, painter: QPainter, page: int) -> None:
        """Paint the handles that stand on a page."""
        colour = self._view.palette().color(QPalette.ColorRole.Highlight)
        for handle in self.handles():
            if handle.edge.page == page:
                paint_handle(painter, handle, self._view.desk_rectangle(handle.edge), colour)

    def paint_beside(self, painter: QPainter, page: int, dirty: QRectF) -> None:
        """Paint what stands beside a page."""
        margin = self.margin(page)
        if not margin.stripes:
            return
        left = self.left(page)
        painter.save()
        painter.setFont(self.font())
        self._paint_strip(painter, page, dirty)
        painter.translate(left, 0)
        inks = Inks(self._view.palette(), self.chosen, self.hovered, self.coding)
        paint_margin(painter, margin, dirty.translated(-left, 0), inks)
        painter.restore()

    def _paint_strip(self, painter: QPainter, page: int, dirty: QRectF) -> None:
        """Where stripes would stand on words, the page ends before them, as at a window's edge."""
        strip = self._strip(page) & dirty.adjusted(-1, 0, 0, 0)
        if not strip.isEmpty():
            painter.fillRect(strip, desk())
            edge = self._strip(page).left()
            painter.fillRect(QRectF(edge - 1, strip.top(), 1, strip.height()), paper_edge())

    @property
    def _room(self) -> float:
        return max(_NARROWEST, float(self._view.lane - GRID - HALF))

    def _width(self, page: int) -> float:
        """How wide the margin is: it has what a narrow page leaves."""
        left = float(self._view.viewport().width() - self._beside(page) - HALF)
        return max(self._room, min(_WIDEST, left))

    @property
    def _seen_to(self) -> int:
        return self._view.origin.x() + self._view.viewport().width()

    def _beside(self, page: int) -> int:
        frame = self._view.layout_.frame(page)
        return frame.x + frame.width + GRID

    def _is_wide(self, page: int) -> bool:
        """Whether there is no room for names beside a page, as far across as is seen."""
        return self._beside(page) + self._room > self._seen_to

    def _onto(self, page: int) -> painting.Onto:
        frame = self._view.layout_.frame(page)
        return painting.Onto(frame.x, frame.y, self._view.zoom / _HUNDREDTHS)

    def _follow(self) -> None:
        """Paint the names anew that stay in sight while the pages move."""
        named = [
            page for page in self._view.visible()
            if self.page(page).heights and not self._is_wide(page)
        ]  # fmt: skip
        if named:
            left = min(map(self._beside, named)) - self._view.origin.x()
            self._view.viewport().update(self._view.viewport().rect().adjusted(left, 0, 0, 0))

    def _look_ahead(self) -> None:
        if not self._ahead.isActive():
            self._ahead.start()

    def _prepare(self) -> None:
        """Place the marks of the next pages while the hand rests: one at a time."""
        seen = self._view.visible()
        for page in (seen.stop, seen.start - 1, seen.stop + 1):
            if page in self.marks and page not in self._pages:
                self.page(page)
                self._ahead.start()
                return

    def _in_margin(self, page: int, place: QPoint) -> QPointF:
        return QPointF(place + self._view.origin) - QPointF(self.left(page), 0)
