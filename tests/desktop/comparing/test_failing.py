"""An error that nobody foresaw, while reviewers are compared beside the window."""

import sys
from multiprocessing import active_children

import pytest

from coder.desktop.comparing.tables import ROUNDS
from tests.desktop.acts import choose, control
from tests.desktop.comparing.acts import settled
from tests.desktop.matrix.acts import pick


@pytest.fixture
def errors(monkeypatch):
    """What ends in the program's hook, which tells it; in a test it would fail the test."""
    heard = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    return heard


def _rename(window, table, name):
    """Damage a file, or mend it."""
    db = window.workspace.project.db
    db.execute("PRAGMA legacy_alter_table = ON")
    db.execute(f"ALTER TABLE {table} RENAME TO {name}")


def test_what_could_not_be_compared_says_so_and_is_tried_again(window, qtbot, errors):
    _rename(window, "assessment", "mislaid")
    choose(window, "compare")
    place = window.compare
    qtbot.waitUntil(place.nothing.isVisible)
    assert "could not be compared" in place.nothing.sentence
    assert len(errors) == 1  # it is told as any error that nobody foresaw
    assert not place.is_busy
    _rename(window, "mislaid", "assessment")
    control(place, "compare again").click()
    assert not place.nothing.isVisible()
    qtbot.waitUntil(place.before.isVisible)


def test_what_was_shown_before_does_not_stay_as_if_it_held(place, window, qtbot, errors):
    _rename(window, "assessment", "mislaid")
    pick(place.head.choices.unit, "Words")
    qtbot.waitUntil(place.nothing.isVisible)
    assert not place.tables.isVisible()
    assert place.found is None
    _rename(window, "mislaid", "assessment")
    control(place, "compare again").click()
    qtbot.waitUntil(lambda: settled(place))
    assert place.found.agreement.unit == "words"
    assert len(errors) == 1


def test_the_course_over_rounds_is_tried_again(place, window, qtbot, errors):
    _rename(window, "assessment", "mislaid")
    place.tables.tabs.setCurrentIndex(ROUNDS)
    again = control(place, "rounds again")
    qtbot.waitUntil(again.isVisible)
    assert len(errors) == 1
    _rename(window, "mislaid", "assessment")
    again.click()
    assert not again.isVisible()
    qtbot.waitUntil(lambda: settled(place))
    assert control(place, "no rounds").text().startswith("No round is frozen yet")


def _drawing():
    """The process that draws, if there is one."""
    return next((one for one in active_children() if one.name == "draw"), None)


def test_closing_ends_the_process_that_draws(place, window, qtbot):
    place.intervals.begin()
    qtbot.waitUntil(lambda: _drawing() is not None)
    window.close()
    assert _drawing() is None


def test_intervals_that_were_not_drawn_can_be_drawn_again(place, qtbot, errors):
    place.intervals.begin()
    qtbot.waitUntil(lambda: _drawing() is not None)
    _drawing().kill()
    draw = control(place, "draw intervals")
    qtbot.waitUntil(draw.isVisible)
    assert str(errors[0]).startswith("No intervals were drawn: the work ended by itself")
    draw.click()
    qtbot.waitUntil(lambda: settled(place))
    assert place.found.drawn is not None
