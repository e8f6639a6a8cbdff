"""The list of passages: filtered, read, jumped from, copied and changed."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coder.analysis.passages import passages
from coder.desktop.coding import code_marked
from coder.desktop.passages.model import (
    CODED,
    DOCUMENT,
    MEMO,
    PAGE,
    QUOTATION,
    REVIEWER,
    THEME,
)
from coder.desktop.passages.quotation_delegate import elided_lines, elided_path
from coder.desktop.reader import selection
from coder.desktop.workspace import Wanted
from coder.operations.memos import write_memo
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.themes import themes
from tests.desktop.acts import at_front, choose, click, control, press, write
from tests.desktop.reader.reading import settle


@pytest.fixture
def panel(window, qtbot):
    qtbot.waitUntil(lambda: window.passages.model.rowCount() > 0)
    return window.passages


@pytest.fixture
def held(window):
    return list(passages(window.workspace.project))


def shown(panel, column=QUOTATION):
    model = panel.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click_row(panel, row, column=QUOTATION, keys=Qt.KeyboardModifier.NoModifier):
    index = panel.model.index(row, column)
    panel.view.scrollTo(index)
    place = panel.view.visualRect(index).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def pick(choice, words):
    """Choose an entry of a box with the keys."""
    choice.setFocus()
    choice.setCurrentIndex(choice.findText(words))
    choice.activated.emit(choice.currentIndex())


def test_the_list_is_a_proper_model(panel, qtmodeltester):
    qtmodeltester.check(panel.model)


def test_all_passages_are_listed_as_they_stand_in_the_documents(panel, held):
    assert panel.model.rowCount() == len(held)
    assert panel.count.text() == f"{len(held)} passages"
    assert shown(panel, PAGE) == [one.page for one in held]
    assert shown(panel, THEME) == [one.theme.path for one in held]


def test_a_theme_brings_its_sub_themes_unless_told_not_to(panel, held, window):
    pick(panel.filters.theme, "Support")
    below = [one for one in held if one.theme.path.startswith("Support")]
    assert panel.model.rowCount() == len(below)
    click(control(window, "with sub-themes"))
    assert panel.model.rowCount() == len([one for one in held if one.theme.path == "Support"])


def test_words_are_looked_for_while_they_are_typed(panel, held, qtbot):
    write(panel.filters.words, "TRAINERS session")
    wanted = [
        one
        for one in held
        if all(word in f"{one.quote} {one.memo}".lower() for word in ("trainers", "session"))
    ]
    assert wanted
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(wanted))


def test_words_that_nobody_wrote_say_so_and_offer_all_again(panel, held, window, qtbot):
    write(panel.filters.words, "zeppelin")
    press(panel.filters.words, Qt.Key.Key_Return)
    assert control(window, "no passages").isVisible()
    assert panel.count.text() == "0 passages"
    click(control(window, "all passages"))
    assert panel.model.rowCount() == len(held)
    assert panel.view.isVisible()


def test_only_this_document_follows_the_reader(panel, held, window):
    first, second = documents(window.workspace.project)[:2]
    window.workspace.document_opened.emit(first.id)
    assert panel.model.rowCount() == len(held)
    click(control(window, "only this document"))
    assert len(set(shown(panel, DOCUMENT))) == 1
    assert panel.model.rowCount() == len([one for one in held if one.document.id == first.id])
    window.workspace.document_opened.emit(second.id)
    assert panel.model.rowCount() == len([one for one in held if one.document.id == second.id])
    click(control(window, "only this document"))
    assert panel.model.rowCount() == len(held)


def test_what_another_view_wants_is_listed_and_the_list_comes_up(panel, held, window):
    choose(window, "matrix")
    project = window.workspace.project
    theme = next(one for one in themes(project) if one.path == "Training")
    document = held[0].document
    window.workspace.passages_wanted.emit(Wanted(theme=theme.id, document=document.id))
    wanted = [
        one
        for one in held
        if one.document.id == document.id and one.theme.path.startswith("Training")
    ]
    assert panel.isVisible()
    assert panel.model.rowCount() == len(wanted)
    assert panel.filters.theme.currentText() == "Training"


def test_a_closed_list_comes_back_when_it_is_wanted(panel, window):
    dock = panel.parentWidget()
    dock.close()
    choose(window, "matrix")
    choose(window, "search passages")
    assert panel.isVisible()
    assert panel.filters.words.hasFocus()


def test_enter_goes_to_the_page_of_a_passage(panel, held, window, qtbot):
    panel.view.setFocus()
    panel.view.selectRow(2)
    with qtbot.waitSignal(window.workspace.spot_wanted) as caught:
        press(panel.view, Qt.Key.Key_Return)
    spot = caught.args[0]
    assert (spot.document, spot.passage) == (held[2].document.id, held[2].passage)
    assert (spot.pdf_page, spot.top) == (held[2].boxes[0].page, held[2].boxes[0].y0)


def test_a_click_goes_there_and_the_keys_go_on_in_the_list(panel, held, window, qtbot):
    with qtbot.waitSignal(window.workspace.spot_wanted) as caught:
        click_row(panel, 1)
    assert caught.args[0].passage == held[1].passage
    assert panel.view.hasFocus()


def selected(panel):
    return [one.passage for one in panel.chosen()]


@pytest.fixture
def read(panel, held, window, qtbot):
    """A window that shows the document of the first passage, with the keyboard in its pages."""
    window.workspace.document_wanted.emit(held[0].document.id)
    settle(qtbot, window, held[0].document.id)
    window.reader.view.setFocus()
    return window


def test_the_row_of_the_passage_that_is_chosen_in_the_document_is_selected(panel, held, read):
    here = [one.passage for one in held if one.document.id == held[0].document.id]
    panel.view.selectRow(len(held) - 1)
    choose(read, "next passage")
    first = selected(panel)
    assert first == [read.reader.view.chosen]
    choose(read, "next passage")
    assert selected(panel) == [read.reader.view.chosen] != first
    assert read.reader.view.chosen in here
    assert read.reader.view.hasFocus()
    view = panel.view
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_where_the_chosen_passage_is_not_listed_no_row_is_selected(panel, held, read, qtbot):
    pick(panel.filters.document, held[-1].document.key)
    others = [one for one in held if one.document.id == held[-1].document.id]
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(others))
    panel.view.selectRow(0)
    read.reader.view.setFocus()
    choose(read, "next passage")
    assert selected(panel) == []


def test_the_row_of_what_was_just_coded_is_selected(panel, held, read, qtbot):
    panel.view.selectRow(0)
    reader = read.reader
    reader.marker.select(selection.of((40, 60)), ended=True)
    qtbot.waitUntil(lambda: read.workspace.marked is not None)
    assert selected(panel) == []
    code_marked(read.workspace, [themes(read.workspace.project)[0].id])
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(held) + 1)
    assert selected(panel) == [reader.view.chosen]


def test_from_the_list_the_next_passage_is_followed_and_the_keys_go_on_from_it(
    panel, held, read, qtbot
):
    click_row(panel, 0)
    qtbot.waitUntil(lambda: read.reader.view.chosen == held[0].passage)
    assert selected(panel) == [held[0].passage]
    choose(read, "next passage")
    assert selected(panel) == [read.reader.view.chosen] != [held[0].passage]
    assert panel.view.hasFocus()


def test_the_head_sorts_by_theme_and_back(panel, held):
    head = panel.view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(THEME) + 20, 5)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    by_theme = sorted(held, key=lambda one: one.theme.place)
    assert shown(panel, THEME) == [one.theme.path for one in by_theme]
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(panel, THEME) == [one.theme.path for one in by_theme][::-1]


def test_quotations_are_copied_with_their_citations(panel, held, window):
    click_row(panel, 0)
    click_row(panel, 2, keys=Qt.KeyboardModifier.ShiftModifier)
    choose(window, "copy quotation")
    once = {one.passage: f"\u201c{one.quote}\u201d {one.citation}" for one in held[:3]}
    assert QGuiApplication.clipboard().text() == "\n".join(once.values())


def test_ctrl_c_in_the_list_copies_too(panel, held, qtbot):
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    click_row(panel, 4)
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert held[4].citation in QGuiApplication.clipboard().text()


def own_row(panel, held, window):
    return next(row for row, one in enumerate(held) if one.coder_id == window.workspace.project.me)


def act_of_menu(panel, words):
    menu = panel.menu()
    action = next(one for one in menu.actions() if one.text().replace("&", "") == words)
    action.trigger()


def test_delete_uncodes_and_undo_brings_it_back_to_its_row(panel, held, window, qtbot):
    row = own_row(panel, held, window)
    panel.view.setFocus()
    panel.view.selectRow(row)
    press(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(held) - 1)
    assert panel.view.currentIndex().row() == row
    choose(window, "undo")
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(held))
    assert panel.model.passage(row).coding == held[row].coding


@pytest.fixture
def beside(panel, held, window, qtbot):
    """The row of a coding of mine is clicked, and the arrow leads to the next one of mine."""
    me = window.workspace.project.me
    row = next(
        row for row, (one, other) in enumerate(pairwise(held))
        if one.coder_id == other.coder_id == me and one.passage != other.passage
        and one.document.id == other.document.id
    )  # fmt: skip
    at_front(window)
    click_row(panel, row)
    qtbot.waitUntil(lambda: window.reader.view.chosen == held[row].passage, timeout=20_000)
    panel.view.setFocus()  # the first document that is opened takes it
    press(panel.view, Qt.Key.Key_Down)
    assert selected(panel) == [held[row + 1].passage]
    return held[row], held[row + 1]


def codings(window):
    return {one.coding for one in passages(window.workspace.project)}


def test_u_uncodes_the_row_that_is_chosen_and_says_so(panel, beside, window):
    before = codings(window)
    press(panel.view, Qt.Key.Key_U)
    assert before - codings(window) == {beside[1].coding}
    assert window.notices.words == (
        f"{beside[1].number} is no longer coded with “{beside[1].theme.path}”."
    )


def test_m_opens_the_memo_of_the_row_that_is_chosen(panel, beside, window):
    press(panel.view, Qt.Key.Key_M)
    assert beside[1].quote[:20] in control(window, "memo about").text()


def test_a_key_that_codes_goes_to_the_passage_of_the_row_first(panel, beside, window, qtbot):
    before = codings(window)
    press(panel.view, Qt.Key.Key_6)
    assert codings(window) == before
    assert "press the key again" in window.notices.words
    qtbot.waitUntil(lambda: window.reader.view.chosen == beside[1].passage)
    assert selected(panel) == [beside[1].passage]
    press(panel.view, Qt.Key.Key_6)
    (made,) = (one for one in passages(window.workspace.project) if one.coding not in before)
    assert made.passage == beside[1].passage


def test_with_several_rows_a_key_for_one_passage_does_nothing(panel, beside, window):
    before = codings(window)
    QTest.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(panel.view, Qt.Key.Key_6)
    assert codings(window) == before
    assert "Choose one row" in window.notices.words
    press(panel.view, Qt.Key.Key_M)
    assert not control(window, "memo editor").isVisible()


def test_after_the_last_passage_of_a_document_went_none_of_another_is_chosen(
    panel, held, window, qtbot
):
    me = window.workspace.project.me
    last = next(row for row, (one, other) in enumerate(pairwise(held))
                if one.document.id != other.document.id and one.coder_id == me)  # fmt: skip
    at_front(window)
    panel.view.setFocus()
    panel.view.selectRow(last)
    press(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(held) - 1)
    assert selected(panel) == []
    before = codings(window)
    press(panel.view, Qt.Key.Key_Delete)
    assert codings(window) == before
    press(panel.view, Qt.Key.Key_Down)
    assert len(selected(panel)) == 1  # the arrows go on from there


def test_after_several_went_the_one_behind_them_is_chosen(panel, held, read, qtbot):
    me = read.workspace.project.me
    all_mine = [row for row, one in enumerate(held) if one.coder_id == me]
    here = held[all_mine[0]].document.id
    mine = [row for row in all_mine if held[row].document.id == here][:2]
    at_front(read)
    panel.view.setFocus()
    panel.view.clearSelection()
    for row in mine:
        click_row(panel, row, keys=Qt.KeyboardModifier.ControlModifier)
    press(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(held) - 2)
    left = [one for row, one in enumerate(held) if row not in mine]
    assert [one.coding for one in panel.chosen()] == [left[mine[0]].coding]


def test_several_codings_are_uncoded_in_one_step(panel, held, window, qtbot):
    mine = [r for r, one in enumerate(held) if one.coder_id == window.workspace.project.me][:3]
    panel.view.clearSelection()
    for row in mine:
        click_row(panel, row, keys=Qt.KeyboardModifier.ControlModifier)
    act_of_menu(panel, "Uncode")
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(held) - 3)
    choose(window, "undo")
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(held))


def test_what_another_reviewer_coded_stays(panel, held, window):
    row = next(r for r, one in enumerate(held) if one.coder_id != window.workspace.project.me)
    panel.view.setFocus()
    panel.view.selectRow(row)
    press(panel.view, Qt.Key.Key_Delete)
    assert "stays as it is" in window.notices.words
    assert panel.model.rowCount() == len(held)


def test_a_coding_gets_another_theme_by_typing_a_part_of_its_name(panel, held, window, qtbot):
    row = own_row(panel, held, window)
    panel.view.setFocus()
    panel.view.selectRow(row)
    act_of_menu(panel, "Recode…")
    field = control(window, "palette field")
    assert field.hasFocus()
    QTest.keyClicks(field, "mutual")
    press(field, Qt.Key.Key_Return)
    coding = held[row].coding

    def paths():
        return {one.coding: one.theme.path for one in passages(window.workspace.project)}

    assert paths()[coding] == "Support / Mutual support"
    assert panel.view.hasFocus()
    qtbot.waitUntil(lambda: panel.model.passage(panel.view.currentIndex().row()) is not None)
    qtbot.waitUntil(lambda: panel.model.passage(panel.view.currentIndex().row()).coding == coding)


def test_a_memo_is_written_on_a_passage(panel, held, window, qtbot):
    panel.view.setFocus()
    panel.view.selectRow(0)
    act_of_menu(panel, "Memo…")
    field = control(window, "memo text")
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, "Compare with Ali")
    press(field, Qt.Key.Key_Escape)
    assert panel.view.hasFocus()
    qtbot.waitUntil(lambda: "Compare with Ali" in (panel.model.passage(0).memo or ""))


def test_what_another_reviewer_noted_is_read_beside_ones_own(panel, held, window):
    ben = next(one for one in held if one.coder_id != window.workspace.project.me)
    project = window.workspace.project
    window.workspace.do(
        lambda: write_memo(
            project, table="passage", row=ben.passage, coder=ben.coder_id, text="<b>Is it?</b>"
        )
    )
    panel.view.selectRow(held.index(ben))
    act_of_menu(panel, "Memo…")
    assert control(window, "memos of others").text() == "Ben Okoye: <b>Is it?</b>"
    assert control(window, "memo text").toPlainText() == ""


def test_a_narrow_list_says_below_the_quotation_what_has_no_column(panel, held, qtbot):
    panel.view.resize(500, 160)
    assert panel.view.isColumnHidden(REVIEWER)
    assert list(panel.view.itemDelegateForColumn(QUOTATION).below) == [REVIEWER, CODED, MEMO]
    assert panel.view.rowHeight(0) >= 2 * panel.view.fontMetrics().lineSpacing()
    panel.view.resize(1800, 160)
    assert not panel.view.isColumnHidden(REVIEWER)
    assert not panel.view.itemDelegateForColumn(QUOTATION).below


def test_what_nobody_may_write_to_offers_no_acts(open_windows, example, qtbot):
    windows = open_windows(example)
    windows.projects[0].close()
    window = windows.open(example, write=False)
    qtbot.waitUntil(lambda: window.passages.model.rowCount() > 0)
    window.passages.view.selectRow(0)
    texts = [one.text() for one in window.passages.menu().actions()]
    assert "&Uncode" not in texts


def test_a_quotation_keeps_to_its_lines(window):
    metrics = window.fontMetrics()
    lines = elided_lines("peer trainers want time and trust " * 20, window.font(), 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 200 for line in lines)


def test_another_reviewer_is_shown_as_the_author(panel, held, window):
    ben = next(one for one in coders(window.workspace.project) if one.id != held[0].coder_id)
    pick(panel.filters.reviewer, ben.name)
    assert panel.model.rowCount() == len([one for one in held if one.coder_id == ben.id])


def test_every_letter_of_the_menu_stands_for_one_act(panel):
    panel.view.selectRow(0)
    texts = [one.text() for one in panel.menu().actions() if "&" in one.text()]
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert len(set(letters)) == len(letters), texts


def test_of_a_path_without_room_the_theme_itself_stays(panel):
    font, wide = panel.view.font(), panel.view.fontMetrics().horizontalAdvance
    path = "Training / Preparing / Training on co-production"
    leaf = "… / Training on co-production"
    assert elided_path(path, font, 2_000) == path
    assert elided_path(path, font, wide(leaf) + 2) == leaf
    assert elided_path(path, font, wide("Training on co-production") + 2) == leaf[4:]
    assert elided_path(path, font, wide("Training / Preparing /") + 20, 2) != leaf[4:]
