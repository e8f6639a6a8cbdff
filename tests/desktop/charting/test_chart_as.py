"""Chart as…: what is marked becomes a value, and is shown in the margin and in the form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.reader.menu import passage_menu
from coder.desktop.workspace import Marked
from coder.domain.quoting.anchor import describe_region, to_json
from coder.domain.texts.text import Box
from coder.operations.charting import change_attribute, remove_attribute
from coder.operations.texts import text_of
from coder.store.attributes import attributes
from coder.store.history import next_undo
from tests.desktop.acts import choose, click, control, press
from tests.desktop.charting.acts import (
    METHODS,
    add,
    attribute,
    chart_as_other,
    document_of,
    field,
    open_form,
    typed,
    value,
)
from tests.desktop.coding.acts import mark, open_document, said, theme

Key = Qt.Key
offscreen = pytest.mark.qt_log_ignore("This plugin does not support")


def popup(window):
    return control(window, "chart as")


def ask(window, name="", start=3000, end=3100):
    """Mark some words, press H, and type a part of a name."""
    marked = mark(window, start, end)
    press(window, Key.Key_H)
    assert popup(window).field.hasFocus()
    QTest.keyClicks(popup(window).field, name)
    return marked


def listed(window):
    model = popup(window).rows
    return [model.index(row).data() for row in range(model.rowCount())]


def labels(window):
    """What stands in the margin: attributes, by their passages."""
    return [
        (stripe.attribute, stripe.theme and stripe.theme.name)
        for page in window.reader.view.marks.values()
        for stripe in page.stripes
        if stripe.attribute
    ]


def test_h_then_a_part_of_the_name_then_enter_charts_the_words(window):
    add(window, "Aim of the study")
    marked = ask(window, "aim")
    assert listed(window) == ["Aim of the study"]
    assert popup(window).editor.written() == marked.words
    press(window, Key.Key_Return)
    assert not popup(window).isVisible()
    assert value(window, "Aim of the study") == marked.words
    assert window.reader.view.hasFocus()
    window.workspace.undo()
    assert value(window, "Aim of the study") is None
    assert labels(window) == []


def test_without_a_mark_it_says_what_to_do(window):
    open_document(window)
    window.reader.setFocus()
    press(window, Key.Key_H)
    assert said(window).startswith("Mark a passage first")


def test_without_an_attribute_it_offers_to_add_one(window):
    project = window.workspace.project
    for one in attributes(project):
        window.workspace.do(lambda one=one: remove_attribute(project, one))
    mark(window)
    press(window, Key.Key_H)
    assert "no attribute" in said(window)
    click(control(window, "notice answer"))
    control(window, "attributes dialog").reject()


def test_numbers_years_and_choices_are_found_in_the_words(window):
    _, text = text_of(window.workspace.project, document_of(window))
    letters = text.stretch(2500, 6000)
    at = 2500 + next(n for n, letter in enumerate(letters) if letter.isdigit())
    add(window, "Number of them", kind="number")
    ask(window, "number of", at - 40, at + 60)
    found = popup(window).editor.written()
    assert found
    assert found.replace(".", "").isdigit()
    press(window, Key.Key_Escape)
    word = text.stretch(3000, 3100).split()[2].strip(".,;()")
    add(window, "Said", kind="several_of", choices=(word, "Something else entirely"))
    ask(window, "said")
    assert popup(window).editor.written() == word
    press(window, Key.Key_Return)
    assert value(window, "Said") == word


def test_a_value_that_is_missing_or_wrong_is_asked_for(window):
    add(window, "Number of them", kind="number")
    ask(window, "number of")
    editor = popup(window).editor
    press(window, Key.Key_Tab)
    assert editor.hasFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "many")
    press(window, Key.Key_Return)
    assert popup(window).isVisible()
    assert "a number" in control(window, "chart as trouble").text()
    editor.selectAll()
    QTest.keyClicks(editor, "12")
    press(window, Key.Key_Return)
    assert value(window, "Number of them") == "12"


def test_yes_or_no_is_answered_with_its_letter(window):
    add(window, "Randomised", kind="yes_no")
    ask(window, "rand")
    press(window, Key.Key_Return)  # nothing in the words says so
    assert popup(window).isVisible()
    press(window, Key.Key_N)
    assert not popup(window).isVisible()
    assert value(window, "Randomised") == "no"


@offscreen
def test_one_of_several_choices_is_chosen_from_the_list(window):
    add(window, "Method", kind="one_of", choices=METHODS)
    ask(window, "method")
    press(window, Key.Key_Return)
    view = popup(window).editor.view()
    assert view.isVisible()
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Return)
    assert value(window, "Method") == METHODS[0]
    assert not popup(window).isVisible()


def test_what_is_charted_already_stays_and_is_tied(window):
    add(window, "Aim")
    open_form(window)
    typed(field(window, "Aim").editor, "Mine")
    window.reader.view.setFocus()
    ask(window, "aim")
    assert popup(window).editor.written() == "Mine"
    press(window, Key.Key_Return)
    assert value(window, "Aim") == "Mine"
    assert field(window, "Aim").support is not None


def test_what_others_charted_is_not_put_into_my_mouth(window):
    add(window, "Number of them", kind="number")
    chart_as_other(window, "Number of them", "99")
    ask(window, "number of")
    assert popup(window).editor.written() != "99"


def test_a_region_can_be_charted(window):
    add(window, "Number of them", kind="number")
    open_document(window)
    file, _ = text_of(window.workspace.project, document_of(window))
    region = describe_region(file.text, Box(0, 1000, 1000, 9000, 9000))
    window.workspace.mark(Marked(file, to_json(region), ""))
    window.reader.setFocus()
    press(window, Key.Key_H)
    assert "marked part of the page" in control(window, "chart as question").text()
    QTest.keyClicks(popup(window).field, "number of")
    press(window, Key.Key_Return)
    QTest.keyClicks(popup(window).editor, "7")
    press(window, Key.Key_Return)
    assert value(window, "Number of them") == "7"
    assert labels(window) == [("Number of them", None)]


def test_the_margin_names_the_attribute_and_follows_its_name(window):
    add(window, "Aim")
    ask(window, "aim")
    press(window, Key.Key_Return)
    assert labels(window) == [("Aim", None)]
    paints = [one for page in window.reader.view.marks.values() for one in page.paints]
    assert any(one.charted for one in paints)
    held = attribute(window, "Aim")
    project = window.workspace.project
    window.workspace.do(lambda: change_attribute(project, held, name="Purpose"))
    assert labels(window) == [("Purpose", None)]


def test_a_coded_passage_keeps_its_themes_and_gets_the_name_too(window):
    add(window, "Aim")
    mark(window, 3000, 3100)
    press(window, Key.Key_6)
    before = theme(window, "Support / Mutual support")
    press(window, Key.Key_H)
    QTest.keyClicks(popup(window).field, "aim")
    press(window, Key.Key_Return)
    assert labels(window) == [("Aim", None)]
    chosen = window.reader.view.chosen
    held = window.reader.marking.highlights[chosen]
    assert [one.id for one in held.themes] == [before.id]
    assert held.charted
    press(window, Key.Key_U)  # the passage stays for its value
    assert chosen in window.reader.marking.highlights


def test_charting_from_another_passage_moves_the_mark(window):
    add(window, "Aim")
    ask(window, "aim")
    press(window, Key.Key_Return)
    first = window.reader.view.chosen
    ask(window, "aim", 3500, 3600)
    press(window, Key.Key_Return)
    assert labels(window) == [("Aim", None)]
    assert first not in window.reader.marking.highlights
    window.workspace.undo()
    assert first in window.reader.marking.highlights


@offscreen
def test_the_menu_of_a_passage_charts_and_unties(window):
    add(window, "Aim")
    ask(window, "aim")
    press(window, Key.Key_Return)
    reader = window.reader
    menu = passage_menu(
        window.workspace, reader.marking.mine_here(), lambda name: choose(window, name), reader
    )
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert "Chart as…\tH" in texts
    (untie,) = [one for one in menu.actions() if one.text().replace("&", "") == "Untie Aim"]
    untie.trigger()
    assert labels(window) == []
    assert value(window, "Aim")
    assert next_undo(window.workspace.project).description.startswith("Untie Aim")
    menu.deleteLater()


def test_a_passage_in_the_list_can_be_charted(window, qtbot):
    add(window, "Aim")
    open_document(window)
    panel = window.passages
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    qtbot.waitUntil(lambda: len(panel.chosen()) == 1)
    found = panel.chosen()[0]
    menu = panel.menu()
    (act,) = [one for one in menu.actions() if one.text().replace("&", "") == "Chart as…"]
    act.trigger()
    assert popup(window).isVisible()
    QTest.keyClicks(popup(window).field, "aim")
    press(window, Key.Key_Return)
    assert value(window, "Aim", key=found.document.key) == found.quote


@pytest.mark.parametrize(("kind", "parts"), [("date", 1), ("yes_no", 2), ("several_of", 1)])
def test_tab_leads_through_the_value_to_the_button(window, kind, parts):
    add(window, "Fact", kind=kind, choices=METHODS if kind == "several_of" else ())
    ask(window, "fact")
    stops = []
    while not control(window, "chart it").hasFocus():
        press(window, Key.Key_Tab)
        stops.append(QApplication.focusWidget())
        assert len(stops) < 10
    assert len(stops) == parts + 1
    assert all(one.accessibleName() for one in stops)
    press(window, Key.Key_Escape)
    assert not popup(window).isVisible()


def test_esc_and_going_elsewhere_chart_nothing(window):
    add(window, "Aim")
    ask(window, "aim")
    press(window, Key.Key_Escape)
    assert not popup(window).isVisible()
    ask(window, "aim")
    window.codebook.tree.setFocus()
    assert not popup(window).isVisible()
    assert value(window, "Aim") is None


def test_arrows_go_through_the_list_and_the_value_goes_along(window):
    add(window, "Aim")
    marked = ask(window)
    assert listed(window)[0] == "Design"
    names = listed(window)
    for _ in range(len(names) - 1):
        press(window, Key.Key_Down)
    assert control(window, "chart it").accessibleName() == "Chart as Aim"
    assert popup(window).editor.written() == marked.words
