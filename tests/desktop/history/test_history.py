"""The history, and undo and redo as the Edit menu offers them, also after a restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coder.desktop.history.model import STANDING, WHAT, WHEN, WHO
from coder.desktop.history.steps import words_of
from coder.desktop.look.times import day_and_time
from coder.operations.memos import write_memo
from coder.operations.themes import add_theme
from coder.operations.uncoding import uncode
from coder.store.diary import Looked, diary
from coder.store.documents import documents
from coder.store.history import Step, entries
from coder.store.passages import coding
from tests.desktop.acts import choose, control, write


@pytest.fixture
def place(window, qtbot):
    choose(window, "history")
    qtbot.waitUntil(lambda: window.history.model.rowCount() > 0)
    return window.history


def act_rows(place):
    """The rows of acts: the others are days."""
    return [row for row in range(place.model.rowCount()) if place.model.day(row) is None]


def cell(place, number, column=WHAT):
    """A cell of one of the acts, counted from the last one."""
    return place.model.index(act_rows(place)[number], column)


def text(place, number, column=WHAT):
    return cell(place, number, column).data()


def texts(place, column=WHAT):
    return [place.model.index(row, column).data() for row in act_rows(place)]


def select(place, number):
    place.view.selectRow(act_rows(place)[number])


def pick(choice, words):
    choice.setCurrentIndex(choice.findText(words))
    choice.activated.emit(choice.currentIndex())


def make_theme(window, name):
    project = window.workspace.project
    window.workspace.do(lambda: add_theme(project, name))


def undo_text(window):
    """What the menu shows: without the mark of its key, and with single ampersands."""
    words = window.actions_by_name["undo"].text()
    return words.removeprefix("&").replace("&&", "&")


def test_the_history_is_a_proper_model(place, qtmodeltester):
    qtmodeltester.check(place.model)


def test_every_act_is_told_the_last_first(place, window):
    held = list(entries(window.workspace.project))
    assert texts(place) == [one.description for one in held][::-1]
    assert texts(place, WHO) == [one.coder_name or "Someone" for one in held][::-1]
    assert place.count.text() == f"{len(held)} acts"
    assert all(texts(place, WHEN))


def test_it_is_narrowed_by_reviewer_kind_and_words(place, window, qtbot):
    held = list(entries(window.workspace.project))
    pick(place.kind, "Coding")
    assert len(act_rows(place)) == len([one for one in held if one.kind == "code"])
    pick(place.reviewer, "Ben Okoye")
    wanted = [one for one in held if one.kind == "code" and one.coder_name == "Ben Okoye"]
    assert 0 < len(act_rows(place)) == len(wanted)
    write(place.words, "WETHERALL")
    wanted = [one for one in wanted if "wetherall" in one.description]
    qtbot.waitUntil(lambda: len(act_rows(place)) == len(wanted))


def test_what_was_taken_back_is_struck_through_and_said_in_words(place, window, qtbot):
    make_theme(window, "Trust")
    choose(window, "undo")
    qtbot.waitUntil(lambda: text(place, 0) == "Undo: Add theme Trust")
    assert text(place, 1) == "Add theme Trust"
    assert text(place, 1, STANDING) == "Taken back"
    assert cell(place, 1).data(Qt.ItemDataRole.FontRole).strikeOut()
    select(place, 1)
    assert "Taken back, " in place.details.toPlainText()
    assert text(place, 0, STANDING) == ""


def test_what_was_done_again_stands(place, window, qtbot):
    make_theme(window, "Trust")
    choose(window, "undo")
    choose(window, "redo")
    qtbot.waitUntil(lambda: text(place, 0) == "Redo: Add theme Trust")
    assert [text(place, row, STANDING)[:10] for row in range(3)] == ["", "Done again", ""]


def test_the_details_say_what_an_act_did(place, window, qtbot):
    make_theme(window, "Trust")
    qtbot.waitUntil(lambda: text(place, 0) == "Add theme Trust")
    select(place, 0)
    said = place.details.toPlainText()
    assert "1 theme added" in said
    assert "theme, name: Trust" in said


def test_a_memo_cannot_pass_for_html_in_the_details(place, window, qtbot):
    project = window.workspace.project
    row = project.db.execute("SELECT id FROM passage LIMIT 1").fetchone()[0]
    window.workspace.do(
        lambda: write_memo(
            project, table="passage", row=row, coder=project.me, text="<b>x</b>\x07\nthen"
        )
    )
    qtbot.waitUntil(lambda: text(place, 0).startswith("Write a memo on "))
    select(place, 0)
    assert "memo, text: <b>x</b> then" in place.details.toPlainText()


def test_rows_are_copied_with_tabs(place, qtbot):
    place.view.setFocus()
    qtbot.waitUntil(place.view.hasFocus)
    select(place, 2)
    QTest.keyClick(place.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    entry = place.model.told(act_rows(place)[2]).entry
    wanted = [day_and_time(entry.made_at), text(place, 2, WHO), text(place, 2)]
    assert QGuiApplication.clipboard().text() == "\t".join(wanted)


def test_the_edit_menu_names_the_act_and_what_it_takes_back(window):
    make_theme(window, "R&D")
    assert undo_text(window) == "Undo “Add theme R&D”"
    choose(window, "undo")
    assert window.notices.words == "Undo: Add theme R&D."
    assert window.actions_by_name["redo"].text() == "&Redo “Add theme R&&D”"
    choose(window, "redo")
    assert undo_text(window) == "Undo “Add theme R&D”"


def test_undo_goes_on_after_a_restart(open_windows, example):
    windows = open_windows(example)
    first = windows.projects[0]
    for name in ("Trust", "Time"):
        make_theme(first, name)
    choose(first, "undo")
    first.close()
    again = windows.open(example)
    assert undo_text(again) == "Undo “Add theme Trust”"
    assert again.actions_by_name["redo"].text() == "&Redo “Add theme Time”"
    choose(again, "redo")
    choose(again, "undo")
    choose(again, "undo")
    assert undo_text(again) not in {"Undo “Add theme Trust”", "Undo “Add theme Time”"}
    names = again.workspace.project.db.execute("SELECT name FROM theme").fetchall()
    assert {("Trust",), ("Time",)}.isdisjoint(names)


def test_an_act_of_an_earlier_day_says_so():
    step = Step("code", "Code kay-2019 with Support", (1,), None, "2024-03-04T12:00:00.000Z")
    assert words_of(step) == "“Code kay-2019 with Support” of 4 Mar 2024"


def test_a_long_name_does_not_make_the_menu_wide():
    step = Step("add theme", f"Add theme {'x' * 300}", (1,), None, "2024-03-04T12:00:00.000Z")
    assert len(words_of(step)) < 80


def test_a_search_in_the_diary_ignores_case_and_diacritics(window):
    make_theme(window, "Naïveté")
    project = window.workspace.project
    assert len(diary(project, Looked(words="NAIVETE theme")).numbers) == 1


def test_the_history_is_reached_and_read_by_keys(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.history.model.rowCount() > 0)
    assert control(window, "history list").hasFocus()
    before = window.history.details.toPlainText()
    QTest.keyClick(window.history.view, Qt.Key.Key_Down)
    assert window.history.details.toPlainText() != before


def test_it_reads_as_a_diary_day_by_day(place, window, qtbot):
    make_theme(window, "Trust")
    qtbot.waitUntil(lambda: text(place, 0) == "Add theme Trust")
    assert place.model.day(0).startswith("Today, ")
    assert place.view.columnSpan(0, WHEN) == 4
    select(place, 0)
    days = [day_and_time(place.model.told(row).entry.made_at)[:11] for row in act_rows(place)]
    assert len(place.model.days) == len(dict.fromkeys(days))
    QTest.keyClick(place.view, Qt.Key.Key_Up)
    assert place.view.currentIndex().row() == 1  # a day is passed


def test_the_acts_on_one_document_are_listed_also_those_on_what_is_gone(place, window, qtbot):
    project = window.workspace.project
    held = next(one for one in documents(project) if one.key == "wetherall-2023")
    row = project.db.execute(
        "SELECT c.id FROM coding c JOIN passage p ON p.id = c.passage JOIN file f ON f.id = p.file"
        " WHERE f.document = ? AND p.coder = ?",
        (held.id, project.me),
    ).fetchone()[0]
    window.workspace.do(lambda: uncode(project, coding(project, row)))
    pick(place.document, "wetherall-2023")
    qtbot.waitUntil(lambda: 0 < len(act_rows(place)) < len(list(entries(project))))
    found = texts(place)
    named = [one.description for one in entries(project) if "wetherall-2023" in one.description]
    assert sorted(found) == sorted(named)
    assert any(one.startswith("Import ") for one in found)
    assert found[0].startswith("Remove coding")
