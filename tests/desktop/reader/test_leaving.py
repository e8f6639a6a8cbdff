"""A document that is taken away, or gives way to another, while something is done in it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coder.desktop.coding import code_marked
from coder.operations.documents import remove_document
from coder.operations.importing import import_files
from coder.store.documents import documents
from tests.desktop.acts import at_front, choose, press
from tests.desktop.reader.test_reader import LEFT, read, select, theme

__all__ = ["read"]
Key = Qt.Key


def remove(window, reader):
    """Remove the document that is open."""
    held = reader.document.document
    window.workspace.do(lambda: remove_document(window.workspace.project, held))
    assert reader.document is None


@pytest.mark.parametrize("zoomed", [False, True])
def test_after_the_open_document_was_removed_another_one_is_read(window, read, zoomed):
    reader = read()
    if zoomed:
        reader.view.zoom_in()
    reader.view.go_to(2, 0)
    remove(window, reader)
    window.resize(window.width() - 100, window.height() - 50)
    choose(window, "zoom in")
    choose(window, "next passage")
    reader = read("hoshikawa")
    assert reader.view.page == 0
    assert len(reader.view.layout_) == len(reader.document.sizes)
    select(reader, "nobody knows what", "done at present")
    assert window.workspace.marked.words.startswith("nobody knows what")


def test_nothing_of_a_removed_document_is_left_on_the_desk(window, read):
    reader = read("hoshikawa")
    select(reader, "nobody knows what", "done at present")
    code_marked(window.workspace, [theme(window, "Training").id])
    remove(window, reader)
    assert not reader.marking.highlights
    assert not reader.view.marks
    assert reader.view.chosen is None
    assert not reader.view.visible()


@pytest.mark.parametrize("before", [None, "marchbanks"])
def test_a_document_that_goes_while_it_is_opening_is_not_shown(qtbot, window, read, before):
    reader, project = window.reader, window.workspace.project
    if before:
        read(before)
    was_open = window.workspace.document
    held = next(one for one in documents(project) if "hoshikawa" in one.key)
    window.workspace.document_wanted.emit(held.id)
    window.workspace.do(lambda: remove_document(project, held))
    qtbot.waitUntil(lambda: not reader.loader.is_loading, timeout=20_000)
    assert window.workspace.document == was_open
    assert (reader.document is None) == (before is None)
    assert "Hoshikawa" not in reader.bar.title.accessibleName()


def test_the_caret_waits_for_a_document(window, read):
    choose(window, "caret")
    assert not window.reader.marker.caret_shown
    reader = read()
    choose(window, "caret")
    remove(window, reader)
    choose(window, "caret")
    assert reader.view.caret is None


def test_the_caret_takes_the_keyboard_to_the_pages(window, read):
    reader = read()
    at_front(window)
    window.documents.listing.view.setFocus()
    choose(window, "caret")
    assert reader.view.hasFocus()
    before = reader.marker.selection.caret
    press(reader.view, Key.Key_Right)
    assert reader.marker.selection.caret == before + 1


def test_when_an_import_is_undone_its_paper_and_the_question_for_its_password_go(
    qtbot, window, read, corpus
):
    workspace = window.workspace
    path = corpus / "pdf" / "sample-files_password-openpassword.pdf"
    (one,) = import_files(workspace.project, [path], workspace.readers, password="openpassword")
    workspace.document_wanted.emit(one.document)
    qtbot.waitUntil(window.reader.password.isVisible, timeout=20_000)
    choose(window, "undo")
    assert window.reader.document is None
    assert window.reader.password.isHidden()
    assert read().view.page == 0


def test_a_drag_ends_with_the_document_and_the_next_one_begins_anew(window, read):
    reader = read()
    reader.view.go_to(2, 0)
    viewport = reader.view.viewport()
    place = viewport.rect().center()
    choose(window, "region")
    QTest.mousePress(viewport, LEFT, pos=place)
    QTest.mouseMove(viewport, place + QPoint(30, 30))
    assert reader.view.band is not None
    read("hoshikawa")
    reader.view.go_to(0, 0)
    QTest.mouseMove(viewport, place + QPoint(60, 60))
    assert reader.view.band is None
    QTest.mouseRelease(viewport, LEFT, pos=place)
    select(reader, "nobody knows what", "done at present")
    assert window.workspace.marked.words.startswith("nobody knows what")


def test_a_drag_whose_end_was_never_seen_is_not_gone_on_with(window, read):
    reader = read("hoshikawa")
    viewport = reader.view.viewport()
    place = viewport.rect().center()
    choose(window, "region")
    QTest.mousePress(viewport, LEFT, pos=place)
    QTest.mouseMove(viewport, place + QPoint(30, 30))
    choose(window, "region")
    select(reader, "nobody knows what", "done at present")
    assert window.workspace.marked.words.startswith("nobody knows what")
