"""The differences of a round are shown as they were frozen, whatever was done since."""

from PySide6.QtCore import Qt

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.desktop.comparing.frozen import state_of
from coder.domain.round import RoundSettings
from coder.operations.rounds import freeze_round
from coder.operations.uncoding import uncode
from coder.store.passages import coding
from coder.store.rounds import rounds
from tests.desktop.acts import control
from tests.desktop.comparing.differences.acts import decided, key, listed


def test_what_was_taken_back_since_is_still_there_as_it_was(window, pane, qtbot):
    project = window.workspace.project
    before, words = listed(pane), control(pane, "side 1").text()
    boxes = pane.page.boxes()
    freeze_round(project, "Pilot", RoundSettings())
    (frozen,) = rounds(project)
    spot = pane.current.difference.spot
    for id_ in spot.codings:
        window.workspace.do(lambda id_=id_: uncode(project, coding(project, id_)))
    with state_of(project, frozen) as state:
        held = compare(state, Asked(unfinished=True))
    pane.show_differences(held, ChosenDifferences(), frozen)
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert listed(pane) == before
    assert control(pane, "side 1").text() == words
    qtbot.waitUntil(lambda: pane.page.boxes() == boxes)
    key(pane, Qt.Key.Key_2)  # and can be settled as it was
    assert decided(window)[0].answer.passages[0].anchor.quote.startswith("Each")
    assert decided(window)[0].round == frozen.id
    assert "1 of 39 settled" in control(pane, "differences settled").text()
