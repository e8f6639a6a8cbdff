"""Where the keyboard is: it goes to where one works, and can be seen there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from coder.desktop.look.measures import HALF


def hand_on(part: QWidget, to: QWidget | None = None) -> None:
    """Hand the focus that a part was given on to what is worked with in it, or to its first stop.

    For ``focusInEvent``. With a focus proxy in its place the part would be a stop of Tab itself:
    what stands before the proxy would be jumped over, and Tab lead nowhere while it is hidden.
    """
    if to is not None and to.isVisible() and to.isEnabled():
        to.setFocus()
    else:
        part.focusNextChild()


def show_focus(focus: QWidget) -> None:
    """Let what has the focus show it, whatever brought it there.

    Qt shows it after Tab alone, and no longer when a dialog was open meanwhile. Lists and pages
    get a frame: a chosen row looks the same with and without the focus.
    """
    focus.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    focus.update()
    if isinstance(focus, QAbstractScrollArea) and not isinstance(focus, QPlainTextEdit | QTextEdit):
        _Frame(focus)


class _Frame(QWidget):
    """A thin line along the inner edge of a view, until the focus leaves it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("focus frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.installEventFilter(self)
        self._lie_over(view)
        self.show()

    def _lie_over(self, view: QWidget) -> None:
        self.setGeometry(view.rect())
        line = HALF // 2
        self.setMask(QRegion(self.rect()) - self.rect().adjusted(line, line, -line, -line))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._lie_over(watched)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and _is_left(event):
            watched.removeEventFilter(self)
            self.hide()
            self.deleteLater()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.palette().highlight())


def _is_left(event: QFocusEvent) -> bool:
    """Whether the focus went for good: a menu of the view gives it back."""
    return event.reason() != Qt.FocusReason.PopupFocusReason
