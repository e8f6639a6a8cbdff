"""The place of statements: what is ticked is stated, opened and copied."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coder.analysis.statements import statements
from coder.desktop.statements.model import CITED, NUMBER, PERCENT, VALUE
from coder.domain.round import RoundSettings
from coder.domain.statements.statement import StatementOptions
from coder.domain.statements.telling import as_text
from coder.operations.charting import add_attribute, chart, find_attribute
from coder.operations.coders import add_coder, find_coder, work_as, working_coder
from coder.operations.documents import find_document
from coder.operations.projects import new_project, set_blind
from coder.operations.rounds import freeze_round
from coder.store.project import Project
from tests.desktop.acts import at_front, choose, click, control, press

METHODS = {
    "quillan-2016": "Interviews", "thistlewood-2014": "Survey", "marchbanks-2018": "Interviews",
}  # fmt: skip


@pytest.fixture
def place(window, qtbot):
    """The place, with a method of three documents beside what the example charts."""
    project = window.workspace.project
    window.workspace.do(lambda: add_attribute(project, "Method"))
    method = find_attribute(project, "Method")
    for key, value in METHODS.items():
        held = find_document(project, key)
        window.workspace.do(
            lambda held=held, value=value: chart(
                project, held, method, working_coder(project), value
            )
        )
    choose(window, "statements")
    qtbot.waitUntil(lambda: window.statements.statements.model.rowCount() > 0)
    return window.statements


def row_of(place, subject, value):
    model = place.statements.model
    return next(
        row
        for row in range(model.rowCount())
        if (one := model.statement(row)) and (one.subject.name, one.value) == (subject, value)
    )


def go_to(place, subject, value):
    model, view = place.statements.model, place.statements.view
    view.setFocus()
    view.setCurrentIndex(model.index(row_of(place, subject, value), VALUE))


def shown(place, row):
    model = place.statements.model
    return [model.index(row, column).data() for column in (VALUE, NUMBER, PERCENT, CITED)]


def pick(choice, words):
    choice.setCurrentIndex(choice.findText(words))
    choice.activated.emit(choice.currentIndex())


def turn(place, words):
    model = place.subjects
    row = next(r for r in range(model.rowCount()) if model.index(r).data().strip() == words)
    place.ticks.setFocus()
    place.ticks.setCurrentIndex(model.index(row))
    QTest.keyClick(place.ticks, Qt.Key.Key_Return)


def subjects(place):
    model = place.statements.model
    return [model.index(row, 0).data() for row in model.heads]


def test_the_statements_and_the_cross_table_are_proper_models(place, qtmodeltester):
    qtmodeltester.check(place.statements.model)
    qtmodeltester.check(place.subjects)
    place.tabs.setCurrentIndex(1)
    qtmodeltester.check(place.cross.model)


def test_values_stand_with_number_percentage_and_citations(place):
    cited = shown(place, row_of(place, "Method", "Interviews"))
    assert cited[:3] == ["Interviews", "2", "29%"]
    assert "Marchbanks et al., 2018; Quillan, 2016" in cited[3]
    assert place.statements.basis.text() == (
        "n of 7 included documents; percentages rounded half up to whole numbers."
        " Percentages of Data collection may add up to more than 100, since one document can have"
        " several values."
    )


def test_the_chosen_statement_is_told_in_full_with_its_documents(place):
    go_to(place, "Method", "Interviews")
    concerned = place.statements.concerned
    assert concerned.words.toPlainText().startswith("Interviews (n = 2; 29%) (Marchbanks et al.")
    assert [one.key for one in concerned.model.rows] == ["marchbanks-2018", "quillan-2016"]


def test_what_is_unticked_is_not_stated_and_that_is_remembered(place, window, qtbot):
    before = subjects(place)
    turn(place, "Method")
    assert subjects(place) == [one for one in before if one != "Method"]
    turn(place, "Themes")
    assert "Training" not in subjects(place)
    assert window.workspace.project.local("statements")
    turn(place, "Attributes")  # partly ticked: all of them
    assert "Method" in subjects(place)
    turn(place, "Attributes")
    assert "Tick at the left" in control(window, "no statements").text()
    assert not place.copy.isEnabled()


def test_options_are_heeded_and_remembered(place, window):
    pick(place.form.decimals, "Two decimals")
    assert shown(place, row_of(place, "Method", "Interviews"))[PERCENT] == "28.57%"
    pick(place.form.of, "Of those known")
    assert shown(place, row_of(place, "Method", "Interviews"))[PERCENT] == "66.67%"
    assert subjects(place)[-1].endswith(" assessed documents)")
    pick(place.form.style_, "[3, p. 12]")
    assert shown(place, row_of(place, "Method", "Interviews"))[CITED] == "3, 4"
    held = window.workspace.project.local("statements")
    assert '"statement decimals": 2' in held
    assert window.workspace.project.local("citation style") == "numeric"


def test_a_chosen_statement_is_copied_as_a_sentence_takes_it_over(place):
    go_to(place, "Method", "Survey")
    QTest.keyClick(place.statements.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Survey (n = 1; 14%) (Thistlewood and Adebanjo, 2014)"
    )


def test_a_state_is_copied_and_told_with_its_theme(place):
    place.statements.view.clearSelection()
    go_to(place, "Guidance", "present")
    QTest.keyClick(place.statements.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Guidance: present (n = ")
    assert place.statements.concerned.words.toPlainText() == copied


def test_a_click_on_a_head_turns_all_below_it_and_one_on_its_box_too(place):
    head = place.subjects.index(0)
    row = place.ticks.visualRect(head)
    assert head.data() == "Attributes"
    click(place.ticks.viewport(), row.center())
    assert place.subjects.attributes == []
    box = QPoint(row.left() + row.height() // 2, row.center().y())
    click(place.ticks.viewport(), box)
    assert len(place.subjects.attributes) > 1
    click(place.ticks.viewport(), box)
    assert place.subjects.attributes == []
    other = place.ticks.visualRect(place.subjects.index(1))
    click(place.ticks.viewport(), other.center())
    assert place.subjects.attributes == []  # a word of another row is only chosen


def test_home_and_end_go_to_the_first_and_the_last_statement(place):
    view, model = place.statements.view, place.statements.model
    go_to(place, "Method", "Survey")
    press(place, Qt.Key.Key_End)
    assert view.currentIndex().row() == model.rowCount() - 1
    press(place, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 1  # below its head


def test_all_is_copied_as_text_and_as_a_table(place, window):
    place.copy.click()
    data = QGuiApplication.clipboard().mimeData()
    found = statements(window.workspace.project, StatementOptions())
    assert data.text() == as_text(found, StatementOptions())
    assert data.html().count("<tr>") >= len(found)


def test_enter_on_a_theme_that_is_present_lists_its_passages(place, window):
    go_to(place, "Guidance", "present")
    press(place, Qt.Key.Key_Return)
    assert window.passages.isVisible()
    found = [window.passages.model.passage(r) for r in range(window.passages.model.rowCount())]
    assert found
    assert all(one.theme.path.startswith("Guidance") for one in found)


def test_enter_on_a_value_of_one_document_opens_it(place, window, qtbot):
    go_to(place, "Method", "Survey")
    with qtbot.waitSignal(window.workspace.document_wanted) as wanted:
        press(place, Qt.Key.Key_Return)
    project = window.workspace.project
    assert wanted.args == [find_document(project, "thistlewood-2014").id]


def test_enter_on_a_value_of_several_documents_goes_to_their_list(place, window, qtbot):
    go_to(place, "Method", "Interviews")
    press(place, Qt.Key.Key_Return)
    assert control(window, "statement documents").hasFocus()
    with qtbot.waitSignal(window.workspace.document_wanted):
        press(place, Qt.Key.Key_Return)


def test_a_value_that_no_document_has_leads_nowhere_and_says_so(place, window, qtbot):
    go_to(place, "Training", "unclear")
    if place.statements.model.statement(place.statements.view.currentIndex().row()).n:
        pytest.skip("the example has some")
    with qtbot.waitSignal(window.workspace.told):
        press(place, Qt.Key.Key_Return)


def test_statements_follow_what_is_charted(place, window, qtbot):
    project = window.workspace.project
    held = find_document(project, "lindborg-2019")
    method = find_attribute(project, "Method")
    window.workspace.do(lambda: chart(project, held, method, working_coder(project), "Interviews"))
    qtbot.waitUntil(
        lambda: shown(place, row_of(place, "Method", "Interviews"))[NUMBER] == "3", timeout=5000
    )


def test_the_cross_table_counts_themes_by_the_chosen_attribute(place, window, qtbot):
    place.tabs.setCurrentIndex(1)
    pick(place.attribute, "By Method")
    model = place.cross.model
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert heads == ["Interviews\nn = 2", "Survey\nn = 1", "not charted\nn = 4"]
    row = [theme.path for theme in model.table.themes].index("Guidance")
    column = next(
        place for place, one in enumerate(model.table.counts[row]) if len(one.documents) == 1
    )
    place.cross.view.setFocus()
    place.cross.view.setCurrentIndex(model.index(row, column))
    assert "Guidance · " in place.cross.concerned.words.toPlainText()
    place.copy.click()
    assert QGuiApplication.clipboard().text().startswith("Method\tInterviews (n = 2)\t")
    with qtbot.waitSignal(window.workspace.passages_wanted):
        press(place, Qt.Key.Key_Return)


def test_enter_on_a_cell_of_several_documents_lists_the_passages_of_them_all(place, window, qtbot):
    place.tabs.setCurrentIndex(1)
    pick(place.attribute, "By Method")
    model = place.cross.model
    row, column, cell = next(
        (row, column, cell)
        for row, cells in enumerate(model.table.counts)
        for column, cell in enumerate(cells)
        if len(cell.documents) > 1
    )
    theme = model.table.themes[row].path
    place.cross.view.setFocus()
    place.cross.view.setCurrentIndex(model.index(row, column))
    press(place, Qt.Key.Key_Return)
    listed = window.passages.model
    qtbot.waitUntil(lambda: listed.rowCount() > 1)
    found = [listed.passage(n) for n in range(listed.rowCount())]
    assert {one.document.id for one in found} == {one.id for one in cell.documents}
    assert all(one.theme.path.startswith(theme) for one in found)
    shown = window.passages.filters.document
    assert shown.currentText() == f"{len(cell.documents)} documents"
    window.passages.filters.clear()
    assert shown.findText(f"{len(cell.documents)} documents") == -1


def test_a_cell_says_in_how_many_documents_nothing_is_answered(place, window):
    place.tabs.setCurrentIndex(1)
    pick(place.attribute, "By Method")
    model = place.cross.model
    cells = [(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
    open_cells = [at for at in cells if model.crossed(model.index(*at)).open]
    assert open_cells
    assert len(open_cells) < len(cells)
    for at in cells:
        index = model.index(*at)
        count = model.crossed(index).open
        assert (f"○{count}" in index.data()) == bool(count)
        assert (f"{count} open: not answered" in model.told(index)) == bool(count)
    assert f" {len(open_cells)} of {len(cells)} cells have open" in place.cross.basis.text()
    place.copy.click()
    assert QGuiApplication.clipboard().text().count(" open\t") > 1


def test_a_cell_of_the_cross_table_is_copied_with_its_citations_and_several_as_a_table(
    place, window
):
    place.tabs.setCurrentIndex(1)
    pick(place.attribute, "By Method")
    view, model = place.cross.view, place.cross.model
    view.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    found, theme = model.crossed(model.index(0, 0)), model.table.themes[0].path
    wanted = f"{theme} · Interviews (n = {found.n}; {found.percent}) ("
    assert QGuiApplication.clipboard().text().startswith(wanted)
    assert str(found.documents[0].year) in QGuiApplication.clipboard().text()
    assert place.cross.concerned.words.toPlainText().startswith(wanted)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Method\tInterviews (n = 2)\tSurvey (n = 1)"
    assert [line.split("\t")[0] for line in lines[1:3]] == [
        one.path for one in model.table.themes[:2]
    ]
    assert lines[3] == ""


def test_f6_goes_from_what_is_ticked_to_the_table_and_back(place, window, qtbot):
    at_front(window)
    place.setFocus()
    qtbot.waitUntil(place.statements.view.hasFocus)
    choose(window, "next part")
    assert place.ticks.hasFocus()
    choose(window, "next part")
    assert place.statements.view.hasFocus()


def test_who_works_blind_sees_statements_of_their_own_work_alone(open_windows, example, qtbot):
    with Project(example, write=True) as project:
        set_blind(project, blind=True)
        work_as(project, find_coder(project, "Ben Okoye"))
        ben = find_coder(project, "Ben Okoye")
        alone = statements(project, StatementOptions(), only_coder=ben)
        assert alone != statements(project, StatementOptions())
    window = open_windows(example).projects[0]
    choose(window, "statements")
    qtbot.waitUntil(lambda: window.statements.statements.model.rowCount() > 0)
    assert window.statements.statements.model.statements == alone
    assert not window.statements.form.reviewers.isEnabled()


def test_a_new_project_says_what_statements_are(open_windows, tmp_path, qtbot):
    path = tmp_path / "new.coder"
    new_project(path, title="New", lead="Ana").close()
    window = open_windows(path).projects[0]
    choose(window, "statements")
    said = control(window, "no statements")
    qtbot.waitUntil(lambda: "as it goes into the paper" in said.text())
    assert not window.statements.copy.isVisible()
    assert not window.statements.ticks.isVisible()


def test_what_the_team_agreed_on_is_stated(place, qtbot):
    before = shown(place, row_of(place, "Training", "present"))
    pick(place.form.reviewers, "Consensus of the team")
    qtbot.waitUntil(lambda: shown(place, row_of(place, "Training", "present")) != before)
    assert int(shown(place, row_of(place, "Training", "present"))[NUMBER]) < int(before[NUMBER])
    assert "cells rest on them" in place.statements.basis.text()


def test_what_the_reviewers_of_a_round_agreed_on_is_stated(place, window, qtbot):
    project = window.workspace.project
    assert place.form.reviewers.findText("Consensus of round Pilot") < 0
    window.workspace.do(lambda: add_coder(project, "Cem Aydin"))
    two = tuple(find_coder(project, name).id for name in ("Ana Brandt", "Cem Aydin"))
    settings = RoundSettings(coders=two)
    window.workspace.do(lambda: freeze_round(project, "Pilot", settings))
    qtbot.waitUntil(lambda: place.form.reviewers.findText("Consensus of round Pilot") > 0)
    pick(place.form.reviewers, "Consensus of round Pilot")
    who = "Shown is the consensus of Ana Brandt and Cem Aydin."
    qtbot.waitUntil(lambda: who in place.statements.basis.text())
    place.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: who in place.cross.basis.text())


def test_a_statement_of_the_consensus_leads_to_documents_and_their_agreed_passages(
    place, window, qtbot
):
    pick(place.form.reviewers, "Consensus of the team")
    qtbot.waitUntil(lambda: "cells rest on them" in place.statements.basis.text())
    listed, spots = [], []
    window.workspace.passages_wanted.connect(listed.append)  # where all reviewers' would stand
    window.workspace.spot_wanted.connect(spots.append)
    go_to(place, "Support", "present")
    press(place.statements.view, Qt.Key.Key_Return)
    documents = place.statements.concerned.documents
    assert documents.hasFocus()
    press(documents, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(spots))
    assert spots[0].document == place.statements.concerned.model.rows[0].id
    assert not listed
