"""Find in the open document: a slim bar, all hits shown, and which of them one is at."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QLineEdit, QWidget

from coder.desktop.going_round import go_to_field
from coder.desktop.look.controls import named, toggle, tool_button
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.reader.document import OpenDocument
from coder.desktop.reader.hit_marks import HitMarks
from coder.desktop.reader.hit_travel import HitTravel
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import HitWanted, Workspace
from coder.domain.finding.asked import Term, read_asked
from coder.domain.finding.hits import find_in, find_words
from coder.domain.finding.patterns import Exactly
from coder.domain.quoting.stretch_boxes import stretch_boxes

if TYPE_CHECKING:
    from coder.domain.texts.text import Box

_PAUSE = 120  # milliseconds after a key
_MOST = 5_000  # hits that are shown
_WIDEST = 480  # pixels of the field


class FindBar(QWidget):
    """Looks words up, ignoring hyphenation, ligatures, the ends of lines, and what may be heeded.

    What was searched in all documents is shown here too, until other words are typed.
    """

    closed = Signal()
    chosen = Signal(int, int)  # the hit at which one closed it: from where to where
    left = Signal()  # one is about to leap away from where one reads, to a hit
    look_wanted = Signal()  # answered by ``look`` once the text is read

    def __init__(self, workspace: Workspace, view: PageView, beside: Iterable[QWidget]) -> None:
        """Esc closes it from the pages too, and from what stands ``beside`` them."""
        super().__init__()
        self.setObjectName("find bar")
        self._view = view
        self._hits: list[tuple[int, int]] = []
        self._boxes: list[tuple[Box, ...]] = []
        self._current = -1
        self._reached: Box | None = None  # where the hit is that was gone to last
        self._at_hit = False  # nothing else was marked since a hit was gone to
        self._searched: HitWanted | None = None
        self._apart = False  # the words stand nowhere as they were typed, and are found one by one
        self._marks = HitMarks(view)
        HitTravel(workspace, self.show_hit, self)
        workspace.marked_changed.connect(self._leave_hit)
        self.field = named(QLineEdit(), "find field", "Find in the document")
        self.field.setPlaceholderText("Find in the document")
        self.field.setClearButtonEnabled(True)
        self.case = toggle("find case", "Heed capitals", "Aa")
        self.diacritics = toggle("find diacritics", "Heed accents: é is not e", "é")
        self.whole = toggle("find whole words", "Whole words only", "[w]")
        self.count = named(QLabel(), "find count", "Hits")
        self._fill()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look_wanted)
        self.field.textEdited.connect(self._typed)
        for one in (self.field, *self.findChildren(QAbstractButton), view, *beside):
            one.installEventFilter(self)
        self.hide()

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(HALF)
        self.field.setMaximumWidth(_WIDEST)
        row.addWidget(self.field, 4)
        for one in (self.case, self.diacritics, self.whole):
            one.toggled.connect(self.look_wanted)
            row.addWidget(one)
        for button in (
            tool_button("previous hit", "Previous (Shift+F3)", self.previous, picture="up"),
            tool_button("next hit", "Next (F3)", self.next, picture="down"),
        ):
            row.addWidget(button)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(tool_button("close find", "Close (Esc)", self.close_bar, picture="close"))

    def open_bar(self) -> None:
        """Show the bar, ready to be typed into; where nothing is open, nothing is found."""
        if self._view.document is None:
            return
        self.show()
        go_to_field(self.field)
        if self.field.text() and not self._hits:
            self.look_wanted.emit()

    def close_bar(self) -> None:
        """Hide the bar and its hits; the one that one is at is chosen."""
        self.hide()
        chosen = self._hits[self._current] if self._at_hit and self._hits else None
        self._searched = self._reached = None
        self._show([], -1)
        self.closed.emit()
        if chosen is not None:
            self.chosen.emit(*chosen)

    def begin(self) -> None:
        """Look in another document, or in none; what was found in the last one lies not in it."""
        self._searched = self._reached = None
        self._show([], -1)
        self.count.clear()
        if self._view.document is None:
            self.hide()
        elif self.isVisible() and self.field.text():
            self.look_wanted.emit()

    def next(self) -> None:
        """Go to the next hit."""
        self._step(1)

    def previous(self) -> None:
        """Go to the hit before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.isHidden():
            self.open_bar()
        if self._pause.isActive():
            self._pause.stop()
            self.look_wanted.emit()
        elif self._hits:
            self._leap((self._current + by) % len(self._hits))

    def show_hit(self, wanted: HitWanted) -> None:
        """Show all hits of a search, at one of them; it is seen before all others are found."""
        document = self._view.document
        if document is None or wanted.end > document.text.starts[-1] + len(
            document.text.pages[-1].text
        ):
            return
        self._searched = wanted
        self.field.setText(wanted.typed)
        self.case.setChecked(wanted.exactly.case)
        self.diacritics.setChecked(wanted.exactly.diacritics)
        self.show()
        self._boxes = [stretch_boxes(document.text, wanted.start, wanted.end)]
        self._hits = [(wanted.start, wanted.end)]
        self._go(0)
        self.look_wanted.emit()

    def look(self) -> None:
        """Look the words up, and go to the first hit from where one reads."""
        document = self._view.document
        hits = self._find(document)[:_MOST] if document else []
        if document is None or not hits:
            self._show([], -1)
            return
        self._boxes = [stretch_boxes(document.text, *hit) for hit in hits]
        wanted = self._searched
        start = wanted.start if wanted is not None else self._first_seen(document)
        number = bisect_left(hits, (start, 0))
        self._hits = hits
        self._leap(number if number < len(hits) else 0)

    def _find(self, document: OpenDocument) -> list[tuple[int, int]]:
        words, self._apart = self.field.text(), False
        if not words.strip():
            return []
        if self._searched is not None:
            asked = read_asked(words)
            exactly = replace(self._exactly, hyphens=self._searched.exactly.hyphens)
            held, written = document.running, document.hyphened
            return [] if asked is None else find_in(held, asked, exactly=exactly, written=written)
        hits = find_words(
            document.running, words, document.hyphened, whole=self.whole.isChecked(),
            exactly=self._exactly, most=_MOST,
        )  # fmt: skip
        if not hits and not self._exactly.anything:
            # What was copied from elsewhere is set otherwise, as with figures between.
            hits = document.finder.find(words)
        return hits or self._find_apart(document, words)

    def _find_apart(self, document: OpenDocument, words: str) -> list[tuple[int, int]]:
        """Words that nowhere stand behind one another, as they are searched in all documents."""
        asked = read_asked(words)
        if asked is None:
            return []
        self._apart = not isinstance(asked, Term)
        return find_in(document.running, asked, exactly=self._exactly, written=document.hyphened)

    @property
    def _exactly(self) -> Exactly:
        return Exactly(case=self.case.isChecked(), diacritics=self.diacritics.isChecked())

    def _leave_hit(self) -> None:
        self._at_hit = False

    def _typed(self) -> None:
        self._searched = None
        self._pause.start()

    def _first_seen(self, document: OpenDocument) -> int:
        page = self._view.page
        return document.text.starts[page] if page < len(document.text.starts) else 0

    def _leap(self, number: int) -> None:
        """Go to a hit; from one hit to the next there is nothing that one would go back to."""
        seen = QRectF(self._view.viewport().rect())
        if self._reached is None or not seen.intersects(self._view.rectangle(self._reached)):
            self.left.emit()
        self._go(number)

    def _go(self, number: int) -> None:
        self._at_hit = True
        self._show(self._hits, number)
        self._reached = self._boxes[number][0]
        self._view.show_box(self._reached)

    def _show(self, hits: list[tuple[int, int]], current: int) -> None:
        self._hits, self._current = hits, current
        if not hits:
            self._boxes = []
        found: dict[int, list[tuple[Box, bool]]] = defaultdict(list)
        for number, boxes in enumerate(self._boxes):
            for box in boxes:
                found[box.page].append((box, number == current))
        self._view.found = found
        self._marks.show_hits([boxes[0] for boxes in self._boxes])
        self._say(len(hits), current)
        self._view.viewport().update()

    def _say(self, hits: int, current: int) -> None:
        more = "+" if hits == _MOST else ""
        nothing = "Not found" if self.field.text().strip() else ""
        apart = ", each word by itself" if self._apart else ""
        self.count.setText(f"{current + 1:,} of {hits:,}{more}{apart}" if hits else nothing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.isVisible():
                self.close_bar()
                return True
            if watched is self.field and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._step(-1 if back else 1)
                return True
        return False
