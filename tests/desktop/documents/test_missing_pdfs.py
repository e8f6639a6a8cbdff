"""A light copy finds its PDFs again, by their content."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from coder.domain.resources import resource
from coder.merge.copying import copy_project
from coder.operations.importing import pdfs_in
from coder.operations.missing_pdfs import look_for
from coder.store.blobs import has_pdf
from coder.store.documents import documents, files, files_without_pdf
from coder.store.history import next_undo
from coder.store.project import Project
from tests.desktop.acts import bring_in, choose, click, control

ARTICLES = resource("example/articles")
KEY = "marchbanks-2018"


@pytest.fixture
def light(open_windows, example, tmp_path):
    """The window of a copy without PDFs, in a folder of its own."""
    path = tmp_path / "desk" / "light.coder"
    path.parent.mkdir()
    with Project(example, write=True) as project:
        copy_project(project, path, recipient=None, light=True, blind=False)
    return open_windows(path).projects[0]


@pytest.fixture
def papers(tmp_path):
    """A folder of all articles but two, under other names, among files that are none of them."""
    folder = tmp_path / "papers"
    (folder / "deeper").mkdir(parents=True)
    for number, path in enumerate(pdfs_in([ARTICLES])):
        if path.stem not in {"quillan-2016", "wetherall-2023"}:
            shutil.copy(path, folder / "deeper" / f"{number}.PDF")
    (folder / "other.pdf").write_bytes(b"%PDF-1.4 something else")
    (folder / "notes.txt").write_text("no article")
    return folder


def read(window, qtbot, key=KEY):
    project = window.workspace.project
    held = next(one for one in documents(project) if one.key == key)
    window.workspace.document_wanted.emit(held.id)
    qtbot.waitUntil(
        lambda: window.workspace.document == held.id and window.reader.is_drawn, timeout=20_000
    )
    return held


def bar(window):
    return control(window, "missing pdf bar")


def chosen_files(monkeypatch, *paths):
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], "")
    )


def chosen_folder(monkeypatch, folder):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_the_reader_finds_the_pdf_that_is_chosen_and_shows_its_pages(
    light, qtbot, monkeypatch, tmp_path
):
    held = read(light, qtbot)
    assert bar(light).isVisible()
    project = light.workspace.project
    before = documents(project), next_undo(project)
    renamed = shutil.copy(ARTICLES / f"{KEY}.pdf", tmp_path / "download (3).pdf")
    chosen_files(monkeypatch, renamed)
    place = light.reader.view.place()
    about = control(light, "files of the document")
    assert about.text() == f"{KEY}.pdf, 3 pages; this copy is without it"
    click(control(light, "find its pdf"))
    qtbot.waitUntil(lambda: light.reader.document.pdf is not None, timeout=20_000)
    assert not bar(light).isVisible()
    assert about.text() == f"{KEY}.pdf, 3 pages"
    assert light.notices.words == f"{KEY}.pdf was found."
    assert light.workspace.document == held.id
    assert light.reader.view.place() == place
    assert (documents(project), next_undo(project)) == before  # finding is no act


def test_another_build_is_said_to_be_one_and_can_come_in_as_a_document(
    light, qtbot, monkeypatch, tmp_path
):
    read(light, qtbot)
    other = tmp_path / "other build.pdf"
    other.write_bytes((ARTICLES / f"{KEY}.pdf").read_bytes() + b"\n% saved again\n")
    chosen_files(monkeypatch, other)
    click(control(light, "find its pdf"))
    qtbot.waitUntil(lambda: "has another content" in light.notices.words)
    assert bar(light).isVisible()
    before = len(documents(light.workspace.project))
    click(control(light.notices, "notice answer"))
    qtbot.waitUntil(lambda: not light.documents.importing.is_running, timeout=60_000)
    assert (
        len(files(light.workspace.project)) == len(files_without_pdf(light.workspace.project)) + 1
    )
    assert len(documents(light.workspace.project)) >= before


def test_a_folder_without_it_is_said(light, qtbot, monkeypatch, tmp_path):
    read(light, qtbot)
    (tmp_path / "empty").mkdir()
    chosen_folder(monkeypatch, tmp_path / "empty")
    click(control(light, "find in folder"))
    qtbot.waitUntil(lambda: f"{KEY}.pdf is not there" in light.notices.words)


def test_pdfs_beside_the_project_are_found_without_asking(light, qtbot):
    folder = light.workspace.project.path.parent
    shutil.copy(ARTICLES / f"{KEY}.pdf", folder / "a.pdf")
    read(light, qtbot)
    qtbot.waitUntil(lambda: light.reader.document.pdf is not None, timeout=20_000)
    assert light.notices.words == "Its PDF was found in desk."


def test_a_folder_where_one_was_found_is_looked_in_again(light, qtbot, monkeypatch, tmp_path):
    read(light, qtbot)
    folder = tmp_path / "downloads"
    folder.mkdir()
    shutil.copy(ARTICLES / f"{KEY}.pdf", folder)
    chosen_folder(monkeypatch, folder)
    click(control(light, "find in folder"))
    qtbot.waitUntil(lambda: light.reader.document.pdf is not None, timeout=20_000)
    shutil.copy(ARTICLES / "lindborg-2019.pdf", folder / "later.pdf")
    light.notices.hide()
    read(light, qtbot, "lindborg-2019")
    qtbot.waitUntil(lambda: light.reader.document.pdf is not None, timeout=20_000)
    assert light.notices.words == "Its PDF was found in downloads."


def test_the_missing_pdfs_are_found_in_a_folder_and_the_others_are_named(
    light, qtbot, monkeypatch, papers, qtmodeltester
):
    choose(light, "find pdfs")
    dialog = light.findChild(QDialog, "missing pdfs")
    qtmodeltester.check(dialog.model)
    assert control(dialog, "missing words").text().startswith("7 PDFs are missing in this copy.")
    chosen_folder(monkeypatch, papers)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    words = control(dialog, "missing words")
    qtbot.waitUntil(lambda: "found" in words.text(), timeout=20_000)
    assert words.text() == (
        "5 of 7 missing PDFs found. quillan-2016.pdf and wetherall-2023.pdf are still missing in"
        " this copy."
    )
    assert [dialog.model.words(row, 0) for row in dialog.model.rows] == [
        "quillan-2016", "wetherall-2023",
    ]  # fmt: skip
    chosen_files(monkeypatch, ARTICLES / "quillan-2016.pdf", ARTICLES / "wetherall-2023.pdf")
    click(control(dialog, "choose files"))
    qtbot.waitUntil(lambda: words.text() == "7 of 7 missing PDFs found.", timeout=20_000)
    project = light.workspace.project
    assert all(has_pdf(project, one.sha256) for one in files(project))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    choose(light, "find pdfs")
    assert light.notices.words == "No PDF is missing in this copy."


def test_a_project_that_is_open_for_reading_says_so(open_windows, light, tmp_path):
    path = light.workspace.project.path
    light.close()
    window = open_windows().open(path, write=False)
    choose(window, "find pdfs")
    assert "open for reading only" in window.notices.words
    assert window.findChild(QDialog, "missing pdfs") is None


def test_neither_the_size_nor_the_name_of_a_file_is_taken_for_its_content(light, papers):
    missing = files_without_pdf(light.workspace.project)
    wanted = next(one for one in missing if one.name == "quillan-2016.pdf")
    (papers / "quillan-2016.pdf").write_bytes(b"x" * wanted.bytes)
    (papers / "gone.pdf").symlink_to(papers / "nowhere")
    looked = list(look_for([wanted], [papers]))
    assert {"quillan-2016.pdf", "gone.pdf", "other.pdf"} <= {one.path.name for one in looked}
    assert not any(one.sha256 for one in looked)
    found = [one for one in look_for([wanted], [papers, ARTICLES]) if one.sha256]
    assert [(one.path, one.sha256) for one in found] == [
        (ARTICLES / "quillan-2016.pdf", wanted.sha256)
    ]


def test_importing_the_same_pdfs_brings_the_pages_back(light, qtbot, tmp_path):
    read(light, qtbot)
    bring_in(qtbot, light, ARTICLES)
    qtbot.waitUntil(lambda: light.reader.document.pdf is not None, timeout=20_000)
    assert light.notices.words == "7 already here."
    click(control(light.notices, "notice answer"))
    model = control(light, "import results").model
    assert "its PDF was missing in this copy, and is back" in model.words(model.rows[0], 1)
