"""The list has all the room that the opened difference does not need."""

import pytest
from PySide6.QtWidgets import QScrollArea

from tests.desktop.acts import at_front, control
from tests.desktop.comparing.differences.acts import open_first


@pytest.fixture
def small(window, compared, qtbot):
    """The pane with its page in a window of 1280 by 800."""
    place = compared(at_front(window))
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: abs(place.width() - 1280) < 40)
    pane = place.differences
    pane.opening.emit()
    qtbot.waitUntil(lambda: pane.page.isVisible() and not place.is_busy)
    return pane


def _rows(pane):
    view = pane.side.view
    return view.viewport().height() / view.rowHeight(0)


def test_of_few_words_no_room_is_left_blank_below_a_short_list(small, qtbot):
    open_first(small, "value", "Design")
    area = control(small, "sides")
    said, line = area.widget(), small.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: area.height() - said.heightForWidth(said.width()) <= 2 * line)
    assert _rows(small) >= 4.5
    assert not area.verticalScrollBar().isVisible()


@pytest.mark.parametrize("sort", ["value", "boundary", "only", "cell"])
def test_the_opened_difference_is_in_sight_however_much_is_said_of_it(small, qtbot, sort):
    open_first(small, sort)
    view = small.side.view

    def is_seen():
        return view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())

    qtbot.waitUntil(is_seen)


def test_in_a_low_window_one_bar_scrolls_all_that_is_said(small, window, qtbot):
    open_first(small, "boundary")
    window.resize(1280, 560)
    area, told = control(small, "sides"), control(small, "difference told")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.isAncestorOf(told)
    assert area.isAncestorOf(control(small, "side 1"))
    assert area.findChildren(QScrollArea) == []
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    small.step(1)
    assert area.verticalScrollBar().value() == 0  # another one is read from its beginning
    assert area.height() >= 4 * small.fontMetrics().lineSpacing()
