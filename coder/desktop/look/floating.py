"""What lies over a part of the window for a moment, such as the palette."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from coder.desktop.look.beside import beside
from coder.desktop.look.measures import GRID, WIDE

_WIDEST: Final = 76  # letters
_LINES: Final = 17  # of the height
_LEAST: Final = 11  # of them, where there is little room beside what is marked

Spot = Callable[[], QRect | None]
"""Tells where in the window that is which is not to be covered; None if there is no such thing."""


class Floating(QFrame):
    """A field over the window, with an edge that is seen on light and dark."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Popover(Floating):
    """Lies over a part of the window until it is answered or left; the focus goes back then."""

    def __init__(self, window: QWidget, over: QWidget, spot: Spot = lambda: None) -> None:
        super().__init__(window)
        self._window, self._over, self._spot = window, over, spot
        self._before: QWidget | None = None  # what had the focus
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()

    def come_up(self, first: QWidget) -> None:
        """Show it, with the focus on one of its parts."""
        self._before = self._before if self.isVisible() else QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        first.setFocus()

    def _place(self) -> None:
        room = self._over.rect()
        corner = self._over.mapTo(self._window, room.topLeft())
        width = min(self.fontMetrics().horizontalAdvance("x") * _WIDEST, room.width() - 2 * WIDE)
        line = self.fontMetrics().height() + GRID
        height = min(room.height() - 2 * WIDE, _LINES * line)
        marked = self._spot()
        if marked is not None:
            size, over = QSize(max(width, 1), max(height, 1)), QRect(corner, room.size())
            self.setGeometry(beside(marked, size, over, self._window.rect(), least=_LEAST * line))
            return
        left = corner.x() + (room.width() - width) // 2
        top = corner.y() + min(3 * WIDE, max(0, (room.height() - height) // 2))
        self.setGeometry(QRect(left, top, max(width, 1), max(height, 1)))

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self._holds(new):
            self._before = None  # the reviewer went elsewhere
            self.hide()

    def _holds(self, widget: QWidget) -> bool:
        """Whether it is a part of this, also one that is a window of its own, as of a list."""
        above: QWidget | None = widget
        while above is not None and above is not self:
            above = above.parentWidget()
        return above is self

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()
        super().hideEvent(event)
