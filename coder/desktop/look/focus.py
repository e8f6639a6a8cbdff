"""Where the keyboard is: it goes to where one works, and can be seen there."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

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

    Qt shows it after Tab alone, and no longer when a dialog was open meanwhile. Lists, pages and
    fields of several lines get a frame: they look the same with and without the focus.
    """
    focus.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    focus.update()
    if isinstance(focus, QAbstractScrollArea):
        _Frame(focus)


class FocusBefore(QObject):
    """Knows where the keyboard was before it came into a part of the window that is to go again.

    Without it Qt would hand the focus of what is hidden or grey on to the next stop of Tab.
    """

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._before: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def give_back(self) -> None:
        """Give the keyboard back to where it was, if it is in the part."""
        focus, before = QApplication.focusWidget(), self._before
        inside = focus is not None and self._part.isAncestorOf(focus)
        if inside and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        comes = new is not None and self._part.isAncestorOf(new)
        if comes and old is not None and not self._part.isAncestorOf(old):
            self._before = old


class _Frame(QWidget):
    """A thin line along the inner edge of a view, until the focus leaves it.

    It keeps no reference to the view: with one, the program crashed when the view was destroyed.
    """

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self.setObjectName("focus frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.installEventFilter(self)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            # The view raises a bar above all else when it comes.
            bar.rangeChanged.connect(self._lie_over, Qt.ConnectionType.QueuedConnection)
        self._lie_over()
        self.show()

    @Slot()
    def _lie_over(self) -> None:
        if (view := self.parentWidget()) is None:
            return
        self.setGeometry(view.rect())
        self.raise_()
        line = HALF // 2
        self.setMask(QRegion(self.rect()) - self.rect().adjusted(line, line, -line, -line))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie_over()
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
