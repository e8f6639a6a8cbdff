"""The dialog of attributes: added, described, given choices, moved and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.operations.charting import chart
from coder.store.history import next_undo
from tests.desktop.acts import answer, choose, click, control
from tests.desktop.charting.acts import (
    METHODS,
    add,
    attribute,
    chart_as_other,
    document_of,
    names,
    typed,
    value,
)

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(window):
    window.activateWindow()
    choose(window, "attributes")
    found = control(window, "attributes dialog")
    assert QTest.qWaitForWindowActive(found)
    return found


def go_to(dialog, name):
    """Make an attribute the current one."""
    dialog.list.setCurrentRow(
        next(n for n, held in enumerate(dialog._held.values()) if held.name == name)
    )
    return dialog.details


def enter(field, words):
    QTest.keyClick(typed(field, words), Key.Key_Return)


def pick(box, text):
    """Choose an entry of a box, as with the mouse."""
    row = box.findText(text)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def trouble(dialog):
    label = control(dialog, "attribute trouble")
    return label.text() if label.isVisible() else ""


def test_an_attribute_is_added_by_its_name_and_then_described(window, dialog):
    enter(dialog.new, "Funding")
    assert names(window)[-1] == "Funding"
    assert dialog.details.name.text() == "Funding"
    assert dialog.details.kind.hasFocus()
    typed(dialog.details.definition, "Who paid for it")
    dialog.list.setFocus()
    click(dialog.details.required)
    pick(dialog.details.level, "Each study")
    held = attribute(window, "Funding")
    assert (held.definition, held.required, held.level) == ("Who paid for it", True, "study")
    assert trouble(dialog) == ""


def test_a_name_that_is_taken_is_refused_in_a_sentence(window, dialog):
    enter(dialog.new, "design")
    assert "already" in trouble(dialog)
    assert dialog.new.text() == "design"
    details = go_to(dialog, "Country")
    enter(details.name, "Design")
    assert "already" in trouble(dialog)
    assert details.name.text() == "Design"
    assert "Country" in names(window)
    enter(details.name, "Country of data")
    assert "Country of data" in names(window)
    assert trouble(dialog) == ""


def test_choices_are_typed_renamed_moved_and_removed(window, dialog):
    enter(dialog.new, "Method")
    details = dialog.details
    assert not details.choices.isVisible()
    pick(details.kind, "One of several choices")
    assert details.choices.new.hasFocus()
    assert attribute(window, "Method").kind == "text"  # it has no choices yet
    for words in METHODS:
        enter(details.choices.new, words)
    assert attribute(window, "Method").kind == "one_of"
    assert attribute(window, "Method").choices == METHODS
    chart_as_other(window, "Method", "Survey")
    rows = details.choices.list
    rows.setCurrentRow(2)
    rows.item(2).setText("Questionnaire")
    assert attribute(window, "Method").choices[2] == "Questionnaire"
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_Up, ALT)
    assert attribute(window, "Method").choices == ("Interviews", "Questionnaire", "Focus groups")
    QTest.keyClick(rows, Key.Key_Delete)
    assert "1 charted value of Method does not fit" in trouble(dialog)
    assert rows.held == ["Interviews", "Questionnaire", "Focus groups"]
    rows.setCurrentRow(0)
    click(control(dialog, "remove choice"))
    assert attribute(window, "Method").choices == ("Questionnaire", "Focus groups")


def test_what_was_charted_as_text_becomes_the_choices(window, dialog):
    details = go_to(dialog, "Country")
    pick(details.kind, "One of several choices")
    held = attribute(window, "Country")
    assert held.kind == "one_of"
    assert value(window, "Country", key="lindborg-2019") in held.choices
    assert len(held.choices) > 1


def test_a_kind_that_does_not_fit_what_was_charted_is_refused(window, dialog):
    details = go_to(dialog, "Design")
    pick(details.kind, "Year")
    assert "of Design do not fit" in trouble(dialog)
    assert attribute(window, "Design").kind == "one_of"
    assert details.kind.currentText() == "One of several choices"


def test_attributes_are_moved_with_keys_and_buttons(window, dialog):
    before = names(window)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Key.Key_Down, ALT)
    assert names(window) == [before[1], before[0], *before[2:]]
    assert next_undo(window.workspace.project).description.startswith("Move attribute")
    click(control(dialog, "attribute up"))
    assert names(window) == before


def test_removal_asks_and_says_how_many_values_go(window, dialog):
    add(window, "Aim")
    project, about = window.workspace.project, document_of(window)
    held = attribute(window, "Aim")
    window.workspace.do(lambda: chart(project, about, held, window.workspace.me, "To learn"))
    chart_as_other(window, "Aim", "To teach")
    go_to(dialog, "Aim")
    asked = []

    def keep(question):
        asked.append(control(question, "question").text())
        question.refuse.click()

    answer(keep)
    click(control(dialog, "remove attribute"))
    assert asked == ["2 charted values go along. Undo brings all of it back."]
    assert "Aim" in names(window)
    answer(lambda question: question.act.click())
    QTest.keyClick(dialog.list, Key.Key_Delete)
    assert "Aim" not in names(window)
    window.workspace.undo()
    assert value(window, "Aim") == "To learn"


def test_what_is_being_typed_is_saved_when_the_dialog_closes(window, dialog):
    details = go_to(dialog, "Country")
    typed(details.definition, "Where the data come from")
    dialog.accept()
    assert attribute(window, "Country").definition == "Where the data come from"


def test_a_name_of_300_characters_and_one_with_marks_are_told_or_kept(window, dialog):
    enter(dialog.new, "n" * 300)
    assert "200 characters" in trouble(dialog)
    enter(dialog.new, "<b>Cost</b> & benefit")
    assert names(window)[-1] == "<b>Cost</b> & benefit"


def test_each_choice_is_typed_into_an_empty_field_and_doubles_are_told(window, dialog):
    enter(dialog.new, "Method")
    choices = dialog.details.choices
    pick(dialog.details.kind, "One of several choices")
    for words in METHODS:
        QTest.keyClicks(choices.new, words)  # on top of what stands there
        QTest.keyClick(choices.new, Key.Key_Return)
        assert choices.new.text() == ""
        assert choices.list.current == words
    assert attribute(window, "Method").choices == METHODS
    enter(choices.new, "survey; Diaries; SURVEY")
    assert trouble(dialog) == "⚠ 'Survey' is a choice already."
    assert choices.list.current == "Diaries"
    enter(choices.new, "Interviews")
    assert trouble(dialog) == "⚠ 'Interviews' is a choice already."
    assert choices.list.current == "Interviews"
    assert attribute(window, "Method").choices == (*METHODS, "Diaries")


def test_a_choice_that_is_typed_is_added_when_another_attribute_is_chosen(window, dialog):
    enter(dialog.new, "Method")
    choices = dialog.details.choices
    pick(dialog.details.kind, "Several choices")
    QTest.keyClicks(choices.new, "Interviews")
    dialog.list.setFocus()
    go_to(dialog, "Country")
    assert attribute(window, "Method").choices == ("Interviews",)
    assert choices.new.text() == ""
    go_to(dialog, "Method")
    QTest.keyClicks(choices.new, "Survey")
    dialog.accept()
    assert attribute(window, "Method").choices == ("Interviews", "Survey")


def test_a_kind_without_choices_is_told_before_it_is_dropped(window, dialog):
    enter(dialog.new, "Funding")
    pick(dialog.details.kind, "One of several choices")
    typed(dialog.details.definition, "Who paid")
    dialog.list.setFocus()
    assert dialog.details.kind.currentText() == "One of several choices"
    go_to(dialog, "Country")
    assert trouble(dialog) == "⚠ Funding stays text: it has no choices yet."
    go_to(dialog, "Funding")
    assert trouble(dialog) == ""
    assert dialog.details.kind.currentText() == "Text"
    pick(dialog.details.kind, "One of several choices")
    click(control(dialog, "close attributes"))
    assert dialog.isVisible()
    assert trouble(dialog) == (
        "⚠ Funding stays text: it has no choices yet. Type one, or close again."
    )
    assert dialog.details.choices.new.hasFocus()
    click(control(dialog, "close attributes"))
    assert not dialog.isVisible()


def test_a_name_that_was_not_entered_is_added_when_the_dialog_closes(window, dialog):
    typed(dialog.new, "Design")
    dialog.accept()
    assert dialog.isVisible()
    assert "already" in trouble(dialog)
    typed(dialog.new, "Setting")
    dialog.accept()
    assert names(window)[-1] == "Setting"


def test_what_is_wrong_with_one_attribute_is_not_said_of_another(window, dialog):
    details = go_to(dialog, "Design")
    pick(details.kind, "Year")
    assert "of Design" in trouble(dialog)
    go_to(dialog, "Country")
    assert trouble(dialog) == ""
    enter(details.name, "Design")
    go_to(dialog, "Design")
    assert trouble(dialog) == "⚠ Country: There is an attribute 'Design' already."
