"""The window as a whole: it opens, shows what the project holds, and closes without asking."""

import pytest
from PySide6.QtGui import QFont

from coder.store.project import Project
from tests.desktop.acts import choose


def test_the_window_shows_each_of_its_places(window):
    for place in ("matrix", "team", "history", "read"):
        choose(window, place)
        assert getattr(window, {"read": "reader"}.get(place, place)).isVisible()


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
