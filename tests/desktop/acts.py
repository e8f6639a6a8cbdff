"""What a reviewer does at the window, in mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def control(window, name):
    """The control with an object name, which must be there."""
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(widget, place=None):
    """Click a control in its middle, or at a place."""
    place = widget.rect().center() if place is None else QPoint(place)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


def press(widget, *keys):
    """Press keys one after another where the focus is (``widget`` if nothing has it)."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, key)


def write(widget, words):
    """Type words into a field, in place of what it holds."""
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, words)


def choose(window, name):
    """Choose an entry of a menu."""
    window.actions_by_name[name].trigger()
