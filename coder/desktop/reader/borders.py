"""Moving where a passage of mine begins and ends, by its handles or by the arrows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from coder.desktop.reader.handle_mouse import HandleMouse
from coder.desktop.reader.handles import Handle, corners_of, handles_of
from coder.desktop.reader.scroller import PagePoint
from coder.desktop.reader.selection import Selection, of_region
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import describe, describe_region, to_json
from coder.domain.texts.text import Box
from coder.domain.texts.words import word_at, word_end, word_start
from coder.operations.coding import move_passage

if TYPE_CHECKING:
    from coder.analysis.highlights import Highlight
    from coder.desktop.reader.panel import ReaderPanel

_Key = Qt.Key
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
_TABS: Final = (_Key.Key_Tab, _Key.Key_Backtab)
_STEPS: Final = {
    _Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1),
}  # fmt: skip
_POINTS: Final = (100, 1000)  # 1/100 pt that an arrow moves a corner, and that it does with Ctrl
_HINT: Final = (
    "Arrows move the end of the passage, with Ctrl by words. Tab: its other end. Enter: keep it."
    " Esc: leave it as it was."
)


class Borders(QObject):
    """Shows the handles of the chosen passage, and heeds them; to let go of one is one act."""

    def __init__(self, workspace: Workspace, reader: "ReaderPanel") -> None:
        super().__init__(reader)
        self._workspace, self._reader = workspace, reader
        self._view, self._marker = reader.view, reader.marker
        self._moving: Highlight | None = None
        self._first = False  # whether its beginning is moved, not its end
        self._by_keys = False
        self._view.shown_marks.handles = self.handles
        self._view.installEventFilter(self)
        HandleMouse(self._view, self)

    def handles(self) -> tuple[Handle, ...]:
        """The handles that are seen: of what is being moved, else of the chosen passage of mine."""
        held, document = self._moving or self._chosen(), self._reader.document
        if held is None or document is None:
            return ()
        active = self._first if self._by_keys else None
        chosen = self._marker.selection
        if self._moving is None or chosen is None:
            if held.anchor.kind == "region":
                return corners_of(held.anchor.boxes[0])
            return handles_of(document.text, held.anchor.start, held.anchor.end)
        if chosen.region is not None:
            return corners_of(chosen.region, active=active)
        return handles_of(document.text, chosen.start, chosen.end, active=active)

    def begin(self) -> None:
        """Let the arrows move the end of the chosen passage."""
        if self._chosen() is None:
            self._workspace.tell("Click a passage of yours first: then its border can be moved.")
            return
        self._view.setFocus()
        self._take(first=False)
        self._by_keys = True
        self._view.own_keys = frozenset({*_ENTER, *_TABS})
        self._workspace.tell(_HINT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._reader.document is None:
            return False
        if self._moving is not None and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._press(event)
        if self.is_moved_by_keys and isinstance(event, QFocusEvent) and event.lostFocus():
            self.keep()
        return False

    def _chosen(self) -> "Highlight | None":
        """The chosen passage, if it is mine, stands on this text and may be changed."""
        project, document = self._workspace.project, self._reader.document
        held = self._reader.marking.highlights.get(self._view.chosen or "")
        if held is None or document is None or held.coder != project.me or not project.write:
            return None
        here = held.anchor.text == document.digest and len(held.anchor.boxes) > 0
        whole = held.anchor.kind == "text" or len(held.anchor.boxes) == 1
        return held if here and whole else None

    def _take(self, *, first: bool) -> None:
        """Take hold of one end."""
        held = self._chosen()
        if held is None:
            return
        self._moving, self._first = held, first
        if held.anchor.kind == "region":
            self._marker.select(of_region(held.anchor.boxes[0]))
        else:
            self._select(held.anchor.start, held.anchor.end)

    def _select(self, start: int, end: int) -> None:
        """What the passage would be: the end that moves is where the caret is."""
        fixed, caret = (end, start) if self._first else (start, end)
        self._marker.select(Selection((fixed, fixed), caret))

    @property
    def is_moved_by_keys(self) -> bool:
        """Whether the arrows move an end now."""
        return self._moving is not None and self._by_keys

    def take(self, handle: Handle) -> None:
        """Take hold of a handle with the mouse."""
        if self._moving is None:
            self._take(first=handle.first)
        self._first, self._by_keys = handle.first, False
        held = self._marker.selection
        if held is not None and held.region is None:
            self._select(held.start, held.end)

    def move_to(self, point: PagePoint) -> None:
        """Move the end that is held to a point of a page; a corner stays on its page."""
        held = self._marker.selection
        if held is None or self._moving is None:
            return
        if held.region is None:
            self._go_to(self._marker.caret_at(point))
        elif point.page == held.region.page:
            self._move_corner(held.region, point.x, point.y)

    def let_go(self) -> None:
        """The hand rests: the word that the moved end lies in is taken in whole."""
        held = self._marker.selection
        if held is not None and held.region is None:
            inside = held.caret if self._first else held.caret - 1
            start, end = word_at(self._marker.whole, inside)
            self._go_to(start if self._first else max(end, held.caret))
        self.keep()

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER:
            self.keep()
        elif key == _Key.Key_Escape:
            self.leave()
            self._workspace.tell("The passage stays as it was.")
        elif key in _TABS:
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
            step = _POINTS[far]
            page, x0, y0, x1, y1 = held.region
            x, y = (x0, y0) if self._first else (x1, y1)
            self._move_corner(Box(page, x0, y0, x1, y1), x + across * step, y + down * step)
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
        for handle in self.handles():
            if handle.first == self._first:
                self._view.show_box(handle.edge)

    def leave(self) -> None:
        """Leave the passage as it was."""
        held, self._moving, self._by_keys = self._moving, None, False
        self._view.own_keys = frozenset()
        if held is not None:
            self._reader.marking.choose(held.passage)

    def keep(self) -> None:
        """Give the passage the border that is seen, if it is another one."""
        held, chosen, document = self._moving, self._marker.selection, self._reader.document
        self.leave()
        here = document is not None and held is not None and held.anchor.text == document.digest
        if held is None or chosen is None or document is None or not here:
            return

        def move() -> None:
            try:
                if chosen.region is not None:
                    anchor = describe_region(document.digest, chosen.region)
                else:
                    anchor = describe(
                        document.text, document.digest, chosen.start, chosen.end,
                        prose=document.prose,
                    )  # fmt: skip
            except CoderError as error:
                self._workspace.tell(str(error), kind="problem")
                return
            stored = to_json(anchor)
            if stored != held.stored:
                self._workspace.do(
                    lambda: move_passage(self._workspace.project, held.passage, stored)
                )
                self._choose(held.passage, stored)

        self._reader.loader.when_read(document, move)

    def _choose(self, passage: str, stored: str) -> None:
        """Choose the passage where it stands now; it may have become one with another."""
        marking, me = self._reader.marking, self._workspace.project.me
        there = (
            one.passage for one in marking.highlights.values()
            if one.stored == stored and one.coder == me
        )  # fmt: skip
        marking.choose(passage if passage in marking.highlights else next(there, ""))
