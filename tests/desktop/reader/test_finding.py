"""Finding in the document that is read: what is ignored, what is heeded, and where hits lie."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coder.operations.documents import remove_document
from coder.operations.projects import new_project
from coder.store.documents import documents
from tests.desktop.acts import choose, click, control, press, write

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window, qtbot):
    """The bar over an open document of which all is known that finding needs."""
    document = next(
        one for one in documents(window.workspace.project) if one.key == "lindborg-2019"
    )
    window.workspace.document_wanted.emit(document.id)
    reader = window.reader
    qtbot.waitUntil(
        lambda: (
            reader.document is not None
            and reader.document.document.id == document.id
            and reader.document.is_read
        ),
        timeout=20_000,
    )
    choose(window, "find")
    return reader.finder


def found(bar, words):
    write(bar.field, words)
    press(bar.field, Qt.Key.Key_Return)
    said = bar.count.text()
    return int(said.rpartition(" of ")[2].partition(",")[0]) if " of " in said else 0


def test_parts_of_words_are_found_and_whole_words_if_that_is_wanted(window, bar):
    parts = found(bar, "meeting")
    click(bar.whole)
    assert 0 < found(bar, "meeting") < parts
    assert found(bar, "meetings") > 0


def test_capitals_and_accents_are_heeded_if_that_is_wanted(window, bar):
    both = found(bar, "trainers")
    assert found(bar, "TRAINERS") == both
    assert found(bar, "akerman") == found(bar, "\u00c5kerman") > 0
    click(bar.case)
    assert 0 < found(bar, "Trainers") < both
    click(bar.case)
    click(bar.diacritics)
    assert found(bar, "akerman") == 0
    assert found(bar, "\u00e5kerman") > 0


def test_hits_are_marked_along_the_scroll_bar_until_the_bar_is_closed(window, bar):
    hits = found(bar, "meeting")
    marks = control(window, "hit marks")
    assert marks.isVisible()
    assert 0 < len(marks.heights()) <= hits
    assert marks.heights() == sorted(marks.heights())
    press(bar.field, Qt.Key.Key_Escape)
    assert not marks.isVisible()


def test_the_hit_is_marked_when_the_bar_is_closed_and_the_keys_go_on_from_there(window, bar):
    found(bar, "Meetings")
    press(bar.field, Qt.Key.Key_Escape)
    assert window.workspace.marked.words.casefold() == "meetings"
    choose(window, "copy")
    assert QGuiApplication.clipboard().text().casefold() == "meetings"
    view = window.reader.view
    QTest.keyClick(view, Qt.Key.Key_Down, CTRL | SHIFT)
    QTest.keyRelease(view, Qt.Key.Key_Shift)
    assert window.workspace.marked.words.casefold().startswith("meetings ")
    assert window.workspace.marked.words.endswith("Recovery College")


def test_one_goes_back_to_where_the_search_began_not_through_every_hit(window, bar):
    reader = window.reader
    reader.travel.to_page("pdf 2")
    before = reader.view.place()
    hits = found(bar, "meeting")
    assert hits > 4
    for _ in range(hits - 2):
        choose(window, "find next")
    assert reader.view.place() != before
    choose(window, "back")
    assert reader.view.place() == before
    choose(window, "forward")
    assert reader.view.place() != before


def test_where_one_read_between_two_hits_is_gone_back_to(window, bar):
    reader = window.reader
    found(bar, "meeting")
    bottom = reader.view.verticalScrollBar()
    bottom.setValue(bottom.maximum())
    read = reader.view.place()
    choose(window, "find next")
    assert reader.view.place() != read
    choose(window, "back")
    assert reader.view.place() == read


def test_esc_closes_the_bar_from_the_pages_too_and_unmarks_only_then(window, bar):
    found(bar, "meetings")
    view = window.reader.view
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert view.found == {}
    assert window.workspace.marked.words.casefold() == "meetings"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.workspace.marked is None


def test_what_was_marked_after_the_hit_stays_marked_when_the_bar_is_closed(window, bar):
    found(bar, "meetings")
    passage = next(iter(window.reader.marking.highlights))
    window.reader.marking.choose(passage)
    marked = window.workspace.marked
    click(control(window, "close find"))
    assert window.workspace.marked == marked
    assert window.reader.view.chosen == passage


def test_another_document_shows_no_hits_of_the_last_one(qtbot, window, bar):
    view = window.reader.view
    assert found(bar, "meeting") > 0
    assert max(view.found) == 3
    shorter = next(
        one for one in documents(window.workspace.project) if one.key == "vandermeulen-2022"
    )
    painted = []
    window.workspace.document_opened.connect(
        lambda _: painted.append(view.verticalScrollBar().grab())
    )
    window.workspace.document_wanted.emit(shorter.id)
    qtbot.waitUntil(lambda: bool(painted), timeout=20_000)
    assert len(view.layout_) == 2
    qtbot.waitUntil(lambda: window.reader.document.is_read, timeout=20_000)
    assert set(view.found) == {1}


def test_removing_the_document_ends_the_search_in_it(window, bar):
    assert found(bar, "meeting") > 0
    held = window.reader.document.document
    window.workspace.do(lambda: remove_document(window.workspace.project, held))
    choose(window, "find next")
    assert bar.count.text() == ""
    assert not control(window, "hit marks").isVisible()


def test_words_that_never_follow_each_other_are_found_each_by_itself(window, bar):
    apart = [found(bar, word) for word in ("meeting", "trainers")]
    assert all(apart)
    found(bar, "trainers meeting")
    said = bar.count.text()
    assert said.endswith("each word by itself")
    assert found(bar, '"trainers meeting"') == 0
    both = found(bar, "meeting")
    assert "by itself" not in bar.count.text()
    assert both == apart[0]


def test_where_no_document_is_open_there_is_nothing_to_find_in(open_windows, tmp_path):
    path = tmp_path / "empty.coder"
    new_project(path, title="Empty", lead="Ana").close()
    (window,) = open_windows(path).projects
    choose(window, "find")
    choose(window, "find next")
    assert window.reader.finder.isHidden()
