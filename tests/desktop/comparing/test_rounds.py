"""Rounds in the window: frozen, compared, listed, renamed and removed."""

import pytest
from PySide6.QtCore import QRectF, Qt

from coder.desktop.comparing.over_rounds import course_points
from coder.desktop.comparing.rounds_dialog import RoundsDialog
from coder.desktop.comparing.tables import ROUNDS
from coder.domain.journal.ids import new_id
from coder.domain.round import Known, RoundSettings
from coder.operations.coders import find_coder, work_as
from coder.operations.rounds import freeze_round
from coder.store import rows
from coder.store.journal import act
from coder.store.project import Project
from coder.store.rounds import rounds
from tests.desktop.acts import answer, control, write
from tests.desktop.comparing.acts import heads, settled
from tests.desktop.matrix.acts import pick


@pytest.fixture
def pilot(example):
    with Project(example, write=True) as project:
        freeze_round(project, "Pilot 1", RoundSettings(unit="words", limits={"alpha": 0.8}))
    return example


@pytest.fixture
def with_pilot(pilot, open_windows, compared):
    return compared(open_windows(pilot).projects[0])


def test_a_state_is_frozen_with_what_was_settled_beforehand(place, window, qtbot):
    def fill(dialog):
        write(control(dialog, "round name"), "Pilot 1")
        control(dialog, "limit of alpha").setValue(0.8)
        control(dialog, "sampling").setPlainText("three of eight, by alphabet")
        dialog.accept()

    answer(fill)
    place.head.freeze.click()
    qtbot.waitUntil(lambda: settled(place) and place.found.round is not None)
    [held] = rounds(window.workspace.project)
    assert (held.name, held.settings.limits) == ("Pilot 1", {"alpha": 0.8})
    assert held.settings.sampling == "three of eight, by alphabet"
    assert place.head.choices.state.currentText() == "Pilot 1"


def test_what_is_frozen_already_is_not_frozen_again(with_pilot, qtbot):
    place = with_pilot
    [held] = rounds(place._workspace.project)
    place.head.choices.choose_round(held.id)
    qtbot.waitUntil(lambda: settled(place) and place.found.round is not None)
    assert not place.head.freeze.isEnabled()
    place.head.choices.choose_round(None)
    qtbot.waitUntil(lambda: settled(place) and place.found.round is None)
    assert place.head.freeze.isEnabled()


def test_a_project_open_for_reading_only_freezes_nothing(example, open_windows, compared):
    window = open_windows().open(example, write=False)
    compared(window).head.freeze.click()
    assert "open for reading only" in window.notices.words


def test_a_round_without_a_name_is_not_frozen(place, window):
    def look(dialog):
        assert not dialog.act.isEnabled()
        dialog.reject()

    answer(look)
    place.head.freeze.click()
    assert rounds(window.workspace.project) == []


def test_who_is_no_lead_is_told_before_typing(example, open_windows, compared):
    with Project(example, write=True) as project:
        work_as(project, find_coder(project, "Ben Okoye"))
    window = open_windows(example).projects[0]
    compared(window).head.freeze.click()
    assert "Only a lead may freeze a round" in window.notices.words


def test_a_round_is_compared_with_its_own_unit_and_limit(with_pilot, qtbot):
    place = with_pilot
    [held] = rounds(place._workspace.project)
    place.head.choices.choose_round(held.id)
    qtbot.waitUntil(lambda: settled(place) and place.found.drawn is not None)
    assert place.head.choices.unit.value == "words"
    assert "Below 0.8" in heads(place.tables.themes.view)
    assert "alpha lies below it in" in place.tables.overall.text()


def test_the_course_over_rounds_has_a_line_and_the_numbers(with_pilot, qtbot):
    with_pilot.tables.tabs.setCurrentIndex(ROUNDS)
    qtbot.waitUntil(lambda: settled(with_pilot))
    model = with_pilot.tables.rounds.table.model()
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())] == [
        "Theme", "Course", "Pilot 1 (apart)", "Now",
    ]  # fmt: skip
    assert model.index(0, 2).data() == model.index(0, 3).data()


def test_without_rounds_the_page_says_what_it_is_for(place, qtbot):
    place.tables.tabs.setCurrentIndex(ROUNDS)
    qtbot.waitUntil(lambda: settled(place))
    assert control(place, "no rounds").text().startswith("No round is frozen yet")


def test_a_course_has_gaps_where_nothing_is_defined():
    points = course_points([0.0, None, 1.0], QRectF(0, 0, 100, 10))
    assert points[1] is None
    assert (points[0].x(), points[0].y(), points[2].x(), points[2].y()) == (0, 10, 100, 0)


@pytest.fixture
def dialog(with_pilot, qtbot):
    found = RoundsDialog(with_pilot._workspace, with_pilot.found.lacking, with_pilot.window())
    qtbot.addWidget(found)
    found.show()
    return found


def test_the_rounds_are_listed_with_whether_they_are_complete(dialog):
    model = dialog.table.model()
    told = [model.index(0, n).data() for n in range(model.columnCount())]
    assert (told[0], told[3], told[-1]) == ("Pilot 1", "words", "complete")


def test_a_round_is_renamed_and_removed(dialog, with_pilot):
    answer(lambda asked: (write(control(asked, "new round name"), "First pilot"), asked.accept()))
    control(dialog, "rename round").click()
    project = with_pilot._workspace.project
    assert [one.name for one in rounds(project)] == ["First pilot"]
    answer(lambda asked: asked.accept())
    control(dialog, "remove round").click()
    assert rounds(project) == []
    assert control(dialog, "no rounds yet").isVisible()


def test_a_round_that_is_removed_is_looked_at_no_longer(dialog, with_pilot, qtbot):
    place = with_pilot
    [held] = rounds(place._workspace.project)
    place.head.choices.choose_round(held.id)
    qtbot.waitUntil(lambda: settled(place) and place.found.round is not None)
    answer(lambda asked: asked.accept())
    control(dialog, "remove round").click()
    qtbot.waitUntil(lambda: settled(place) and place.found.round is None)
    assert place.head.choices.state.currentText() == "As it is now"


def test_whether_a_limit_is_reached_is_told(with_pilot, qtbot):
    place = with_pilot
    [held] = rounds(place._workspace.project)
    place.head.choices.choose_round(held.id)
    qtbot.waitUntil(lambda: settled(place) and place.found.drawn is not None)
    assert "The limit for alpha, 0.8, is not reached" in place.tables.overall.text()


@pytest.fixture
def incomplete(pilot, open_windows, compared):
    """A round of which this copy lacks three acts."""
    with Project(pilot, write=True) as project:
        [held] = rounds(project)
        known = Known(held.known.upto | {"elsewhere": 3}, held.known.without)
        fields = {
            "name": "Pilot 2", "known": known.as_json(), "made_at": held.made_at,
            "coder": held.coder, "settings": held.settings.as_json(),
        }  # fmt: skip
        with act(project, "freeze round", "Freeze round Pilot 2") as running:
            rows.add(running, "round", new_id(), fields)
    return compared(open_windows(pilot).projects[0])


def test_an_incomplete_round_is_marked_and_says_what_is_lacking(incomplete, qtbot):
    pick(incomplete.head.choices.state, "Pilot 2 (incomplete)")
    qtbot.waitUntil(lambda: settled(incomplete))
    assert "lacks 3 acts of it" in incomplete.nothing.sentence
    assert not incomplete.nothing.unfinished.isVisible()


def test_an_incomplete_round_is_a_dash_in_the_course_and_says_why(incomplete, qtbot):
    incomplete.tables.tabs.setCurrentIndex(ROUNDS)
    qtbot.waitUntil(lambda: settled(incomplete))
    model = incomplete.tables.rounds.table.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    index = model.index(0, heads.index("Pilot 2"))
    assert index.data() == "—"
    assert "lacks 3 acts" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_list_of_rounds_says_what_is_lacking(incomplete, qtbot):
    found = RoundsDialog(incomplete._workspace, incomplete.found.lacking, incomplete.window())
    qtbot.addWidget(found)
    model = found.table.model()
    told = {model.index(row, 0).data(): model.index(row, 6).data() for row in range(2)}
    assert told == {"Pilot 1": "complete", "Pilot 2": "lacking: 3 acts"}


def test_the_limits_of_a_round_are_applied_to_its_own_unit_and_reviewers_alone(
    three, open_windows, compared, qtbot
):
    with Project(three, write=True) as project:
        ids = tuple(find_coder(project, name).id for name in ("Ana Brandt", "Ben Okoye"))
        settings = RoundSettings(coders=ids, limits={"alpha": 0.7}, limits_set="before")
        freeze_round(project, "Pilot", settings)
    place = compared(open_windows(three).projects[0])

    def told():
        qtbot.waitUntil(lambda: settled(place) and place.found.drawn is not None)
        return place.tables.overall.text()

    [held] = rounds(place._workspace.project)
    place.head.choices.choose_round(held.id)
    assert "The limit for alpha, 0.7, set before figures were seen, is not reached" in told()
    pick(place.head.choices.unit, "Cells")
    assert "The limits of the round were set for characters: here they are not applied." in told()
    assert "The limit for" not in told()
    assert "Below 0.7" not in heads(place.tables.themes.view)
    pick(place.head.choices.reviewers, "Ana Brandt and Cem Aydin")
    assert "set for characters and other reviewers: here they" in told()
    pick(place.head.choices.unit, "Characters")
    assert "The limits of the round were set for other reviewers: here" in told()
    pick(place.head.choices.reviewers, "Ana Brandt and Ben Okoye")
    assert "set before figures were seen, is not reached" in told()
