"""The button of the mouse is let go elsewhere: over a dialog, or when the document is gone."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.coding import code_marked
from coder.store.history import next_undo
from tests.desktop.acts import choose
from tests.desktop.reader.test_leaving import remove
from tests.desktop.reader.test_reader import LEFT, place_of, read, select, theme
from tests.desktop.reader.test_stripes import coded, handle

__all__ = ["read"]
MIDDLE = Qt.MouseButton.MiddleButton


def let_go_over_a_dialog(window, button=LEFT):
    """Ask for the keys while a button is held, let it go over their dialog, and close that."""
    choose(window, "keys")
    dialog = QApplication.activeModalWidget()
    QTest.mouseRelease(dialog, button)
    dialog.reject()


def hold(reader, start, end, button=LEFT):
    viewport = reader.view.viewport()
    QTest.mousePress(viewport, button, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)


def test_a_handle_that_was_let_go_over_a_dialog_follows_the_mouse_no_more(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training", first="nobody knows what", last="is done")
    before, step = reader.marking.highlights[passage].anchor, next_undo(window.workspace.project)
    grip, place = handle(reader, 1), place_of(reader, "done at present", after=True)
    hold(reader, grip, place)
    let_go_over_a_dialog(window)
    viewport = reader.view.viewport()
    QTest.mouseMove(viewport, place + QPoint(0, 40))
    QTest.mouseClick(viewport, LEFT, pos=place + QPoint(0, 160))
    assert reader.marking.highlights[passage].anchor == before
    assert next_undo(window.workspace.project) == step


def test_a_handle_whose_document_went_while_it_was_held_holds_nothing_in_the_next(window, read):
    reader = read("hoshikawa")
    coded(window, reader, "Training", first="nobody knows what", last="is done")
    hold(reader, handle(reader, 1), place_of(reader, "done at present", after=True))
    remove(window, reader)
    QTest.mouseRelease(window.codebook, LEFT)
    window.workspace.undo()
    read("hoshikawa")
    select(reader, "nobody knows what", "is done")
    assert window.workspace.marked.words == "nobody knows what is done"


def test_words_that_are_selected_when_a_dialog_opens_are_what_is_marked(window, read):
    reader = read("hoshikawa")
    select(reader, "nobody knows what", "is done")
    assert window.workspace.marked.words.startswith("nobody")
    start, end = place_of(reader, "at present"), place_of(reader, "present", after=True)
    hold(reader, start, end)
    let_go_over_a_dialog(window)
    assert window.workspace.marked.words == "at present"


def test_while_other_words_are_being_selected_those_before_are_not_coded(window, read):
    reader = read("hoshikawa")
    select(reader, "nobody knows what", "is done")
    before = set(reader.marking.highlights)
    start, end = place_of(reader, "at present"), place_of(reader, "present", after=True)
    hold(reader, start, end)
    code_marked(window.workspace, [theme(window, "Training").id])
    assert set(reader.marking.highlights) == before


def test_a_region_that_was_let_go_over_a_dialog_leaves_no_frame(window, read):
    reader = read("hoshikawa")
    choose(window, "region")
    hold(reader, QPoint(300, 200), QPoint(400, 300))
    assert reader.view.band is not None
    let_go_over_a_dialog(window)
    assert reader.view.band is None
    assert window.workspace.marked is None


def test_pages_that_were_let_go_elsewhere_stay_where_they_are(window, read):
    reader = read("hoshikawa")
    viewport, bar = reader.view.viewport(), reader.view.verticalScrollBar()
    hold(reader, QPoint(300, 300), QPoint(300, 200), MIDDLE)
    let_go_over_a_dialog(window, MIDDLE)
    held = bar.value()
    QTest.mouseMove(viewport, QPoint(300, 100))
    assert bar.value() == held
    assert viewport.cursor().shape() != Qt.CursorShape.ClosedHandCursor
