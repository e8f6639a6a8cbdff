"""Views of a large project: they read beside the window, and never show what is outdated."""

import pytest
from PySide6.QtCore import Qt

from coder.store import listing
from coder.store.project import Project
from tests.desktop.acts import choose, control, press, write


@pytest.fixture
def large(monkeypatch, open_windows, example):
    """The example, taken for a large project."""
    monkeypatch.setattr(listing, "_MANY", 0)
    return open_windows(example).projects[0]


def test_the_passages_of_a_large_project_are_listed(large, qtbot):
    panel = large.passages
    qtbot.waitUntil(lambda: panel.count.text() == "79 passages")


def test_of_several_questions_the_last_is_answered(large, qtbot):
    panel = large.passages
    for words in ("trainers", "zeppelin", "session"):
        write(panel.filters.words, words)
        press(panel.filters.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panel._fetcher.working)
    found = [panel.model.passage(row) for row in range(panel.model.rowCount())]
    assert found
    assert all("session" in f"{one.quote} {one.memo}".casefold() for one in found)


def test_a_large_matrix_is_counted_beside_the_window(large, qtbot):
    choose(large, "matrix")
    qtbot.waitUntil(lambda: large.matrix.model.rowCount() > 0)
    assert control(large, "matrix busy").isHidden()


def test_a_large_history_is_listed(large, qtbot):
    choose(large, "history")
    qtbot.waitUntil(lambda: large.history.model.rowCount() > 0)


def test_closing_while_something_is_read_leaves_one_file(large, example):
    choose(large, "matrix")
    large.matrix._count()
    large.passages._list()
    large.history._list()
    large.close()
    assert [path.name for path in example.parent.iterdir()] == ["example.coder"]
    with Project(example, write=True):
        pass
