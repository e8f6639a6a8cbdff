"""Where the keyboard goes: every stop can be reached by Tab, and left again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coder.desktop.start.new_project import NewProjectDialog
from coder.operations.projects import new_project
from tests.desktop.acts import at_front, choose, control
from tests.desktop.coding.acts import open_document

STOPS = {
    "read": {"find documents", "document list", "themes", "theme filter", "passage words"},
    "matrix": {"matrix by", "matrix reviewers", "matrix sorting", "export matrix", "matrix cells"},
    "team": {"reviewers", "reviewer name", "merge files", "copy for reviewer"},
    "compare": {"compare reviewers", "also unfinished", "freeze state", "compared themes"},
    "history": {"history words", "history reviewer", "history kind", "history list"},
}


@pytest.fixture
def empty_window(open_windows, tmp_path):
    """The window of a project in which nothing has been done yet."""
    path = tmp_path / "empty.coder"
    new_project(path, title="Nothing yet", lead="Ana").close()
    return open_windows(path).projects[0]


def round_trip(window, key):
    """Every stop of a key, from where the focus is until it is there again."""
    first = QApplication.focusWidget()
    stops = [first]
    while len(stops) < 100:
        QTest.keyClick(QApplication.focusWidget(), key)
        stops.append(QApplication.focusWidget())
        if stops[-1] is first:
            return [one.objectName() for one in stops[:-1]]
        assert stops[-1] is not stops[-2], f"{stops[-1].objectName()} is not left"
    raise AssertionError("no way back")


@pytest.mark.parametrize("which", ["window", "empty_window"])
@pytest.mark.parametrize("place", STOPS)
def test_tab_reaches_every_stop_of_a_place_in_both_directions(request, which, place):
    window = at_front(request.getfixturevalue(which))
    choose(window, place)
    ahead = round_trip(window, Qt.Key.Key_Tab)
    back = round_trip(window, Qt.Key.Key_Backtab)
    assert ahead[1:] == back[:0:-1]
    shown = {name for name in STOPS[place] if control(window, name).isVisible()}
    assert shown <= set(ahead)


def test_a_project_without_documents_begins_at_the_documents(empty_window):
    window = at_front(empty_window)
    assert window.documents.isAncestorOf(QApplication.focusWidget())


def test_the_day_begins_on_the_page(window):
    open_document(at_front(window))
    assert window.reader.view.hasFocus()


def test_tab_stops_at_nothing_that_is_out_of_sight(window):
    open_document(at_front(window))
    window.reader.setFocus()
    stops = round_trip(window, Qt.Key.Key_Tab)
    assert "themes" in stops
    assert "cells list" not in stops
    choose(window, "assess")
    stops = round_trip(window, Qt.Key.Key_Tab)
    assert "themes" not in stops
    assert "cells list" in stops


def test_f6_goes_round_the_parts_of_the_window(window):
    open_document(at_front(window))
    window.workspace.tell("Something to hear")
    window.documents.setFocus()
    seen = []
    for name in ("next part",) * 5 + ("previous part",) * 5:
        choose(window, name)
        seen.append(QApplication.focusWidget().objectName())
    ahead = ["pages", "passage list", "themes", "close notice", "document list"]
    assert seen == [*ahead, *ahead[3::-1], ahead[4]]
    choose(window, "history")
    choose(window, "next part")
    assert QApplication.focusWidget().objectName() == "close notice"
    choose(window, "next part")
    assert QApplication.focusWidget().objectName() == "history list"


@pytest.mark.parametrize("place", STOPS)
def test_f6_leads_to_what_shows_that_it_has_the_keyboard(window, place):
    choose(at_front(window), place)
    first = QApplication.focusWidget()
    for _ in range(10):
        choose(window, "next part")
        focus = QApplication.focusWidget()
        assert focus.focusPolicy() != Qt.FocusPolicy.NoFocus, focus.objectName()
        if focus is first:
            return
    raise AssertionError("no way back")


def frames(window):
    return [one for one in window.findChildren(QWidget, "focus frame") if one.isVisible()]


def test_the_list_that_has_the_keyboard_shows_it(window, qtbot):
    open_document(at_front(window))
    for view in (window.codebook.tree, window.passages.view, window.reader.view):
        view.setFocus()
        assert [one.parentWidget() for one in frames(window)] == [view]
    window.codebook.filter.setFocus()
    assert frames(window) == []
    assert window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    window.codebook.tree.setFocus()
    window.resize(window.width() - 40, window.height() - 40)
    tree = window.codebook.tree
    qtbot.waitUntil(lambda: all(one.rect() == tree.rect() for one in frames(window)))


def test_the_line_around_what_has_the_keyboard_lies_over_scroll_bars_that_come_later(window, qtbot):
    open_document(at_front(window))
    view = window.reader.view
    view.fit_page()
    view.setFocus()
    bar = view.horizontalScrollBar()
    view.zoom_to(4.0, QPoint(0, 0))
    qtbot.waitUntil(bar.isVisible)
    line = view.palette().highlight().color()
    seen = view.grab().toImage()
    below = QPoint(seen.width() // 2, seen.height() - 1)
    beside = QPoint(seen.width() - 1, seen.height() // 2)
    assert [seen.pixelColor(place) for place in (below, beside)] == [line, line]


def test_enter_begins_a_project_also_after_the_buttons_had_the_focus(open_windows):
    windows = open_windows()
    windows.begin_project()
    dialog = windows.start.findChild(NewProjectDialog)
    assert QTest.qWaitForWindowActive(dialog)
    begin = control(dialog, "begin")
    assert begin.isDefault()
    begin.setFocus()
    dialog.title.setFocus()
    assert begin.isDefault()
