"""The mouse on the handles of a passage: take one, drag it, also beyond what is seen, let it go."""

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from coder.desktop.reader.edge_scroll import LOSES_MOUSE, EdgeScroll
from coder.desktop.reader.handles import Handle, is_near
from coder.desktop.reader.scroller import PagePoint
from coder.desktop.reader.view import PageView

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEFT: Final = Qt.MouseButton.LeftButton


class Ends(Protocol):
    """The ends of a passage, as they can be moved."""

    @property
    def is_moved_by_keys(self) -> bool:
        """Whether the arrows move an end now."""

    def handles(self) -> "Sequence[Handle]":
        """The handles that are seen."""

    def take(self, handle: Handle) -> None:
        """Take hold of one."""

    def move_to(self, point: PagePoint) -> None:
        """Move the end that is held."""

    def let_go(self) -> None:
        """Let go of it where it is."""

    def keep(self) -> None:
        """Keep what the arrows moved."""

    def leave(self) -> None:
        """Leave the passage as it was."""


class HandleMouse(QObject):
    """Watches the viewport's mouse, before anything else does."""

    def __init__(self, view: PageView, ends: Ends) -> None:
        super().__init__(view)
        self._view, self._ends = view, ends
        self._pressed: QPointF | None = None
        self._dragged = False  # a press alone moves nothing
        self._edge = EdgeScroll(view, self._drag)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in LOSES_MOUSE:
            self._lose()
        if not isinstance(event, QMouseEvent):
            return False
        place, kind = event.position(), event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == _LEFT:
            return self._press(place)
        if kind == QEvent.Type.MouseMove:
            return self._move(place, event.buttons())
        if kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._release()
            return True
        return False

    def _press(self, place: QPointF) -> bool:
        """Take hold of the handle at a place; elsewhere what the arrows moved is kept."""
        self._lose()
        handle = self._handle_at(place)
        if handle is None:
            if self._ends.is_moved_by_keys:
                self._ends.keep()
            return False
        self._pressed, self._dragged = place, False
        self._ends.take(handle)
        return True

    def _move(self, place: QPointF, buttons: Qt.MouseButton) -> bool:
        if not buttons & _LEFT:
            self._lose()
        if self._pressed is not None:
            far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._dragged = self._dragged or far
            if self._dragged:
                self._drag(place.toPoint())
                self._edge.follow(place.toPoint())
            return True
        if not buttons & _LEFT and self._handle_at(place) is not None:
            self._view.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
            return True
        return False

    def _release(self) -> None:
        self._pressed = None
        self._edge.stop()
        if self._dragged:
            self._ends.let_go()
        else:
            self._ends.leave()

    def _lose(self) -> None:
        """Nobody knows where the button was let go: the passage stays as it was."""
        self._dragged = False
        if self._pressed is not None:
            self._release()

    def _drag(self, place: QPoint) -> None:
        point = self._view.point(place)
        if point is not None:
            self._ends.move_to(point)

    def _handle_at(self, place: QPointF) -> Handle | None:
        if self._view.shown_marks.stripes_at(place.toPoint()):
            return None
        near = (
            one
            for one in self._ends.handles()
            if is_near(one, self._view.rectangle(one.edge), place)
        )
        return next(near, None)
