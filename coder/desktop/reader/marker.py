"""Turns what the hands do on the pages into a selection, and a selection into what is marked."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from coder.desktop.reader import selection
from coder.desktop.reader.document import OpenDocument
from coder.desktop.reader.scroller import PagePoint
from coder.desktop.reader.selection import Selection, Span, Unit
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.sentences import sentence_at
from coder.domain.texts.hit_line import HitLine
from coder.domain.texts.text import Box, Text
from coder.domain.texts.words import word_at

_FLAT: Final = 500  # 1/100 pt, less than a line: a stroke so narrow is no part of a page
_NEAR: Final = 2  # pages before and behind, which tell heads from text while a book is read


class Marker(QObject):
    """The selection of one document."""

    began = Signal()  # another document, or none any more
    changed = Signal()  # of the selection, while it is made
    ended = Signal()  # the hand rests: what is selected is marked
    too_flat = Signal()  # what was drawn, for a region

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: OpenDocument | None = None
        self.selection: Selection | None = None
        self.caret_shown = False  # F7: a caret that is moved by the arrows

    @property
    def text(self) -> Text:
        """Of the open document."""
        assert self.document is not None
        return self.document.text

    def begin(self, document: OpenDocument | None) -> None:
        """Mark another document; or none any more."""
        self.document, self.selection = document, None
        self.began.emit()
        self.changed.emit()

    def clear(self) -> None:
        """Select nothing; the caret stays where it was."""
        if self.selection is not None:
            self.selection = selection.at(self.selection.caret)
        self.changed.emit()
        self.ended.emit()

    def select(self, chosen: Selection, *, ended: bool = False) -> None:
        """Select something."""
        self.selection = chosen
        self.changed.emit()
        if ended:
            self.ended.emit()

    def caret_at(self, point: PagePoint) -> int:
        """The position between two characters under a point."""
        held = self.document
        assert held is not None
        return self.text.starts[point.page] + held.hits(point.page).caret(point.x, point.y)

    def _caret_from(self, origin: int, point: PagePoint) -> int:
        """The position under a point to which a hand went from another position."""
        page, number = self._line_of(origin)
        if page != point.page or not self._lines(page):
            return self.caret_at(point)
        assert self.document is not None
        line = self.document.hits(page).in_row(point.x, point.y, self._lines(page)[number])
        return self.text.starts[page] + (line.caret(point.x, point.y) if line else 0)

    def is_on_text(self, point: PagePoint) -> bool:
        """Whether a point lies on text, or so near that its words are meant."""
        held = self.document
        return held is not None and held.hits(point.page).is_on_text(point.x, point.y)

    def press(self, point: PagePoint, unit: Unit, *, extend: bool) -> None:
        """Begin at a point, or extend to it what is selected."""
        if extend and self.selection is not None and self.selection.region is None:
            self.drag(point)
        elif unit == "character":
            self.select(selection.at(self.caret_at(point)))
        else:
            self.select(selection.of(self._unit_at(point, unit), unit))

    def drag(self, point: PagePoint) -> None:
        """Extend to a point, by whole words or sentences if one was clicked."""
        held = self.selection
        if held is None:
            return
        if held.unit == "character":
            self.select(held.to(self._caret_from(held.origin[0], point)))
        else:
            self.select(held.over(self._unit_at(point, held.unit)))

    def rest(self) -> None:
        """The hand has let go: what it began and ended in the middle of is taken in whole."""
        if self.selection is not None:
            self.select(selection.in_whole_words(self.selection, self.whole), ended=True)

    def stroke(self, one: PagePoint, other: PagePoint) -> None:
        """Select what lies between two corners: flat over a line, its words, else a region.

        A flat stroke over nothing is told.
        """
        held = self.document
        assert held is not None
        row = held.hits(one.page).row_over((one.x, one.y), (other.x, other.y))
        if row is None:
            is_flat = min(abs(one.x - other.x), abs(one.y - other.y)) < _FLAT
            self.too_flat.emit() if is_flat else self.region(one, other)
            return
        start = self.text.starts[one.page]
        self.select(selection.at(start + row.caret(one.x, one.y)))
        self.drag(other)
        self.rest()

    def region(self, one: PagePoint, other: PagePoint) -> None:
        """Select the part of a page between two corners."""
        page = self.text.pages[one.page]
        width, height = page.width or 1, page.height or 1
        box = Box(
            one.page,
            max(0, min(one.x, other.x)), max(0, min(one.y, other.y)),
            min(width, max(one.x, other.x)), min(height, max(one.y, other.y)),
        )  # fmt: skip
        if box.x0 < box.x1 and box.y0 < box.y1:
            self.select(selection.of_region(box), ended=True)

    def caret_box(self) -> Box | None:
        """Where the caret stands, as thin as it is."""
        if self.selection is None or self.selection.region is not None:
            return None
        position = self.selection.caret
        page = self.text.page_of(position)
        held = self.text.pages[page]
        place = position - self.text.starts[page]
        if not held.text:
            return None
        if place >= len(held.text) or (held.text[place] == "\n" and place):
            _, y0, x1, y1 = held.box(min(place, len(held.text)) - 1)
            return Box(page, x1, y0, x1, y1)
        x0, y0, _, y1 = held.box(place)
        return Box(page, x0, y0, x0, y1)

    @property
    def whole(self) -> str:
        """All the words of the document."""
        assert self.document is not None
        return self.document.prose.whole

    def line_box(self, page: int, line: HitLine) -> Box:
        """The rectangle of a line."""
        return Box(page, line.x0, line.y0, line.x1, line.y1)

    def line_end(self, position: int, *, last: bool) -> int:
        """Where the line of a position begins or ends."""
        page, number = self._line_of(position)
        lines = self._lines(page)
        if not lines:
            return position
        return self.text.starts[page] + (lines[number].end if last else lines[number].start)

    def line_beside(self, position: int, step: int) -> int:
        """The place above or below a position, in the next line of the reading order."""
        page, number = self._line_of(position)
        box = self.caret_box()
        number += step
        while not 0 <= number < len(self._lines(page)):
            page += step
            if not 0 <= page < len(self.text.pages):
                return 0 if step < 0 else len(self.whole)
            number = 0 if step > 0 else len(self._lines(page)) - 1
        line = self._lines(page)[number]
        x, y = (box.x0, box.y0) if box else (line.x0, line.y0)
        return self.text.starts[page] + line.caret(x, y)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds a position; until a book is read, by the pages around it."""
        held = self.document
        assert held is not None
        if held.is_read:
            return sentence_at(held.prose, position)
        page = self.text.page_of(position)
        first = max(0, page - _NEAR)
        near = Text(self.text.pages[first : page + _NEAR + 1], self.text.extractor)
        skipped = self.text.starts[first]
        start, end = sentence_at(Prose(near), position - skipped)
        return start + skipped, end + skipped

    def runs_backwards(self, position: int) -> bool:
        """Whether the line of a position runs from the right."""
        page, number = self._line_of(position)
        lines = self._lines(page)
        return bool(lines) and lines[number].runs_backwards

    def _line_of(self, position: int) -> tuple[int, int]:
        assert self.document is not None
        page = self.text.page_of(position)
        return page, self.document.hits(page).line_of(position - self.text.starts[page])

    def _lines(self, page: int) -> list[HitLine]:
        assert self.document is not None
        return self.document.hits(page).lines

    def _unit_at(self, point: PagePoint, unit: Unit) -> Span:
        held = self.document
        assert held is not None
        place = held.hits(point.page).character(point.x, point.y)
        position = self.text.starts[point.page] + (place or 0)
        if unit == "word":
            return word_at(held.prose.whole, position)
        return self.sentence_at(position)
