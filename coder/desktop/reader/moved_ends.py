"""Moving where something that is selected begins and ends, by its handles or by the arrows."""

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from coder.desktop.reader.handles import Handle, corners_of, handles_of
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.scroller import PagePoint
from coder.desktop.reader.selection import Selection, of_region
from coder.desktop.reader.view import PageView
from coder.domain.texts.text import Box
from coder.domain.texts.turning import turned, unturned
from coder.domain.texts.words import word_at, word_end, word_start

_Key = Qt.Key
ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
TABS: Final = (_Key.Key_Tab, _Key.Key_Backtab)
_STEPS: Final = {
    _Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1),
}  # fmt: skip
_POINTS: Final = (100, 1000)  # 1/100 pt that an arrow moves a corner, and that it does with Ctrl


class MovedEnds(QObject):
    """The ends of what is selected; a subclass says what becomes of it."""

    def __init__(self, view: PageView, marker: Marker, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._marker = view, marker
        self._first = False  # whether its beginning is moved, not its end
        self._by_keys = False

    def keep(self) -> None:
        """Keep what is seen."""
        raise NotImplementedError

    def leave(self) -> None:
        """Leave it as it was."""
        raise NotImplementedError

    def take(self, handle: Handle) -> None:
        """Take hold of a handle with the mouse."""
        self._first, self._by_keys = handle.first, False
        held = self._marker.selection
        if held is not None and held.region is None:
            self._select(held.start, held.end)

    def move_to(self, point: PagePoint) -> None:
        """Move the end that is held to a point of a page; a corner stays on its page."""
        held = self._marker.selection
        if held is None:
            return
        if held.region is None:
            self._go_to(self._marker.caret_at(point))
        elif point.page == held.region.page:
            self._move_corner(held.region, point.x, point.y)

    def take_in_word(self) -> None:
        """The hand rests: the word that the moved end lies in is taken in whole."""
        held = self._marker.selection
        if held is not None and held.region is None:
            inside = held.caret if self._first else held.caret - 1
            start, end = word_at(self._marker.whole, inside)
            self._go_to(start if self._first else max(end, held.caret))

    def _handles(self) -> tuple[Handle, ...]:
        """Those of what is selected."""
        chosen, active = self._marker.selection, self._first if self._by_keys else None
        if chosen is None or self._marker.document is None:
            return ()
        if chosen.region is not None:
            return corners_of(chosen.region, active=active)
        return handles_of(self._marker.text, chosen.start, chosen.end, active=active)

    def _select(self, start: int, end: int) -> None:
        """What it would be: the end that moves is where the caret is."""
        fixed, caret = (end, start) if self._first else (start, end)
        self._marker.select(Selection((fixed, fixed), caret))

    def _press(self, event: QKeyEvent) -> bool:
        """Heed a key: an arrow, Home or End moves the end, Tab takes the other one."""
        key = event.key()
        if key in TABS:
            self._turn_round()
        elif key in _STEPS:
            self._step(key, far=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in {_Key.Key_Home, _Key.Key_End} and self._caret() is not None:
            self._go_to(self._marker.line_end(self._caret() or 0, last=key == _Key.Key_End))
        else:
            return False
        return True

    def _caret(self) -> int | None:
        held = self._marker.selection
        return held.caret if held is not None and held.region is None else None

    def _turn_round(self) -> None:
        held = self._marker.selection
        self._first = not self._first
        if held is not None and held.region is None:
            self._select(held.start, held.end)
        self._show()

    def _step(self, key: int, *, far: bool) -> None:
        held, (across, down) = self._marker.selection, _STEPS[_Key(key)]
        if held is None:
            return
        if held.region is not None:
            step, (number, x0, y0, x1, y1) = _POINTS[far], held.region
            page = self._marker.text.pages[number]
            corner = (x0, y0, x0, y0) if self._first else (x1, y1, x1, y1)
            x, y = turned(page, corner)[:2]
            self._move_corner(held.region, *unturned(page, x + across * step, y + down * step))
        elif down:
            self._go_to(self._marker.line_beside(held.caret, down))
        elif far:
            whole = self._marker.whole
            beside = word_end if across > 0 else word_start
            self._go_to(beside(whole, held.caret))
        else:
            self._go_to(self._beside(held.caret, across))
        self._show()

    def _beside(self, position: int, step: int) -> int:
        """One character on; a line's end is no place of its own."""
        whole = self._marker.whole
        position += step
        while 0 < position < len(whole) and whole[position - (step > 0)].isspace():
            position += step
        return position

    def _go_to(self, position: int) -> None:
        """Move the end; it never passes the other one."""
        held = self._marker.selection
        if held is None:
            return
        fixed = held.origin[0]
        low, high = (0, fixed - 1) if self._first else (fixed + 1, len(self._marker.whole))
        self._marker.select(held.to(max(low, min(high, position))))

    def _move_corner(self, region: Box, x: int, y: int) -> None:
        page, x0, y0, x1, y1 = region
        size = self._marker.text.pages[page]
        least = _POINTS[0]
        if self._first:
            x0, y0 = max(0, min(x, x1 - least)), max(0, min(y, y1 - least))
        else:
            x1, y1 = min(size.width, max(x, x0 + least)), min(size.height, max(y, y0 + least))
        self._marker.select(of_region(Box(page, x0, y0, x1, y1)))

    def _show(self) -> None:
        """Scroll to the end that is moved."""
        for handle in self._handles():
            if handle.first == self._first:
                self._view.show_box(handle.edge)
