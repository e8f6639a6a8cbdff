"""The page that is heard: its text, what is selected of it, where the caret is, its passages."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from coder.analysis.highlights import Highlight
from coder.desktop.reader import selection
from coder.desktop.reader.heard.units import to_position, to_units
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.marking import Marking
from coder.desktop.reader.marks import EMPTY
from coder.desktop.reader.selection import Selection
from coder.desktop.reader.view import PageView
from coder.domain.texts.text import Box


class Heard(NamedTuple):
    """A page as it is told; positions count UTF-16 units, as Qt does."""

    page: int
    text: str
    caret: int
    selected: tuple[int, int] | None  # half-open


NOTHING = Heard(-1, "", 0, None)


class HeardPage:
    """One page at a time: the one with the caret, while that is seen, else the one that is read."""

    def __init__(self, view: PageView, marker: Marker, marking: Marking) -> None:
        self.view = view
        self._marker, self._marking = marker, marking

    @property
    def page(self) -> int:
        """The index of the page; -1 while nothing is open."""
        document, held = self.view.document, self._marker.selection
        if document is None or self._marker.document is not document or not document.text.pages:
            return -1
        if held is not None and (self._marker.caret_shown or not held.is_empty):
            page = held.region.page if held.region else document.text.page_of(held.caret)
            if page in self.view.visible():
                return page
        return self.view.page

    @property
    def now(self) -> Heard:
        """The page as it is now."""
        page, document, held = self.page, self.view.document, self._marker.selection
        if page < 0 or document is None:
            return NOTHING
        text, first = document.text.pages[page].text, document.text.starts[page]
        if held is None or held.region is not None:
            return Heard(page, text, 0, None)
        start, end, caret = (
            to_units(text, max(0, min(place - first, len(text))))
            for place in (held.start, held.end, held.caret)
        )
        return Heard(page, text, caret, (start, end) if start < end else None)

    @property
    def passages(self) -> list[Highlight]:
        """The passages that are painted on the page, in its order."""
        paints = self.view.marks.get(self.page, EMPTY).paints
        held = self._marking.highlights
        ids = dict.fromkeys(paint.passage for paint in paints)
        return [held[one] for one in ids if one in held]

    @property
    def called(self) -> str:
        """What the page is called."""
        document, page = self.view.document, self.page
        return "" if document is None or page < 0 else document.called(page)

    def rectangle(self, unit: int) -> QRect:
        """Where a character stands on the screen."""
        document, now = self.view.document, self.now
        if document is None or not now.text:
            return QRect()
        place = min(to_position(now.text, unit), len(now.text) - 1)
        box = document.text.pages[now.page].box(place)
        return self._on_screen(Box(now.page, *box))

    def passage_rectangle(self, passage: str) -> QRect:
        """Where a passage stands on the screen, as far as it is on this page."""
        found = QRect()
        for box in self._marking.boxes_of(passage):
            if box.page == self.page:
                found = found.united(self._on_screen(box))
        return found

    def unit_at(self, place: QPoint) -> int:
        """The character at a place of the screen; -1 if none is there."""
        document, now = self.view.document, self.now
        point = self.view.point(self.view.viewport().mapFromGlobal(place))
        if document is None or point is None or point.page != now.page:
            return -1
        found = document.hits(now.page).character(point.x, point.y)
        return -1 if found is None else to_units(now.text, found)

    def select(self, start: int, end: int) -> None:
        """Select from one character to another; two equal ones put the caret there."""
        document, now = self.view.document, self.now
        if document is None or not now.text:
            return
        first = document.text.starts[now.page]
        one, other = (first + to_position(now.text, max(0, unit)) for unit in (start, end))
        if one == other:
            self._marker.caret_shown = True  # whoever puts a caret wants to have it
            self._marker.select(selection.at(one), ended=True)
        else:
            self._marker.select(Selection((one, one), other), ended=True)

    def show(self, start: int, end: int) -> None:
        """Bring characters into sight."""
        document, now = self.view.document, self.now
        if document is not None and now.text:
            place = min(to_position(now.text, start), len(now.text) - 1)
            self.view.show_box(Box(now.page, *document.text.pages[now.page].box(place)))

    def choose(self, passage: str) -> None:
        """Choose a passage, as a click does."""
        self._marking.choose(passage)

    def is_chosen(self, passage: str) -> bool:
        """Whether a passage is chosen."""
        return self.view.chosen == passage

    def _on_screen(self, box: Box) -> QRect:
        rectangle = self.view.rectangle(box).toAlignedRect()
        return QRect(self.view.viewport().mapToGlobal(rectangle.topLeft()), rectangle.size())
