"""What is done with papers: assigned, finished, excluded, removed, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.desktop.documents.questions import (
    AssignQuestion,
    ExcludeQuestion,
)
from coder.desktop.look.questions import RemoveQuestion
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.history import next_undo
from coder.store.readings import readings
from tests.desktop.acts import answer, choose, control, listed, select_documents


def stored(window, key):
    return next((one for one in documents(window.workspace.project) if one.key == key), None)


def reads(window, name):
    project = window.workspace.project
    keys = {one.id: one.key for one in documents(project)}
    people = {one.id: one.name for one in coders(project)}
    return {keys[one.document] for one in readings(project) if people[one.coder] == name}


def test_papers_are_excluded_with_a_reason_and_taken_in_again(window):
    select_documents(window, "quillan-2016", "wetherall-2023")

    def fill(dialog):
        assert isinstance(dialog, ExcludeQuestion)
        assert not dialog.act.isEnabled()
        QTest.keyClicks(dialog.reason.lineEdit(), "No trainers")
        QTest.keyClick(dialog.reason.lineEdit(), Qt.Key.Key_Return)

    answer(fill)
    choose(window, "exclude")
    assert stored(window, "quillan-2016").excluded == "No trainers"
    assert stored(window, "wetherall-2023").excluded == "No trainers"
    model = window.documents.listing.model
    row = model.index(listed(window).index("quillan-2016"))
    assert "excluded" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    window.workspace.undo()  # both were one act
    assert stored(window, "wetherall-2023").excluded is None
    window.workspace.redo()
    choose(window, "exclude")
    assert stored(window, "quillan-2016").excluded is None


def test_removing_says_what_goes_along_and_can_be_undone(window):
    select_documents(window, "lindborg-2019")

    def fill(dialog):
        assert isinstance(dialog, RemoveQuestion)
        assert "17 codings" in control(dialog, "question").text()
        assert "2 summaries and 1 file." in control(dialog, "question").text()
        dialog.act.click()

    answer(fill)
    choose(window, "remove document")
    assert "lindborg-2019" not in listed(window)
    window.workspace.undo()
    assert "lindborg-2019" in listed(window)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_remove_nothing(window, key):
    select_documents(window, "lindborg-2019")
    answer(lambda dialog: QTest.keyClick(dialog, key))
    choose(window, "remove document")
    assert "lindborg-2019" in listed(window)


def test_several_papers_are_assigned_from_the_menu(window):
    select_documents(window, "quillan-2016", "wetherall-2023")
    menu = window.documents.doing.menu()
    people = next(action.menu() for action in menu.actions() if action.menu())
    ben = next(action for action in people.actions() if action.text() == "Ben Okoye")
    ben.trigger()
    assert {"quillan-2016", "wetherall-2023"} <= reads(window, "Ben Okoye")
    assert next_undo(window.workspace.project).description == "Assign 2 documents to Ben Okoye"
    assert window.notices.words == "Ben Okoye reads 2 documents."


def entries_of(menu, words):
    """The submenu that is called so; None if there is none."""
    found = [action.menu() for action in menu.actions() if action.text() == words]
    return found[0] if found else None


def test_an_assignment_is_taken_back_where_it_was_made(window):
    select_documents(window, "quillan-2016")
    assert entries_of(window.documents.doing.menu(), "Take &back from") is None
    people = entries_of(window.documents.doing.menu(), "&Assign to")
    next(action for action in people.actions() if action.text() == "Ben Okoye").trigger()
    assert "quillan-2016" in reads(window, "Ben Okoye")
    given = entries_of(window.documents.doing.menu(), "Take &back from")
    assert [action.text() for action in given.actions()] == ["Ben Okoye"]
    given.actions()[0].trigger()
    assert "quillan-2016" not in reads(window, "Ben Okoye")
    assert window.notices.words == "Ben Okoye no longer reads quillan-2016."


def test_a_memo_on_a_document_is_written_in_the_one_editor(window):
    select_documents(window, "quillan-2016")
    menu = window.documents.doing.menu()
    next(action for action in menu.actions() if action.text() == "&Memo…").trigger()
    field = control(window, "memo text")
    assert field.hasFocus()
    QTest.keyClicks(field, "Odd sample")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    described = next_undo(window.workspace.project).description
    assert described == "Write a memo on document quillan-2016"


def test_a_sample_is_assigned_with_keys_alone(window):
    window.workspace.project.db.execute("SELECT 1")
    before = len(reads(window, "Ben Okoye"))
    window.documents.listing.view.clearSelection()

    def fill(dialog):
        assert isinstance(dialog, AssignQuestion)
        QTest.keyClick(dialog.coder, Qt.Key.Key_End)
        dialog.share.setFocus()
        dialog.share.selectAll()
        QTest.keyClicks(dialog.share, "100")
        QTest.keyClick(dialog.share, Qt.Key.Key_Return)

    answer(fill)
    choose(window, "assign")
    assert len(reads(window, "Ben Okoye")) == 7 >= before


def test_finished_and_reopened(window):
    select_documents(window, "hoshikawa-2021")
    choose(window, "finish")
    assert window.documents.listing.model.row(0).state == "finished"
    choose(window, "finish")
    assert window.documents.listing.model.row(0).state == "started"


@pytest.mark.parametrize("act", ["exclude", "remove document", "finish", "open document"])
def test_without_a_paper_an_act_says_what_to_do(window, act):
    window.documents.listing.view.clearSelection()
    choose(window, act)
    assert window.notices.words == "Choose a document in the list first."


@pytest.mark.parametrize("act", ["exclude", "remove document", "finish", "import"])
def test_where_one_only_reads_every_act_is_refused_before_anything_is_asked(
    open_windows, example, act
):
    windows = open_windows()
    window = windows.open(example, write=False)
    assert "(reading only)" in window.windowTitle()
    select_documents(window, "lindborg-2019")
    choose(window, act)
    assert "reading only" in window.notices.words
