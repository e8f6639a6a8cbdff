"""The memo on what is marked."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest

from coder.desktop.coding import memo_on
from coder.desktop.look.beside import beside
from coder.desktop.look.measures import GRID
from coder.desktop.seen_marked import seen_rectangle
from coder.domain.quoting.anchor import from_json
from coder.store.memos import memo_text
from coder.store.project import Project
from tests.desktop.acts import click, control, press
from tests.desktop.coding.acts import mark, theme

Key = Qt.Key


def write_memo(window, text):
    press(window, Key.Key_M)
    field = control(window, "memo text")
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def test_a_memo_is_saved_when_it_is_left_with_esc(window):
    marked = mark(window)
    field = write_memo(window, "Quite 6 unlike the others")
    press(window, Key.Key_Escape)
    assert not field.isVisible()
    assert memo_on(window.workspace, marked) == "Quite 6 unlike the others"
    press(window, Key.Key_M)
    assert field.toPlainText() == "Quite 6 unlike the others"


def test_a_memo_is_saved_when_the_reviewer_goes_elsewhere(window):
    marked = mark(window)
    write_memo(window, "Odd")
    window.codebook.tree.setFocus()
    assert memo_on(window.workspace, marked) == "Odd"
    assert not control(window, "memo editor").isVisible()
    assert window.codebook.tree.hasFocus()


def test_a_memo_is_saved_when_the_window_closes(window, example):
    mark(window)
    write_memo(window, "Odd")
    window.close()
    with Project(example, write=False) as project:
        assert "Odd" in [text for (text,) in project.db.execute("SELECT text FROM memo")]


def test_a_theme_has_a_memo_in_the_same_editor(window):
    codebook = window.codebook
    codebook.tree.choose([theme(window, "Support").id])
    codebook.act("memo")
    field = control(window, "memo text")
    assert field.hasFocus()
    assert control(window, "memo about").text() == "Memo on the theme Support"
    QTest.keyClicks(field, "Too broad?")
    press(window, Key.Key_Escape)
    assert memo_text(
        window.workspace.project, theme(window, "Support").id, window.workspace.me.id
    ) == "Too broad?"  # fmt: skip
    window.workspace.undo()
    codebook.act("memo")
    assert field.toPlainText() == ""


def test_the_field_opens_beside_the_passage_and_does_not_hide_it(window, qtbot):
    mark(window)
    press(window, Key.Key_M)
    field, view = control(window, "memo editor"), window.reader.view
    seen = seen_rectangle(window.workspace.marked.anchor, view, window)
    if seen is None:  # it is not on the part of the page that is seen
        view.show_box(from_json(window.workspace.marked.anchor).boxes[0])
        press(window, Key.Key_Escape)
        press(window, Key.Key_M)
        seen = seen_rectangle(window.workspace.marked.anchor, view, window)
    assert not field.geometry().intersects(seen)
    gap = max(field.geometry().top() - seen.bottom(), seen.top() - field.geometry().bottom())
    assert 0 < gap <= 2 * GRID


def test_a_field_without_room_above_or_below_stays_inside():
    room, size = QRect(0, 0, 400, 300), QSize(200, 150)
    assert beside(QRect(10, 20, 50, 20), size, room).top() > 39
    assert beside(QRect(10, 250, 50, 20), size, room).bottom() < 250
    assert room.contains(beside(QRect(390, 100, 50, 100), size, room))


def test_a_field_goes_over_a_panel_rather_than_over_the_passage():
    window, reader, size = QRect(0, 0, 1200, 700), QRect(300, 0, 500, 700), QSize(280, 500)
    passage = QRect(320, 200, 460, 300)
    found = beside(passage, size, reader, window)
    assert window.contains(found)
    assert not found.intersects(passage)


def test_a_field_is_made_lower_rather_than_laid_over_the_passage():
    room, size = QRect(0, 0, 600, 600), QSize(400, 350)
    for passage in (QRect(50, 230, 500, 100), QRect(50, 300, 500, 100)):
        found = beside(passage, size, room, least=150)
        assert room.contains(found)
        assert not found.intersects(passage)
        assert found.height() >= 150
    tall = QRect(50, 20, 500, 560)  # there is no room at all
    assert room.contains(beside(tall, size, room, least=150))


def test_an_emptied_memo_is_gone_and_can_be_had_back(window):
    marked = mark(window)
    write_memo(window, "Odd")
    press(window, Key.Key_Escape)
    field = write_memo(window, " ")
    click(control(window, "memo close"))
    assert not field.isVisible()
    assert memo_on(window.workspace, marked) == ""
    window.workspace.undo()
    assert memo_on(window.workspace, marked) == "Odd"


def test_escape_on_the_button_closes_the_field_too(window):
    marked = mark(window)
    write_memo(window, "Odd")
    press(window, Key.Key_Tab)
    assert control(window, "memo close").hasFocus()
    press(window, Key.Key_Escape)
    assert not control(window, "memo editor").isVisible()
    assert memo_on(window.workspace, marked) == "Odd"
