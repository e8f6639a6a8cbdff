"""Where the keyboard goes: every stop can be reached by Tab, and left again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.start.new_project import NewProjectDialog
from coder.operations.projects import new_project
from tests.desktop.acts import choose, control

STOPS = {
    "read": {"find documents", "document list", "themes", "theme filter", "passage words"},
    "matrix": {"matrix by", "matrix reviewers", "matrix sorting", "export matrix", "matrix cells"},
    "team": {"reviewers", "reviewer name", "merge files", "copy for reviewer"},
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


def at_front(window):
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


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
