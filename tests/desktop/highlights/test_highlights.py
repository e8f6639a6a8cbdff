"""Bringing highlights in and writing annotated PDFs, as a reviewer does it at the window."""

from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from coder.analysis.highlights import highlights
from coder.desktop.highlights.bringing import HighlightDialog
from coder.desktop.highlights.writing_dialog import WritingDialog
from coder.operations.texts import text_of
from coder.store.documents import documents
from tests.desktop.acts import choose, click, control, press, select_documents, write
from tests.pdf.annotated import highlight, with_annotations


@pytest.fixture
def marked(tmp_path):
    path = tmp_path / "marked.pdf"
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        page.insert_text((72, 80), "Peer support helps.")
        page.insert_text((72, 100), "Money is short.")
        document.save(path)
    return with_annotations(
        path,
        highlight((70, 515, 170, 533), more="/T(Cem)/C[1 1 0]/NM(first-one)/Contents(Why?)"),
        highlight((70, 495, 170, 513), more="/T(Cem)/C[0 0 1]/NM(second-one)"),
    )


@pytest.fixture
def told(window):
    notices = []
    window.workspace.told.connect(notices.append)
    return notices


def bring_in(window, path, qtbot):
    """Import a PDF; returns the document."""
    before = {one.id for one in documents(window.workspace.project)}
    window.documents.importing.bring_in([path])
    qtbot.waitUntil(lambda: not window.documents.importing.is_running, timeout=60_000)
    return next(one for one in documents(window.workspace.project) if one.id not in before)


def dialog_of(window, qtbot):
    """The dialog, once it has read what there is."""
    found = [one for one in window.findChildren(HighlightDialog) if one.isVisible()]
    (dialog,) = found
    qtbot.waitUntil(dialog.bar.isHidden, timeout=60_000)
    return dialog


def shown(window, document):
    project = window.workspace.project
    held = highlights(project, text_of(project, document)[0]).values()
    return sorted((one.anchor.words, [theme.path for theme in one.themes]) for one in held)


def test_an_import_offers_what_another_program_marked(window, marked, told, qtbot):
    document = bring_in(window, marked, qtbot)
    (notice,) = told
    assert "highlights or notes from another program" in notice.words
    notice.act()
    dialog = dialog_of(window, qtbot)
    assert [row.bunch.count for row in dialog.found.rows] == [1, 1]
    write(dialog.found.rows[0].field, "Support / Peers")
    click(dialog.take)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert ("Peer support helps.", ["Support / Peers"]) in shown(window, document)
    assert told[-1].words == "Brought in 2 passages."
    choose(window, "undo")
    assert shown(window, document) == []


def test_an_import_without_highlights_offers_nothing(window, tmp_path, told, qtbot):
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 80), "Some words that nobody marked.")
        document.save(tmp_path / "plain.pdf")
    bring_in(window, tmp_path / "plain.pdf", qtbot)
    assert "highlights" not in told[-1].words


def test_each_colour_gets_its_meaning_and_the_preview_says_what_becomes_of_it(
    window, marked, qtbot
):
    document = bring_in(window, marked, qtbot)
    select_documents(window, document.key)
    choose(window, "import highlights")
    dialog = dialog_of(window, qtbot)
    first, second = dialog.found.rows
    second.choice.setCurrentIndex(second.choice.findText("Leave out"))
    second.choice.activated.emit(second.choice.currentIndex())
    assert [row.becomes for row in dialog.found.model.rows][-1] == "left out"
    assert "1 passage" in dialog.take.text()
    assert first.field.isVisible()
    assert not second.field.isVisible()
    dialog.reject()
    assert shown(window, document) == []


def test_what_is_here_already_is_said_and_not_brought_in(window, marked, qtbot):
    document = bring_in(window, marked, qtbot)
    for _ in range(2):
        select_documents(window, document.key)
        choose(window, "import highlights")
        dialog = dialog_of(window, qtbot)
        click(dialog.take)
    assert not dialog.take.isEnabled()
    assert {row.becomes for row in dialog.found.model.rows} == {"is here already"}
    dialog.reject()
    assert len(shown(window, document)) == 2


def test_closing_the_dialog_while_it_reads_is_no_harm(window, marked, qtbot):
    document = bring_in(window, marked, qtbot)
    select_documents(window, document.key)
    choose(window, "import highlights")
    window.findChild(HighlightDialog).reject()
    window.close()


def test_annotated_pdfs_are_written_where_a_reviewer_says(window, tmp_path, told, qtbot):
    select_documents(window, "marchbanks-2018")
    choose(window, "annotate")
    dialog = window.findChild(WritingDialog)
    assert dialog.documents.currentText() == "marchbanks-2018"
    write(dialog.folder, str(tmp_path / "out"))
    click(control(dialog, "annotate now"))
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == "marchbanks-2018.pdf"
    assert told[-1].words.startswith("Wrote 1 annotated PDF with ")
    with pymupdf.open(path) as document:
        kinds = {one.type[1] for page in document for one in page.annots()}
    assert "Highlight" in kinds


def test_the_folder_is_told_whole_where_the_project_was_named_from_its_own(
    open_windows, example, monkeypatch
):
    monkeypatch.chdir(example.parent)
    window = open_windows(Path(example.name)).projects[0]
    choose(window, "annotate")
    folder = Path(window.findChild(WritingDialog).folder.text())
    assert folder.parent == example.parent


def test_a_folder_that_cannot_be_written_is_said(window, tmp_path, told, qtbot):
    (tmp_path / "file").write_text("no folder")
    choose(window, "annotate")
    dialog = window.findChild(WritingDialog)
    write(dialog.folder, str(tmp_path / "file"))
    click(control(dialog, "annotate now"))
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told[-1].kind == "problem"
    assert "is no folder" in told[-1].words


def test_a_locked_pdf_is_opened_with_the_password_that_is_given(window, marked, tmp_path, qtbot):
    with pymupdf.open(marked) as document:
        document.save(
            tmp_path / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open"
        )
    document = bring_in(window, marked, qtbot)
    select_documents(window, document.key)
    choose(window, "import highlights")
    dialog = dialog_of(window, qtbot)
    dialog.read_other(tmp_path / "locked.pdf")
    qtbot.waitUntil(dialog.bar.isHidden, timeout=60_000)
    assert dialog.password.isVisible()
    assert not dialog.found.isVisible()
    write(dialog.password, "open")
    click(control(dialog, "unlock"))
    qtbot.waitUntil(dialog.bar.isHidden, timeout=60_000)
    assert not dialog.password.isVisible()
    assert [row.bunch.count for row in dialog.found.rows] == [1, 1]
    dialog.reject()


@pytest.fixture
def locked(marked, tmp_path):
    """A PDF with highlights that needs the password "sesame" to be read."""
    path = tmp_path / "locked.pdf"
    with pymupdf.open(marked) as document:
        document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sesame")
    return path


def typed_at_import(window, path, qtbot):
    """Import a PDF that needs a password, which is typed in the list of what came in."""
    before = {one.id for one in documents(window.workspace.project)}
    window.documents.importing.bring_in([path])
    qtbot.waitUntil(lambda: not window.documents.importing.is_running, timeout=60_000)
    results = control(window, "import results")
    write(results.password, "sesame")
    click(control(results, "try again"))
    qtbot.waitUntil(lambda: not window.documents.importing.is_running, timeout=60_000)
    results.close()
    return next(one for one in documents(window.workspace.project) if one.id not in before)


def test_a_password_typed_at_import_opens_the_pdf_for_everything(
    window, locked, tmp_path, told, qtbot
):
    document = typed_at_import(window, locked, qtbot)
    window.workspace.document_wanted.emit(document.id)
    qtbot.waitUntil(
        lambda: window.workspace.document == document.id and window.reader.is_drawn, timeout=20_000
    )
    assert window.reader.password.isHidden()
    assert not window.reader.view.pictures.troubles
    select_documents(window, document.key)
    choose(window, "import highlights")
    dialog = dialog_of(window, qtbot)
    assert not dialog.password.isVisible()
    click(dialog.take)
    assert len(shown(window, document)) == 2
    told.clear()
    choose(window, "annotate")
    writing = window.findChild(WritingDialog)
    write(writing.folder, str(tmp_path / "out"))
    click(control(writing, "annotate now"))
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told[-1].words.startswith("Wrote 1 annotated PDF with 2 passages")
    assert b"sesame" not in window.workspace.project.path.read_bytes()


def test_a_password_typed_in_the_reader_opens_the_highlights_and_a_wrong_one_is_forgotten(
    window, locked, qtbot
):
    document = typed_at_import(window, locked, qtbot)
    window.workspace.passwords.clear()  # as on another day
    reader = window.reader
    window.workspace.document_wanted.emit(document.id)
    qtbot.waitUntil(reader.password.isVisible, timeout=20_000)
    write(reader.password.field, "wrong")
    press(reader.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(reader.password.isVisible, timeout=20_000)
    select_documents(window, document.key)
    choose(window, "import highlights")
    dialog = dialog_of(window, qtbot)
    assert dialog.password.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(HighlightDialog) is None)
    write(reader.password.field, "sesame")
    press(reader.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.is_drawn, timeout=20_000)
    choose(window, "import highlights")
    assert not dialog_of(window, qtbot).password.isVisible()


def test_a_password_typed_for_the_highlights_opens_the_pages(window, locked, qtbot):
    document = typed_at_import(window, locked, qtbot)
    window.workspace.passwords.clear()  # as on another day
    select_documents(window, document.key)
    choose(window, "import highlights")
    dialog = dialog_of(window, qtbot)
    write(dialog.password, "sesame")
    click(control(dialog, "unlock"))
    qtbot.waitUntil(dialog.bar.isHidden, timeout=60_000)
    dialog.reject()
    window.workspace.document_wanted.emit(document.id)
    qtbot.waitUntil(
        lambda: window.workspace.document == document.id and window.reader.is_drawn, timeout=20_000
    )
    assert window.reader.password.isHidden()
