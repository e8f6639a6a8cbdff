"""The row above the page."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from tests.desktop.acts import control
from tests.desktop.coding.acts import open_document


def shown(window):
    """What is seen in the row, from the left to the right."""
    row = control(window, "page bar")
    found = [one for one in row.findChildren(QWidget) if one.isVisible() and one.width()]
    return sorted((one for one in found if one.parent() is row), key=lambda one: one.x())


def are_apart(widgets):
    return all(one.geometry().right() < other.x() for one, other in pairwise(widgets))


def test_in_the_smallest_window_nothing_lies_on_what_stands_beside_it(window, qtbot):
    open_document(window)
    count = control(window, "PDF page")
    qtbot.waitUntil(lambda: count.text() != "")
    all_of_it = shown(window)
    assert count in all_of_it
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: not count.isVisible() and are_apart(shown(window)))
    left = shown(window)
    assert {"page field", "size field", "code marked"} <= {one.objectName() for one in left}
    assert left[-1].geometry().right() <= control(window, "page bar").width()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: shown(window) == all_of_it)
