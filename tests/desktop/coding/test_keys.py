"""Keys that code: digits, letters, and who keeps them for themselves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from coder.desktop.coding_keys import digit_of
from coder.domain.quoting.anchor import from_json, to_json
from coder.store.history import next_undo
from coder.store.themes import coding_counts
from tests.desktop.acts import choose, control, press
from tests.desktop.coding.acts import counted, mark, open_document, paths, said, theme

Key = Qt.Key
offscreen = pytest.mark.qt_log_ignore("This plugin does not support")
SUPPORT = "Support / Mutual support"


def total(window):
    return sum(coding_counts(window.workspace.project).values())


def key_event(key, *, scan=0, virtual=0, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text)


def test_a_digit_codes_with_its_favourite_theme(window):
    mark(window)
    before = counted(window, SUPPORT)
    press(window, Key.Key_6)
    assert counted(window, SUPPORT) == before + 1
    assert said(window) == ""
    window.workspace.undo()
    assert counted(window, SUPPORT) == before


def test_a_digit_that_no_theme_has_says_so(window):
    held = theme(window, "Support")
    window.codebook.details.edited.emit(held.id, {"shortcut": None})
    mark(window)
    before = total(window)
    press(window, Key.Key_4)
    assert total(window) == before
    assert "key 4" in said(window)


def test_what_was_told_gives_way_to_the_next_act(window):
    mark(window)
    window.workspace.tell("That cannot be done.", kind="problem")
    press(window, Key.Key_6)
    assert said(window) == ""


def test_without_a_mark_every_key_says_what_to_do(window):
    open_document(window)
    window.reader.setFocus()
    before = total(window)
    for key in (Key.Key_1, Key.Key_Q, Key.Key_V, Key.Key_R, Key.Key_U, Key.Key_M):
        window.notices.hide()
        press(window, key)
        assert said(window).startswith("Mark a passage first"), key
    assert total(window) == before


def test_coding_twice_with_a_theme_changes_nothing_and_says_so(window):
    mark(window)
    press(window, Key.Key_6)
    before = total(window)
    press(window, Key.Key_6)
    assert total(window) == before
    assert "already" in said(window)


def test_r_codes_with_the_last_theme_again(window):
    mark(window)
    press(window, Key.Key_R)
    assert "Code something first" in said(window)
    press(window, Key.Key_6)
    before = counted(window, SUPPORT)
    mark(window, 3000, 3100)
    press(window, Key.Key_R)
    assert counted(window, SUPPORT) == before + 1


def test_v_makes_a_theme_out_of_the_words_in_one_act(window):
    marked = mark(window, 2000, 2030)
    before = paths(window)
    press(window, Key.Key_V)
    (made,) = set(paths(window)) - set(before)
    assert made.split()[0] in marked.words
    assert counted(window, made) == 1
    assert not theme(window, made).assess
    press(window, Key.Key_V)  # the same words: the same theme, which the passage has already
    assert counted(window, made) == 1
    window.workspace.undo()
    assert paths(window) == before


@pytest.mark.parametrize("key", [Key.Key_6, Key.Key_V])
def test_words_that_cannot_be_read_are_coded_and_it_is_said(window, key):
    marked = mark(window, 2000, 2030)
    broken = marked.words.replace("e", "\ufffd")
    anchor = to_json(replace(from_json(marked.anchor), words=broken))
    window.workspace.mark(replace(marked, anchor=anchor, words=broken))
    before = total(window)
    press(window, key)
    assert total(window) == before + 1
    assert "Part of these words cannot be read" in said(window)


def test_u_takes_the_only_coding_away(window):
    mark(window)
    before = total(window)
    press(window, Key.Key_6, Key.Key_U)
    assert total(window) == before
    assert next_undo(window.workspace.project).description.startswith("Remove coding ")


@offscreen
def test_u_asks_which_of_several_codings_goes(window, qtbot):
    mark(window)
    before = total(window)
    press(window, Key.Key_5, Key.Key_6)
    press(window, Key.Key_U)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Support / Group support", SUPPORT, "All 2",
    ]  # fmt: skip
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    qtbot.waitUntil(lambda: total(window) == before + 1)


@offscreen
def test_u_within_a_longer_passage_shows_what_would_go(window):
    mark(window, 2000, 2120)
    press(window, Key.Key_6)
    mark(window, 2020, 2060)
    before = total(window)
    press(window, Key.Key_U)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert total(window) == before
    menu.close()


def test_u_where_nothing_of_mine_is_coded_says_so(window):
    mark(window, 2000, 2010)
    press(window, Key.Key_U)
    assert "coded nothing here" in said(window)


def test_letters_in_a_text_field_are_letters(window):
    mark(window)
    before = total(window)
    window.codebook.filter.setFocus()
    QTest.keyClicks(window.codebook.filter, "quv6")
    assert window.codebook.filter.text() == "quv6"
    assert total(window) == before


def test_letters_code_while_the_tree_has_the_focus(window):
    mark(window)
    before = counted(window, SUPPORT)
    tree = window.codebook.tree
    tree.setFocus()
    current = tree.currentIndex()
    press(window, Key.Key_6)
    assert counted(window, SUPPORT) == before + 1
    QTest.keyClicks(tree, "gs")  # no type-ahead runs off with letters
    assert tree.currentIndex() == current
    press(window, Key.Key_Q)
    assert control(window, "theme palette").isVisible()


def test_keys_do_nothing_while_the_reader_is_hidden(window):
    mark(window)
    choose(window, "history")
    before = total(window)
    press(window, Key.Key_6)
    assert total(window) == before


def test_enter_in_the_reader_opens_the_palette(window):
    mark(window)
    press(window, Key.Key_Return)
    assert control(window, "theme palette").isVisible()


def test_a_held_key_codes_once(window):
    mark(window)
    before = total(window)
    plain = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_6, plain, "6", autorep=True, count=1)
    QApplication.sendEvent(QApplication.focusWidget(), event)
    assert total(window) == before


def test_the_digit_row_counts_where_it_types_other_signs():
    assert digit_of(key_event(Key.Key_Ampersand, scan=10, text="&"), "linux") == "1"
    assert digit_of(key_event(Key.Key_Ccedilla, scan=18, text="ç"), "linux") == "9"
    assert digit_of(key_event(Key.Key_Agrave, scan=19, text="à"), "linux") is None
    assert digit_of(key_event(Key.Key_Eacute, scan=3, text="é"), "win32") == "2"
    assert digit_of(key_event(Key.Key_section, virtual=22, text="§"), "darwin") == "6"
    assert digit_of(key_event(Key.Key_6, modifiers=Qt.KeyboardModifier.KeypadModifier)) == "6"
    assert digit_of(key_event(Key.Key_A)) is None


@pytest.mark.parametrize(
    ("key", "modifiers", "scan", "codes"),
    [
        (Key.Key_Minus, Qt.KeyboardModifier.NoModifier, 15, 1),  # AZERTY's 6
        (Key.Key_6, Qt.KeyboardModifier.ShiftModifier, 15, 1),  # with Shift
        (Key.Key_AsciiCircum, Qt.KeyboardModifier.ShiftModifier, 15, 0),  # Shift+6 elsewhere
        (Key.Key_6, Qt.KeyboardModifier.KeypadModifier, 85, 1),
        (Key.Key_6, Qt.KeyboardModifier.AltModifier, 15, 0),
    ],
)
def test_digits_on_other_keyboards_code(window, monkeypatch, key, modifiers, scan, codes):
    monkeypatch.setattr("coder.desktop.coding_keys._FIRST_DIGIT", {"linux": 10})
    mark(window)
    before = counted(window, SUPPORT)
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, "x")
    QApplication.sendEvent(QApplication.focusWidget(), event)
    assert counted(window, SUPPORT) == before + codes


@offscreen
def test_keys_act_in_a_panel_that_was_taken_out_of_the_window(window, qtbot):
    mark(window)
    dock = window.codebook.parentWidget()
    dock.setFloating(True)
    dock.move(QPoint(10, 10))
    dock.activateWindow()
    window.codebook.tree.setFocus()
    qtbot.waitUntil(window.codebook.tree.hasFocus)
    before = counted(window, SUPPORT)
    press(window, Key.Key_6)
    assert counted(window, SUPPORT) == before + 1


@offscreen
@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ("go to page", "page field"),
        ("find document", "find documents"),
        ("find", "find field"),
        ("search passages", "passage words"),
    ],
)
def test_a_field_that_a_shortcut_opens_has_the_keyboard_also_from_a_panel_that_was_taken_out(
    window, qtbot, entry, field
):
    mark(window)
    dock = window.codebook.parentWidget()
    dock.setFloating(True)
    dock.activateWindow()
    window.codebook.tree.setFocus()
    qtbot.waitUntil(window.codebook.tree.hasFocus)
    before = total(window)
    choose(window, entry)
    qtbot.waitUntil(control(window, field).hasFocus)
    assert QApplication.activeWindow() is window
    QTest.keyClicks(QApplication.focusWidget(), "6")
    assert control(window, field).text() == "6"
    assert total(window) == before
