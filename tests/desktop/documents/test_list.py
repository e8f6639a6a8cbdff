"""My papers: found, filtered, ordered and opened, with how far I am."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.desktop.documents.model import ROW, WHY, DocumentModel
from coder.desktop.workspace import Spot
from coder.domain.resources import resource
from coder.operations.coding import code_passage
from coder.operations.projects import new_project
from coder.operations.readings import finish
from coder.operations.themes import find_theme, set_theme
from coder.store.documents import documents
from coder.store.themes import themes
from tests.desktop.acts import (
    at_front,
    bring_in,
    choose,
    click,
    control,
    listed,
    press,
    select_documents,
    write,
)

ARTICLES = resource("example/articles")
ALL = [
    "hoshikawa-2021", "lindborg-2019", "marchbanks-2018", "quillan-2016", "thistlewood-2014",
    "vandermeulen-2022", "wetherall-2023",
]  # fmt: skip


def list_of(window):
    return window.documents.listing


def said(window, key):
    model = list_of(window).model
    index = model.index(listed(window).index(key))
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_model_is_sound(window, qtmodeltester):
    qtmodeltester.check(DocumentModel(window.workspace))


def test_each_paper_says_how_far_i_am(window):
    assert listed(window) == ALL
    assert "finished. 17 codings" in said(window, "lindborg-2019")
    assert "assigned. 3 codings, 11 open" in said(window, "vandermeulen-2022")
    assert "not assigned. 8 codings" in said(window, "hoshikawa-2021")
    tip = list_of(window).model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Ana Brandt: finished" in tip


@pytest.mark.parametrize(
    ("chosen", "left"),
    [("mine", [*ALL[1:]]), ("to do", ["vandermeulen-2022"]), ("excluded", []),
     ("finished", [*ALL[1:5], "wetherall-2023"])],
)  # fmt: skip
def test_filters(window, chosen, left):
    box = list_of(window).filter
    box.setCurrentIndex(box.findData(chosen))
    assert listed(window) == left


def test_a_search_lists_what_fits_and_enter_opens_the_first(window, qtbot):
    at_front(window)
    click_on(window, 1)
    qtbot.waitUntil(lambda: window.reader.document is not None)
    write(list_of(window).search, "handbook 2018")
    qtbot.waitUntil(lambda: listed(window) == ["marchbanks-2018"])
    press(window, Qt.Key.Key_Return)
    assert list_of(window).current == list_of(window).model.ids[0]
    qtbot.waitUntil(lambda: window.reader.document.document.key == "marchbanks-2018")
    assert window.reader.view.hasFocus()  # a key that codes is for what is seen


@pytest.mark.parametrize("part", ["find documents", "document list"])
def test_escape_lists_all_papers_again_after_a_search(window, qtbot, part):
    list_of(window).search.setFocus()
    write(list_of(window).search, "handbook")
    qtbot.waitUntil(lambda: listed(window) == ["marchbanks-2018"])
    control(window, part).setFocus()
    press(window, Qt.Key.Key_Escape)
    assert list_of(window).search.text() == ""
    qtbot.waitUntil(lambda: listed(window) == ALL)


def test_where_nothing_is_found_all_can_be_shown_again(window, qtbot):
    write(list_of(window).search, "zebra")
    qtbot.waitUntil(lambda: listed(window) == [])
    click(control(window, "show all"))
    assert listed(window) == ALL


def click_on(window, row, keys=Qt.KeyboardModifier.NoModifier):
    view = list_of(window).view
    place = view.visualRect(list_of(window).model.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_a_click_shows_a_paper_and_the_keys_go_on_in_the_list(window, qtbot):
    at_front(window)
    ids, view = list_of(window).model.ids, list_of(window).view
    for row in (2, 4):  # the first that is read, and another one
        with qtbot.waitSignal(window.workspace.document_opened, timeout=20_000) as heard:
            click_on(window, row)
        assert heard.args == [ids[row]]
        assert view.hasFocus()
    press(window, Qt.Key.Key_Up)
    assert list_of(window).current == ids[3]
    assert window.workspace.document == ids[4]
    assert not window.reader.loader.is_loading


def test_what_is_chosen_at_once_is_not_overtaken_by_the_paper_read_last(
    window, open_windows, qtbot
):
    ids = list_of(window).model.ids
    with qtbot.waitSignal(window.workspace.document_opened, timeout=20_000):
        click_on(window, 1)
    path = window.workspace.project.path
    window.close()
    again = open_windows(path).projects[-1]
    with qtbot.waitSignal(again.workspace.document_opened, timeout=20_000) as heard:
        again.workspace.document_wanted.emit(ids[3])
    assert heard.args == [ids[3]]
    qtbot.waitUntil(lambda: not again.reader.loader.is_loading)
    assert again.workspace.document == ids[3]


def test_who_goes_back_to_the_open_paper_stays_in_it(window, qtbot):
    ids, asked = list_of(window).model.ids, window.workspace.document_wanted
    with qtbot.waitSignal(window.workspace.document_opened, timeout=20_000):
        asked.emit(ids[1])
    for back in (
        lambda: asked.emit(ids[1]),
        lambda: window.workspace.spot_wanted.emit(Spot(ids[1], 0, 0)),
    ):
        asked.emit(ids[3])
        back()
        with qtbot.assertNotEmitted(window.workspace.document_opened, wait=500):
            pass
        assert window.workspace.document == ids[1]


def test_a_click_that_goes_on_selecting_opens_nothing(window, qtbot):
    with qtbot.waitSignal(window.workspace.document_opened, timeout=20_000):
        click_on(window, 1)
    click_on(window, 3, Qt.KeyboardModifier.ControlModifier)
    assert len(list_of(window).selected()) == 2
    assert not window.reader.loader.is_loading
    assert window.workspace.document == list_of(window).model.ids[1]


def acted_on(window):
    return [one.key for one, _ in list_of(window).selected()]


def test_what_is_done_is_done_with_the_paper_that_is_read_though_it_is_not_listed(window, qtbot):
    opened = window.workspace.document_opened
    write(list_of(window).search, "lindborg")
    with qtbot.waitSignal(opened, timeout=20_000):
        press(list_of(window).search, Qt.Key.Key_Return)
    assert acted_on(window) == ["lindborg-2019"]
    id_ = next(one.id for one in documents(window.workspace.project) if one.key == "quillan-2016")
    with qtbot.waitSignal(opened, timeout=20_000):
        window.workspace.spot_wanted.emit(Spot(id_, 0, 0))
    assert listed(window) == ["lindborg-2019"]
    assert acted_on(window) == ["quillan-2016"]
    assert window.documents.about.shown.key == "quillan-2016"
    list_of(window).show_all()
    assert list_of(window).current == id_
    assert acted_on(window) == ["quillan-2016"]


def test_a_paper_that_an_act_took_from_the_list_is_brought_back_by_the_same_act(window, qtbot):
    box = list_of(window).filter
    box.setCurrentIndex(box.findData("finished"))
    before = listed(window)
    with qtbot.waitSignal(window.workspace.document_opened, timeout=20_000):
        click_on(window, 1)
    choose(window, "finish")
    assert listed(window) == [before[0], *before[2:]]
    assert acted_on(window) == [before[1]]
    assert window.documents.about.shown.key == before[1]
    choose(window, "finish")
    assert listed(window) == before


def test_a_click_leaves_the_cursor_where_the_keys_took_it_meanwhile(window, qtbot):
    at_front(window)
    with qtbot.waitSignal(window.workspace.document_opened, timeout=20_000):
        click_on(window, 1)
        press(window, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert list_of(window).current == list_of(window).model.ids[3]


def test_a_double_click_opens_a_paper_once(window, qtbot):
    view = list_of(window).view
    place = view.visualRect(list_of(window).model.index(2)).center()
    asked = []
    window.workspace.document_wanted.connect(asked.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == []
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [list_of(window).model.ids[2]]


def test_the_keyboard_alone_goes_to_a_paper_and_opens_it(window, qtbot):
    window.activateWindow()
    window.actions_by_name["find document"].trigger()
    assert list_of(window).search.hasFocus()
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Home, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.workspace.document_wanted) as heard:
        press(window, Qt.Key.Key_Return)
    assert heard.args == [list_of(window).model.ids[1]]


def test_a_coding_is_counted_at_once_and_the_selection_stays(window):
    select_documents(window, "lindborg-2019")
    project = window.workspace.project
    passage = project.db.execute(
        "SELECT p.anchor FROM passage p JOIN file f ON f.id = p.file JOIN document d"
        " ON d.id = f.document WHERE d.key = 'lindborg-2019' LIMIT 1"
    ).fetchone()[0]
    from coder.store.documents import files_of

    file = files_of(project, list_of(window).current)[0]
    new = [theme for theme in themes(project) if theme.name == "Mutual support"]
    before = list_of(window).model.row(1).codings
    window.workspace.do(
        lambda: code_passage(project, file, passage, themes=new, coder=window.workspace.me)
    )
    after = list_of(window).model.row(1).codings
    window.workspace.undo()
    assert after - before in {0, 1}
    assert list_of(window).model.row(1).codings == before
    assert [one.key for one, _ in list_of(window).selected()] == ["lindborg-2019"]


def test_a_paper_that_i_finish_leaves_what_is_to_do(window):
    box = list_of(window).filter
    box.setCurrentIndex(box.findData("to do"))
    project = window.workspace.project
    paper = next(one for one in documents(project) if one.key == "vandermeulen-2022")
    window.workspace.do(lambda: finish(project, paper, window.workspace.me))
    assert listed(window) == []
    box.setCurrentIndex(box.findData("recheck"))
    assert listed(window) == []  # its open cells were left open knowingly


def test_a_definition_that_changes_lists_what_i_finished_with_the_reason(window, qtbot):
    space = window.workspace
    box = list_of(window).filter
    box.setCurrentIndex(box.findData("recheck"))
    assert listed(window) == []
    training = find_theme(space.project, "Training")
    space.do(lambda: set_theme(space.project, training, {"definition": "Courses for trainers"}))
    assert len(listed(window)) == 5
    qtbot.waitUntil(lambda: box.currentText() == "Recheck (5)")
    row = list_of(window).model.index(0)
    assert row.data(WHY).startswith("Training: definition changed by Ana Brandt on 20")
    assert row.data(WHY) in row.data(Qt.ItemDataRole.ToolTipRole)
    assert row.data(WHY) in row.data(Qt.ItemDataRole.AccessibleTextRole)
    first = row.data(ROW).document
    space.do(lambda: finish(space.project, first, space.me))
    assert first.key not in listed(window)
    qtbot.waitUntil(lambda: box.currentText() == "Recheck (4)")


def test_the_tool_tip_tells_what_is_open_for_everyone(window):
    tips = [
        list_of(window).model.index(row).data(Qt.ItemDataRole.ToolTipRole)
        for row in range(list_of(window).model.rowCount())
    ]
    assert any(re.search(r"Ben Okoye: .*, \d+ open", tip) for tip in tips)


def test_what_was_read_last_comes_first_and_is_opened_again_on_another_day(
    open_windows, example, qtbot
):
    window = open_windows(example).projects[0]
    window.workspace.document_opened.emit(list_of(window).model.ids[3])
    window.workspace.document_opened.emit(list_of(window).model.ids[5])
    box = list_of(window).order
    box.setCurrentIndex(box.findData("recent"))
    assert listed(window)[:2] == ["vandermeulen-2022", "quillan-2016"]
    last = list_of(window).model.ids[0]
    window.close()
    asked = []
    window = open_windows(example).projects[0]
    window.workspace.document_wanted.connect(asked.append)
    qtbot.waitUntil(lambda: asked == [last])


def test_ten_thousand_names_are_drawn_and_said_harmlessly(window, qtbot):
    project = window.workspace.project
    paper = documents(project)[0]
    from coder.operations.documents import describe_document

    long = "<b>Title</b>\x07\x1b[31m" + "x" * 300
    window.workspace.do(lambda: describe_document(project, paper, {"title": long}))
    row = list_of(window).model.index(0)
    assert row.data(ROW).document.title == "<b>Title</b>[31m" + "x" * 300
    assert "\x07" not in row.data(Qt.ItemDataRole.ToolTipRole)
    list_of(window).view.repaint()


def test_the_filter_is_remembered_by_each_project_and_an_empty_one_invites_to_import(
    open_windows, example, tmp_path, qtbot
):
    other = tmp_path / "other.coder"
    new_project(other, title="Other", lead="Ana").close()
    window = open_windows(example).projects[0]
    list_of(window).filter.setCurrentText("Finished")
    window.close()
    window = open_windows(other).projects[0]
    assert list_of(window).filter.currentText() == "All documents"
    list_of(window).filter.setCurrentText("To do")
    assert control(window, "import first PDFs").isVisible()
    bring_in(qtbot, window, ARTICLES / "quillan-2016.pdf")
    assert listed(window) == ["quillan-2016"]
    list_of(window).filter.setCurrentText("To do")
    assert control(window, "show all").isVisible()
    window.close()
    window = open_windows(example).projects[0]
    assert list_of(window).filter.currentText() == "Finished"
