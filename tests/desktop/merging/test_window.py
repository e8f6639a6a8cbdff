"""The merge window as a whole: keys, letters, reports kept, and whose work is seen."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit

from coder.analysis.passages import passages
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations.coders import find_coder, work_as
from coder.operations.memos import write_memo
from coder.operations.projects import set_blind
from coder.operations.themes import add_theme
from coder.store.project import Project
from tests.desktop.acts import at_front, choose, click, control
from tests.desktop.merging.acts import code, copy_of, define, rename, rows
from tests.desktop.team.acts import agree, leave, rehearse, turn_to, when_shown
from tests.desktop.test_focus import round_trip

STEPS = ("arrivals", "themes", "proposals", "conflicts")


@pytest.fixture
def merging(window, qtbot, tmp_path):
    """After a merge that left something on every page."""
    choose(window, "team")
    project = window.workspace.project
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: add_theme(project, "Support / Humor", fields={"definition": "Jokes."}),
        lambda project: code(project, theme="Support / Humor"),
        lambda project: rename(project, "Guidance", "Advice"),
    )  # fmt: skip
    window.workspace.do(lambda: add_theme(project, "Support / Humour"))
    window.workspace.do(lambda: rename(project, "Guidance", "Direction"))
    shown = agree(window, qtbot, rehearse(window, qtbot, copy))
    at_front(window)
    return shown


def letters(widget):
    """The letters of what can be seen, with what they stand for."""
    return [
        text[text.index("&") + 1].upper()
        for text in (one.text().replace("&&", "") for one in widget.findChildren(QAbstractButton)
                     if one.isVisible())
        if "&" in text
    ]  # fmt: skip


def menu_letters(window):
    titles = [action.text() for action in window.menuBar().actions()]
    return [title[title.index("&") + 1].upper() for title in titles]


@pytest.mark.parametrize("step", STEPS)
def test_every_letter_stands_for_one_button_and_for_no_menu(window, merging, qtbot, step):
    turn_to(merging, step)
    qtbot.waitUntil(lambda: merging.findChild(QAbstractButton, "close merging").isVisible())
    held = letters(merging)
    assert held
    assert len(held) == len(set(held)), held
    assert not set(held) & set(menu_letters(window))


def test_every_letter_of_the_team_stands_for_one_button_and_for_no_menu(window, merging):
    leave(merging)
    held = letters(window.team)
    assert len(held) == len(set(held)), held
    assert not set(held) & set(menu_letters(window))


@pytest.mark.parametrize("step", STEPS)
def test_tab_reaches_every_stop_in_both_directions(window, merging, step):
    turn_to(merging, step)
    ahead = round_trip(window, Qt.Key.Key_Tab)
    back = round_trip(window, Qt.Key.Key_Backtab)
    assert ahead[1:] == back[:0:-1]
    first = {"arrivals": "arrivals", "themes": "theme list"}.get(step, step)
    assert {"merge steps", "take back merge", "save report", first} <= set(ahead)


def test_f6_goes_from_the_steps_to_the_head_to_the_page(window, merging):
    turn_to(merging, "conflicts")
    window.notices.hide()
    seen = []
    for _ in range(3):
        choose(window, "next part")
        seen.append(QApplication.focusWidget().objectName())
    assert seen == ["show what came", "conflicts", "merge steps"]


def test_everything_that_can_be_used_has_a_name_for_screen_readers(merging):
    for step in STEPS:
        turn_to(merging, step)
        for one in merging.findChildren(QAbstractButton):
            if one.isVisible() and one.text():
                assert one.accessibleName(), one.text()


def test_the_report_is_kept_as_one_likes(window, merging, tmp_path):
    path = tmp_path / "merge.json"

    def fill(dialog):
        dialog.selectNameFilter("JSON (*.json)")
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    when_shown("file", fill)
    click(control(merging, "save report"))
    assert window.notices.words == "The report is written to merge.json."
    assert json.loads(path.read_text("utf-8"))["coders"][0]["coder"] == "Cem"


def test_a_report_that_cannot_be_written_is_a_sentence(window, merging, tmp_path):
    (tmp_path / "folder.xlsx").mkdir()

    def fill(dialog):
        assert isinstance(dialog, QFileDialog)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(tmp_path / "no" / "where.txt"))
        dialog.accept()
        if dialog.isVisible():
            dialog.reject()

    when_shown("file", fill)
    click(control(merging, "save report"))
    assert "is written" not in window.notices.words


def test_a_project_open_for_reading_shows_all_and_offers_no_act(
    open_windows, example, qtbot, tmp_path
):
    copy = tmp_path / "ben.coder"
    with Project(example, write=True) as project:
        copy_project(project, copy, recipient="Ben Okoye", light=True, blind=False)
        define(project, "Support", "What Ana says.")
    with Project(copy, write=True) as project:
        define(project, "Support", "What Ben says.")
        add_theme(project, "Humour")
    with Project(example, write=True) as project:
        merge_files(project, [copy])
    window = open_windows().open(example, write=False)
    choose(window, "team")
    window.team.show_merge(1, "themes")
    assert not control(window, "accept theme").isVisible()
    assert not control(window, "rename theme").isVisible()
    turn_to(window.team.merging, "conflicts")
    assert not control(window, "settle").isVisible()
    assert not control(window, "by rule").isVisible()
    assert control(window, "value 1").isVisible()
    assert not control(window, "take back merge").isVisible()


def test_a_blind_reviewer_sees_no_conflict_about_the_work_of_others(
    open_windows, example, qtbot, tmp_path
):
    other = tmp_path / "other.coder"
    with Project(example, write=True) as project:
        copy_project(project, other, recipient="Ana Brandt", light=True, blind=False)
        set_blind(project, blind=True)
    for path, text in ((example, "zeppelin"), (other, "airship")):
        with Project(path, write=True) as project:
            ana = find_coder(project, "Ana Brandt")
            work_as(project, ana)
            passage = next(one for one in passages(project) if one.coder == "Ana Brandt")
            write_memo(project, table="passage", row=passage.passage, coder=ana.id, text=text)
    with Project(example, write=True) as project:
        merge_files(project, [other])
        work_as(project, find_coder(project, "Ben Okoye"))
    window = open_windows(example).projects[0]
    choose(window, "team")
    assert control(window, "nothing to decide").isVisible()
    window.team.show_merge(1, "conflicts")
    assert "No conflict is open" in control(window, "conflict count").text()
    assert "zeppelin" not in str(rows(control(window, "merge besides")))
    with Project(example, write=False) as project:
        from coder.analysis.disputes import open_conflicts

        assert len(open_conflicts(project)) == 1


def test_it_stays_as_it_was_left_while_one_looks_elsewhere(window, merging):
    turn_to(merging, "conflicts")
    choose(window, "matrix")
    choose(window, "team")
    assert merging.isVisible()
    assert merging.steps.current == "conflicts"
    QTest.keyClick(merging.steps.table, Qt.Key.Key_Escape)
    assert not merging.isVisible()


def test_models_keep_qts_rules(window, merging, qtmodeltester):
    for name in (
        "merge steps", "arrivals", "files of the merge", "merge besides", "theme list",
        "theme news fields", "proposals", "proposal facts", "conflicts", "unplaced",
    ):  # fmt: skip
        qtmodeltester.check(control(merging, name).model())
    leave(merging)
    qtmodeltester.check(control(window, "to decide").model())
