"""The chosen cell beside the matrix: passages, my judgement, summaries with links."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coder.desktop.passages.model import QUOTATION
from coder.operations.documents import set_study
from coder.store.documents import documents
from coder.store.readings import judgements
from coder.store.summaries import summaries
from coder.store.themes import themes
from tests.desktop.acts import choose, click, control, press
from tests.desktop.matrix.acts import cell_at, go_to, pick, summarise_as

Key = Qt.Key


@pytest.fixture
def cell(place):
    return place.cell


def on_support(window):
    """The summaries of Support, of which the example has none."""
    project = window.workspace.project
    support = next(one for one in themes(project) if one.path == "Support")
    return [one for one in summaries(project) if one.theme == support.id]


def texts(window):
    return [(one.name, one.consensus, one.text) for one in on_support(window)]


def judgement(window, key, path):
    project = window.workspace.project
    document = next(one for one in documents(project) if one.key == key)
    theme = next(one for one in themes(project) if one.path == path)
    held = judgements(project, document=document.id, coder=project.me)
    return held.get(theme.id)


def test_the_passages_of_the_chosen_cell_stand_beside_the_matrix(place, cell, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    assert control(cell, "cell title").text() == "wetherall-2023 · Support"
    assert control(cell, "cell said").text() == "5 passages, 6 codings"  # two of the same words
    assert cell.model.rowCount() == 6
    found = [cell.model.passage(row) for row in range(cell.model.rowCount())]
    assert {one.document.key for one in found} == {"wetherall-2023"}
    assert all(one.theme.path.startswith("Support") for one in found)


def click_passage(cell, row, act=QTest.mouseClick):
    """Click or double-click a passage."""
    pos = cell.passages.visualRect(cell.model.index(row, QUOTATION)).center()
    act(cell.passages.viewport(), Qt.MouseButton.LeftButton, pos=pos)


def test_a_click_chooses_a_passage_to_insert_and_a_double_click_opens_its_page(
    place, cell, window, qtbot
):
    go_to(place, qtbot, "wetherall-2023", "Support")
    gone = []
    window.workspace.spot_wanted.connect(gone.append)
    click_passage(cell, 1)
    click(control(cell, "insert passage"))
    assert cell.summaries.mine.toPlainText() == f"[{cell.model.passage(1).number}]"
    assert (gone, window.matrix.isVisible()) == ([], True)
    click_passage(cell, 1)
    click_passage(cell, 1, QTest.mouseDClick)
    assert [one.passage for one in gone] == [cell.model.passage(1).passage]
    choose(window, "matrix")
    cell.passages.setFocus()
    press(cell.passages, Key.Key_Return)
    assert len(gone) == 2


def test_a_passage_of_the_cell_is_copied_with_its_citation(place, cell, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    cell.passages.setFocus()
    cell.passages.selectRow(1)
    found = cell.model.passage(1)
    words = found.quote.replace("“", "‘").replace("”", "’")  # inside of quotation marks
    wanted = f"“{words}” {found.citation}"
    choose(window, "copy quotation")
    assert QApplication.clipboard().text() == wanted
    QApplication.clipboard().clear()
    QTest.keyClick(cell.passages, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == wanted


def test_a_summary_is_written_when_it_is_left_and_undone_as_one_step(place, cell, window, qtbot):
    go_to(place, qtbot, "quillan-2016", "Support")
    press(place.view, Key.Key_F2)
    mine = cell.summaries.mine
    assert mine.hasFocus()
    QTest.keyClicks(mine, "Trainers help each other.")
    assert texts(window) == []
    press(mine, Key.Key_Escape)
    assert place.view.hasFocus()
    assert texts(window) == [("Ana Brandt", False, "Trainers help each other.")]
    choose(window, "undo")
    assert texts(window) == []
    qtbot.waitUntil(lambda: mine.toPlainText() == "")


@pytest.mark.parametrize(
    "stop", ["cell passages", "judge absent", "matrix content", "matrix words"]
)
def test_f2_writes_wherever_the_keyboard_is_beside_the_matrix(place, cell, window, qtbot, stop):
    go_to(place, qtbot, "wetherall-2023", "Support")
    control(window, stop).setFocus()
    press(place, Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "A note on our help")
    press(place, Key.Key_Escape)
    assert texts(window) == [("Ana Brandt", False, "A note on our help")]
    assert judgement(window, "wetherall-2023", "Support") is None


def test_f2_goes_on_after_what_is_written_already(place, cell, window, qtbot):
    summarise_as(window, "Ana Brandt", "wetherall-2023", "Support", "First.")
    go_to(place, qtbot, "wetherall-2023", "Support")
    qtbot.waitUntil(lambda: cell.summaries.mine.toPlainText() == "First.")
    press(place.view, Key.Key_F2)
    (frame,) = [one for one in window.findChildren(QWidget, "focus frame") if one.isVisible()]
    assert frame.parentWidget() is cell.summaries.mine
    QTest.keyClicks(cell.summaries.mine, " Second.")
    assert cell.summaries.mine.toPlainText() == "First. Second."


def test_going_to_another_cell_keeps_what_was_typed_with_the_cell_it_was_typed_for(
    place, cell, window, qtbot
):
    go_to(place, qtbot, "quillan-2016", "Support")
    cell.write()
    QTest.keyClicks(cell.summaries.mine, "About support.")
    index = cell_at(place, "quillan-2016", "Guidance")
    spot = place.view.visualRect(index).center()
    QTest.mouseClick(place.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: control(cell, "cell title").text().endswith("Guidance"))
    assert cell.summaries.mine.toPlainText() == ""
    assert texts(window) == [("Ana Brandt", False, "About support.")]


def test_what_is_typed_is_kept_when_the_project_is_closed(place, cell, window, qtbot):
    go_to(place, qtbot, "quillan-2016", "Support")
    cell.write()
    QTest.keyClicks(cell.summaries.mine, "Not left yet.")
    window.workspace.leaving.emit()
    assert texts(window) == [("Ana Brandt", False, "Not left yet.")]


def test_what_is_being_typed_is_not_disturbed_when_something_else_changes(
    place, cell, window, qtbot
):
    go_to(place, qtbot, "quillan-2016", "Support")
    cell.write()
    QTest.keyClicks(cell.summaries.mine, "Half a sent")
    summarise_as(window, "Ben Okoye", "quillan-2016", "Support", "Ben's view.")
    qtbot.waitUntil(lambda: "Ben's view." in cell.summaries.others.toPlainText())
    QTest.keyClicks(cell.summaries.mine, "ence.")
    assert [text for name, _, text in texts(window) if name == "Ana Brandt"] == []
    press(cell.summaries.mine, Key.Key_Escape)
    assert ("Ana Brandt", False, "Half a sentence.") in texts(window)


def test_the_chosen_quotation_is_copied_with_its_citation(place, cell, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    found = cell.passages.chosen()
    expected = f"\N{LEFT DOUBLE QUOTATION MARK}{found.quote}\N{RIGHT DOUBLE QUOTATION MARK}"
    QApplication.clipboard().clear()
    cell.passages.setFocus()
    QTest.keyClick(cell.passages, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"{expected} {found.citation}"


def test_a_passage_is_inserted_as_a_link_at_the_cursor(place, cell, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    cell.write()
    QTest.keyClicks(cell.summaries.mine, "They meet.")
    cell.summaries.mine.moveCursor(QTextCursor.MoveOperation.Left)
    cell.passages.selectRow(1)
    number = cell.model.passage(1).number
    click(cell.insert)
    assert cell.summaries.mine.toPlainText() == f"They meet [{number}]."
    assert cell.summaries.mine.hasFocus()


def test_a_dragged_passage_falls_into_the_summary_as_a_link(place, cell, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    mine = cell.summaries.mine
    mine.setPlainText("They meet")
    mine.moveCursor(QTextCursor.MoveOperation.End)
    data = QMimeData()
    data.setText(f"[{cell.model.passage(0).number}]")
    spot = mine.cursorRect().center()
    with_button = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (
        QDragEnterEvent(spot, Qt.DropAction.CopyAction, *with_button),
        QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, *with_button),
    ):
        QApplication.sendEvent(mine.viewport(), event)
        assert event.isAccepted()
    assert mine.toPlainText() == f"They meet [{cell.model.passage(0).number}]"


def test_a_click_on_a_link_leads_to_its_passage(place, cell, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    number = cell.model.passage(2).number
    mine = cell.summaries.mine
    mine.setPlainText(f"\N{GRINNING FACE} see [{number}] for it")
    assert mine.number_at(3) is None
    cursor = mine.textCursor()
    cursor.setPosition(12)
    spot = mine.cursorRect(cursor).center()
    with qtbot.waitSignal(window.workspace.spot_wanted) as told:
        QTest.mouseClick(mine.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert told.args[0].passage == cell.model.passage(2).passage


def test_the_link_at_the_cursor_is_followed_by_keys(place, cell, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    number = cell.model.passage(0).number
    cell.write()
    QTest.keyClicks(cell.summaries.mine, f"[{number}]")
    for _ in range(3):
        press(cell.summaries.mine, Key.Key_Left)
    with qtbot.waitSignal(window.workspace.spot_wanted):
        QTest.keyClick(cell.summaries.mine, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_link_to_what_is_gone_says_so(place, cell, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    cell.summaries.followed.emit("wetherall-2023:XX99")
    assert "no passage wetherall-2023:XX99" in window.notices.words


def test_others_summaries_and_the_agreed_one_are_shown_and_link_too(place, cell, window, qtbot):
    number = "wetherall-2023:BO1"
    summarise_as(window, "Ben Okoye", "wetherall-2023", "Support", f"<b>Ben</b> says [{number}].")
    summarise_as(window, "Ben Okoye", "wetherall-2023", "Support", "All agree.", consensus=True)
    summarise_as(window, "Ben Okoye", "wetherall-2023", "Support / Mutual support", "Below it.")
    go_to(place, qtbot, "wetherall-2023", "Support")
    fields = cell.summaries
    assert fields.agreed.toPlainText() == "All agree."
    assert fields.others.toPlainText() == f"Ben Okoye: <b>Ben</b> says [{number}]."
    with qtbot.waitSignal(window.workspace.spot_wanted):
        fields.others.anchorClicked.emit(QUrl(f"#{number}"))
    choose(window, "matrix")
    pick(place.choices.filters.levels, "To level 1")
    qtbot.waitUntil(lambda: "Below it." in fields.others.toPlainText())
    assert "Mutual support (Ben Okoye): Below it." in fields.others.toPlainText()


def test_the_agreed_summary_is_written_as_that_of_all(place, cell, window, qtbot):
    go_to(place, qtbot, "quillan-2016", "Support")
    cell.summaries.agreed.setFocus()
    QTest.keyClicks(cell.summaries.agreed, "We agree.")
    place.view.setFocus()
    assert texts(window) == [("Ana Brandt", True, "We agree.")]


def test_my_own_cell_is_judged_by_keys_and_buttons(place, cell, window, qtbot):
    path = "Training / Topics of training"
    go_to(place, qtbot, "wetherall-2023", path)
    cell.passages.setFocus()
    press(cell.passages, Key.Key_A)
    assert judgement(window, "wetherall-2023", path)[0] == "absent"
    qtbot.waitUntil(lambda: cell_at(place, "wetherall-2023", path).data() == "–")
    qtbot.waitUntil(lambda: control(cell, "own judgement").text() == "You said: absent.")
    click(control(cell, "judge unclear"))
    assert judgement(window, "wetherall-2023", path)[0] == "unclear"
    qtbot.waitUntil(lambda: cell_at(place, "wetherall-2023", path).data() == "?")
    choose(window, "undo")
    assert judgement(window, "wetherall-2023", path)[0] == "absent"


def test_a_note_on_my_judgement_is_kept(place, cell, window, qtbot):
    path = "Training / Topics of training"
    go_to(place, qtbot, "wetherall-2023", path)
    click(control(cell, "judge absent"))
    cell.judging.note.setFocus()
    QTest.keyClicks(cell.judging.note, "Only in the appendix")
    press(cell.judging.note, Key.Key_Return)
    assert judgement(window, "wetherall-2023", path) == ("absent", "Only in the appendix")


def test_what_i_coded_is_not_judged_otherwise(place, cell, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Training / Topics of training")
    assert control(cell, "judge absent").isEnabled()
    go_to(place, qtbot, "wetherall-2023", "Support")
    assert not control(cell, "judge absent").isEnabled()
    cell.passages.setFocus()
    press(cell.passages, Key.Key_A)
    assert "uncode it" in window.notices.words
    assert window.notices.findChild(QWidget, "notice hint").isVisible()  # no tick


def test_the_letters_that_judge_are_shown_where_they_judge_alone(place, cell, window, qtbot):
    path = "Training / Topics of training"
    go_to(place, qtbot, "wetherall-2023", path)
    absent = control(cell, "judge absent")
    assert absent.text() == "Absent"
    press(place.view, Key.Key_A)
    assert judgement(window, "wetherall-2023", path) is None
    go_to(place, qtbot, "wetherall-2023", path)
    for field in (cell.judging.note, cell.summaries.mine):
        field.setFocus()
        assert absent.text() == "Absent"
    for part in (cell.passages, absent):
        part.setFocus()
        assert absent.text() == "Absent  A"
    press(absent, Key.Key_A)
    assert judgement(window, "wetherall-2023", path)[0] == "absent"


def test_of_a_study_one_document_after_another_is_judged_and_written_about(
    place, cell, window, qtbot
):
    project = window.workspace.project
    for one in documents(project):
        if one.key in {"quillan-2016", "wetherall-2023"}:
            window.workspace.do(lambda one=one: set_study(project, one, "The college"))
    pick(place.choices.by, "By study")
    qtbot.waitUntil(lambda: place.model.row_with("the college") is not None)
    go_to(place, qtbot, "The college", "Support")
    assert cell.document.currentText() == "All documents of the study"
    found = [cell.model.passage(row) for row in range(cell.model.rowCount())]
    assert {one.document.key for one in found} == {"quillan-2016", "wetherall-2023"}
    assert control(cell, "cell said").text().endswith(f", {len(found)} codings")
    assert not cell.judging.isVisible()  # one document is judged, and written about
    pick(cell.document, "wetherall-2023")
    assert cell.judging.isVisible()
    cell.write()
    QTest.keyClicks(cell.summaries.mine, "Of the second.")
    place.view.setFocus()
    (one,) = on_support(window)
    assert one.document == next(d.id for d in documents(project) if d.key == "wetherall-2023")


def test_f2_in_a_study_writes_about_the_document_of_the_chosen_passage(place, cell, window, qtbot):
    project = window.workspace.project
    for one in documents(project):
        if one.key in {"quillan-2016", "wetherall-2023"}:
            window.workspace.do(lambda one=one: set_study(project, one, "The college"))
    pick(place.choices.by, "By study")
    qtbot.waitUntil(lambda: place.model.row_with("the college") is not None)
    go_to(place, qtbot, "The college", "Support")
    cell.passages.setFocus()
    press(cell.passages, Key.Key_End)
    chosen = cell.passages.chosen().document
    press(cell.passages, Key.Key_F2)
    assert cell.document.currentText() == chosen.key
    QTest.keyClicks(QApplication.focusWidget(), "A word")
    press(cell, Key.Key_Escape)
    (one,) = on_support(window)
    assert one.document == chosen.id
    pick(cell.document, "All documents of the study")
    qtbot.waitUntil(
        lambda: f"{chosen.key}, Ana Brandt: A word" in cell.summaries.others.toPlainText()
    )


def test_the_panel_can_be_put_away_and_f2_brings_it_back(place, cell, qtbot):
    click(place.choices.beside)
    assert not cell.isVisible()
    place.view.setFocus()
    press(place.view, Key.Key_F2)
    assert cell.isVisible()
    assert cell.summaries.mine.hasFocus()


def test_f6_goes_round_choices_matrix_and_cell(place, window, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    choose(window, "next part")
    assert place.cell.isAncestorOf(QApplication.focusWidget())
    choose(window, "next part")
    assert place.choices.isAncestorOf(QApplication.focusWidget())
    choose(window, "next part")
    assert place.view.hasFocus()


def test_the_passages_of_the_consensus_stand_there_and_what_is_open_is_named(place, cell, qtbot):
    go_to(place, qtbot, "wetherall-2023", "Support")
    everybody = cell.model.rowCount()
    pick(place.choices.reviewers, "Consensus of the team")
    qtbot.waitUntil(lambda: place.model.matrix.view == "consensus")
    said = place.undecided.text()
    assert place.undecided.isVisible()
    assert "differences are open" in said
    assert "cells rest on them" in said
    go_to(place, qtbot, "wetherall-2023", "Support")
    shown = cell_at(place, "wetherall-2023", "Support")
    agreed = place.model.cell(shown.row(), shown.column()).with_children
    qtbot.waitUntil(lambda: cell.model.rowCount() == agreed.codings)
    found = [cell.model.passage(row) for row in range(cell.model.rowCount())]
    assert 0 < len(found) < everybody
    assert {one.coder for one in found} == {"The team"}
    undecided = control(cell, "cell undecided")
    assert undecided.isVisible()
    first, *named = undecided.text().split("\n")
    assert first == "Open, and so not in the consensus:"
    assert all(": " in one for one in named)
    assert "A difference here is open" in shown.data(Qt.ItemDataRole.ToolTipRole)
    pick(place.choices.reviewers, "All reviewers together")
    qtbot.waitUntil(lambda: place.model.matrix.view == "union")
    qtbot.waitUntil(lambda: cell.model.rowCount() == everybody)
    assert not undecided.isVisible()
    assert not place.undecided.isVisible()
