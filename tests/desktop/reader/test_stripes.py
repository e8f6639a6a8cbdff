"""Stripes, handles and steps in the window, by mouse and keys."""

import pymupdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.coding import code_marked
from coder.desktop.dragged import CODING_MIME, MARKED_MIME, dragged
from coder.desktop.look.palettes import desk
from coder.desktop.reader.labels import memo_box
from coder.desktop.reader.scroller import OVER, PagePoint
from coder.domain.texts.turning import turned
from coder.operations.coders import work_as
from coder.operations.uncoding import uncode_all
from coder.store.coders import coders
from coder.store.history import next_undo
from coder.store.passages import coding as stored_coding
from tests.desktop.acts import choose, control, press
from tests.desktop.reader.reading import bring
from tests.desktop.reader.test_reader import LEFT, drag, in_margin, place_of, read, select, theme

__all__ = ["read"]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def coded(window, reader, *names, first="nobody knows what", last="done at present"):
    """Some words coded with themes; gives their passage."""
    select(reader, first, last)
    code_marked(window.workspace, [theme(window, name).id for name in names])
    return reader.view.chosen


def placed_stripe(reader, passage, name):
    page = reader.marking.highlights[passage].anchor.page
    marks = reader.view.shown_marks
    found = next(
        one
        for one in marks.margin(page).stripes
        if one.stripes[0].passage == passage and one.stripes[0].theme.name == name
    )
    return found.stripes[0], in_margin(reader, page, found.around)


def names_on(reader, passage):
    return {one.name for one in reader.marking.highlights[passage].themes}


def click(reader, place):
    QTest.mouseClick(reader.view.viewport(), LEFT, pos=place)


def drop_on(window, name, data, action):
    tree = window.codebook.tree
    index = window.codebook.model.index_of(theme(window, name).id)
    tree.scrollTo(index)
    place = QPointF(tree.visualRect(index).center())
    keys = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place.toPoint(), action, data, LEFT, keys)
    QApplication.sendEvent(tree.viewport(), entered)
    event = QDropEvent(place, action, data, LEFT, keys)
    QApplication.sendEvent(tree.viewport(), event)
    QApplication.processEvents()


def carried(window, stripe):
    return dragged(window.workspace.id, {MARKED_MIME: "", CODING_MIME: stripe.coding})


def test_every_theme_of_a_passage_has_a_stripe_that_chooses_it(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training", "Guidance")
    press(reader.view, Key.Key_Escape)
    for name in ("Training", "Guidance"):
        stripe, place = placed_stripe(reader, passage, name)
        click(reader, place)
        assert reader.view.chosen == passage
        assert reader.view.shown_marks.coding == stripe.coding


def test_enter_and_a_double_click_on_a_stripe_recode_it(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training", "Guidance")
    _, place = placed_stripe(reader, passage, "Guidance")
    QTest.mouseDClick(reader.view.viewport(), LEFT, pos=place)
    palette = control(window, "theme palette")
    assert palette.isVisible()
    QTest.keyClicks(control(window, "palette field"), "mutual")
    press(palette, Key.Key_Return)
    assert names_on(reader, passage) == {"Training", "Mutual support"}
    assert next_undo(window.workspace.project).description.startswith("Recode ")
    choose(window, "undo")
    assert names_on(reader, passage) == {"Training", "Guidance"}
    _, place = placed_stripe(reader, passage, "Training")
    click(reader, place)
    window.activateWindow()
    reader.view.setFocus()
    press(reader.view, Key.Key_Return)
    assert palette.isVisible()
    assert "Training" in control(window, "palette question").text()


def test_a_stripe_dropped_on_a_theme_recodes_and_with_ctrl_adds(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    stripe, place = placed_stripe(reader, passage, "Training")
    click(reader, place)
    drop_on(window, "Guidance", carried(window, stripe), Qt.DropAction.CopyAction)
    assert names_on(reader, passage) == {"Training", "Guidance"}
    choose(window, "undo")
    drop_on(window, "Guidance", carried(window, stripe), Qt.DropAction.MoveAction)
    assert names_on(reader, passage) == {"Guidance"}
    assert "Guidance" in window.notices.words
    choose(window, "undo")
    assert names_on(reader, passage) == {"Training"}


def test_what_another_reviewer_coded_is_not_recoded(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    other = next(
        one for one in coders(window.workspace.project) if one.id != window.workspace.me.id
    )
    work_as(window.workspace.project, other)
    _, place = placed_stripe(reader, passage, "Training")
    QTest.mouseDClick(reader.view.viewport(), LEFT, pos=place)
    assert not control(window, "theme palette").isVisible()
    assert "Only who coded it" in window.notices.words
    assert reader.view.shown_marks.handles() == ()


def test_the_mouse_over_a_stripe_lets_its_passage_stand_out(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    press(reader.view, Key.Key_Escape)
    _, place = placed_stripe(reader, passage, "Training")
    QTest.mouseMove(reader.view.viewport(), place)
    assert reader.view.shown_marks.hovered == {passage}
    QTest.mouseMove(reader.view.viewport(), QPoint(3, 3))
    assert reader.view.shown_marks.hovered == frozenset()


def test_after_a_drag_that_began_on_a_passage_what_lies_under_the_mouse_stands_out(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    press(reader.view, Key.Key_Escape)
    view, viewport = reader.view, reader.view.viewport()
    _, stripe = placed_stripe(reader, passage, "Training")
    on_passage = next(
        QPoint(x, stripe.y()) for x in range(stripe.x())
        if view.passage_at(QPoint(x, stripe.y())) == passage
    )  # fmt: skip
    below = next(
        QPoint(on_passage.x(), y) for y in range(stripe.y(), viewport.height())
        if view.passage_at(QPoint(on_passage.x(), y)) is None
    )  # fmt: skip
    QTest.mouseMove(viewport, on_passage)
    QTest.mousePress(viewport, LEFT, pos=on_passage)
    QTest.mouseMove(viewport, below)
    QTest.mouseRelease(viewport, LEFT, pos=below)
    assert view.shown_marks.hovered == frozenset()


def test_the_sign_of_a_memo_opens_it_at_the_passage(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    press(reader.view, Key.Key_M)
    QTest.keyClicks(control(window, "memo text"), "Look again")
    press(window, Key.Key_Escape)
    page = reader.marking.highlights[passage].anchor.page
    box = next(
        memo_box(label)
        for label in reader.view.shown_marks.margin(page).labels
        if label.stripes[0].passage == passage
    )
    assert box is not None
    click(reader, in_margin(reader, page, box))
    assert control(window, "memo editor").isVisible()
    assert control(window, "memo text").toPlainText() == "Look again"


def handle(reader, number):
    """Where a knob is held."""
    found = reader.view.shown_marks.handles()[number]
    edge = reader.view.rectangle(found.edge)
    return (edge.topLeft() if found.first else edge.bottomRight()).toPoint()


def test_a_handle_dragged_moves_one_end_in_one_step(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training", first="nobody knows what", last="is done")
    before = reader.marking.highlights[passage].anchor
    drag(reader, handle(reader, 1), place_of(reader, "done at present", after=True))
    after = reader.marking.highlights[passage].anchor
    assert after.words.endswith("done at present")
    assert (after.start, reader.view.chosen) == (before.start, passage)
    assert next_undo(window.workspace.project).description.startswith("Move the border of ")
    drag(reader, handle(reader, 0), place_of(reader, "knows what"))
    assert reader.marking.highlights[passage].anchor.words.startswith("knows what")
    choose(window, "undo")
    choose(window, "undo")
    assert reader.marking.highlights[passage].anchor == before


def test_b_lets_the_arrows_move_the_ends_and_enter_keeps_them(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    before = reader.marking.highlights[passage].anchor
    window.activateWindow()
    reader.view.setFocus()
    press(reader.view, Key.Key_B)
    QTest.keyClick(reader.view, Key.Key_Left, CTRL)
    QTest.keyClick(reader.view, Key.Key_Left)
    press(reader.view, Key.Key_Tab)
    QTest.keyClick(reader.view, Key.Key_Right, CTRL)
    assert reader.marking.highlights[passage].anchor == before
    press(reader.view, Key.Key_Return)
    after = reader.marking.highlights[passage].anchor
    assert before.start < after.start < after.end < before.end
    assert reader.view.chosen == passage
    assert not control(window, "theme palette").isVisible()
    choose(window, "undo")
    assert reader.marking.highlights[passage].anchor == before


def test_escape_leaves_the_border_as_it_was(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    before, step = reader.marking.highlights[passage].anchor, next_undo(window.workspace.project)
    window.activateWindow()
    reader.view.setFocus()
    press(reader.view, Key.Key_B, Key.Key_Left, Key.Key_Up, Key.Key_Escape)
    assert reader.marking.highlights[passage].anchor == before
    assert reader.view.chosen == passage
    assert next_undo(window.workspace.project) == step


@pytest.mark.parametrize("keys", [[(Key.Key_Right, CTRL)] * 2, [(Key.Key_Left, CTRL)] * 2])
def test_after_a_moved_border_is_undone_the_words_that_are_outlined_are_coded_and_copied(
    window, read, keys
):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    words = reader.marking.highlights[passage].anchor.words
    window.activateWindow()
    reader.view.setFocus()
    press(reader.view, Key.Key_B)
    for key, held in keys:
        QTest.keyClick(reader.view, key, held)
    press(reader.view, Key.Key_Return)
    moved = reader.marking.highlights[passage].anchor.words
    assert moved != words
    for act, there in (("undo", words), ("redo", moved), ("undo", words)):
        choose(window, act)
        choose(window, "copy")
        assert QGuiApplication.clipboard().text() == there
    code_marked(window.workspace, [theme(window, "Guidance").id])
    assert reader.view.chosen == passage
    assert names_on(reader, passage) == {"Training", "Guidance"}


def test_a_passage_that_is_undone_while_its_handle_is_dragged_leaves_nothing_marked(window, read):
    reader = read("hoshikawa")
    coded(window, reader, "Training", first="nobody knows what", last="is done")
    grip, place = handle(reader, 1), place_of(reader, "done at present", after=True)
    viewport = reader.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=grip)
    QTest.mouseMove(viewport, (grip + place) / 2)
    QTest.mouseMove(viewport, place)
    choose(window, "undo")
    QTest.mouseMove(viewport, place + QPoint(0, 40))
    QTest.mouseRelease(viewport, LEFT, pos=place)
    assert not reader.view.selected
    assert window.workspace.marked is None


def test_a_border_that_is_undone_while_its_handle_is_dragged_stays_as_it_was(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training", first="nobody knows what", last="is done")
    before = reader.marking.highlights[passage].anchor
    drag(reader, handle(reader, 1), place_of(reader, "done at present", after=True))
    grip, place = handle(reader, 0), place_of(reader, "knows what")
    viewport = reader.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=grip)
    QTest.mouseMove(viewport, (grip + place) / 2)
    QTest.mouseMove(viewport, place)
    choose(window, "undo")
    QTest.mouseRelease(viewport, LEFT, pos=place)
    assert reader.marking.highlights[passage].anchor == before
    assert window.workspace.marked.words == before.words


def test_a_region_has_handles_at_its_corners(window, read):
    reader = read("hoshikawa")
    corner = QPoint(round(reader.view.frame(0).left()) + 8, 200)
    drag(reader, corner, corner + QPoint(30, 80))
    code_marked(window.workspace, [theme(window, "Training").id])
    passage = reader.view.chosen
    before = reader.marking.highlights[passage].anchor.boxes[0]
    drag(reader, handle(reader, 1), corner + QPoint(60, 120))
    after = reader.marking.highlights[passage].anchor.boxes[0]
    assert (after.x0, after.y0) == (before.x0, before.y0)
    assert after.x1 > before.x1
    assert after.y1 > before.y1
    window.activateWindow()
    reader.view.setFocus()
    press(reader.view, Key.Key_B, Key.Key_Left, Key.Key_Return)
    assert reader.marking.highlights[passage].anchor.boxes[0].x1 == after.x1 - 100


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_on_a_turned_page_the_arrows_move_a_corner_as_it_is_seen(qtbot, window, tmp_path, rotation):
    with pymupdf.open() as document:
        document.new_page(width=400, height=600).insert_text((50, 80), "A table set across")
        document[0].set_rotation(rotation)
        document.save(tmp_path / "turned.pdf")
    reader = bring(qtbot, window, tmp_path / "turned.pdf")
    page = reader.document.text.pages[0]
    reader.marker.region(PagePoint(0, 20_000, 30_000), PagePoint(0, 30_000, 40_000))
    code_marked(window.workspace, [theme(window, "Training").id])
    passage = reader.view.chosen

    def corner():
        """Where the corner that is moved is seen."""
        held = reader.marker.selection.region
        return turned(page, (held.x1, held.y1, held.x1, held.y1))[:2]

    window.activateWindow()
    reader.view.setFocus()
    press(reader.view, Key.Key_B)
    x, y = corner()
    press(reader.view, Key.Key_Right)
    assert corner() == (x + 100, y)
    press(reader.view, Key.Key_Down)
    assert corner() == (x + 100, y + 100)
    press(reader.view, Key.Key_Left, Key.Key_Up, Key.Key_Up, Key.Key_Return)
    seen = turned(page, reader.marking.highlights[passage].anchor.boxes[0][1:])
    assert (x, y - 100) in {(a, b) for a in seen[::2] for b in seen[1::2]}


def test_the_next_passage_of_the_theme_is_gone_to_and_after_the_last_the_first(window, read):
    reader = read("hoshikawa")
    coded(window, reader, "Training")
    coded(window, reader, "Guidance", "Training", first="is done", last="at present")
    wanted = theme(window, "Training")
    with_it = [one for one in reader.marking.highlights.values() if wanted in one.themes]
    assert len(with_it) > 1
    press(reader.view, Key.Key_Escape)
    window.codebook.tree.choose([wanted.id])
    seen = []
    for _ in range(len(with_it)):
        choose(window, "next of theme")
        seen.append(reader.view.chosen)
    assert set(seen) == {one.passage for one in with_it}
    assert len(set(seen)) == len(seen)
    choose(window, "next of theme")
    assert reader.view.chosen == seen[0]
    choose(window, "previous of theme")
    assert reader.view.chosen == seen[-1]


def test_the_next_uncoded_page_is_one_on_which_i_coded_nothing(window, read):
    reader = read("marchbanks")
    me = window.workspace.me.id
    count = len(reader.document.text.pages)

    def coded_pages():
        return {
            page
            for one in reader.marking.highlights.values()
            if one.coder == me and one.codings
            for page in range(one.pages[0], one.pages[1] + 1)
        }

    if coded_pages() == set(range(count)):
        choose(window, "next uncoded")
        assert "every page" in window.notices.words
    project = window.workspace.project
    mine = [one for one in reader.marking.highlights.values() if one.coder == me and 1 in one.pages]
    gone = [stored_coding(project, coding) for one in mine for coding, _ in one.codings]
    window.workspace.do(lambda: uncode_all(project, gone))
    assert 1 not in coded_pages()
    choose(window, "next uncoded")
    assert reader.view.place()[0] == min(set(range(count)) - coded_pages())


def test_a_press_on_a_handle_alone_moves_nothing(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    before, step = reader.marking.highlights[passage].anchor, next_undo(window.workspace.project)
    click(reader, handle(reader, 0))
    assert reader.marking.highlights[passage].anchor == before
    assert next_undo(window.workspace.project) == step
    assert reader.view.chosen == passage


def test_what_is_coded_in_vivo_is_chosen_as_any_other_coding(window, read):
    reader = read("hoshikawa")
    select(reader, "nobody knows what", "done at present")
    choose(window, "in vivo")
    assert names_on(reader, reader.view.chosen) == {"nobody knows what is done at present"}


def test_on_a_wide_page_stripes_have_a_strip_of_their_own_and_words_end_before_it(window, read):
    reader = read("hoshikawa")
    passage = coded(window, reader, "Training")
    press(reader.view, Key.Key_Escape)
    reader.view.zoom_to(6.0)
    box = reader.marking.highlights[passage].anchor.boxes[0]
    reader.view.show_box(box)
    viewport, marks = reader.view.viewport(), reader.view.shown_marks
    seen = reader.view.rectangle(box)
    edge = QPoint(viewport.width() - 1, round(seen.center().y()))
    assert marks.hides(edge)
    assert not marks.hides(QPoint(viewport.width() - OVER, edge.y()))
    image = viewport.grab().toImage()
    ratio = image.devicePixelRatio()
    ground = QPoint(round(edge.x() * ratio), round((seen.bottom() + 300) * ratio))
    assert image.pixelColor(ground) == desk()
    click(reader, QPoint(edge.x(), round(seen.bottom()) + 300))
    assert window.workspace.marked is None
    click(reader, placed_stripe(reader, passage, "Training")[1])
    assert reader.view.chosen == passage
    reader.view.horizontalScrollBar().setValue(reader.view.horizontalScrollBar().maximum())
    assert not marks.hides(edge)
