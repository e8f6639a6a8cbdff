"""Places a passage by hand that was marked on another PDF of the article."""

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coder.analysis.placed_passages import PlacedPassage, placed_passage
from coder.desktop.look.controls import named, push_button, tool_button, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.reader import selection
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Workspace
from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.operations.placing import place

if TYPE_CHECKING:
    from coder.domain.texts.text import Box

_LONGEST = 240  # characters of the words that are told


class PlacingBar(QWidget):
    """Shows the places where it may stand, one after the other, and takes what is marked."""

    closed = Signal()

    def __init__(self, workspace: Workspace, view: PageView, marker: Marker) -> None:
        super().__init__()
        self.setObjectName("placing bar")
        self._workspace, self._view, self._marker = workspace, view, marker
        self._held: PlacedPassage | None = None
        self._current = 0
        self._words = words(name="placing words")
        self._count = named(QLabel(), "placing count", "Places")
        self._steps = [
            tool_button("previous place", "Previous place", self.previous, picture="up"),
            tool_button("next place", "Next place", self.next, picture="down"),
        ]
        self._here = push_button("place here", "&Place it here", self._place_here)
        self._nowhere = push_button("not here", "It is &not in this PDF", self._place_nowhere)
        self._build()
        workspace.marked_changed.connect(self._heed)
        workspace.changed.connect(self._follow)
        self.hide()

    def begin(self, passage: str) -> None:
        """Ask where a passage stands; one that was marked on this PDF is not asked about."""
        self._held = placed_passage(self._workspace.project, passage)
        if self._held is None:
            return
        self._words.setText(_told(self._held))
        self._words.setAccessibleName(self._words.text())
        for widget in (*self._steps, self._count):
            widget.setVisible(len(self._held.places) > 1)
        self.show()
        if self._held.places:
            self._go(0)
        else:
            self._marker.clear()
        self._heed()
        self._view.setFocus()

    def close_bar(self) -> None:
        """Leave the passage as it is."""
        self._end()
        self.closed.emit()

    def next(self) -> None:
        """Show the next place."""
        self._go(self._current + 1)

    def previous(self) -> None:
        """Show the place before."""
        self._go(self._current - 1)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(HALF)
        for widget in (*self._steps, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._nowhere)
        row.addWidget(self._here)
        above = QHBoxLayout()
        above.setSpacing(HALF)
        above.addWidget(self._words, 1)
        close = tool_button("close placing", "Later (Esc)", self.close_bar, picture="close")
        above.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, HALF, GRID, GRID)
        column.setSpacing(HALF)
        column.addLayout(above)
        column.addLayout(row)

    def _go(self, number: int) -> None:
        """Select a place, so that it can be taken as it is, or be changed first."""
        document = self._view.document
        if self._held is None or document is None:
            return
        self._current = number % len(self._held.places)
        found: dict[int, list[tuple[Box, bool]]] = defaultdict(list)
        for at, one in enumerate(self._held.places):
            for box in stretch_boxes(document.text, *one):
                found[box.page].append((box, at == self._current))
        self._view.found = found
        span = self._held.places[self._current]
        self._marker.select(selection.of(span), ended=True)
        self._view.show_box(stretch_boxes(document.text, *span)[0])
        self._count.setText(f"Place {self._current + 1} of {len(self._held.places)}")

    def _end(self) -> None:
        self._held = None
        self._view.found = {}
        self._view.viewport().update()
        self.hide()

    def _follow(self) -> None:
        """End it if the passage went meanwhile, as with a merge that is taken back."""
        if self._held and placed_passage(self._workspace.project, self._held.passage) is None:
            self._end()

    def _heed(self) -> None:
        can_write = self._workspace.project.write
        self._here.setEnabled(can_write and self._workspace.marked is not None)
        self._nowhere.setEnabled(can_write)

    def _place_here(self) -> None:
        marked = self._workspace.marked
        if marked is not None:
            self._place(marked.anchor)

    def _place_nowhere(self) -> None:
        self._place(None)

    def _place(self, anchor: str | None) -> None:
        held = self._held
        if held is None:
            return
        project = self._workspace.project
        if self._workspace.do(lambda: place(project, held.passage, anchor)) is not None:
            self.close_bar()
            said = "Said to be not in this PDF" if anchor is None else "Placed"
            self._workspace.tell(f"{said}. Undo asks again.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


def _told(held: PlacedPassage) -> str:
    themes = f" as {', '.join(held.themes)}" if held.themes else ""
    where = f"{held.coder or 'Someone'} marked in {held.made_on}, PDF page {held.pdf_page}{themes}"
    if not held.words:
        return f"{where}: a part of the page. Drag a frame over it here, then place it."
    quote = one_line(held.words)
    told = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST].rstrip()}…"
    if held.places:
        asked = "Its words stand in several places of this PDF: choose one, or mark another."
    elif held.state in {"exact", "close"}:
        asked = "Mark where it stands instead, then place it."
    else:
        asked = "It was not found in this PDF: mark where it stands, then place it."
    return f"{where}: “{told}” {asked}"
