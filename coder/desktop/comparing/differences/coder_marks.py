"""The marks of several coders on the pages: those of one difference strong, all others quiet."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from coder.desktop.comparing.differences.signs import (
    Sign,
    paint_tag,
    sign_of,
    tag_font,
    tag_size,
)
from coder.desktop.reader.painting import Onto
from coder.desktop.reader.placing import PlacedPaint
from coder.desktop.reader.shown_marks import ShownMarks

if TYPE_CHECKING:
    from coder.desktop.reader.scroller import PageScroller

_LANE: Final = 3.0  # pixels from one line to the next
_STRONG: Final = 2.0  # pixels
_QUIET: Final = 1.0
_STAND_BACK: Final = 0.55  # how much of other marks is seen


class CoderMarks(ShownMarks):
    """Each coder has a line over or under the words, and a hatch where it matters."""

    def __init__(self, view: "PageScroller") -> None:
        super().__init__(view)
        self._whose: Mapping[str, int] = {}  # the places of coders, by coding
        self._tags: Sequence[str] = ()  # what coders are called in short, by place
        self._asked: frozenset[str] = frozenset()  # codings of the difference

    def say_whose(self, whose: Mapping[str, int], tags: Sequence[str]) -> None:
        """Say who made each coding, and what they are called."""
        self._whose, self._tags = whose, tags

    def stand_out(self, codings: frozenset[str]) -> None:
        """Let the codings of one difference stand out."""
        self._asked = self.hovered = codings
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
        painter.setOpacity(1)
        for one in out:
            self._paint(painter, one, onto, dark=dark, strong=True)
        painter.setFont(tag_font(self._view.font()))
        for one in out:
            self._paint_tag(painter, one, onto, dark=dark)
        painter.restore()

    def _paint(
        self, painter: QPainter, one: PlacedPaint, onto: Onto, *, dark: bool, strong: bool
    ) -> None:
        sign = sign_of(self._whose[one.paint.passage])
        boxes = onto.all(one.boxes)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if strong:
            for box in boxes:
                painter.fillRect(box, sign.brush(dark=dark))
        painter.setPen(sign.pen(dark=dark, width=_STRONG if strong else _QUIET))
        for box in boxes:
            if one.paint.region:
                inset = _LANE * sign.lane + (0 if sign.above else _LANE / 2)
                painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
            else:
                y = _height(box, sign)
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _paint_tag(self, painter: QPainter, one: PlacedPaint, onto: Onto, *, dark: bool) -> None:
        """Where it begins over the words, or where it ends under them."""
        place = self._whose[one.paint.passage]
        sign, words = sign_of(place), self._tags[place]
        boxes, size = onto.all(one.boxes), tag_size(painter, words)
        if sign.above:
            corner = boxes[0].topLeft() - QPointF(size.width() / 2, size.height() * 0.7)
        else:
            corner = boxes[-1].bottomRight() - QPointF(size.width() / 2, size.height() * 0.3)
        paint_tag(painter, corner, words, sign, dark=dark)


def _height(box: QRectF, sign: Sign) -> float:
    """Where the line of a sign runs."""
    aside = _LANE * sign.lane
    return box.top() - aside if sign.above else box.bottom() + aside
