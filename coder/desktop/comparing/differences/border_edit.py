"""Marking the words of a difference anew: by handles, by arrows, or as in the reader."""

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from coder.desktop.reader.document import Loader
from coder.desktop.reader.handle_mouse import HandleMouse
from coder.desktop.reader.handles import Handle
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.moved_ends import ENTER, TABS, MovedEnds
from coder.desktop.reader.selection import Selection, of, of_region
from coder.desktop.reader.view import PageView
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import Anchor, describe, describe_region
from coder.domain.texts.text import Box

HINT: Final = (
    "Drag a handle, or move the end by the arrows (Ctrl: by words, Tab: the other end); or mark"
    " the words anew. Enter: settle it so. Esc: leave it."
)


class BorderEdit(MovedEnds):
    """What is selected on the pages has handles, until it is kept or left."""

    kept = Signal(object)  # Selection
    left = Signal()

    def __init__(self, view: PageView, marker: Marker, parent: QObject) -> None:
        super().__init__(view, marker, parent)
        self.is_on = False
        self._before: Selection | None = None  # what was selected when the mouse was pressed
        view.shown_marks.handles = self.handles
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        marker.ended.connect(self.restore)
        HandleMouse(view, self)

    @property
    def is_moved_by_keys(self) -> bool:
        """Never so that a click elsewhere would settle it."""
        return False

    def begin(self, stretch: tuple[int, int] | None, region: Box | None) -> None:
        """Begin with what is marked already, else with a stretch or a region."""
        held = self._marker.selection
        if held is None or held.is_empty:
            if region is not None:
                self._marker.select(of_region(region))
            elif stretch is not None:
                self._marker.select(of(stretch))
        self.is_on, self._first, self._by_keys = True, False, True
        self._view.own_keys = frozenset({*ENTER, *TABS})
        self._view.setFocus()
        self._view.viewport().update()

    def restore(self) -> None:
        """A click that marked nothing leaves what was selected."""
        held, before = self._marker.selection, self._before
        if self.is_on and before is not None and (held is None or held.is_empty):
            self._marker.select(before)

    def handles(self) -> tuple[Handle, ...]:
        """Of what is selected."""
        return self._handles() if self.is_on else ()

    def let_go(self) -> None:
        """The hand rests."""
        self.take_in_word()
        self._by_keys = True

    def keep(self) -> None:
        """Settle it with what is seen."""
        held = self._marker.selection
        if held is not None and not held.is_empty:
            self.kept.emit(held)

    def leave(self) -> None:
        """Nothing was moved: go on."""
        self._by_keys = True

    def end(self) -> None:
        """Select nothing any longer."""
        self.is_on = False
        self._view.own_keys = frozenset()
        self._marker.selection = None
        self._marker.changed.emit()

    def _heed(self, event: QKeyEvent) -> bool:
        """What a key does besides letting the selection grow, as in the reader."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in ENTER:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
            self.left.emit()
        elif shifted and event.key() not in TABS:
            return False
        else:
            held = self._marker.selection
            if held is not None and held.region is None:
                self._select(held.start, held.end)
            return self._press(event)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_on and event.type() == QEvent.Type.MouseButtonPress:
            self._before, self._view.selected = self._marker.selection, ()  # it is not carried away
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        return self.is_on and is_press and self._heed(cast("QKeyEvent", event))


def with_anchor(
    loader: Loader, marker: Marker, held: Selection, act: Callable[[str, Anchor], object],
    tell: Callable[[str], object],
) -> None:  # fmt: skip
    """Act with the file and the anchor of what is selected, once its text is read."""
    document = marker.document
    if document is None:
        return

    def anchored() -> None:
        try:
            if held.region is not None:
                anchor = describe_region(document.digest, held.region)
            else:
                anchor = describe(
                    document.text, document.digest, held.start, held.end, prose=document.prose
                )
        except CoderError as error:
            tell(str(error))
            return
        act(document.file.id, anchor)

    loader.when_read(document, anchored)
