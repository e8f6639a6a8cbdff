"""The window as a whole: it opens, shows what the project holds, and closes without asking."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar

from coder.desktop.matrix.export_dialog import Export, Shown
from coder.export.options import EVERYTHING
from coder.store.documents import documents
from coder.store.history import entries
from coder.store.project import Project
from tests.desktop.acts import answer, at_front, choose, control, select_documents


def test_the_window_shows_each_of_its_places(window):
    for place in ("matrix", "team", "compare", "history", "read"):
        choose(window, place)
        assert getattr(window, {"read": "reader"}.get(place, place)).isVisible()


def quit_keys():
    """Ctrl+Q where the system has it so; the offscreen screen has none."""
    return QKeySequence.keyBindings(QKeySequence.StandardKey.Quit)


def test_ctrl_q_closes_every_window_and_what_was_typed_is_kept(open_windows, example, tmp_path):
    other = shutil.copyfile(example, tmp_path / "other.coder")
    windows = open_windows(example, other)
    first = at_front(windows.projects[0])
    select_documents(first, "marchbanks-2018")
    choose(first, "about document")
    QTest.keyClicks(control(first, "title"), "Peers ")
    assert first.actions_by_name["quit"].shortcuts() == quit_keys()
    choose(first, "quit")
    assert windows.projects == []
    with Project(example, write=False) as project:
        assert [one.title for one in documents(project) if (one.title or "").startswith("Peers ")]


def test_ctrl_q_leaves_the_start_page(open_windows):
    start = at_front(open_windows().start)
    leave = start.findChild(QAction, "quit")
    assert leave.shortcuts() == quit_keys()
    leave.trigger()
    assert not start.isVisible()


def test_closing_asks_nothing_and_leaves_one_file(window, example):
    window.close()
    assert [path.name for path in example.parent.iterdir()] == ["example.coder"]
    with Project(example, write=True):
        pass


@pytest.fixture
def large_print(qapp):
    before = QFont(qapp.font())
    larger = QFont(before)
    larger.setPointSizeF(14)
    qapp.setFont(larger)
    yield
    qapp.setFont(before)


def test_panels_have_room_beside_each_other_in_large_print(large_print, window, qtbot):
    window.resize(1280, 800)
    below, beside = window.passages.parentWidget(), window.codebook.parentWidget()
    qtbot.waitUntil(lambda: below.geometry().right() < beside.geometry().left())
    assert beside.geometry().right() <= window.reading.width()


def test_undo_never_reaches_what_another_reviewer_did(window):
    project = window.workspace.project
    undo = window.actions_by_name["undo"]
    while undo.isEnabled():
        undo.trigger()
    told = list(entries(project))
    assert all(one.coder for one in told)  # also of the first acts it is known who did them
    others = [one for one in told if one.coder != project.me]
    assert others
    assert not [one for one in others if one.undone_by]
    assert [one for one in told if one.kind == "code" and one.undone_by]


def test_no_key_of_a_menu_is_one_that_text_fields_keep_for_themselves(window):
    standard = QKeySequence.StandardKey
    editing = (
        standard.MoveToStartOfLine, standard.MoveToEndOfLine, standard.Delete, standard.Backspace,
        standard.DeleteStartOfWord, standard.DeleteEndOfWord, standard.DeleteEndOfLine,
        standard.DeleteCompleteLine,
    )  # fmt: skip
    kept = {key.toString() for one in editing for key in QKeySequence.keyBindings(one)}
    kept |= {"Ctrl+E", "Ctrl+A", "Ctrl+D", "Ctrl+K", "Ctrl+U"}  # on X11
    taken = {
        key.toString(): name
        for name, action in window.actions_by_name.items()
        for key in action.shortcuts()
    }
    assert not kept & taken.keys(), {taken[key] for key in kept & taken.keys()}


def test_every_letter_of_a_menu_stands_for_one_entry(window):
    for menu in window.menuBar().findChildren(QMenu):
        letters = [
            text[text.index("&") + 1].lower()
            for text in (one.text().replace("&&", "") for one in menu.actions())
            if "&" in text
        ]
        assert len(letters) == len(set(letters)), (menu.objectName(), letters)


def test_nothing_moves_when_something_is_told_or_written(window, example, qtbot):
    at_front(window)
    view = window.reader.view

    def place():
        QApplication.processEvents()
        return view.mapToGlobal(view.rect().topLeft()), view.size()

    before = place()
    window.workspace.tell("Something to know.")
    assert place() == before
    window.workspace.tell("A long sentence that says much. " * 12, kind="problem")
    assert place() == before
    words = control(window, "notice words")
    assert words.height() >= words.heightForWidth(words.width())  # all of it can be read
    window.exporting.write(Export(example.with_name("matrix.xlsx"), Shown(), EVERYTHING))
    assert place() == before
    assert not window.exporting.geometry().intersects(window.notices.geometry())
    qtbot.waitUntil(window.exporting.isHidden, timeout=20_000)
    assert place() == before


def test_a_window_left_on_a_larger_screen_fits_this_one(open_windows, example):
    windows = open_windows(example)
    first = windows.projects[0]
    first.resize(1900, 1000)
    first.move(40, 40)
    first.close()
    window = windows.open(example)
    assert window.screen().availableGeometry().contains(window.geometry())


def test_panels_take_no_greater_part_of_a_smaller_screen(open_windows, example, qtbot):
    windows = open_windows(example)
    first = windows.projects[0]
    first.resize(1900, 1000)
    choose(first, "search texts")  # which gives the panel below a third of the height
    QApplication.processEvents()
    part = first.searching.parentWidget().height() / first.height()
    assert part > 0.25
    first.close()
    window = windows.open(example)
    below = window.searching.parentWidget()
    assert window.height() <= 800
    qtbot.waitUntil(lambda: below.height() / window.height() <= part + 0.01)
    height = below.height()
    window.close()
    again = windows.open(example)  # and on the same screen as it was left
    qtbot.waitUntil(lambda: again.searching.parentWidget().height() == height)


@pytest.mark.parametrize("size", [(853, 533), (800, 500)])  # of 1280 by 800, scaled
def test_a_window_fits_a_small_and_a_scaled_screen(window, size, qtbot):
    window.resize(*size)
    for place in ("matrix", "statements", "charts", "team", "compare", "history", "read"):
        choose(window, place)
        QApplication.processEvents()
        assert window.size().toTuple() == size
    below, beside = window.passages.parentWidget(), window.codebook.parentWidget()
    qtbot.waitUntil(lambda: not below.geometry().intersects(beside.geometry()))
    assert window.reading.rect().contains(beside.geometry())


def test_the_export_dialog_fits_the_screen_and_its_list_gives_way(large_print, window):
    def look(dialog):
        room = dialog.screen().availableGeometry().height()
        assert dialog.height() < room
        dialog.resize(dialog.width(), 480)
        QApplication.processEvents()
        assert dialog.height() == 480
        button = control(dialog, "export now")
        assert dialog.rect().contains(button.geometry().translated(button.parent().pos()))

    answer(lambda dialog: (look(dialog), dialog.reject()))
    choose(window, "export")


def test_the_names_of_panels_stand_whole_in_their_tabs(window, qtbot):
    window.resize(1280, 800)
    bars = window.reading.findChildren(QTabBar)
    (tabs,) = [one for one in bars if one.isVisible() and one.tabText(0) == "Codebook"]
    window.reading.resizeDocks([window.codebook.parentWidget()], [60], Qt.Orientation.Horizontal)

    def whole():
        letters = tabs.fontMetrics().horizontalAdvance
        return all(
            tabs.tabRect(at).width() > letters(tabs.tabText(at))
            and tabs.rect().contains(tabs.tabRect(at))
            for at in range(tabs.count())
        )

    qtbot.waitUntil(whole)


def test_a_closed_panel_comes_back_by_the_view_menu_and_is_still_closed_tomorrow(
    open_windows, example
):
    windows = open_windows(example)
    first = windows.projects[0]
    (switch,) = [one for one in control(first, "menu Panels").actions() if one.text() == "Codebook"]
    switch.trigger()
    assert not first.codebook.isVisible()
    first.close()
    window = windows.open(example)
    (switch,) = [
        one for one in control(window, "menu Panels").actions() if one.text() == "Codebook"
    ]
    assert not window.codebook.isVisible()
    assert not switch.isChecked()
    switch.trigger()
    assert window.codebook.isVisible()


@pytest.mark.parametrize(
    ("name", "panel"),
    [
        ("find document", "documents"), ("about document", "documents"),
        ("new theme", "codebook"), ("search passages", "passages"),
        ("search texts", "searching"), ("chart", "charting"), ("assess", "cells"),
    ],
)  # fmt: skip
def test_a_key_that_leads_to_a_closed_panel_reopens_it(window, name, panel):
    closed = getattr(window, panel)
    closed.parentWidget().close()
    choose(window, "matrix")
    choose(window, name)
    assert closed.isVisible()
    if name != "assess":  # which begins where there is a cell to assess
        assert closed.isAncestorOf(QApplication.focusWidget())
