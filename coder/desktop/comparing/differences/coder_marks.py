"""The marks of several coders on the pages: those of one difference strong, all others quiet."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QRegion

from coder.desktop.comparing.differences.plates import (
    Page,
    clear_plate,
    fitting,
    line_of,
    page_lines,
)
from coder.desktop.comparing.differences.signs import (
    Sign,
    paint_absent,
    paint_tag,
    sign_of,
    tag_font,
    tag_size,
)
from coder.desktop.reader.painting import Onto
from coder.desktop.reader.placing import PlacedPaint
from coder.desktop.reader.shown_marks import ShownMarks
from coder.domain.texts.line_edges import adjoined
from coder.domain.texts.text import Box
from coder.domain.texts.turning import Rectangle, turned

if TYPE_CHECKING:
    from coder.desktop.reader.scroller import PageScroller

_LANE: Final = 3.0  # pixels from one frame of a region to the next
_THIN: Final = 0.12  # of the height of a line of words: so thick are lines at the most
_STRONG: Final = 2.0  # pixels
_APART: Final = 1.4  # of its thickness, from one line to the next
_QUIET: Final = 1.0
_ALL: Final = QColor(47, 111, 159, 50)
_ALL_ON_DARK: Final = QColor(94, 156, 203, 90)
_STAND_BACK: Final = 0.55  # how much of other marks is seen
_ABSENT: Final = ("{}: nothing here", "{}: nothing", "{} \N{EMPTY SET}")
_AROUND: Final = 1.5  # pixels between words and what is outlined
_OUTLINE: Final = 2.5  # pixels
_RIM: Final = 5.5
_INK, _INK_ON_DARK = QColor(0, 90, 220), QColor(120, 190, 255)
_RIM_INK, _RIM_ON_DARK = QColor(255, 255, 255, 200), QColor(0, 0, 0, 200)


class CoderMarks(ShownMarks):
    """Each coder has a line over or under the words, and a hatch where it matters."""

    def __init__(self, view: "PageScroller") -> None:
        super().__init__(view)
        self._whose: Mapping[str, int] = {}  # the places of coders, by coding
        self._tags: Sequence[str] = ()  # what coders are called in short, by place
        self._asked: frozenset[str] = frozenset()  # codings of the difference
        self._common: Sequence[Box] = ()  # what all of them marked
        self._without: Sequence[int] = ()  # who holds that nothing is there
        self._begins: Box | None = None  # where what the others marked begins
        self._foreseen: Sequence[Box] | None = None  # what would be marked, while that is asked
        self._known: dict[tuple[str, int], list[Rectangle]] = {}  # lines, by text and page

    def say_whose(self, whose: Mapping[str, int], tags: Sequence[str]) -> None:
        """Say who made each coding, and what they are called."""
        self._whose, self._tags = whose, tags

    def stand_out(self, codings: frozenset[str], common: Sequence[Box] = ()) -> None:
        """Let the codings of one difference stand out; what all marked has one calm fill."""
        self._asked = self.hovered = codings
        self._common = common
        self._view.viewport().update()

    def tell_without(self, places: Sequence[int], begins: Box | None) -> None:
        """Say who holds that nothing is there, and where what the others marked begins."""
        self._without, self._begins = places, begins

    def foresee(self, boxes: Sequence[Box] | None) -> None:
        """Outline what would be marked, and let what coders marked stand back; None: no longer."""
        if boxes != self._foreseen:
            self._foreseen = boxes
            self._view.viewport().update()

    def hover(self, place: QPoint | None) -> None:
        """Let what lies under the mouse stand out too."""
        found = self._asked
        if place is not None:
            under = [one.passage for one in self.stripes_at(place)] or self.passages_at(place)[:1]
            found = found | frozenset(under)
        if found != self.hovered:
            self.hovered = found
            self._view.viewport().update()

    def paint_over(self, painter: QPainter, page: int, *, dark: bool) -> None:
        """Paint what lies over a page: what stands out comes last."""
        onto = self._onto(page)
        paints = [one for one in self.page(page).paints if one.paint.passage in self._whose]
        out = [one for one in paints if one.paint.passage in self.hovered]
        painter.save()
        painter.setOpacity(_STAND_BACK)
        for one in paints:
            if one.paint.passage not in self.hovered:
                self._paint(painter, one, onto, dark=dark, strong=False)
        asked = self._foreseen is not None
        painter.setOpacity(_STAND_BACK if asked else 1)
        self._paint_out(painter, page, out, dark=dark)
        painter.setFont(tag_font(self._view.font()))
        for place, plate in self.plates(page):
            paint_tag(painter, plate.topLeft(), self._tags[place], sign_of(place), dark=dark)
        for place, words, plate in self.absent_plates(page):
            paint_absent(painter, plate, words, sign_of(place), dark=dark)
        painter.setOpacity(1)
        self._paint_foreseen(painter, page, dark=dark)
        painter.restore()

    def _paint_foreseen(self, painter: QPainter, page: int, *, dark: bool) -> None:
        """One outline around what would be marked, with a rim of paper."""
        document = self._view.document
        if document is None or not self._foreseen:
            return
        shown = document.text.pages[page]
        boxes = [turned(shown, box[1:]) for box in self._foreseen if box.page == page]
        outline = QPainterPath()
        for box in self._onto(page).all(adjoined(boxes)):
            piece = QPainterPath()
            piece.addRect(box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
            outline = outline.united(piece)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in (
            ((_RIM_ON_DARK, _RIM), (_INK_ON_DARK, _OUTLINE))
            if dark
            else ((_RIM_INK, _RIM), (_INK, _OUTLINE))
        ):
            painter.setPen(QPen(ink, width))
            painter.drawPath(outline)

    def _paint_out(
        self, painter: QPainter, page: int, out: Sequence[PlacedPaint], *, dark: bool
    ) -> None:
        """What all marked is filled once; only beside it is it told whose is what."""
        onto, common = self._onto(page), self._all_marked(page)
        painter.save()
        beside = QRegion(
            self._view.frame(page).translated(QPointF(self._view.origin)).toAlignedRect()
        )
        for box in common:
            painter.fillRect(box, _ALL_ON_DARK if dark else _ALL)
            beside -= box.toAlignedRect()
        painter.setClipRegion(beside, Qt.ClipOperation.IntersectClip)
        for one in out:
            self._paint(painter, one, onto, dark=dark, strong=True)
        painter.restore()

    def _all_marked(self, page: int) -> list[QRectF]:
        """What all marked, on a page, in the desk."""
        document = self._view.document
        if document is None or self.handles():
            return []
        shown = document.text.pages[page]
        boxes = [turned(shown, box[1:]) for box in self._common if box.page == page]
        return self._onto(page).all(adjoined(boxes))

    def _paint(
        self, painter: QPainter, one: PlacedPaint, onto: Onto, *, dark: bool, strong: bool
    ) -> None:
        sign = sign_of(self._whose[one.paint.passage])
        boxes = onto.all(one.boxes)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if strong and not self.handles():  # what is marked anew is seen through no hatch
            for box in boxes:
                painter.fillRect(box, sign.brush(dark=dark))
        width = _STRONG if strong else _QUIET
        if one.paint.region:
            painter.setPen(sign.pen(dark=dark, width=width))
            inset = _LANE * sign.lane + (0 if sign.above else _LANE / 2)
            for box in boxes:
                painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
            return
        for box in boxes:
            thick = min(width, max(1.0, box.height() * _THIN))
            painter.setPen(sign.pen(dark=dark, width=thick))
            y = _height(box, sign, thick)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def plates(self, page: int) -> list[tuple[int, QRectF]]:
        """The coders of what stands out on a page, each with the place of a plate, in pixels.

        It stands before the line in which marks over words begin, else after the one in which
        they end; at a part of the page, at its corner; never on words.
        """
        found: list[tuple[int, QRectF]] = []
        paints = [one for one in self.page(page).paints if one.paint.passage in self._whose]
        out = [one for one in paints if one.paint.passage in self.hovered]
        if not out:
            return found
        onto, metrics = self._onto(page), QFontMetricsF(tag_font(self._view.font()))
        words, room = onto.all(self._lines(page)), self._free(page)
        for one in out:
            place = self._whose[one.paint.passage]
            sign, size = sign_of(place), tag_size(metrics, self._tags[place])
            beside = Page(words, [plate for _, plate in found], room)
            line = self._line_at(one, onto, page, first=sign.above)
            found.append((place, clear_plate(line, size, beside, before=sign.above)))
        return found

    def _line_at(self, one: PlacedPaint, onto: Onto, page: int, *, first: bool) -> QRectF:
        """Beside what a plate stands: the first or last line of marks, or an edge of a part."""
        piece = one.boxes[0 if first else -1]
        if not one.paint.region:
            [line] = onto.all([line_of(self._lines(page), piece)])
            return line
        [box] = onto.all([piece])
        return QRectF(box.left(), box.top() if first else box.bottom(), box.width(), 0)

    def _free(self, page: int) -> QRectF:
        """Where plates may stand: on the page, since nothing of theirs is painted beside it."""
        return self._view.frame(page).translated(QPointF(self._view.origin))

    def absent_plates(self, page: int) -> list[tuple[int, str, QRectF]]:
        """The plates of who holds that nothing is there: place, words and where, in pixels.

        They stand where the others' marks begin, in as many words as there is room for.
        """
        begins, document = self._begins, self._view.document
        if begins is None or document is None or begins.page != page or not self._without:
            return []
        onto, metrics = self._onto(page), QFontMetricsF(tag_font(self._view.font()))
        piece = line_of(self._lines(page), turned(document.text.pages[page], begins[1:]))
        [line] = onto.all([piece])
        lines, room = onto.all(self._lines(page)), self._free(page)
        taken = [plate for _, plate in self.plates(page)]
        found: list[tuple[int, str, QRectF]] = []
        for place in self._without:
            said = [form.format(self._tags[place]) for form in _ABSENT]
            sizes = [tag_size(metrics, words) for words in said]
            forms = list(zip(said, sizes, strict=True))
            words, plate = fitting(line, forms, Page(lines, taken, room))
            taken.append(plate)
            found.append((place, words, plate))
        return found

    def _lines(self, page: int) -> list[Rectangle]:
        """The lines of a page of the open text."""
        document = self._view.document
        if document is None:
            return []
        key = document.digest, page
        if key not in self._known:
            self._known[key] = page_lines(document.text, page)
        return self._known[key]


def _height(box: QRectF, sign: Sign, thick: float) -> float:
    """Where the line of a sign runs."""
    aside = sign.lane * thick * _APART
    return box.top() - aside if sign.above else box.bottom() + aside
