"""Limits that are set before anybody sees figures, and what a round says of them."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont

from coder.desktop.comparing.freeze_dialog import FreezeDialog
from coder.desktop.comparing.limits_history import LimitsHistory
from coder.domain.round import RoundSettings
from coder.operations.coders import find_coder, work_as
from coder.operations.rounds import switch_coefficients
from coder.store.project import Project
from coder.store.rounds import rounds
from tests.desktop.acts import answer, choose, control, write
from tests.desktop.comparing.acts import settled


def _waiting(window, qtbot):
    choose(window, "compare")
    place = window.compare
    qtbot.waitUntil(place.before.isVisible, timeout=20_000)
    return place


def _freeze(button, name, heard, alpha=None):
    def fill(dialog):
        write(control(dialog, "round name"), name)
        if alpha is not None:
            control(dialog, "limit of alpha").setValue(alpha)
        heard.append(control(dialog, "about limits").text())
        dialog.accept()

    answer(fill)
    button.click()


def test_no_figure_is_seen_before_limits_could_be_set(window, qtbot):
    place = _waiting(window, qtbot)
    assert not place.tables.isVisible()
    assert not place.differences.isVisible()
    assert not place.head.report.isEnabled()
    assert "2 reviewers can be compared in" in control(place, "ready to compare").text()


@pytest.mark.parametrize("size", [9, 14])
@pytest.mark.parametrize("limits", [{}, {"alpha": 0.7}])
def test_the_buttons_lie_on_nothing_when_it_is_told_what_limits_mean(window, qtbot, size, limits):
    font = QFont(window.font())
    font.setPointSize(size)
    settings, history = RoundSettings(limits=limits), LimitsHistory(seen=False)
    dialog = FreezeDialog(settings, "Ana and Ben", history, window)
    qtbot.addWidget(dialog)
    dialog.setFont(font)
    dialog.open()
    control(dialog, "limit of alpha").setValue(0.8)
    about, sampling = control(dialog, "about limits"), control(dialog, "sampling")
    freezes = control(dialog, "act").mapTo(dialog, QPoint(0, 0))
    qtbot.waitUntil(lambda: about.height() >= about.heightForWidth(about.width()))
    assert about.geometry().bottom() < sampling.geometry().top()
    assert sampling.geometry().bottom() < freezes.y()


def test_limits_set_before_are_told_as_such_in_the_round(window, qtbot):
    place, heard = _waiting(window, qtbot), []
    _freeze(place.before.set, "Pilot 1", heard, alpha=0.8)
    qtbot.waitUntil(lambda: settled(place) and place.found.drawn is not None)
    assert heard[0].startswith("No figures were shown in this window before: the round says, on")
    [held] = rounds(window.workspace.project)
    assert (held.settings.limits, held.settings.limits_set) == ({"alpha": 0.8}, "before")
    assert place.tables.isVisible()
    assert "The limit for alpha, 0.8, set before figures were seen, is" in (
        place.tables.overall.text()
    )


def test_limits_set_after_figures_were_seen_are_told_as_such(window, qtbot):
    place, heard = _waiting(window, qtbot), []
    place.before.show_figures.click()
    qtbot.waitUntil(lambda: settled(place))
    assert place.tables.isVisible()
    assert place.head.report.isEnabled()
    _freeze(place.head.freeze, "Pilot 1", heard, alpha=0.8)
    qtbot.waitUntil(lambda: settled(place) and place.found.drawn is not None)
    assert heard == [
        "Figures were shown in this window before: the round says that these limits were set after."
    ]
    [held] = rounds(window.workspace.project)
    assert held.settings.limits_set == "after"
    assert "set after figures were seen" in place.tables.overall.text()


def test_who_keeps_the_limits_of_an_earlier_round_has_set_them_before(window, qtbot):
    place, heard = _waiting(window, qtbot), []
    _freeze(place.before.set, "Pilot 1", heard, alpha=0.8)
    qtbot.waitUntil(lambda: settled(place) and place.found.round is not None)
    place.head.choices.choose_round(None)
    qtbot.waitUntil(lambda: settled(place) and place.found.round is None)
    _freeze(place.head.freeze, "Main", heard)
    assert heard[-1].startswith("These limits are those of “Pilot 1”")
    _freeze_other = [one.settings for one in rounds(window.workspace.project)]
    assert [(one.limits, one.limits_set) for one in _freeze_other] == [
        ({"alpha": 0.8}, "before"), ({"alpha": 0.8}, "before"),
    ]  # fmt: skip


def test_it_is_asked_once(open_windows, example, qtbot):
    window = open_windows(example).projects[0]
    place = _waiting(window, qtbot)
    place.before.show_figures.click()
    qtbot.waitUntil(lambda: settled(place))
    place._compare()
    qtbot.waitUntil(lambda: settled(place))
    assert place.tables.isVisible()


def test_a_reviewer_who_cannot_freeze_is_not_asked(example, open_windows, qtbot):
    with Project(example, write=True) as project:
        work_as(project, find_coder(project, "Ben Okoye"))
    window = open_windows(example).projects[0]
    choose(window, "compare")
    qtbot.waitUntil(lambda: settled(window.compare))
    assert window.compare.tables.isVisible()


def test_a_team_without_coefficients_is_not_asked(example, open_windows, qtbot):
    with Project(example, write=True) as project:
        switch_coefficients(project, on=False)
    window = open_windows(example).projects[0]
    choose(window, "compare")
    qtbot.waitUntil(lambda: settled(window.compare))
    assert window.compare.tables.isVisible()
