"""Marking parts of pages: for as long as it is wanted, any drag marks one, and the arrows do."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from coder.desktop.reader.scroller import PagePoint
from coder.desktop.workspace import Workspace
from coder.domain.texts.text import Box
from coder.domain.texts.turning import shown_size, turned, unturned

if TYPE_CHECKING:
    from coder.desktop.reader.gestures import Gestures
    from coder.desktop.reader.marker import Marker
    from coder.desktop.reader.view import PageView
    from coder.domain.journal.change import Change

_TOO_FLAT: Final = (
    "Nothing is marked: begin nearer to the words, or draw from corner to corner of what you mean."
)
_HINT: Final = (
    "Drag over a part of the page, also over words; or the arrows bring a region and move it, with"
    " Shift they size it, with Ctrl farther. Enter: code it. Esc: mark words again."
)
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_NEAR: Final = 500  # 1/100 pt that an arrow moves a region
_FAR: Final = 4_000  # and with Ctrl
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier

Rectangle = tuple[int, int, int, int]
"""On the page as it is shown, in 1/100 pt."""


class RegionTool(QObject):
    """Is switched on and off; it ends when what was marked is coded, and with the document."""

    switched = Signal(bool)

    def __init__(
        self, workspace: Workspace, view: "PageView", marker: "Marker", gestures: "Gestures"
    ) -> None:
        super().__init__(view)
        self._workspace, self._view = workspace, view
        self._marker, self._gestures = marker, gestures
        view.installEventFilter(self)
        workspace.document_opened.connect(lambda _: self._switch(on=False))
        workspace.changed.connect(self._end)
        marker.too_flat.connect(lambda: workspace.tell(_TOO_FLAT))

    @property
    def is_on(self) -> bool:
        """Whether parts of pages are marked now, and no words."""
        return self._gestures.marks_regions

    def switch(self) -> None:
        """Mark parts of pages from now on, or words again."""
        self._switch(on=not self.is_on and self._marker.document is not None)
        if self.is_on:
            self._view.setFocus()
            self._workspace.tell(_HINT)

    def _switch(self, *, on: bool) -> None:
        self._gestures.marks_regions = on
        self._view.viewport().setCursor(
            Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor
        )
        self.switched.emit(on)

    def _end(self, change: "Change") -> None:
        if self.is_on and change.tables & {"passage", "coding"}:
            self._switch(on=False)

    def _press(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~_KEYPAD
        step = _STEPS.get(Qt.Key(event.key())) if not held & ~(_SHIFT | _CTRL) else None
        if step is not None and not self.is_on and held & _SHIFT and self._is_wordless():
            self.switch()
        if not self.is_on:
            return False
        if step is not None:
            self._step(*(way * (_FAR if held & _CTRL else _NEAR) for way in step),
                       sizes=bool(held & _SHIFT))  # fmt: skip
        elif event.key() == Qt.Key.Key_Escape:
            self._switch(on=False)
            self._marker.clear()
        else:
            return False
        return True

    def _is_wordless(self) -> bool:
        """Whether there is nothing that the arrows could select where one reads."""
        document, held = self._marker.document, self._marker.selection
        if document is None or not document.text.pages or not (held is None or held.is_empty):
            return False
        return not document.text.pages[self._view.page].text.strip()

    def _step(self, across: int, down: int, *, sizes: bool) -> None:
        """Move or size the region that is seen; where there is none, bring one."""
        region = self._seen_region()
        page = self._view.page if region is None else region.page
        held = self._marker.text.pages[page]
        if region is None:
            shown = self._middle(page)
        else:
            step = sized if sizes else moved
            shown = step(turned(held, region[1:]), across, down, shown_size(held))
        x0, y0, x1, y1 = shown
        one, other = (PagePoint(page, *unturned(held, x, y)) for x, y in ((x0, y0), (x1, y1)))
        self._marker.region(one, other)
        ahead = unturned(held, x1 if sizes or across > 0 else x0, y1 if sizes or down > 0 else y0)
        self._view.show_box(Box(page, *ahead, *ahead))

    def _seen_region(self) -> Box | None:
        held = self._marker.selection
        if held is None or held.region is None or held.region.page >= len(self._view.layout_):
            return None
        seen = self._view.rectangle(held.region).toAlignedRect()
        return held.region if self._view.viewport().rect().intersects(seen) else None

    def _middle(self, page: int) -> Rectangle:
        """A region in the middle of what is seen of a page."""
        seen, point = self._view.seen(), self._view.layout_.point
        width, height = shown_size(self._marker.text.pages[page])
        left, top = point(page, seen.x, seen.y)
        right, bottom = point(page, seen.x + seen.width, seen.bottom)
        left, right = max(0, left), min(width, right)
        top, bottom = max(0, top), min(height, bottom)
        beside, above = (right - left) // 4, (bottom - top) // 3
        return left + beside, top + above, right - beside, bottom - above

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return False


def moved(region: Rectangle, across: int, down: int, size: tuple[int, int]) -> Rectangle:
    """A region elsewhere on its page, whose ``size`` it never leaves."""
    x0, y0, x1, y1 = region
    across = max(-x0, min(across, size[0] - x1))
    down = max(-y0, min(down, size[1] - y1))
    return x0 + across, y0 + down, x1 + across, y1 + down


def sized(region: Rectangle, across: int, down: int, size: tuple[int, int]) -> Rectangle:
    """A region with its last corner elsewhere, on its page of a ``size``; something is left."""
    x0, y0, x1, y1 = region
    return (
        x0, y0,
        max(min(x1, x0 + _NEAR), min(x1 + across, size[0])),
        max(min(y1, y0 + _NEAR), min(y1 + down, size[1])),
    )  # fmt: skip
