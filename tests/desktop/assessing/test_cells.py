"""The open cells of a document: answered with keys and buttons, and the document finished."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.analysis.own_cells import own_cells
from coder.desktop.assessing.cells_model import CellsModel
from coder.operations.themes import find_theme, set_theme
from coder.store.readings import is_finished
from tests.desktop.acts import choose, click, control, press
from tests.desktop.coding.acts import mark, open_document, said

Key = Qt.Key


@pytest.fixture
def cells(window):
    open_document(window)
    choose(window, "assess")
    assert window.cells.view.hasFocus()
    return window.cells


def states(window):
    space = window.workspace
    found = own_cells(space.project, document=space.document, coder=space.project.me)
    return [cell.state for cell in found]


def finished(window):
    space = window.workspace
    return is_finished(space.project, document=space.document, coder=space.project.me)


def title(window):
    return window.cells.parentWidget().windowTitle()


def test_the_cells_are_a_sound_model(window, qtmodeltester):
    open_document(window)
    space = window.workspace
    model = CellsModel()
    model.load(own_cells(space.project, document=space.document, coder=space.project.me))
    qtmodeltester.check(model)


def test_before_a_document_is_open_it_says_what_to_do(window):
    assert control(window, "cells about").text().startswith("Open a document")
    assert not window.cells.finish.isVisible()


def test_a_and_u_answer_and_go_on_to_the_next_open_cell(window, cells):
    count = states(window).count("open")
    assert title(window) == f"Open cells ({count})"
    press(window, Key.Key_A, Key.Key_U)
    assert states(window)[:2] == ["absent", "unclear"]
    assert cells.view.currentIndex().row() == 2
    assert title(window) == f"Open cells ({count - 2})"


def test_u_means_unclear_here_and_not_uncode(window, cells):
    mark(window)
    press(window, Key.Key_6)
    cells.view.setFocus()
    row = states(window).index("open")
    cells.view.setCurrentIndex(cells.model.index(row, 0))
    press(window, Key.Key_U)
    assert states(window)[row] == "unclear"
    assert states(window).count("present") > 0


def test_a_judgement_can_be_taken_back(window, cells):
    press(window, Key.Key_A)
    cells.view.setCurrentIndex(cells.model.index(0, 0))
    press(window, Key.Key_O)
    assert states(window)[0] == "open"
    window.workspace.undo()
    assert states(window)[0] == "absent"


def test_several_cells_are_answered_by_buttons_in_one_act(window, cells):
    cells.view.selectAll()
    click(control(window, "cell unclear"))
    assert set(states(window)) == {"unclear"}
    window.workspace.undo()
    assert set(states(window)) == {"open"}


def test_a_coding_fills_its_cell(window, cells, qtbot):
    mark(window)
    press(window, Key.Key_6)
    assert states(window).count("present") == 2  # the theme, and the one that it stands under
    row = states(window).index("present")
    qtbot.waitUntil(lambda: cells.model.index(row, 1).data() == "coded 1×")
    cells.view.setFocus()
    cells.view.setCurrentIndex(cells.model.index(row, 0))
    press(window, Key.Key_A)
    assert "uncode it" in said(window)


def test_enter_on_a_coded_cell_shows_its_passages(window, cells, qtbot):
    mark(window)
    press(window, Key.Key_6)
    row = states(window).index("present")
    cells.view.setFocus()
    cells.view.setCurrentIndex(cells.model.index(row, 0))
    with qtbot.waitSignal(window.workspace.passages_wanted) as heard:
        press(window, Key.Key_Return)
    assert heard.args[0].document == window.workspace.document


def test_a_note_is_saved_when_it_is_left(window, cells):
    press(window, Key.Key_U)
    cells.view.setCurrentIndex(cells.model.index(0, 0))
    press(window, Key.Key_Return)
    assert cells.note.hasFocus()
    QTest.keyClicks(cells.note, "quoted, not reported")
    cells.view.setFocus()
    assert cells.model.cells[0].note == "quoted, not reported"
    assert cells.model.cells[0].state == "unclear"
    cells.view.setCurrentIndex(cells.model.index(1, 0))
    assert cells.note.text() == ""
    cells.view.setCurrentIndex(cells.model.index(0, 0))
    assert cells.note.text() == "quoted, not reported"


def test_finishing_makes_the_rest_absent_in_one_act(window, cells):
    press(window, Key.Key_U)
    count = states(window).count("open")
    assert cells.finish.text() == f"&Finish: the {count} open are absent"
    click(cells.finish)
    assert finished(window)
    assert set(states(window)[1:]) == {"absent"}
    window.workspace.undo()
    assert not finished(window)
    assert states(window).count("open") == count


def test_a_document_can_be_finished_with_open_cells_and_reopened(window, cells):
    click(control(window, "finish open"))
    assert finished(window)
    assert set(states(window)) == {"open"}
    assert not cells.finish.isVisible()
    click(control(window, "reopen"))
    assert not finished(window)
    assert cells.finish.isVisible()


def test_everything_is_done_by_keyboard_alone(window, cells):
    press(window, Key.Key_Down, Key.Key_A)
    for _ in range(12):
        if cells.finish.hasFocus():
            break
        press(window, Key.Key_Tab)
    press(window, Key.Key_Space)
    assert finished(window)


def test_enter_writes_a_note_and_goes_back_to_the_cells(window, cells):
    press(window, Key.Key_Return)
    assert cells.note.hasFocus()
    QTest.keyClicks(cells.note, "auo")
    press(window, Key.Key_Return)
    assert cells.view.hasFocus()
    assert cells.model.cells[0].note == "auo"


def test_another_document_shows_its_own_cells(window, cells):
    press(window, Key.Key_A)
    open_document(window, "lindborg-2019")
    assert "lindborg-2019" in control(window, "cells about").text()
    assert title(window) == "Open cells (0)"


def test_a_changed_definition_reopens_its_cell_with_the_reason(window, cells):
    space = window.workspace
    click(cells.finish)
    training = find_theme(space.project, "Training")
    space.do(lambda: set_theme(space.project, training, {"definition": "Courses for trainers"}))
    row = next(n for n, cell in enumerate(cells.model.cells) if cell.recheck)
    cells.view.setCurrentIndex(cells.model.index(row, 0))
    assert cells.model.cells[row].theme.path == "Training"
    state = cells.model.index(row, 1)
    assert state.data() == "recheck"
    assert state.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", recheck")
    why = control(window, "cell recheck")
    assert why.text().startswith("To recheck: Training: definition changed by Ana Brandt on 20")
    assert "1 to recheck" in control(window, "cells about").text()
    click(cells.still)
    assert not why.isVisible()
    assert not cells.still.isVisible()
    assert finished(window)
