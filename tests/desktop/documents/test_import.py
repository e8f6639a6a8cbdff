"""PDFs come in by dialog and by dropping, beside the window, and what became of them is told."""

import shutil
from time import monotonic

import pymupdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from coder.desktop.documents.import_results import ResultModel
from coder.domain.resources import resource
from coder.operations.importing import ADDED, REFUSED, Imported
from coder.operations.projects import new_project
from coder.store.documents import documents
from coder.store.history import entries
from tests.desktop.acts import (
    bring_in,
    choose,
    click,
    control,
    drop_files,
    listed,
    select_documents,
    write,
)

ARTICLES = resource("example/articles")


@pytest.fixture
def empty(open_windows, tmp_path):
    """The window of a project without documents."""
    path = tmp_path / "empty.coder"
    new_project(path, title="Empty", lead="Ana").close()
    return open_windows(path).projects[0]


@pytest.fixture
def folder(tmp_path):
    """A folder of two articles, one of them deeper, and something else."""
    found = tmp_path / "papers"
    (found / "more").mkdir(parents=True)
    shutil.copy(ARTICLES / "quillan-2016.pdf", found)
    shutil.copy(ARTICLES / "hoshikawa-2021.pdf", found / "more")
    (found / "notes.txt").write_text("no article")
    return found


def locked_pdf(path, password="open sesame"):
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Peer trainers were prepared in pairs.")
    document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="o")
    return path


def results(window):
    return control(window, "import results")


def rows(window):
    return {one.path.name: one.status for one in results(window).model.rows}


def test_an_empty_project_says_what_to_do_next(empty, monkeypatch, qtbot):
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames",
        lambda *_: ([str(ARTICLES / "quillan-2016.pdf")], ""),
    )  # fmt: skip
    button = control(empty, "import first PDFs")
    assert button.isVisible()
    click(button)
    qtbot.waitUntil(lambda: len(listed(empty)) == 1, timeout=60_000)
    assert not button.isVisible()


def test_a_dropped_folder_comes_in_and_is_one_step_to_undo(empty, folder, qtbot):
    bring_in(qtbot, empty, folder)
    assert len(listed(empty)) == 2
    assert empty.notices.words == "2 added."
    empty.workspace.undo()
    assert listed(empty) == []


def test_what_is_known_of_a_document_goes_with_it_also_where_the_list_leaves_it_out(
    empty, folder, qtbot
):
    bring_in(qtbot, empty, folder)
    select_documents(empty, "quillan-2016")
    choose(empty, "open document")
    qtbot.waitUntil(lambda: empty.workspace.document is not None, timeout=60_000)
    choose(empty, "about document")
    write(control(empty, "find documents"), "nothing like that")
    qtbot.waitUntil(lambda: listed(empty) == [])
    about = empty.documents.about
    assert about.isVisible()
    choose(empty, "undo")
    assert not about.isVisible()
    assert control(empty, "fold about document").text() == "About this document"
    choose(empty, "redo")
    empty.documents.listing.show_all()
    select_documents(empty, "quillan-2016")
    assert about.isVisible()
    assert about.shown.key == "quillan-2016"


def test_nothing_is_to_be_closed_where_all_came_in(empty, folder, qtbot):
    bring_in(qtbot, empty, folder)
    assert not control(empty, "notice answer").isVisible()
    bring_in(qtbot, empty, folder)
    assert control(empty, "notice answer").isVisible()


def test_pdfs_are_looked_for_where_they_were_found_last(empty, folder, monkeypatch, qtbot):
    asked = []

    def choose_files(_parent, _title, start, _kinds):
        asked.append(start)
        return [str(folder / "quillan-2016.pdf")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose_files)
    for _ in range(2):
        choose(empty, "import")
        qtbot.waitUntil(lambda: not empty.documents.importing.is_running, timeout=60_000)
    assert asked[1] == str(folder)


def test_a_folder_is_chosen_from_the_menu(empty, folder, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder / "more"))
    choose(empty, "import folder")
    qtbot.waitUntil(lambda: len(listed(empty)) == 1, timeout=60_000)


def test_what_is_here_already_and_what_is_refused_is_told(empty, folder, qtbot):
    bring_in(qtbot, empty, folder)
    bring_in(qtbot, empty, folder, folder / "notes.txt", folder / "gone.pdf")
    assert empty.notices.words == "2 already here, 2 refused."
    assert control(empty.notices, "notice problem").isVisible()  # no tick
    assert results(empty).isVisible()
    model = results(empty).model
    said = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "refused: This file is not a PDF." in said
    assert len(listed(empty)) == 2


def test_a_password_is_asked_for_the_file_and_never_kept(empty, folder, tmp_path, qtbot):
    first, second = locked_pdf(tmp_path / "a.pdf"), locked_pdf(tmp_path / "b.pdf", "other")
    bring_in(qtbot, empty, folder / "quillan-2016.pdf", first, second)
    dialog = results(empty)
    assert "a.pdf" in control(dialog, "which needs a password").text()
    QTest.keyClicks(dialog.password, "wrong")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "does not open" in control(dialog, "which needs a password").text(), timeout=60_000
    )
    QTest.keyClicks(dialog.password, "open sesame")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(empty)["a.pdf"] == ADDED, timeout=60_000)
    assert "b.pdf" in control(dialog, "which needs a password").text()
    assert dialog.password.text() == ""
    click(control(dialog, "skip"))
    assert not control(dialog, "which needs a password").isVisible()
    assert len(listed(empty)) == 2
    assert b"open sesame" not in empty.workspace.project.path.read_bytes()
    empty.workspace.undo()  # all of it was one import
    assert listed(empty) == []


def test_the_bar_says_from_the_beginning_how_many_files_there_are(empty, qtbot):
    said = []
    words, bar = control(empty, "import words"), control(empty, "import progress")
    bar.valueChanged.connect(lambda _: said.append((words.text(), bar.maximum())))
    bring_in(qtbot, empty, *sorted(ARTICLES.glob("*.pdf")))
    assert said[0] == ("Reading 1 of 7…", 7)
    assert all("of 7…" in text for text, _ in said)


def test_cancel_keeps_what_came_in_and_the_window_answers_meanwhile(empty, qtbot):
    ticks = []
    clock = QTimer(empty, interval=10)
    clock.timeout.connect(lambda: ticks.append(1))
    clock.start()
    drop_files(empty, *sorted(ARTICLES.glob("*.pdf")))
    assert control(empty, "cancel import").isVisible()
    qtbot.waitUntil(lambda: len(listed(empty)) >= 1, timeout=60_000)
    QTest.mouseClick(control(empty, "cancel import"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not empty.documents.importing.is_running, timeout=60_000)
    came = len(listed(empty))
    assert 1 <= came <= 7
    assert "Stopped; what came in stays" in empty.notices.words or came == 7
    assert len(ticks) > 10


def test_what_comes_in_by_its_password_after_an_import_was_undone_is_a_step_of_its_own(
    empty, folder, tmp_path, qtbot
):
    bring_in(qtbot, empty, folder / "quillan-2016.pdf", locked_pdf(tmp_path / "a.pdf"))
    choose(empty, "undo")
    assert listed(empty) == []
    dialog = results(empty)
    QTest.keyClicks(dialog.password, "open sesame")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(listed(empty)) == 1, timeout=60_000)
    qtbot.waitUntil(lambda: not empty.documents.importing.is_running, timeout=60_000)
    last = list(entries(empty.workspace.project))[-1]
    assert last.undone_by is None
    choose(empty, "undo")
    assert listed(empty) == []
    choose(empty, "redo")
    assert len(listed(empty)) == 1


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_nothing_is_taken_back_before_all_of_an_import_is_there(empty, qtbot, way):
    drop_files(empty, *sorted(ARTICLES.glob("*.pdf")))
    qtbot.waitUntil(lambda: len(listed(empty)) >= 1, timeout=60_000)
    getattr(empty.workspace, way)()
    assert "cancel the import first" in empty.notices.words
    qtbot.waitUntil(lambda: not empty.documents.importing.is_running, timeout=60_000)
    assert len(listed(empty)) == 7
    assert empty.notices.words.startswith("7 added.")
    choose(empty, "undo")
    assert listed(empty) == []
    choose(empty, "redo")
    assert len(listed(empty)) == 7


def test_closing_in_the_middle_keeps_what_came_in_and_ends_the_work(empty, qtbot):
    drop_files(empty, *sorted(ARTICLES.glob("*.pdf")))
    qtbot.waitUntil(lambda: len(listed(empty)) >= 1, timeout=60_000)
    path = empty.workspace.project.path
    empty.close()
    from coder.store.project import Project

    with Project(path, write=True) as project:
        assert 1 <= len(documents(project)) <= 7


def test_a_book_that_is_being_read_is_not_waited_for_when_the_window_is_closed(
    empty, corpus, qtbot
):
    drop_files(empty, corpus / "pdf" / "octave-manual_1158-pages.pdf")
    said = control(empty, "import words")
    qtbot.waitUntil(lambda: said.text() == "Reading 1 of 1…", timeout=60_000)
    begun = monotonic()
    empty.close()
    assert monotonic() - begun < 2  # to read it takes many


def test_a_second_drop_waits_for_the_first(empty, qtbot):
    drop_files(empty, ARTICLES / "quillan-2016.pdf")
    drop_files(empty, ARTICLES / "hoshikawa-2021.pdf")
    qtbot.waitUntil(lambda: len(listed(empty)) == 2, timeout=60_000)
    qtbot.waitUntil(lambda: not empty.documents.importing.is_running, timeout=60_000)


def test_an_empty_folder_says_so(empty, tmp_path, qtbot):
    (tmp_path / "none").mkdir()
    bring_in(qtbot, empty, tmp_path / "none")
    assert empty.notices.words == "There is no PDF there."
    assert control(empty.notices, "notice problem").isVisible()


def test_the_model_of_the_results_is_sound(qtmodeltester, tmp_path):
    model = ResultModel()
    model.show(
        [Imported(tmp_path / "a.pdf", ADDED), Imported(tmp_path / "b", REFUSED, reason="No")]
    )
    assert model.rows[0].status == REFUSED
    qtmodeltester.check(model)
