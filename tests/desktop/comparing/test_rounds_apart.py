"""Rounds of other reviewers, or settled in another unit, are no part of a course."""

import pytest
from PySide6.QtCore import Qt

from coder.desktop.comparing.asking import RoundFigures
from coder.desktop.comparing.over_rounds import apart, neighbours
from coder.desktop.comparing.tables import ROUNDS
from coder.domain.coder import Coder
from coder.domain.round import RoundSettings
from coder.operations.coders import find_coder
from coder.operations.rounds import freeze_round
from coder.store.project import Project
from tests.desktop.acts import control
from tests.desktop.comparing.acts import settled


@pytest.fixture
def example(three):
    """Three reviewers; a round of all in characters, one of two, and one in words."""
    with Project(three, write=True) as project:
        ana, ben = (find_coder(project, name).id for name in ("Ana Brandt", "Ben Okoye"))
        freeze_round(project, "First", RoundSettings())
        freeze_round(project, "Of two", RoundSettings(coders=(ana, ben)))
        freeze_round(project, "In words", RoundSettings(unit="words"))
    return three


@pytest.fixture
def over_rounds(open_windows, example, compared, qtbot):
    place = compared(open_windows(example).projects[0])
    place.tables.tabs.setCurrentIndex(ROUNDS)
    qtbot.waitUntil(lambda: settled(place))
    return place


def test_they_are_marked_in_the_head_and_said_in_words(over_rounds):
    model = over_rounds.tables.rounds.table.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2, model.columnCount())]
    assert heads == ["First", "Of two (apart)", "In words (apart)", "Now"]
    said = control(over_rounds, "about rounds").text()
    assert (
        "Of two stands apart, and the line leaves it out: it compares Ana Brandt and Ben Okoye, and"
        " not Ana Brandt, Ben Okoye and Cem Aydin."
    ) in said
    assert (
        "In words stands apart, and the line leaves it out: it was settled in words, and its"
        " figures here are in characters."
    ) in said
    assert "stands apart" in model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)


def _round(name, *who, unit="characters", sentence=""):
    coders = tuple(Coder(one, one, one, "reviewer") for one in who)
    return RoundFigures(name, {}, None, sentence, coders, unit)


def test_the_line_joins_only_what_leads_to_each_other():
    first, second, now = (_round(name, "a", "b") for name in ("First", "Second", "Now"))
    other, words = _round("Other", "a", "c"), _round("Words", "a", "b", unit="words")
    assert neighbours([first, other, second, words, now]) == [(0, 2), (2, 4)]
    both = _round("Both", "a", "c", unit="words")
    assert apart(both, now).endswith(
        "it compares a and c, and not a and b; it was settled in words, and its figures here are in"
        " characters."
    )
    lacking = _round("Lacking", sentence="This copy lacks 3 acts of it.")
    assert neighbours([first, lacking, second, now]) == [(2, 3)]
    assert apart(lacking, now) == ""
