"""Moving where a passage of mine begins and ends, by its handles or by the arrows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from coder.desktop.reader.handle_mouse import HandleMouse
from coder.desktop.reader.handles import Handle, corners_of, handles_of
from coder.desktop.reader.moved_ends import ENTER, TABS, MovedEnds
from coder.desktop.reader.scroller import PagePoint
from coder.desktop.reader.selection import of_region
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import describe, describe_region, to_json
from coder.operations.coding import move_passage

if TYPE_CHECKING:
    from coder.analysis.highlights import Highlight
    from coder.desktop.reader.panel import ReaderPanel

_HINT: Final = (
    "Arrows move the end of the passage, with Ctrl by words. Tab: its other end. Enter: keep it."
    " Esc: leave it as it was."
)


class Borders(MovedEnds):
    """Shows the handles of the chosen passage, and heeds them; to let go of one is one act."""

    def __init__(self, workspace: Workspace, reader: "ReaderPanel") -> None:
        super().__init__(reader.view, reader.marker, reader)
        self._workspace, self._reader = workspace, reader
        self._moving: Highlight | None = None
        self._view.shown_marks.handles = self.handles
        self._view.installEventFilter(self)
        self._marker.began.connect(self._forget)
        workspace.changed.connect(lambda _: self._heed())
        HandleMouse(self._view, self)

    def handles(self) -> tuple[Handle, ...]:
        """The handles that are seen: of what is being moved, else of the chosen passage of mine."""
        held, document = self._moving or self._chosen(), self._reader.document
        if held is None or document is None:
            return ()
        if self._moving is None or self._marker.selection is None:
            if held.anchor.kind == "region":
                return corners_of(held.anchor.boxes[0])
            return handles_of(document.text, held.anchor.start, held.anchor.end)
        return self._handles()

    def begin(self) -> None:
        """Let the arrows move the end of the chosen passage."""
        if self._chosen() is None:
            self._workspace.tell("Click a passage of yours first: then its border can be moved.")
            return
        self._view.setFocus()
        self._take(first=False)
        self._by_keys = True
        self._view.own_keys = frozenset({*ENTER, *TABS})
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

    @property
    def is_moved_by_keys(self) -> bool:
        """Whether the arrows move an end now."""
        return self._moving is not None and self._by_keys

    def take(self, handle: Handle) -> None:
        """Take hold of a handle with the mouse."""
        if self._moving is None:
            self._take(first=handle.first)
        super().take(handle)

    def move_to(self, point: PagePoint) -> None:
        """Move the end that is held."""
        if self._moving is not None:
            super().move_to(point)

    def let_go(self) -> None:
        """The hand rests: the passage has the border that is seen."""
        if self._moving is not None:
            self.take_in_word()
            self.keep()

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
            self._workspace.tell("The passage stays as it was.")
        else:
            return super()._press(event)
        return True

    def leave(self) -> None:
        """Leave the passage as it was; if it is gone, nothing is marked."""
        held, marking = self._moving, self._reader.marking
        self._forget()
        if held is not None and held.passage in marking.highlights:
            marking.choose(held.passage)
        elif held is not None:
            self._marker.clear()

    def _forget(self) -> None:
        self._moving, self._by_keys = None, False
        self._view.own_keys = frozenset()

    def _heed(self) -> None:
        """What is undone or merged meanwhile may take the passage out of the hand."""
        held = self._moving
        now = held and self._reader.marking.highlights.get(held.passage)
        if held is not None and (now is None or now.stored != held.stored):
            self.leave()

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
