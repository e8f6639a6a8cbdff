"""How wide the parts of a place are is remembered for the next window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.desktop.acts import choose, control


def widths(window, place):
    return control(window, f"{place} parts").sizes()


def drag(window, place, by):
    """Drag what lies between the two parts."""
    handle = control(window, f"{place} parts").handle(1)
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize(("place", "by"), [("matrix", -30), ("statements", 30), ("charts", 30)])
def test_the_next_window_has_the_parts_as_they_were_left(place, by, open_windows, example, qtbot):
    windows = open_windows(example)
    first = windows.projects[0]
    first.resize(960, 600)  # which fits the screen, so that the next is as large
    choose(first, place)
    before = widths(first, place)
    drag(first, place, by)
    left = widths(first, place)
    assert left != before
    first.close()
    second = windows.open(example)
    choose(second, place)
    qtbot.waitUntil(lambda: widths(second, place) == left)
