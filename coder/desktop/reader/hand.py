"""The hand that moves the pages: the middle button drags them, further buttons go back and on."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent

from coder.desktop.reader.scroller import PageScroller

_PRESSES: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class Hand(QObject):
    """Watches the viewport for what is done with another button than the left one."""

    back = Signal()
    forward = Signal()

    def __init__(self, view: PageScroller) -> None:
        super().__init__(view)
        self._view = view
        self._held: QPoint | None = None  # the place of the desk that the hand holds
        self._shape = Qt.CursorShape.ArrowCursor  # that is shown else
        view.viewport().installEventFilter(self)

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._held = event.position().toPoint() + self._view.origin
            self._shape = self._view.viewport().cursor().shape()
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.BackButton:
            self.back.emit()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forward.emit()
        else:
            return self._held is not None
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._held is None:
            return False
        wanted = self._held - event.position().toPoint()
        self._view.horizontalScrollBar().setValue(wanted.x())
        self._view.verticalScrollBar().setValue(wanted.y())
        return True

    def _let_go(self) -> None:
        self._held = None
        self._view.viewport().setCursor(self._shape)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if self._held is not None and not event.buttons() & Qt.MouseButton.MiddleButton:
            self._let_go()  # here, or elsewhere before
            return event.type() == QEvent.Type.MouseButtonRelease
        if event.type() in _PRESSES:
            return self._press(event)
        if event.type() == QEvent.Type.MouseMove:
            return self._move(event)
        return self._held is not None
