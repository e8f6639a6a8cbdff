"""The reader as a reviewer meets it: pages, marks, passages, finding, going places."""

import itertools
import os
import shutil
import signal
from dataclasses import replace

import pymupdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from coder.desktop.coding import code_marked
from coder.desktop.dragged import THEME_MIME, dragged
from coder.desktop.quoting import choose_citation_style
from coder.desktop.reader import selection
from coder.desktop.reader.scroller import COMFORTABLE
from coder.desktop.workspace import Spot
from coder.domain.citing.style import STYLES
from coder.domain.quoting.anchor import from_json, to_json
from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.domain.texts.text import Box
from coder.merge.copying import copy_project
from coder.operations.coders import working_coder
from coder.operations.memos import write_memo
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes
from tests.desktop.acts import choose, click, control, press, write
from tests.desktop.reader.reading import bring

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def read(qtbot, window):
    """Opens a document by its key and waits for its pages; gives the reader."""

    return lambda key="marchbanks": open_paper(qtbot, window, key)


def open_paper(qtbot, window, key):
    """Open a document by its key and wait for its pages; gives the reader."""
    held = next(one for one in documents(window.workspace.project) if key in one.key)
    window.workspace.document_wanted.emit(held.id)
    settle(qtbot, window, held.id)
    return window.reader


def settle(qtbot, window, document):
    qtbot.waitUntil(
        lambda: window.workspace.document == document and window.reader.is_drawn, timeout=20_000
    )
    reader = window.reader
    ready = []
    reader.loader.when_read(reader.document, lambda: ready.append(True))
    qtbot.waitUntil(lambda: bool(ready), timeout=20_000)


def place_of(reader, words, *, after=False, nth=0):
    """Where some words begin, or end, in the viewport; they are brought into sight."""
    whole = reader.document.text.whole()
    start = -1
    for _ in range(nth + 1):
        start = whole.index(words, start + 1)
    position = start + len(words) - 1 if after else start
    box = reader.view.stretch(position, position + 1)[0]
    reader.view.show_box(box)
    rectangle = reader.view.rectangle(box)
    x = rectangle.right() - 1 if after else rectangle.left() + 1
    return QPoint(round(x), round(rectangle.center().y()))


def in_margin(reader, page, rectangle):
    """The middle of something beside a page, in the viewport."""
    place = rectangle.translated(reader.view.shown_marks.left(page), 0).center()
    return place.toPoint() - reader.view.origin


def drag(reader, start, end):
    viewport = reader.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def select(reader, first, last):
    """Drag from the beginning of some words to the end of others."""
    place_of(reader, first)
    drag(reader, place_of(reader, first), place_of(reader, last, after=True))


def double_click(reader, place):
    viewport = reader.view.viewport()
    QTest.mouseDClick(viewport, LEFT, pos=place)
    QTest.mouseRelease(viewport, LEFT, pos=place)


def theme(window, name):
    return next(one for one in themes(window.workspace.project) if one.name == name)


# Opening and pages


def test_a_document_is_shown_with_who_wrote_it_and_where_one_is(read):
    reader = read()
    assert "Marchbanks et al., 2018" in reader.bar.title.accessibleName()
    assert reader.bar.field.text() == "p. 141"
    assert reader.bar.count.text() == "PDF 1 of 3"


def test_a_document_of_unknown_title_and_authors_is_called_by_key_and_file_as_in_the_list(
    qtbot, window, tmp_path
):
    with pymupdf.open() as document:
        document.new_page()
        document.save(tmp_path / "al-Jahiz.pdf")
    reader = bring(qtbot, window, tmp_path / "al-Jahiz.pdf")
    key = reader.document.document.key
    assert reader.bar.title.accessibleName() == f"{key} · al-Jahiz.pdf"
    listing = window.documents.listing
    write(listing.search, "jahiz")
    qtbot.waitUntil(lambda: listing.model.rowCount() == 1)
    said = listing.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(f"{key}. al-Jahiz.pdf")


def test_the_page_is_white_with_black_words_and_not_just_blank(read):
    reader = read()
    image = reader.view.viewport().grab().toImage()
    middle = [image.pixelColor(image.width() // 3, y) for y in range(40, image.height(), 2)]
    lights = {colour.lightness() for colour in middle}
    assert max(lights) == 255
    assert min(lights) < 200


def test_a_huge_page_a_scan_and_a_turned_page_are_drawn(qtbot, window, corpus):
    from coder.operations.importing import import_files

    names = ("ocrmypdf_poster_18000x36000pt.pdf", "docling_ocr-test_rotated-90.pdf")
    workspace = window.workspace
    paths = [corpus / "pdf" / name for name in names]
    for one in list(import_files(workspace.project, paths, workspace.readers)):
        workspace.document_wanted.emit(one.document)
        settle(qtbot, window, one.document)
        assert window.reader.view.pictures.troubles == {}
        choose(window, "zoom in")
        qtbot.waitUntil(lambda: window.reader.is_drawn, timeout=20_000)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_page_whose_worker_is_killed_once_is_drawn_all_the_same(qtbot, window, read, worker_pids):
    reader = read()
    pictures = reader.view.pictures
    for worker in worker_pids():
        os.kill(worker, signal.SIGSTOP)
    choose(window, "zoom in")
    qtbot.waitUntil(lambda: any(one.running() for one in pictures._under_way.values()))
    for worker in worker_pids():
        os.kill(worker, signal.SIGKILL)
    qtbot.waitUntil(lambda: reader.is_drawn, timeout=20_000)
    assert pictures.troubles == {}
    select(reader, "Recovery Colleges are often", "Recovery Colleges are often")
    assert window.workspace.marked is not None


def test_zooming_with_the_wheel_keeps_what_is_under_the_mouse(read):
    from PySide6.QtGui import QWheelEvent

    reader = read()
    at = place_of(reader, "Recovery Colleges are often")
    before = reader.view.point(at)
    event = QWheelEvent(
        QPointF(at), QPointF(reader.view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(reader.view.viewport(), event)
    after = reader.view.point(at)
    assert abs(after.x - before.x) < 200
    assert abs(after.y - before.y) < 200


def test_zooming_by_keys_keeps_the_middle_of_what_is_seen(read):
    reader = read()
    middle = reader.view.viewport().rect().center()
    before = reader.view.point(middle)
    for _ in range(3):
        reader.view.zoom_in()
    after = reader.view.point(middle)
    assert after.page == before.page
    assert abs(after.y - before.y) < 300


def test_the_width_is_fitted_again_when_the_window_grows(window, read):
    reader = read()
    before = reader.view.zoom
    window.resize(1_700, 900)
    assert reader.view.zoom > before
    choose(window, "zoom in")
    zoomed = reader.view.zoom
    window.resize(1_400, 900)
    assert reader.view.zoom == zoomed


def test_without_a_document_there_is_nothing_to_press(window, open_windows, tmp_path):
    from coder.operations.projects import new_project

    with new_project(tmp_path / "empty.coder", title="Empty", lead="Mira"):
        pass
    reader = open_windows(tmp_path / "empty.coder").projects[-1].reader
    assert reader.bar.isHidden()
    assert "is read here" in control(reader, "no document").text()


def test_a_wide_window_does_not_blow_the_page_up_unless_it_is_asked_to(window, read):
    reader = read()
    window.resize(2_600, 900)
    assert reader.view.zoom == COMFORTABLE
    left, frame = reader.view.viewport().width(), reader.view.frame(0)
    assert abs((left - reader.view.lane) / 2 - frame.center().x()) <= 1
    choose(window, "fit width")
    assert reader.view.zoom > COMFORTABLE


# Going places


def test_the_caret_goes_along_to_a_page(window, read):
    reader = read()
    choose(window, "caret")
    choose(window, "go to page")
    write(reader.bar.field, "143")
    press(reader.bar.field, Qt.Key.Key_Return)
    press(reader, Qt.Key.Key_Right)
    assert reader.bar.field.text() == "p. 143"
    assert reader.view.caret.page == 2


def test_a_printed_page_is_gone_to_and_back(window, read):
    reader = read()
    choose(window, "go to page")
    write(reader.bar.field, "143")
    press(reader.bar.field, Qt.Key.Key_Return)
    assert reader.bar.count.text() == "PDF 3 of 3"
    assert reader.bar.field.text() == "p. 143"
    choose(window, "back")
    assert reader.view.place()[0] == 0
    choose(window, "forward")
    assert reader.bar.field.text() == "p. 143"


def test_a_page_that_is_not_there_is_said(window, read):
    reader = read()
    reader.travel.to_page("999")
    assert "no page 999" in window.notices.words


def test_until_a_chosen_document_is_open_its_page_can_be_asked_for_and_nothing_is_coded(
    qtbot, window, read
):
    """A big document takes a second: what is typed then is meant for it, not for the old one."""
    reader, space = read(), window.workspace
    drag(reader, place_of(reader, "Results"), place_of(reader, "Results", after=True))
    assert space.marked is not None
    other = next(one for one in documents(space.project) if "marchbanks" not in one.key)
    space.document_wanted.emit(other.id)
    before = reader.document
    assert reader.loader.is_loading
    assert space.marked is None
    assert other.key.split("-")[0] in control(window, "document title").text().casefold()
    assert reader.bar.field.shown == ""
    drag(reader, place_of(reader, "Results"), place_of(reader, "Results", after=True))
    reader.marking.step(1)
    assert space.marked is None
    reader.ask_page()
    write(reader.bar.field, "pdf 2")
    press(reader.bar.field, Qt.Key.Key_Return)
    assert reader.document is before
    settle(qtbot, window, other.id)
    assert reader.view.page == 1
    assert reader.bar.field.shown == f"p. {reader.document.printed_on(1)}"


def test_going_back_to_the_open_document_shows_it_in_the_bar_again(window, read):
    reader, space = read(), window.workspace
    mine, title = reader.document.document.id, control(window, "document title").text()
    other = next(one for one in documents(space.project) if one.id != mine)
    space.document_wanted.emit(other.id)
    space.document_wanted.emit(mine)
    assert control(window, "document title").text() == title
    assert reader.bar.field.shown.startswith("p. ")


def test_each_document_is_opened_where_it_was_left(qtbot, window, read):
    first = read()
    first.travel.to_page("142")
    place = first.view.place()
    read("hoshikawa")
    assert first.view.place()[0] == 0
    reader = read()
    assert reader.view.place()[0] == place[0]
    assert abs(reader.view.place()[1] - place[1]) < 200


def test_a_passage_that_another_view_points_at_is_shown_and_chosen(qtbot, window, read):
    reader = read()
    passage = next(iter(reader.marking.highlights.values()))
    window.workspace.mark(None)
    document = window.workspace.document
    read("hoshikawa")
    box = passage.anchor.boxes[0]
    window.workspace.spot_wanted.emit(Spot(document, box.page, box.y0, passage.passage))
    settle(qtbot, window, document)
    assert window.workspace.marked.anchor == passage.stored
    seen = reader.view.viewport().rect()
    assert seen.contains(reader.view.rectangle(box).center().toPoint())


# Marking


def test_a_drag_marks_words_cleaned_and_in_reading_order(window, read):
    reader = read()
    select(reader, "Recovery Colleges are often", "values, and new")
    marked = window.workspace.marked
    assert marked.words == "Recovery Colleges are often described by their values, and new"
    assert marked.file.id == reader.document.file.id


def test_a_drag_over_several_words_takes_the_first_and_the_last_whole(window, read):
    reader = read()
    select(reader, "very Colleges are often", "values, and n")
    marked = window.workspace.marked
    assert marked.words == "Recovery Colleges are often described by their values, and new"
    end, start = place_of(reader, "values, and n", after=True), place_of(reader, "very Colleges")
    drag(reader, end, start)  # backwards
    assert window.workspace.marked == marked
    press(reader.view, Qt.Key.Key_Escape)
    drag(reader, place_of(reader, "lleges are often"), place_of(reader, "s are often"))
    assert window.workspace.marked.words == "Colleges"  # letters are marked by keys


def test_what_is_marked_over_two_pages_leaves_their_heads_and_page_numbers_out(window, read):
    reader = read()
    document = reader.document
    first, last = document.text.starts[1] - 300, document.text.starts[1] + 300
    heads = [span for span in document.prose.furniture.spans if first < span[0] < last]
    assert heads
    reader.marker.select(selection.of((first, last)), ended=True)
    assert {box.page for box in reader.view.selected} == {0, 1}
    _nowhere_on(reader, heads, reader.view.selected)
    code_marked(window.workspace, [theme(window, "Guidance").id])
    marks = reader.view.marks
    boxes = [box for page in (0, 1) for paint in marks[page].paints
             if paint.passage == reader.view.chosen for box in paint.boxes]  # fmt: skip
    assert boxes
    _nowhere_on(reader, heads, boxes)


def test_a_passage_is_painted_line_by_line_though_it_was_stored_as_one_box(window, read):
    reader = read()
    reader.marker.select(selection.of((300, 700)), ended=True)
    lines, marked = reader.view.selected, window.workspace.marked
    anchor = from_json(marked.anchor)
    stored = to_json(replace(anchor, boxes=(Box(0, 0, 0, 50_000, 50_000),)))
    window.workspace.marked = replace(marked, anchor=stored)
    code_marked(window.workspace, [theme(window, "Guidance").id])
    painted = [one for one in reader.view.marks[0].paints if one.passage == reader.view.chosen]
    assert [box for paint in painted for box in paint.boxes] == list(lines)


def _nowhere_on(reader, spans, boxes):
    for span in spans:
        for head in stretch_boxes(reader.document.text, *span):
            assert not any(
                box.page == head.page and box.y0 < (head.y0 + head.y1) / 2 < box.y1
                and box.x0 < head.x1 and head.x0 < box.x1 for box in boxes
            )  # fmt: skip


def test_a_double_click_marks_the_word_a_third_the_sentence_and_shift_extends(window, read):
    reader = read()
    place = place_of(reader, "chairs have")
    double_click(reader, place)
    assert window.workspace.marked.words == "chairs"
    QTest.mouseClick(reader.view.viewport(), LEFT, pos=place)
    assert window.workspace.marked.words.startswith("They do not tell her")
    assert window.workspace.marked.words.endswith("(both).")
    double_click(reader, place)
    end = place_of(reader, "arrived and", after=True)
    QTest.mouseClick(reader.view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, pos=end)
    assert window.workspace.marked.words.startswith("chairs have to be set out")
    assert window.workspace.marked.words.endswith("arrived and")


def test_shift_and_an_arrow_go_on_letter_by_letter_from_a_word_that_was_double_clicked(
    window, read
):
    reader = read()
    double_click(reader, place_of(reader, "chairs have"))
    seen = [_extended(reader, Qt.Key.Key_Left) for _ in range(3)]
    assert seen == ["chair", "chai", "cha"]
    seen = [_extended(reader, Qt.Key.Key_Right) for _ in range(4)]
    assert seen == ["chai", "chair", "chairs", "chairs "]


def test_shift_and_an_arrow_go_on_letter_by_letter_in_lines_from_right_to_left(
    qtbot, window, corpus
):
    reader = bring(qtbot, window, corpus / "pdf" / "arabluatex-sample_al-Jahiz.pdf")
    whole = reader.document.text.whole()
    start = whole.index("\n", whole.index("كَانَ")) - 40
    double_click(reader, place_of(reader, whole[start : start + 4]))
    sizes = [len(_extended(reader, Qt.Key.Key_Left)) for _ in range(60)]  # over the line's number
    assert all(one < other for one, other in itertools.pairwise(sizes))
    sizes = [len(_extended(reader, Qt.Key.Key_Right)) for _ in range(60)]
    assert all(one > other for one, other in itertools.pairwise(sizes))


def _extended(reader, key):
    """What is selected after a key with Shift."""
    QTest.keyClick(reader.view, key, Qt.KeyboardModifier.ShiftModifier)
    held = reader.marker.selection
    return reader.document.text.stretch(held.start, held.end)


def test_a_drag_beside_the_text_marks_a_region_and_escape_unmarks(window, read):
    reader = read()
    frame = reader.view.frame(0)
    corner = QPoint(round(frame.left()) + 8, 200)
    drag(reader, corner, corner + QPoint(30, 80))
    marked = window.workspace.marked
    assert marked.words == ""
    assert '"quote"' not in marked.anchor
    press(reader.view, Qt.Key.Key_Escape)
    assert window.workspace.marked is None
    assert not reader.code.isEnabled()


@pytest.mark.parametrize("off", [QPoint(-9, 0), QPoint(0, -12)])
def test_a_drag_that_begins_right_beside_or_above_a_line_marks_its_words(window, read, off):
    reader = read()
    end = place_of(reader, "Aim. To describe how", after=True)
    drag(reader, place_of(reader, "Aim. To describe how") + off, end)
    assert window.workspace.marked.words == "Aim. To describe how"


def test_a_drag_with_alt_marks_a_region_wherever_it_begins(window, read):
    reader = read()
    place_of(reader, "Recovery Colleges are often")
    start = place_of(reader, "Recovery Colleges are often")
    end = start + QPoint(60, 40)
    viewport, alt = reader.view.viewport(), Qt.KeyboardModifier.AltModifier
    QTest.mousePress(viewport, LEFT, alt, pos=start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, alt, pos=end)
    assert '"quote"' not in window.workspace.marked.anchor


def test_g_lets_a_drag_over_words_mark_a_region_until_it_is_coded(window, read):
    reader = read()
    window.activateWindow()
    reader.view.setFocus()
    press(reader.view, Qt.Key.Key_G)
    assert window.actions_by_name["region"].isChecked()
    start = place_of(reader, "Recovery Colleges are often")
    drag(reader, start, start + QPoint(60, 40))
    assert '"quote"' not in window.workspace.marked.anchor
    code_marked(window.workspace, [theme(window, "Guidance").id])
    assert not window.actions_by_name["region"].isChecked()
    select(reader, "Aim. To describe how", "Aim. To describe how")
    assert window.workspace.marked.words == "Aim. To describe how"


def test_marking_regions_ends_with_escape_with_g_and_with_the_document(window, read):
    reader = read()
    window.activateWindow()
    entry = window.actions_by_name["region"]
    for end in (Qt.Key.Key_Escape, Qt.Key.Key_G):
        click(control(window, "bar region"))
        assert entry.isChecked()
        assert "Drag over a part of the page" in window.notices.words
        press(reader.view, end)
        assert not entry.isChecked()
    choose(window, "region")
    read("hoshikawa")
    assert not entry.isChecked()


def test_words_are_marked_by_keys_alone(window, read):
    reader = read()
    reader.view.setFocus()
    choose(window, "caret")
    assert reader.view.caret is not None
    whole = reader.document.text.whole()
    from coder.desktop.reader.selection import at

    reader.marker.select(at(whole.index("Recovery Colleges are often")))
    shift = Qt.KeyboardModifier.ShiftModifier
    control_shift = shift | Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(reader.view, Qt.Key.Key_Right, control_shift)
    QTest.keyClick(reader.view, Qt.Key.Key_Right, control_shift)
    QTest.keyRelease(reader.view, Qt.Key.Key_Shift)
    assert window.workspace.marked.words == "Recovery Colleges"
    QTest.keyClick(reader.view, Qt.Key.Key_Down, control_shift)
    QTest.keyRelease(reader.view, Qt.Key.Key_Shift)
    assert window.workspace.marked.words.endswith("to read.")
    QTest.keyClick(reader.view, Qt.Key.Key_Left)
    assert window.workspace.marked is None
    assert reader.marker.selection.caret == whole.index("Recovery Colleges are often")


def test_enter_asks_for_a_theme(qtbot, window, read):
    reader = read()
    double_click(reader, place_of(reader, "chairs have"))
    with qtbot.waitSignal(window.actions_by_name["palette"].triggered):
        QTest.keyClick(reader.view, Qt.Key.Key_Return)


# Passages


def test_what_is_coded_is_painted_named_and_chosen(window, read):
    reader = read("hoshikawa")
    before = set(reader.marking.highlights)
    select(reader, "nobody knows what", "done at present")
    code_marked(window.workspace, [theme(window, "Training").id])
    new = set(reader.marking.highlights) - before
    assert reader.view.chosen in new
    page = reader.marking.highlights[reader.view.chosen].anchor.page
    labels = [
        stripe.theme.name
        for label in reader.view.shown_marks.margin(page).labels
        for stripe in label.stripes
    ]
    assert "Training" in labels
    # Coding again adds to the same passage.
    code_marked(window.workspace, [theme(window, "Guidance").id])
    assert set(reader.marking.highlights) - before == new
    choose(window, "undo")
    choose(window, "undo")
    assert set(reader.marking.highlights) == before


def test_clicking_a_passage_or_its_label_marks_it(window, read):
    reader = read()
    held = min(reader.marking.highlights.values(), key=lambda one: one.anchor.order)
    box = held.anchor.boxes[0]
    reader.view.show_box(box)
    place = reader.view.rectangle(box).center().toPoint()
    QTest.mouseClick(reader.view.viewport(), LEFT, pos=place)
    assert reader.view.chosen == held.passage
    assert window.workspace.marked.anchor == held.stored
    press(reader.view, Qt.Key.Key_Escape)
    assert reader.view.chosen is None
    label = next(
        one
        for one in reader.view.shown_marks.margin(box.page).labels
        if one.stripes[0].passage == held.passage
    )
    at = in_margin(reader, box.page, label.rectangle)
    QTest.mouseClick(reader.view.viewport(), LEFT, pos=at)
    assert reader.view.chosen == held.passage


def test_passages_are_reached_by_keys(window, read):
    reader = read()
    choose(window, "next passage")
    first = reader.view.chosen
    choose(window, "next passage")
    assert reader.view.chosen not in {None, first}
    choose(window, "previous passage")
    assert reader.view.chosen == first


def test_a_memo_shows_its_sign_beside_the_passage(window, read):
    reader = read()
    held = next(iter(reader.marking.highlights.values()))
    project = window.workspace.project
    window.workspace.do(
        lambda: write_memo(
            project, table="passage", row=held.passage, coder=working_coder(project).id,
            text="Ask the <b>team</b>",
        )
    )  # fmt: skip
    stripes = reader.view.marks[held.anchor.page].stripes
    assert any(one.memo and one.passage == held.passage for one in stripes)


def drop(reader, place, ids, *, source=None):
    window = source or reader.window()
    data = dragged(window.workspace.id, {THEME_MIME: "\n".join(ids)})
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    viewport = reader.view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(place, copy, data, LEFT, keys))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), copy, data, LEFT, keys))


def test_a_theme_is_dropped_on_what_is_marked_and_on_a_passage(window, read):
    reader = read("hoshikawa")
    before = set(reader.marking.highlights)
    select(reader, "nobody knows what", "done at present")
    drop(reader, place_of(reader, "knows what"), [theme(window, "Training").id])
    new = (set(reader.marking.highlights) - before).pop()
    window.workspace.mark(None)
    reader.marker.clear()
    drop(reader, place_of(reader, "knows what"), [theme(window, "Guidance").id])
    assert {one.name for one in reader.marking.highlights[new].themes} == {"Training", "Guidance"}
    reader.marker.clear()
    frame = reader.view.frame(0)
    drop(reader, QPoint(round(frame.left()) + 3, 5), [theme(window, "Guidance").id])
    assert "Drop a theme on marked words" in window.notices.words


def test_a_theme_of_another_window_codes_nothing_here(qtbot, open_windows, example, tmp_path):
    copied = shutil.copyfile(example, tmp_path / "copied.coder")  # with the same themes
    window, other = open_windows(example, copied).projects
    reader = open_paper(qtbot, window, "hoshikawa")
    before = set(reader.marking.highlights)
    select(reader, "nobody knows what", "done at present")
    drop(reader, place_of(reader, "knows what"), [theme(other, "Training").id], source=other)
    assert set(reader.marking.highlights) == before


def test_the_menu_offers_what_can_be_done_with_a_passage(window, read):
    from coder.desktop.reader.menu import passage_menu

    reader = read("hoshikawa")
    select(reader, "nobody knows what", "done at present")
    code_marked(window.workspace, [theme(window, "Training").id])
    passage = reader.view.chosen
    menu = passage_menu(window.workspace, reader.marking.mine_here(), reader._trigger, reader)
    said = [act.text().replace("&", "") for act in menu.actions()]
    assert any(text.startswith("Code with…") for text in said)
    uncode = next(act for act in menu.actions() if "Uncode Training" in act.text().replace("&", ""))
    uncode.trigger()
    assert passage not in reader.marking.highlights


# Copying


def test_words_and_quotations_are_copied(window, read):
    reader = read()
    select(reader, "Recovery Colleges are often", "described by their")
    choose(window, "copy")
    assert QGuiApplication.clipboard().text() == "Recovery Colleges are often described by their"
    choose(window, "copy quotation")
    assert QGuiApplication.clipboard().text() == (
        "“Recovery Colleges are often described by their” (Marchbanks et al., 2018: 141)"
    )


def test_a_region_is_copied_with_its_place_and_the_chosen_style(window, read):
    reader = read()
    corner = QPoint(round(reader.view.frame(0).left()) + 8, 200)
    drag(reader, corner, corner + QPoint(30, 80))
    choose_citation_style(window.workspace.project, STYLES["apa"])
    choose(window, "copy quotation")
    assert QGuiApplication.clipboard().text() == (
        "[Region of PDF page 1] (Marchbanks et al., 2018, p. 141)"
    )


def test_of_a_region_its_picture_is_copied(qtbot, window, read):
    reader = read()
    qtbot.waitUntil(lambda: reader.is_drawn, timeout=60_000)
    QGuiApplication.clipboard().setText("former words")
    end = place_of(reader, "Recovery Colleges are often", after=True) + QPoint(0, 10)
    corner = QPoint(round(reader.view.frame(0).left()) + 8, end.y() - 20)
    drag(reader, corner, end)
    assert window.workspace.marked.words == ""
    choose(window, "copy")
    picture = QGuiApplication.clipboard().image()
    assert QGuiApplication.clipboard().text() == ""
    assert abs(picture.width() - (end.x() - corner.x())) <= 2
    assert abs(picture.height() - 20) <= 2
    greys = {
        QColor(picture.pixel(x, y)).lightness()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert min(greys) < 100  # letters
    assert max(greys) > 240  # on paper
    assert "picture" in window.notices.words


# Finding


def test_words_are_found_over_the_ends_of_lines_and_all_hits_are_counted(window, read):
    reader = read()
    choose(window, "find")
    field = control(window, "find field")
    assert isinstance(field, QLineEdit)
    write(field, "ELECTRONIC MESSAGES")
    press(field, Qt.Key.Key_Return)
    assert reader.finder.count.text() == "1 of 1"
    write(field, "handbook")
    press(field, Qt.Key.Key_Return)
    total = int(reader.finder.count.text().split()[-1])
    assert total > 3
    choose(window, "find next")
    assert reader.finder.count.text() == f"2 of {total}" or total < 2
    choose(window, "find previous")
    assert reader.finder.count.text().startswith("1 of")
    assert sum(current for boxes in reader.view.found.values() for _, current in boxes) == 1
    write(field, "zebra crossing")
    press(field, Qt.Key.Key_Return)
    assert reader.finder.count.text() == "Not found"
    press(field, Qt.Key.Key_Escape)
    assert reader.finder.isHidden()
    assert reader.view.found == {}


# Special files


def test_a_light_copy_shows_the_text_and_says_so(qtbot, open_windows, example, tmp_path):
    light = tmp_path / "light.coder"
    with Project(example, write=True) as project:
        copy_project(project, light, recipient=None, light=True, blind=False)
    window = open_windows(light).projects[0]
    held = documents(window.workspace.project)[0]
    window.workspace.document_wanted.emit(held.id)
    settle(qtbot, window, held.id)
    assert control(window, "missing pdf bar").isVisible()
    assert "its text alone is shown" in control(window, "missing pdf words").text()
    image = window.reader.view.viewport().grab().toImage()
    lights = {image.pixelColor(image.width() // 3, y).lightness() for y in range(400)}
    assert min(lights) < 128


def test_a_password_is_asked_for_once_a_sitting(qtbot, window, corpus):
    from coder.operations.importing import import_files

    workspace = window.workspace
    path = corpus / "pdf" / "sample-files_password-openpassword.pdf"
    (one,) = import_files(workspace.project, [path], workspace.readers, password="openpassword")
    if one.status != "added":
        pytest.skip(one.reason)
    reader = window.reader
    workspace.document_wanted.emit(one.document)
    qtbot.waitUntil(reader.password.isVisible, timeout=20_000)
    write(reader.password.field, "wrong")
    press(reader.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(reader.password.isVisible, timeout=20_000)
    write(reader.password.field, "openpassword")
    press(reader.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.is_drawn, timeout=20_000)
    assert reader.password.isHidden()


def test_darkened_pages_are_dark(qtbot, window, read):
    reader = read()
    choose(window, "darken pages")
    qtbot.waitUntil(lambda: reader.is_drawn, timeout=20_000)
    image = reader.view.viewport().grab().toImage()
    frame = reader.view.frame(0)
    assert image.pixelColor(round(frame.left()) + 5, round(frame.top()) + 5).lightness() < 30
    choose(window, "darken pages")
    assert not reader.view.dark


def test_an_outline_leads_to_its_headings(qtbot, window, corpus):
    from coder.operations.importing import import_files

    workspace = window.workspace
    path = corpus / "pdf" / "geotopo-compressed_117-pages_labels.pdf"
    (one,) = import_files(workspace.project, [path], workspace.readers)
    workspace.document_wanted.emit(one.document)
    settle(qtbot, window, one.document)
    reader = window.reader
    qtbot.waitUntil(lambda: reader.ways.outline.topLevelItemCount() > 0, timeout=20_000)
    choose(window, "outline")
    assert reader.ways.outline.isVisible()
    last = reader.ways.outline.topLevelItem(reader.ways.outline.topLevelItemCount() - 1)
    reader.ways.outline._go(last)
    assert reader.view.page > 10
    reader.ways.outline.setCurrentItem(reader.ways.outline.topLevelItem(0))
    choose(window, "outline")
    choose(window, "outline")
    assert reader.ways.outline.currentItem() is last  # where one is reading


def test_a_document_that_is_taken_away_leaves_the_reader(qtbot, window, read):
    from coder.operations.documents import remove_document

    reader = read()
    held = reader.document.document
    window.workspace.do(lambda: remove_document(window.workspace.project, held))
    assert reader.document is None
    assert window.workspace.marked is None


def test_the_day_begins_in_the_reader_and_not_in_a_field(qtbot, open_windows, example):
    first = open_windows(example).projects[0]
    first.workspace.document_wanted.emit(documents(first.workspace.project)[0].id)
    qtbot.waitUntil(lambda: first.workspace.document is not None, timeout=20_000)
    first.close()
    window = open_windows(example).projects[-1]
    window.activateWindow()
    qtbot.waitUntil(lambda: window.workspace.document is not None, timeout=20_000)
    qtbot.waitUntil(window.reader.view.hasFocus)
