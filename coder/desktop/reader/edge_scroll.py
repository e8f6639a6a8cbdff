"""What is dragged: scrolling beyond what is seen, and how the pages lose the mouse."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer

from coder.desktop.reader.scroller import PageScroller

_PULSE: Final = 30  # milliseconds
_SECOND: Final = 1_000
_SLOWEST: Final = 100  # pixels a second: some lines, so that one sees where to stop
_GROWS: Final = 6  # pixels a second for each pixel that the mouse is farther out
_FASTEST: Final = 1_500
LOSES_MOUSE: Final = frozenset({QEvent.Type.WindowBlocked, QEvent.Type.Hide})
"""A dialog opens or the pages go: they are not told any more where a button is let go."""


class EdgeScroll(QObject):
    """Scrolls pages for as long as the mouse is held at an edge of them or outside."""

    def __init__(self, view: PageScroller, drag: Callable[[QPoint], object]) -> None:
        """``drag`` is told where the mouse is each time the pages have moved under it."""
        super().__init__(view)
        self._view, self._drag = view, drag
        self._place = QPoint()
        self._pulse = QTimer(self, interval=_PULSE)
        self._pulse.timeout.connect(self._scroll)

    def follow(self, place: QPoint) -> None:
        """Scroll or rest, now that the mouse is at a point of the viewport."""
        self._place = place
        if not any(self._speeds()):
            self._pulse.stop()
        elif not self._pulse.isActive():
            self._pulse.start()

    def stop(self) -> None:
        """Rest: the mouse has let go."""
        self._pulse.stop()

    def _speeds(self) -> tuple[int, int]:
        room = self._view.viewport().size()
        return speed(self._place.x(), room.width()), speed(self._place.y(), room.height())

    def _scroll(self) -> None:
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        for bar, fast in zip(bars, self._speeds(), strict=True):
            bar.setValue(bar.value() + round(fast * _PULSE / _SECOND))
        self._drag(self._place)


def speed(place: int, length: int) -> int:
    """Pixels a second for a mouse at a place of what is seen, whose ``length`` is in pixels.

    The outermost pixels count as outside: at the edge of a screen the mouse comes no farther.
    """
    out = min(0, place - 1) + max(0, place - length + 2)
    fast = min(_FASTEST, _SLOWEST + _GROWS * (abs(out) - 1))
    return 0 if not out else -fast if out < 0 else fast
