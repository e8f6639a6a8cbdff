"""About this document: fields that are saved when they are left, guesses that are confirmed."""

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from coder.operations.documents import find_document
from coder.store.attributes import attributes, charted_of
from coder.store.history import next_undo
from coder.store.project import Project
from tests.desktop.acts import choose, click, control, edit, select_documents

KEY = "marchbanks-2018"


@pytest.fixture
def form(window):
    """The unfolded form of one paper."""
    select_documents(window, KEY)
    choose(window, "about document")
    assert window.documents.about.isVisible()
    return window.documents.about


def stored(window, key=KEY):
    return find_document(window.workspace.project, key)


def test_a_field_is_saved_as_one_act_when_it_is_left(window, form):
    edit(control(form, "year"), "2017")
    assert stored(window).year == 2017
    assert next_undo(window.workspace.project).description == f"Set year of {KEY}"
    window.workspace.undo()
    assert stored(window).year == 2018
    assert control(form, "year").text() == "2018"


def test_an_empty_field_of_authors_names_nobody_and_says_how_to_fill_it(window, form):
    field = control(form, "authors")
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert list(stored(window).authors) == []
    assert field.placeholderText() == "Names, with ; between"
    edit(field, "Ana Brandt; Ben Okoye")
    assert list(stored(window).authors) == ["Ana Brandt", "Ben Okoye"]


def test_authors_without_semicolons_between_them_are_told_below_the_field(window, form):
    below = control(form, "about authors")
    edit(control(form, "authors"), "Smith, J., & Jones, K.")
    assert stored(window).authors == ("Smith, J., & Jones, K.",)
    assert "put semicolons between several" in below.text()
    assert below.isVisible()
    edit(control(form, "authors"), "Smith, J.; Jones, K.")
    assert not below.isVisible()


def test_a_long_key_is_elided_and_widens_nothing(window, form):
    width, long = window.documents.width(), "report-of-the-" * 4 + "2018"
    edit(control(form, "citation key"), long)
    fold = control(window, "fold about document")
    assert (window.documents.width(), "…" in fold.text()) == (width, True)
    assert fold.accessibleName().startswith(f"About {long}")


def test_leaving_a_field_as_it_was_writes_nothing(window, form):
    before = next_undo(window.workspace.project)
    for name in ("title", "authors", "year", "doi", "citation key", "study", "page offset"):
        control(form, name).setFocus()
    window.documents.listing.view.setFocus()
    assert next_undo(window.workspace.project) == before


def test_going_to_another_paper_saves_what_was_typed_for_the_first(window, form):
    field = control(form, "study")
    field.setFocus()
    QTest.keyClicks(field, "Scottish study")
    select_documents(window, "quillan-2016")
    assert stored(window).study == "Scottish study"
    assert stored(window, "quillan-2016").study is None
    assert control(form, "study").text() == ""


def test_closing_saves_what_was_typed(window, form, example):
    field = control(form, "doi")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "10.1234/other")
    window.close()
    with Project(example, write=False) as project:
        assert find_document(project, KEY).doi == "10.1234/other"


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [("year", "soon", "no year"), ("citation key", "two words", "one word"),
     ("citation key", "quillan-2016", "Another document"), ("page offset", "-3", "page offset"),
     ("page offset", "many", "whole number")],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_a_sentence_and_stays_to_be_mended(
    window, form, name, wrong, said
):
    edit(control(form, name), wrong)
    assert said in window.notices.words
    assert control(form, name).text() == wrong
    assert control(form, f"about {name}").isVisible()


def test_pasted_control_characters_and_a_name_of_300_characters(window, form):
    field = control(form, "authors")
    field.setFocus()
    field.setPlainText("Ali\x00\x1b[31m,\tAnn\x07" + "n" * 300)
    QTest.keyClick(field, Qt.Key.Key_Return)
    [author] = stored(window).authors
    assert author.startswith("Ali[31m, Ann")
    assert len(author) > 300


def test_a_guess_says_so_and_is_confirmed_with_one_press(window, form, qtbot):
    edit(control(form, "title"), "Set by hand")
    window.workspace.project.db.execute("SELECT 1")
    buttons = form.findChildren(QToolButton, QRegularExpression("^confirm "))
    assert buttons
    assert not any(button.isVisible() for button in buttons)
    window.workspace.undo()
    assert stored(window).guessed == frozenset()


def test_guessed_fields_are_confirmed(open_windows, readers, tmp_path, qtbot):
    from coder.domain.resources import resource
    from coder.operations.projects import new_project
    from tests.desktop.acts import bring_in

    path = tmp_path / "new.coder"
    new_project(path, title="New", lead="Ana").close()
    window = open_windows(path).projects[0]
    bring_in(qtbot, window, resource("example/articles/quillan-2016.pdf"))
    key = window.documents.listing.model.row(0).document.key
    select_documents(window, key)
    choose(window, "about document")
    form = window.documents.about
    assert "guessed" in control(window, "fold about document").text()
    before = stored(window, key)
    assert "title" in before.guessed
    click(control(form, "confirm title"))
    after = stored(window, key)
    assert after.guessed == before.guessed - {"title"}
    assert after.title == before.title
    assert not control(form, "confirm title").isVisible()


def test_i_chart_attributes_in_place_and_see_what_others_charted(window, form):
    project = window.workspace.project
    country = next(one for one in attributes(project) if one.name == "Country")
    edit(control(form, "value of country"), "Scotland")
    values = charted_of(project, stored(window).id)[country.id]
    assert values[project.me] == "Scotland"
    assert "Ben Okoye" in control(form, "others on country").text()


def test_attributes_are_added_in_a_dialog_that_opens_here(window, form):
    click(control(form, "edit attributes"))
    dialog = control(window, "attributes dialog")
    edit(control(dialog, "new attribute"), "Funding")
    dialog.accept()
    edit(control(form, "value of funding"), "None")
    window.workspace.undo()
    window.workspace.undo()
    assert "Funding" not in [one.name for one in attributes(window.workspace.project)]


def test_tab_goes_from_field_to_field(window, form):
    window.activateWindow()
    control(form, "title").setFocus()
    QTest.keyClick(control(form, "title"), Qt.Key.Key_Tab)
    assert control(form, "authors").hasFocus()
    choose(window, "about document")
    assert window.documents.listing.view.hasFocus()


def test_files_readers_and_the_reason_are_told(window, form):
    assert "marchbanks-2018.pdf" in control(form, "files of the document").text()
    assert "Ana Brandt: finished" in control(form, "who reads the document").text()


def test_a_long_title_has_room_and_a_short_one_takes_none(window, form):
    title = control(form, "title")
    edit(title, "Short")
    QApplication.processEvents()
    short = title.height()
    edit(title, "A long title that goes on and on about trainers in colleges " * 2)
    QApplication.processEvents()
    assert title.height() > 2 * short
    assert not title.verticalScrollBar().isVisible()
