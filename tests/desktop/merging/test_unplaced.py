"""Passages that were marked on another PDF of the article and stand nowhere on the one read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.operations.documents import describe_document
from coder.store.documents import documents
from tests.desktop.acts import at_front, choose, click, control
from tests.desktop.merging.acts import rows
from tests.desktop.reader.test_placing import ADDED, DOI, ben, other_build
from tests.desktop.team.acts import agree, leave, rehearse, take_back, turn_to

__all__ = ["ben", "other_build"]  # fixtures


@pytest.fixture
def merging(window, qtbot, ben):
    """After a merge of a file in which one passage has no place on the PDF that is read here."""
    project = window.workspace.project
    held = next(one for one in documents(project) if one.key == "quillan-2016")
    window.workspace.do(lambda: describe_document(project, held, {"doi": DOI}))
    shown = agree(window, qtbot, rehearse(window, qtbot, ben))
    at_front(window)
    return shown


def open_now(merging):
    return {one.name: one.open for one in merging.steps.model.rows}["unplaced"]


def test_they_are_listed_with_where_they_were_marked(window, merging):
    turn_to(merging, "unplaced")
    (row,) = rows(control(merging, "unplaced"))
    assert ADDED in row[0]
    assert row[3:] == ["Training", "Ben", "no place"]
    assert open_now(merging) == 1
    leave(merging)
    assert ["1 passage without a certain place on the PDF that is read"] in (
        rows(control(window, "to decide"))
    )


def test_enter_leads_to_the_page_where_it_is_placed_or_said_to_be_nowhere(window, qtbot, merging):
    turn_to(merging, "unplaced")
    table = control(merging, "unplaced")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    bar = window.reader.placing
    qtbot.waitUntil(bar.isVisible)
    click(control(bar, "not here"))
    assert window.notices.words == "Said to be not in this PDF. Undo asks again."
    choose(window, "team")
    assert rows(table)[0][5] == "not in this PDF"
    assert open_now(merging) == 0
    choose(window, "undo")
    assert open_now(merging) == 1


def test_the_question_goes_with_the_merge_that_brought_the_passage(window, qtbot, merging):
    turn_to(merging, "unplaced")
    table = control(merging, "unplaced")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    bar = window.reader.placing
    qtbot.waitUntil(bar.isVisible)
    choose(window, "team")
    take_back(merging)
    choose(window, "read")
    assert bar.isHidden()


def test_without_any_there_is_no_such_page(window, qtbot):
    choose(window, "team")
    window.team.show_merge(None)
    assert "unplaced" not in [one.name for one in window.team.merging.steps.model.rows]
