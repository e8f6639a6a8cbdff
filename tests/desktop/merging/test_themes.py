"""The themes that came in: accepted, renamed, merged into others, removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.analysis.proposals import proposals
from coder.desktop.merging.themes_model import themes_open
from coder.operations.identity import accept
from coder.operations.themes import add_theme, find_theme, remove_theme
from coder.store.project import Project
from tests.desktop.acts import answer, at_front, choose, click, control, press
from tests.desktop.merging.acts import code, column, copy_of, define, names, rows
from tests.desktop.team.acts import agree, leave, merge, rehearse, take_back, turn_to


@pytest.fixture
def merging(window, qtbot, tmp_path):
    """The page of themes after a merge that brought two and changed one."""
    choose(window, "team")
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: add_theme(project, "Humour", fields={"definition": "Laughing together."}),
        lambda project: add_theme(project, "Paid work"),
        lambda project: define(project, "Support", "Whatever helps."),
        lambda project: code(project, theme="Humour"),
    )  # fmt: skip
    shown = agree(window, qtbot, rehearse(window, qtbot, copy))
    at_front(window)
    turn_to(shown, "themes")
    return shown


def open_now(merging):
    return {one.name: one.open for one in merging.steps.model.rows}["themes"]


def choose_theme(merging, path):
    control(merging, "theme list").selectRow(column(merging, "theme list").index(path))


def test_each_is_told_with_where_it_stands_who_made_it_and_what_it_says(merging):
    assert [row[:3] for row in rows(control(merging, "theme list"))] == [
        ["Humour", "new", "Cem"], ["Paid work", "new", "Cem"], ["Support", "changed", "Cem"],
    ]  # fmt: skip
    choose_theme(merging, "Humour")
    assert control(merging, "theme news words").text() == "New, by Cem. It stands at the top."
    assert rows(control(merging, "theme news fields"))[0][::2] == [
        "Definition", "Laughing together.",
    ]  # fmt: skip
    assert control(merging, "theme passages count").text() == "1 passage concerned:"
    choose_theme(merging, "Support")
    (field,) = rows(control(merging, "theme news fields"))
    assert field[0] == "Definition"
    assert field[2] == "Whatever helps."
    assert field[1] not in {"", "Whatever helps."}


def test_accepting_goes_through_them_and_is_remembered(window, merging):
    assert open_now(merging) == 3
    press(merging, Qt.Key.Key_Tab)
    QTest.keyClick(control(merging, "accept theme"), Qt.Key.Key_Space)
    assert control(merging, "theme news path").text() == "Paid work"
    assert open_now(merging) == 2
    leave(merging)
    assert rows(control(window, "to decide"))[0] == ["2 new or changed themes to look at"]
    with Project(window.workspace.project.path, write=False) as project:
        assert themes_open(project, 1) == 2


def test_what_was_accepted_can_be_looked_at_again(merging):
    click(control(merging, "accept theme"))
    choose_theme(merging, "Humour")
    assert control(merging, "accept theme").text().replace("&", "") == "Look at it again"
    click(control(merging, "accept theme"))
    assert open_now(merging) == 3


def test_all_are_accepted_at_once(merging):
    click(control(merging, "accept all themes"))
    assert open_now(merging) == 0
    assert not control(merging, "accept all themes").isVisible()


def test_a_theme_is_renamed(window, merging):
    choose_theme(merging, "Humour")
    click(control(merging, "rename theme"))
    field = control(merging, "name bar field")
    assert field.text() == "Humour"
    QTest.keyClicks(field, "Laughter")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Laughter" in names(window)
    assert open_now(merging) == 2
    choose(window, "undo")
    assert "Humour" in names(window)


def test_a_theme_is_merged_into_another_that_is_typed(window, merging):
    choose_theme(merging, "Humour")
    click(control(merging, "merge theme"))
    field = next(
        one for one in window.findChildren(type(control(window, "palette field")), "palette field")
        if one.isVisible()
    )  # fmt: skip
    QTest.keyClicks(field, "Mutual")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Humour" not in names(window)
    assert open_now(merging) == 2
    choose_theme(merging, "Humour")  # which is told as what it is part of now
    assert control(merging, "theme news path").text() == "Support / Mutual support"


def test_a_theme_is_removed_once_what_goes_along_was_read(window, merging):
    choose_theme(merging, "Humour")
    said = []

    def keep(dialog):
        said.append(dialog.informativeText())
        dialog.keep.click()

    answer(keep)
    click(control(merging, "remove theme"))
    assert "1 coding goes along, by Cem (1)" in said[0]
    assert open_now(merging) == 3
    answer(lambda dialog: dialog.remove.click())
    click(control(merging, "remove theme"))
    assert "Humour" not in names(window)
    assert open_now(merging) == 2
    choose_theme(merging, "Humour")
    assert "It is not in the codebook now." in control(merging, "theme news words").text()
    assert not control(merging, "rename theme").isVisible()


def test_of_a_merge_that_was_taken_back_nothing_is_accepted(merging):
    take_back(merging)
    turn_to(merging, "themes")
    assert "taken back" in control(merging, "themes words").text()
    assert not control(merging, "accept theme").isVisible()
    assert not control(merging, "accept all themes").isVisible()
    click(control(merging, "bring back merge"))
    assert control(merging, "accept theme").isVisible()


def test_what_a_theme_becomes_that_another_joined_is_told(window, qtbot, tmp_path):
    choose(window, "team")
    project = window.workspace.project
    window.workspace.do(lambda: add_theme(project, "Humor", fields={"definition": "Jokes."}))
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder",
        lambda project: add_theme(project, "Humour", fields={"definition": "Laughter."}),
    )  # fmt: skip
    merge(window, qtbot, copy)
    answered = copy_of(
        window, qtbot, tmp_path / "dana.coder",
        lambda project: accept(project, proposals(project)[0]), name="Dana",
    )  # fmt: skip
    shown = agree(window, qtbot, rehearse(window, qtbot, answered))
    turn_to(shown, "themes")
    assert [row[1] for row in rows(control(shown, "theme list"))] == ["changed", "joined"]
    control(shown, "theme list").selectRow(0)
    fields = {row[0]: row[1:] for row in rows(control(shown, "theme news fields"))}
    assert fields["Definition"] == ["Jokes.", "Laughter."]
    assert themes_open(project, 2) == open_now(shown) == 2


def test_a_theme_that_was_removed_here_and_is_worked_with_is_not_new(window, qtbot, tmp_path):
    choose(window, "team")
    project = window.workspace.project
    window.workspace.do(lambda: add_theme(project, "Humour"))
    copy = copy_of(
        window, qtbot, tmp_path / "cem.coder", lambda project: code(project, theme="Humour")
    )
    window.workspace.do(lambda: remove_theme(project, find_theme(project, "Humour")))
    shown = rehearse(window, qtbot, copy)
    assert control(shown, "merge words").text() == "1 coding by Cem would come in."
    agree(window, qtbot, shown)
    turn_to(shown, "themes")
    assert rows(control(shown, "theme list")) == [["Humour", "shown again", ""]]
    told = control(shown, "theme news words").text()
    assert told.startswith("Shown again by this merge.")


def test_a_passage_leads_to_its_page_and_back(window, qtbot, merging):
    choose_theme(merging, "Humour")
    with qtbot.waitSignal(window.workspace.spot_wanted):
        click(control(merging, "theme passages page"))
    assert window.reader.isVisible()
    choose(window, "team")
    assert control(merging, "theme list").isVisible()
