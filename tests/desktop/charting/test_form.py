"""The form beside the open paper: a field for each attribute, saved when it is left."""

from time import perf_counter

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCalendarWidget, QTableView

from coder.domain.attribute import KINDS, WITH_CHOICES
from coder.operations.charting import change_attribute, remove_attribute
from coder.operations.coders import find_coder, work_as, working_coder
from coder.operations.deciding import decide, of_value
from coder.operations.documents import set_study
from coder.operations.projects import new_project, set_blind
from coder.store.attributes import attributes
from coder.store.history import next_undo
from coder.store.project import Project
from coder.store.themes import coding_counts
from tests.desktop.acts import at_front, choose, click, control, press
from tests.desktop.charting.acts import (
    METHODS,
    add,
    attribute,
    chart_as_other,
    document_of,
    field,
    names,
    open_form,
    other,
    typed,
    value,
)
from tests.desktop.coding.acts import mark, open_document, said

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
BOTH = "marchbanks-2018"  # of which both reviewers charted the design
offscreen = pytest.mark.qt_log_ignore("This plugin does not support")


def about(window):
    return control(window, "charting about").text()


def trouble(window, name):
    label = control(window.charting, f"trouble with {name.casefold()}")
    return label.text() if label.isVisible() else ""


def test_before_a_document_is_open_it_says_what_to_do(window):
    window.show_panel(window.charting)
    assert about(window).startswith("Open a document")


def test_without_attributes_it_invites_to_add_one(window):
    project = window.workspace.project
    for one in attributes(project):
        window.workspace.do(lambda one=one: remove_attribute(project, one))
    open_form(window)
    assert control(window, "no attributes").isVisible()
    button = control(window, "add first attribute")
    assert button.hasFocus()
    click(button)
    dialog = control(window, "attributes dialog")
    assert dialog.focusWidget() is control(dialog, "new attribute")
    dialog.reject()


def test_fields_stand_in_the_order_of_the_attributes(window):
    add(window, "Funding")
    open_form(window)
    assert [one.name for one in window.charting.form.fields] == names(window)
    tops = [one.y() for one in window.charting.form.fields.values()]
    assert tops == sorted(tops)


def test_a_value_is_charted_as_one_act_when_its_field_is_left(window):
    add(window, "Aim")
    open_form(window)
    typed(field(window, "Aim").editor, "To learn 6 things")
    assert value(window, "Aim") is None
    window.reader.view.setFocus()
    assert value(window, "Aim") == "To learn 6 things"
    assert next_undo(window.workspace.project).description.startswith("Chart Aim of hoshikawa-2021")
    window.workspace.undo()
    assert value(window, "Aim") is None
    assert field(window, "Aim").editor.toPlainText() == ""


@pytest.mark.parametrize(
    ("kind", "words", "kept"),
    [
        ("number", "1,204.0", "1204"),
        ("year", "2019", "2019"),
        ("date", "2019-05-31", "2019-05-31"),
        ("date", "31.5.2019", "2019-05-31"),
        ("date", " 1.2.2019", "2019-02-01"),
    ],
)
def test_numbers_years_and_dates_are_kept_in_one_form(window, kind, words, kept):
    add(window, "Fact", kind=kind)
    open_form(window)
    QTest.keyClick(typed(field(window, "Fact").editor, words), Key.Key_Return)
    assert value(window, "Fact") == kept
    assert field(window, "Fact").editor.written() == kept


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("number", "many", "a number"),
        ("number", "1,204", "1204 or 1.204"),
        ("year", "soon", "a year"),
        ("date", "31.2.2019", "a date"),
    ],
)
def test_what_does_not_fit_is_told_below_the_field_and_stays_to_be_mended(
    window, kind, words, told
):
    add(window, "Fact", kind=kind)
    open_form(window)
    target = typed(field(window, "Fact").editor, words)
    window.reader.view.setFocus()
    assert told in trouble(window, "Fact")
    assert field(window, "Fact").editor.written() == words
    assert value(window, "Fact") is None
    assert "1 not saved" in about(window)
    chart_as_other(window, "Design", "Survey")  # something else changes meanwhile
    assert field(window, "Fact").editor.written() == words
    typed(field(window, "Fact").editor, "")
    QTest.keyClick(target, Key.Key_Return)
    assert trouble(window, "Fact") == ""
    assert "not saved" not in about(window)


def test_what_was_wrong_is_told_when_another_document_is_opened(window):
    add(window, "Fact", kind="number")
    open_form(window)
    typed(field(window, "Fact").editor, "many")
    open_document(window, "quillan-2016")
    assert "hoshikawa-2021: Fact cannot be 'many'" in said(window)
    assert field(window, "Fact").editor.written() == ""


def test_all_that_was_wrong_is_told_with_the_words_that_were_typed(window):
    add(window, "Size", kind="number")
    add(window, "Began", kind="date")
    open_form(window)
    typed(field(window, "Size").editor, "about ten")
    typed(field(window, "Began").editor, "31.2.2024")
    open_document(window, "quillan-2016")
    assert "Size cannot be 'about ten'" in said(window)
    assert "Began cannot be '31.2.2024'" in said(window)


def test_closing_asks_before_words_that_do_not_fit_are_lost(window):
    add(window, "Size", kind="number")
    open_form(window)
    typed(field(window, "Size").editor, "about ten")
    asked = []

    def answer(key):
        def act():
            dialog = QApplication.activeModalWidget()
            asked.append(control(dialog, "question").text())
            QTest.keyClick(dialog, key)

        QTimer.singleShot(0, act)

    answer(Key.Key_Return)  # goes back
    choose(window, "close")
    assert "Size cannot be 'about ten'" in asked[0]
    assert window.isVisible()
    assert field(window, "Size").editor.written() == "about ten"
    answer(Key.Key_Escape)
    choose(window, "close")
    assert window.isVisible()
    typed(field(window, "Size").editor, "10")
    choose(window, "close")
    assert not window.isVisible()
    assert len(asked) == 2


def change(window, name, **changes):
    """Change an attribute, as in the dialog."""
    project = window.workspace.project
    held = attribute(window, name)
    window.workspace.do(lambda: change_attribute(project, held, **changes))


def test_what_is_typed_stays_when_attributes_change_or_a_change_is_undone(window, qtbot):
    at_front(window)
    add(window, "Size", kind="number")
    add(window, "Funding")
    change(window, "Funding", definition="Who paid")
    open_form(window)
    typed(field(window, "Size").editor, "about ten")
    typed(field(window, "Funding").editor, "The coun")
    design = field(window, "Design")
    choose(window, "undo")  # of the definition
    assert attribute(window, "Funding").definition == ""
    assert field(window, "Design") is design
    assert field(window, "Funding").editor.toPlainText() == "The coun"
    assert field(window, "Funding").editor.hasFocus()
    assert value(window, "Funding") is None
    assert field(window, "Size").editor.written() == "about ten"
    assert "a number" in trouble(window, "Size")
    change(window, "Size", required=True)
    assert field(window, "Size").editor.written() == "about ten"
    assert "a number" in trouble(window, "Size")
    QTest.keyClick(field(window, "Funding").editor, Key.Key_Return)
    assert value(window, "Funding") == "The coun"
    held = attribute(window, "Size")
    window.workspace.do(lambda: remove_attribute(window.workspace.project, held))
    qtbot.waitUntil(lambda: "Size has changed: 'about ten' was not saved" in said(window))
    tops = [one.y() for one in window.charting.form.fields.values()]
    assert tops == sorted(tops)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("kind", "words"), [("text", "Leeds"), ("number", "12"), ("date", "1.2.2019")]
)
def test_undo_in_a_field_is_of_what_was_typed_there_else_of_the_project(window, kind, words):
    at_front(window)
    add(window, "Fact", kind=kind)
    open_form(window)
    editor = field(window, "Fact").editor
    target = typed(editor, words)
    QTest.keyClick(target, Key.Key_Return)
    kept = value(window, "Fact")
    assert kept
    QTest.keyClick(target, Key.Key_Z, CTRL)
    assert value(window, "Fact") is None
    assert target.hasFocus()
    QTest.keyClick(target, Key.Key_Z, CTRL | SHIFT)
    assert value(window, "Fact") == kept
    QTest.keyClicks(target, "9")
    QTest.keyClick(target, Key.Key_Z, CTRL)
    assert value(window, "Fact") == editor.written() == kept


def test_yes_and_no_are_answered_by_mouse_and_keys_and_taken_away(window):
    add(window, "Randomised", kind="yes_no")
    open_form(window)
    buttons = field(window, "Randomised").editor.buttons
    click(buttons["yes"])
    assert value(window, "Randomised") == "yes"
    press(window, Key.Key_N)  # no key that makes a theme here
    assert value(window, "Randomised") == "no"
    assert buttons["no"].hasFocus()
    press(window, Key.Key_Delete)
    assert value(window, "Randomised") is None
    click(buttons["yes"])
    click(buttons["yes"])
    assert value(window, "Randomised") is None


@offscreen
def test_one_of_several_choices_is_chosen_by_its_letter_and_cleared(window):
    add(window, "Method", kind="one_of", choices=METHODS)
    open_form(window)
    editor = field(window, "Method").editor
    editor.setFocus()
    press(window, Key.Key_F)
    QTest.keyClick(editor.view(), Key.Key_Return)
    assert value(window, "Method") == "Focus groups"
    editor.hidePopup()
    QTest.keyClick(editor, Key.Key_Delete)
    assert value(window, "Method") is None


@offscreen
@pytest.mark.parametrize("name", ["value of method", "passage theme", "order documents"])
def test_alt_and_down_open_the_list_of_a_box_and_leave_the_page_alone(window, qtbot, name):
    at_front(window)
    add(window, "Method", kind="one_of", choices=METHODS)
    open_form(window)
    box = control(window, name)
    qtbot.waitUntil(lambda: box.count() > 0)  # panels beside the page are filled after it
    box.setFocus()
    chosen = window.reader.view.chosen
    QTest.keyClick(box, Key.Key_Down, ALT)
    assert box.view().isVisible()
    assert window.reader.view.chosen == chosen
    box.hidePopup()


def test_several_choices_are_one_act(window):
    add(window, "Methods", kind="several_of", choices=METHODS)
    open_form(window)
    editor = field(window, "Methods").editor
    editor.setFocus()
    press(window, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    first = editor.visualItemRect(editor.item(0)).center()
    click(editor.viewport(), first)
    assert value(window, "Methods") is None
    window.reader.view.setFocus()
    assert value(window, "Methods") == "Interviews; Survey"
    window.workspace.undo()
    assert editor.written() == ""


def test_a_day_is_chosen_in_the_calendar(window):
    add(window, "Began", kind="date")
    open_form(window)
    editor = field(window, "Began").editor
    typed(editor, "2019-05-31")
    QTest.keyClick(editor.line, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = editor.findChild(QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2019, 5, 31)
    days = calendar.findChild(QTableView)
    QTest.keyClick(days, Key.Key_Right)
    QTest.keyClick(days, Key.Key_Return)
    assert value(window, "Began") == "2019-06-01"
    assert not calendar.isVisible()


def test_a_value_that_is_no_choice_any_longer_is_shown_and_kept(window):
    add(window, "Methods", kind="several_of", choices=METHODS)
    open_form(window)
    editor = field(window, "Methods").editor
    editor.show_text("Survey; Diaries")
    assert editor.written() == "Survey; Diaries"
    assert editor.item(3).text() == "Diaries (no choice now)"


def test_missing_required_values_are_told(window):
    project = window.workspace.project
    for held in attributes(project):
        window.workspace.do(lambda held=held: remove_attribute(project, held))
    add(window, "Country of data", required=True)
    add(window, "Setting", required=True)
    open_form(window)
    assert "2 required values are missing" in about(window)
    assert window.charting.parentWidget().windowTitle() == "Charting (2)"
    assert field(window, "Country of data").editor.hasFocus()
    QTest.keyClicks(field(window, "Country of data").editor, "Scotland")
    press(window, Key.Key_Tab)
    assert field(window, "Setting").editor.hasFocus()
    assert "1 required value is missing" in about(window)


def test_finishing_a_document_says_what_is_to_chart_still(window):
    open_form(window)
    choose(window, "assess")
    click(control(window, "finish"))
    assert said(window) == "hoshikawa-2021 is finished. To chart still: 2 required values."


def test_what_others_charted_stands_beside_and_differences_are_marked(window):
    add(window, "Funding")
    chart_as_other(window, "Funding", "Public")
    open_form(window)
    mark_on = control(window.charting, "mark on funding")
    assert control(window.charting, "others on funding").text() == "Ben Okoye: Public"
    assert "differs" not in mark_on.text()
    QTest.keyClick(typed(field(window, "Funding").editor, "None"), Key.Key_Return)
    assert "≠ differs" in mark_on.text()
    QTest.keyClick(typed(field(window, "Funding").editor, "Public"), Key.Key_Return)
    assert "differs" not in mark_on.text()


def test_what_the_team_decided_is_said_beside_the_field(window):
    add(window, "Funding")
    chart_as_other(window, "Funding", "Public")
    open_form(window)
    QTest.keyClick(typed(field(window, "Funding").editor, "None"), Key.Key_Return)
    project = window.workspace.project
    ruling = of_value(document_of(window), attribute(window, "Funding"), "Public and private")
    window.workspace.do(lambda: decide(project, [ruling], working_coder(project)))
    assert control(window.charting, "mark on funding").text() == "decided: Public and private"
    assert field(window, "Funding").mine == "None"  # what each of them charted stays


def test_while_the_project_is_blind_nothing_of_others_is_shown(open_windows, example):
    with Project(example, write=True) as project:
        set_blind(project, blind=True)
        work_as(project, find_coder(project, "Ben Okoye"))
    window = open_windows(example).projects[0]
    open_form(window, BOTH)
    assert value(window, "Design", key=BOTH, coder=other(window).id)  # it is in the file
    assert not control(window.charting, "others on design").isVisible()
    assert field(window, "Design").editor.written() == value(window, "Design", key=BOTH)


def test_a_value_of_the_study_is_that_of_its_other_documents(window):
    project = window.workspace.project
    for key in ("hoshikawa-2021", "quillan-2016"):
        held = document_of(window, key)
        window.workspace.do(lambda held=held: set_study(project, held, "Coast"))
    add(window, "Site", level="study")
    open_form(window)
    assert "of the study" in control(window.charting, "mark on site").text()
    QTest.keyClick(typed(field(window, "Site").editor, "Leeds"), Key.Key_Return)
    open_document(window, "quillan-2016")
    assert field(window, "Site").editor.written() == "Leeds"


def test_a_value_is_tied_to_what_is_marked_and_its_page_leads_there(window):
    add(window, "Aim")
    open_form(window)
    held = field(window, "Aim")
    QTest.keyClick(typed(held.editor, "To learn"), Key.Key_Return)
    click(held.tie)
    assert "Mark a passage first" in said(window)
    mark(window, 3000, 3100)
    click(held.tie)
    assert held.link.text().startswith("p. ")
    assert held.support is not None
    assert next_undo(window.workspace.project).description == "Tie Aim of hoshikawa-2021: To learn"
    window.reader.view.go_to(0, 0)
    window.workspace.mark(None)
    click(held.link)
    assert window.reader.view.chosen == held.support.passage
    assert window.workspace.marked is not None
    click(held.untie)
    assert held.support is None
    undone = next_undo(window.workspace.project).description
    assert undone == "Untie Aim of hoshikawa-2021: To learn"
    assert value(window, "Aim") == "To learn"
    window.workspace.undo()
    assert held.support is not None


def test_closing_saves_what_was_typed(window, example):
    add(window, "Aim")
    open_form(window)
    typed(field(window, "Aim").editor, "Typed last")
    window.close()
    with Project(example, write=False) as project:
        values = [one for (one,) in project.db.execute("SELECT value FROM charted")]
    assert "Typed last" in values


def test_a_key_in_the_field_ties_it_leads_to_its_passage_and_unties_it(window):
    at_front(window)
    add(window, "Aim")
    open_form(window)
    held = field(window, "Aim")
    typed(held.editor, "")
    QTest.keyClick(held.editor, Key.Key_Return, ALT)
    assert "Chart a value first" in said(window)
    mark(window, 3000, 3100)
    typed(held.editor, "To learn")
    QTest.keyClick(held.editor, Key.Key_Return, ALT)
    assert value(window, "Aim") == "To learn"
    assert held.support is not None
    window.reader.view.go_to(0, 0)
    window.workspace.mark(None)
    held.editor.setFocus()
    QTest.keyClick(held.editor, Key.Key_Return, ALT)
    assert window.reader.view.chosen == held.support.passage
    held.editor.setFocus()
    QTest.keyClick(held.editor, Key.Key_Return, ALT | SHIFT)
    assert held.support is None
    assert value(window, "Aim") == "To learn"


def add_all_kinds(window):
    """An attribute of each kind."""
    for kind in KINDS:
        choices = METHODS if kind in WITH_CHOICES else ()
        add(window, f"A {kind}", kind=kind, choices=choices)


def test_tab_goes_through_all_values_and_back(window):
    add_all_kinds(window)
    open_form(window)
    QTest.keyClick(typed(field(window, "A text").editor, "Leeds"), Key.Key_Return)  # can be tied
    QTest.keyClick(typed(field(window, "A number").editor, "12"), Key.Key_Return)
    mark(window, 3000, 3100)
    click(field(window, "A text").tie)  # is tied
    first, last = field(window, "A text").editor, field(window, "A several_of").editor
    first.setFocus()
    ahead = [QApplication.focusWidget()]
    while ahead[-1] is not last:
        press(window, Key.Key_Tab)
        ahead.append(QApplication.focusWidget())
        assert len(ahead) < 20
    assert [one.accessibleName() for one in ahead] == [
        "A text", "A number", "A year", "A date", "A yes_no: Yes", "A yes_no: No", "A one_of",
        "A several_of",
    ]  # fmt: skip
    back = [QApplication.focusWidget()]
    while back[-1] is not first:
        press(window, Key.Key_Backtab)
        back.append(QApplication.focusWidget())
        assert len(back) < 20
    assert back == ahead[::-1]


@offscreen
def test_letters_in_the_form_do_not_code(window):
    add_all_kinds(window)
    mark(window)
    before = coding_counts(window.workspace.project)
    choose(window, "chart")
    for name in ("A yes_no", "A several_of", "A one_of", "A number"):
        field(window, name).editor.setFocus()
        for letters in ("6", "v", "r", "u"):
            QTest.keyClicks(QApplication.focusWidget(), letters)
    assert coding_counts(window.workspace.project) == before


@offscreen
def test_letters_and_digits_do_nothing_at_any_stop_beside_the_page(window):
    mark(window)
    before = coding_counts(window.workspace.project)
    for entry, part in (("chart", window.charting), ("about document", window.documents)):
        choose(window, entry)
        seen = set()
        while part.isAncestorOf(focus := QApplication.focusWidget()) and focus not in seen:
            seen.add(focus)
            if isinstance(focus, QAbstractButton):
                QTest.keyClicks(focus, "6vq")
                assert QApplication.focusWidget() is focus
            press(window, Key.Key_Tab)
        assert any(isinstance(one, QAbstractButton) for one in seen)
    assert coding_counts(window.workspace.project) == before


def test_a_form_of_60_attributes_scrolls_and_is_shown_at_once(open_windows, example):
    window = open_windows(example).projects[0]
    for number in range(60):
        add(window, f"Attribute {number}", kind="one_of", choices=METHODS)
    open_form(window)
    started = perf_counter()
    open_form(window, "quillan-2016")
    QApplication.processEvents()
    assert perf_counter() - started < 2  # seconds, on a machine under load
    last = field(window, "Attribute 59")
    last.editor.setFocus()
    QApplication.processEvents()
    area = control(window, "charting fields")
    assert (
        area.viewport()
        .rect()
        .intersects(
            last.editor.rect().translated(
                last.editor.mapTo(area.viewport(), last.editor.rect().topLeft())
            )
        )
    )


def test_the_form_of_another_document_begins_at_its_top(window):
    for number in range(30):
        add(window, f"Attribute {number}")
    open_form(window)
    field(window, "Attribute 29").editor.setFocus()
    QApplication.processEvents()
    bar = control(window, "charting fields").verticalScrollBar()
    assert bar.value() > 0
    window.reader.view.setFocus()
    open_document(window, "quillan-2016")
    assert bar.value() == 0


def test_for_reading_only_nothing_can_be_charted(open_windows, tmp_path):
    path = tmp_path / "empty.coder"
    new_project(path, title="Nothing yet", lead="Ana").close()
    windows = open_windows(path)
    window = windows.projects[0]
    window.close()
    window = windows.open(path, write=False)
    choose(window, "chart")
    assert not control(window, "add first attribute").isVisible()
