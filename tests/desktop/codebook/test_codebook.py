"""The codebook panel: themes are made, named, nested, described, merged and removed."""

import shutil

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from coder.desktop.codebook.drag_picture import drag_picture
from coder.desktop.codebook.removal import RemovalDialog
from coder.desktop.codebook.tree_model import COUNT, KEY, CodebookModel
from coder.desktop.dragged import MARKED_MIME, THEME_MIME, dragged, themes_of
from coder.operations.themes import add_theme
from coder.store.themes import coding_counts, themes
from tests.desktop.acts import choose, click, control, press, write
from tests.desktop.coding.acts import counted, mark, open_document, paths, said, theme

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
MUTUAL = "Support / Mutual support"
offscreen = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def book(window):
    open_document(window)
    window.codebook.tree.setFocus()
    return window.codebook


def go_to(window, path):
    """Click a theme in the tree."""
    tree = window.codebook.tree
    index = window.codebook.model.index_of(theme(window, path).id)
    assert index.isValid()
    click(tree.viewport(), tree.visualRect(index).center())
    tree.setFocus()
    return index


def drop(window, mime, content, place, action=Qt.DropAction.MoveAction, *, source=None):
    """Drop something of this window or another on the tree, as the system tells of it."""
    viewport = window.codebook.tree.viewport()
    data = dragged((source or window).workspace.id, {mime: content})
    button = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, action, data, button, NONE)
    QApplication.sendEvent(viewport, enter)
    event = QDropEvent(QPointF(place), action, data, button, NONE)
    QApplication.sendEvent(viewport, event)
    QApplication.processEvents()
    return event.isAccepted()


def middle(window, path):
    """The middle of a theme's row."""
    index = window.codebook.model.index_of(theme(window, path).id)
    return window.codebook.tree.visualRect(index).center()


def shown(book):
    """The names in the tree, drawn in by what they stand under."""
    found = []

    def descend(parent, depth):
        for row in range(book.model.rowCount(parent)):
            index = book.model.index(row, 0, parent)
            found.append("  " * depth + index.data())
            descend(index, depth + 1)

    descend(book.model.index(-1, -1), 0)
    return found


# The model


def test_the_tree_is_a_sound_model_also_after_moves(window, book, qtmodeltester):
    qtmodeltester.check(book.model)
    go_to(window, MUTUAL)
    QTest.keyClick(book.tree, Key.Key_Left, ALT)
    book.filter.setText("supp")
    qtmodeltester.check(book.model)


def test_two_thousand_themes_are_shown_and_searched(qtmodeltester, window):
    held = themes(window.workspace.project)
    model = CodebookModel("")
    model.load(held, {})
    assert not model.is_empty
    model.search("guid meet")
    assert model.rowCount() == 1


def test_names_keys_and_counts_stand_in_the_tree(window, book):
    index = book.model.index_of(theme(window, MUTUAL).id)
    assert index.data() == "Mutual support"
    assert index.siblingAtColumn(KEY).data() == "6"
    assert index.siblingAtColumn(COUNT).data() == str(counted(window, MUTUAL))


def test_counts_follow_what_is_coded(window, book, qtbot):
    before = counted(window, MUTUAL)
    mark(window)
    press(window, Key.Key_6)
    index = book.model.index_of(theme(window, MUTUAL).id).siblingAtColumn(COUNT)
    qtbot.waitUntil(lambda: index.data() == str(before + 1))
    window.workspace.undo()
    qtbot.waitUntil(lambda: index.data() == str(before))


# New themes and names


def test_n_adds_a_theme_at_the_top_from_the_reader(window):
    mark(window)
    press(window, Key.Key_N)
    field = control(window, "name bar field")
    assert field.hasFocus()
    assert "at the top level" in control(window, "name bar words").text()
    QTest.keyClicks(field, "Hope 2")
    press(window, Key.Key_Return)
    assert paths(window)[-1] == "Hope 2"
    assert not field.isVisible()
    assert window.codebook.tree.current().path == "Hope 2"


def test_n_in_the_tree_adds_beside_and_shift_n_below(window, book):
    go_to(window, MUTUAL)
    press(window, Key.Key_N)
    QTest.keyClicks(control(window, "name bar field"), "Peers")
    press(window, Key.Key_Return)
    assert "Support / Peers" in paths(window)
    go_to(window, MUTUAL)
    QTest.keyClick(book.tree, Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(control(window, "name bar field"), "At work")
    click(control(window, "name bar answer"))
    assert f"{MUTUAL} / At work" in paths(window)


def test_a_name_that_is_taken_is_said_and_can_be_mended(window):
    open_document(window)
    click(control(window, "add theme"))
    field = control(window, "name bar field")
    write(field, "Support")
    press(window, Key.Key_Return)
    assert "exists already" in said(window)
    assert field.isVisible()
    press(window, Key.Key_Escape)
    assert not field.isVisible()


def test_f2_renames_in_place(window, book, qtbot):
    go_to(window, MUTUAL)
    press(window, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Each other 6q")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: "Support / Each other 6q" in paths(window))
    assert book.tree.current().name == "Each other 6q"
    assert book.tree.hasFocus()


def test_renaming_to_a_siblings_name_is_refused_with_a_sentence(window, book):
    go_to(window, MUTUAL)
    book.model.setData(book.tree.currentIndex(), "group SUPPORT")
    QApplication.processEvents()
    assert "choose another name" in said(window)
    assert MUTUAL in paths(window)


# Nesting


def test_alt_with_arrows_moves_and_nests(window, book):
    go_to(window, MUTUAL)
    QTest.keyClick(book.tree, Key.Key_Up, ALT)
    assert paths(window)[-2:] == [MUTUAL, "Support / Group support"]
    QTest.keyClick(book.tree, Key.Key_Down, ALT)
    assert paths(window)[-1] == MUTUAL
    QTest.keyClick(book.tree, Key.Key_Right, ALT)
    assert paths(window)[-1] == "Support / Group support / Mutual support"
    QTest.keyClick(book.tree, Key.Key_Left, ALT)
    QTest.keyClick(book.tree, Key.Key_Left, ALT)
    assert paths(window)[-1] == "Mutual support"
    assert book.tree.current().path == "Mutual support"
    QTest.keyClick(book.tree, Key.Key_Down, ALT)  # there is nothing below it
    assert paths(window)[-1] == "Mutual support"


def test_a_theme_is_nested_by_dropping_it_on_another(window, book):
    held = theme(window, "Guidance").id
    assert drop(window, THEME_MIME, held, middle(window, "Support"))
    assert "Support / Guidance / Written guidance" in paths(window)
    window.workspace.undo()
    assert "Guidance / Written guidance" in paths(window)


def test_themes_are_put_in_order_by_dropping_them_between_others(window, book):
    held = [theme(window, path).id for path in ("Guidance", "Support")]
    rect = book.tree.visualRect(book.model.index(0, 0))
    place = QPoint(rect.center().x(), rect.top())
    assert drop(window, THEME_MIME, "\n".join(held), place)
    tops = [path for path in paths(window) if " / " not in path]
    assert tops[:2] == ["Guidance", "Support"]


def test_a_theme_cannot_be_dropped_below_itself(window, book):
    before = paths(window)
    drop(window, THEME_MIME, theme(window, "Support").id, middle(window, MUTUAL))
    assert paths(window) == before


def test_what_is_marked_is_coded_by_dropping_it_on_a_theme(window, book):
    mark(window)
    before = counted(window, MUTUAL)
    copy = Qt.DropAction.CopyAction
    assert drop(window, MARKED_MIME, "", middle(window, MUTUAL), copy)
    assert counted(window, MUTUAL) == before + 1


def test_a_dragged_theme_carries_its_id_for_the_reader(window, book):
    index = book.model.index_of(theme(window, MUTUAL).id)
    data = book.model.mimeData([index, index.siblingAtColumn(1)])
    assert themes_of(data) == [theme(window, MUTUAL).id]


def test_what_is_dragged_in_another_window_changes_nothing_here(open_windows, example, tmp_path):
    copied = shutil.copyfile(example, tmp_path / "copied.coder")  # with the same themes
    window, other = open_windows(example, copied).projects
    open_document(window)
    mark(window)
    before, count = paths(window), counted(window, MUTUAL)
    copy = Qt.DropAction.CopyAction
    assert not drop(window, MARKED_MIME, "", middle(window, MUTUAL), copy, source=other)
    guidance = theme(other, "Guidance").id
    assert not drop(window, THEME_MIME, guidance, middle(window, "Support"), source=other)
    assert (paths(window), counted(window, MUTUAL)) == (before, count)


def test_what_is_folded_stays_folded(window, book):
    index = book.model.index_of(theme(window, "Training").id)
    book.tree.collapse(index)
    go_to(window, MUTUAL)
    QTest.keyClick(book.tree, Key.Key_Left, ALT)
    book.filter.setText("need")
    assert book.tree.isExpanded(book.model.index_of(theme(window, "Training").id))
    book.filter.clear()
    assert not book.tree.isExpanded(book.model.index_of(theme(window, "Training").id))
    assert book.tree.isExpanded(book.model.index_of(theme(window, "Support").id))


def test_folding_is_remembered_by_the_copy(window, open_windows, example):
    held = theme(window, "Training").id
    window.codebook.tree.collapse(window.codebook.model.index_of(held))
    window.close()
    again = open_windows(example).projects[0].codebook
    assert not again.tree.isExpanded(again.model.index_of(held))


# Searching and showing


def test_the_search_keeps_what_themes_stand_under(window, book):
    QTest.keyClicks(book.filter, "mut")
    assert shown(book) == ["Support", "  Mutual support"]
    book.filter.setFocus()
    press(window, Key.Key_Down)
    assert book.tree.hasFocus()
    book.filter.setFocus()
    press(window, Key.Key_Escape)
    assert len(shown(book)) == len(paths(window))


def test_enter_and_a_double_click_show_the_passages(window, book, qtbot):
    go_to(window, MUTUAL)
    with qtbot.waitSignal(window.workspace.passages_wanted) as heard:
        press(window, Key.Key_Return)
    assert heard.args[0].theme == theme(window, MUTUAL).id
    with qtbot.waitSignal(window.workspace.passages_wanted):
        viewport = book.tree.viewport()
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=middle(window, MUTUAL))


def test_space_codes_with_the_selected_themes(window, book):
    mark(window)
    go_to(window, MUTUAL)
    before = counted(window, MUTUAL)
    press(window, Key.Key_Space)
    assert counted(window, MUTUAL) == before + 1


@offscreen
def test_the_menu_of_a_theme_offers_all_acts(window, book):
    go_to(window, MUTUAL)
    book.tree.customContextMenuRequested.emit(middle(window, MUTUAL))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    enabled = {action.objectName() for action in menu.actions() if action.isEnabled()}
    assert {"passages", "add below", "rename", "merge", "remove", "up", "out"} <= enabled
    assert "code" not in enabled  # nothing is marked
    menu.close()


# What is written about a theme


def test_a_definition_is_saved_as_one_act_when_it_is_left(window, book):
    go_to(window, MUTUAL)
    click(control(window, "fold details"))
    field = book.details.texts["definition"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Trainers hold each other up.")
    assert theme(window, MUTUAL).definition != "Trainers hold each other up."
    press(window, Key.Key_Tab)
    assert book.details.texts["use_when"].hasFocus()
    assert theme(window, MUTUAL).definition == "Trainers hold each other up."
    window.workspace.undo()
    assert field.toPlainText() != "Trainers hold each other up."


def test_what_is_typed_goes_to_the_theme_that_it_was_typed_for(window, book):
    go_to(window, MUTUAL)
    field = book.details.texts["use_not"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Not by peers")
    go_to(window, "Guidance")
    assert theme(window, MUTUAL).use_not == "Not by peers"
    assert theme(window, "Guidance").use_not != "Not by peers"


def test_what_is_typed_is_saved_when_the_window_closes(window, book, open_windows, example):
    go_to(window, MUTUAL)
    field = book.details.texts["definition"]
    field.setFocus()
    field.setPlainText("Closing\x07 words")
    window.close()
    again = open_windows(example).projects[0]
    assert theme(again, MUTUAL).definition == "Closing\ufffd words"


def test_colour_key_and_assessing_are_chosen(window, book):
    go_to(window, MUTUAL)
    details = book.details
    details.colour.setFocus()
    details.colour.setCurrentIndex(details.colour.findText("Teal"))
    details.colour.activated.emit(details.colour.currentIndex())
    assert theme(window, MUTUAL).colour == "#009988"
    details.key.setCurrentIndex(details.key.findData("4"))
    details.key.activated.emit(details.key.currentIndex())
    assert theme(window, MUTUAL).shortcut == "4"
    assert theme(window, "Support").shortcut is None
    before = theme(window, MUTUAL).assess
    details.assess.click()
    assert theme(window, MUTUAL).assess is not before


@offscreen
@pytest.mark.parametrize("box", ["theme colour", "theme key"])
def test_a_choice_is_not_made_by_what_the_arrows_pass_over(window, book, box):
    go_to(window, MUTUAL)
    before = [(one.colour, one.shortcut) for one in themes(window.workspace.project)]
    choice = control(window, box)
    choice.setFocus()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Escape):
        QTest.keyClick(QApplication.activePopupWidget() or choice, key)
    assert [(one.colour, one.shortcut) for one in themes(window.workspace.project)] == before


@offscreen
def test_a_letter_finds_a_colour_and_enter_takes_it(window, book):
    go_to(window, MUTUAL)
    colours = control(window, "theme colour")
    QTest.keyClicks(colours, "t")
    QTest.keyClick(colours.view(), Key.Key_Return)
    assert theme(window, MUTUAL).colour == "#009988"


def test_a_dragged_theme_hides_few_of_the_words_below(window, book):
    held = themes(window.workspace.project)
    alone = drag_picture(held[:1], book.tree).deviceIndependentSize()
    assert alone.width() < book.tree.width() * 0.8
    assert alone.height() < 2 * book.tree.fontMetrics().height()
    several = drag_picture(held[:3], book.tree).deviceIndependentSize()
    assert alone.width() < several.width()


# Merging, removing, freezing


def test_a_theme_is_merged_into_one_that_is_chosen_in_the_palette(window, book):
    both = counted(window, MUTUAL) + counted(window, "Support / Group support")
    go_to(window, MUTUAL)
    book.act("merge")
    palette = control(window, "theme palette")
    QTest.keyClicks(palette.field, "group sup")
    press(window, Key.Key_Return)
    assert MUTUAL not in paths(window)
    assert counted(window, "Support / Group support") == both
    assert said(window).startswith("Merged")
    window.workspace.undo()
    assert MUTUAL in paths(window)


def test_before_a_removal_it_is_said_what_goes_along(window, book, monkeypatch):
    asked = []
    monkeypatch.setattr(RemovalDialog, "ask", lambda *words: bool(asked.append(words)))
    go_to(window, "Support")
    press(window, Key.Key_Delete)
    what, along, _ = asked[0]
    total = sum(counted(window, path) for path in paths(window) if path.startswith("Support"))
    assert what == "“Support”"
    assert "3 themes below it go along: “Need for support”, “Group support”" in along
    assert f"{total} codings go along, by " in along
    assert "documents" in along
    assert "Support" in paths(window)


def test_a_removal_can_be_taken_back(window, book, monkeypatch):
    monkeypatch.setattr(RemovalDialog, "ask", lambda *_: True)
    before = (paths(window), coding_counts(window.workspace.project))
    go_to(window, "Support")
    QTest.mouseClick(
        book.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
        middle(window, MUTUAL),
    )  # fmt: skip
    press(window, Key.Key_Delete)
    assert not any(path.startswith("Support") for path in paths(window))
    window.workspace.undo()
    assert (paths(window), coding_counts(window.workspace.project)) == before


def test_after_a_removal_the_keys_go_on_with_the_next_theme(window, book, monkeypatch):
    monkeypatch.setattr(RemovalDialog, "ask", lambda *_: True)
    go_to(window, "Support / Group support")
    press(window, Key.Key_Delete)
    assert [one.path for one in book.tree.chosen()] == [MUTUAL]
    assert book.tree.current().path == MUTUAL


def test_the_name_of_a_new_theme_is_not_waited_for_elsewhere(window, book):
    press(window, Key.Key_N)
    assert book.bar.isVisible()
    book.tree.setFocus()
    assert not book.bar.isVisible()
    press(window, Key.Key_N)
    QTest.keyClicks(book.bar.field, "Hope")
    book.tree.setFocus()
    assert book.bar.isVisible()


def test_a_theme_that_nothing_uses_goes_without_asking(window, book, monkeypatch):
    monkeypatch.setattr(RemovalDialog, "ask", None)
    window.workspace.do(lambda: add_theme(window.workspace.project, "Hope"))
    go_to(window, "Hope")
    press(window, Key.Key_Delete)
    assert "Hope" not in paths(window)
    assert "Undo" in said(window)


@offscreen
def test_the_dialog_keeps_unless_told_to_remove(window, qtbot):
    dialog = RemovalDialog("“<b>x”", "All of it.", window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.defaultButton() is dialog.keep
    assert "<b>" in dialog.text()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.clickedButton() is dialog.keep


def test_the_codebook_is_frozen_under_a_name(window, book):
    choose(window, "freeze")
    write(control(window, "name bar field"), "Second round")
    press(window, Key.Key_Return)
    assert control(window, "codebook version").text() == "Version “Second round”"
    window.workspace.do(lambda: add_theme(window.workspace.project, "Hope"))
    assert "edited since" in control(window, "codebook version").text()


def test_an_empty_codebook_says_what_to_do(window, book, monkeypatch):
    monkeypatch.setattr(RemovalDialog, "ask", lambda *_: True)
    book.tree.selectAll()
    book.remove()
    assert paths(window) == []
    assert control(window, "codebook empty").isVisible()


def test_everything_has_a_name_for_those_who_cannot_see_it(window):
    for panel in (window.codebook, window.cells, control(window, "theme palette")):
        for widget in panel.findChildren(QLineEdit):
            assert widget.accessibleName() or widget.objectName().startswith("qt_"), widget


def test_long_and_odd_names_are_shown_as_they_are(window, book):
    for name in ("x" * 300, "<b>bold</b>", "a & b"):
        window.workspace.do(lambda name=name: add_theme(window.workspace.project, name))
    tree_tip = book.model.index_of(theme(window, "<b>bold</b>").id).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert "&lt;b&gt;bold" in tree_tip
    window.grab()
