"""Stripes and marks of one reviewer, or of one theme, alone."""

import pytest
from PySide6.QtWidgets import QMenu

from coder.desktop.coding import code_marked
from coder.operations.themes import remove_theme
from tests.desktop.acts import choose, control
from tests.desktop.reader.test_reader import read, select, theme

__all__ = ["read"]


@pytest.fixture
def reader(read):
    """A document that Ana and Ben coded with several themes."""
    return read("marchbanks")


def only(window, name):
    """Choose what is shown alone, as in the menu."""
    choose(window, "show only")
    menus = [one for one in window.reader.findChildren(QMenu, "show only menu") if one.isVisible()]
    (menu,) = menus
    offered = {act.text(): act for act in menu.actions() if act.text()}
    offered[name].trigger()
    menu.close()
    return offered


def stripes(reader):
    return [one for page in reader.view.marks for one in reader.view.marks[page].stripes]


def people(reader):
    held = reader.marking.highlights
    return {held[one.passage].coder_name for one in stripes(reader)}


def test_one_reviewers_stripes_and_marks_are_shown_alone_until_all_are_wanted(window, reader):
    before = stripes(reader)
    assert people(reader) == {"Ana Brandt", "Ben Okoye"}
    only(window, "Ben Okoye")
    assert people(reader) == {"Ben Okoye"}
    painted = {one.passage for page in reader.view.marks for one in reader.view.marks[page].paints}
    assert painted == {one.passage for one in stripes(reader)}
    assert control(window, "show only").text() == "Only Ben Okoye"
    only(window, "All reviewers")
    assert stripes(reader) == before
    assert control(window, "show only").text() == ""


def test_one_theme_is_shown_alone_with_those_below_it(window, reader):
    only(window, "Guidance")
    names = {one.theme.name for one in stripes(reader)}
    assert names == {"Groups and meetings", "Written guidance"}
    shown = {one.passage for one in stripes(reader)}
    choose(window, "next passage")
    assert reader.view.chosen in shown
    choose(window, "next passage")
    assert reader.view.chosen in shown


def test_what_is_shown_alone_is_so_in_other_documents_too(window, read, reader):
    only(window, "Ben Okoye")
    read("wetherall")
    assert people(reader) == {"Ben Okoye"}


def test_what_was_just_coded_is_never_hidden(qtbot, window, reader):
    only(window, "Guidance")
    select(reader, "Recovery Colleges are often", "values, and new")
    code_marked(window.workspace, [theme(window, "Guidance").id])
    assert control(window, "show only").text() == "Only Guidance"
    code_marked(window.workspace, [theme(window, "Training").id])
    assert control(window, "show only").text() == ""
    qtbot.waitUntil(lambda: "shown again" in window.notices.words)
    assert "Training" in {one.theme.name for one in stripes(reader) if one.theme}


def test_a_theme_that_is_removed_hides_nothing_any_more(window, reader):
    only(window, "Guidance / Written guidance")
    project = window.workspace.project
    window.workspace.do(lambda: remove_theme(project, theme(window, "Written guidance")))
    assert control(window, "show only").text() == ""
    assert len({one.theme for one in stripes(reader)}) > 1
