"""The palette: themes by a part of their names, new ones, and several at once."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.palette.found_themes import FoundThemes
from coder.desktop.palette.ranking import entries, new_path, ranked
from coder.desktop.seen_marked import seen_rectangle
from coder.domain.quoting.anchor import from_json
from coder.domain.theme import Theme
from coder.store.history import next_undo
from coder.store.themes import coding_counts
from tests.desktop.acts import choose, click, control, press
from tests.desktop.coding.acts import counted, mark, paths, said, theme

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
MUTUAL = "Support / Mutual support"


def made(path, place=0, shortcut=None):
    *above, name = path.split(" / ")
    return Theme(
        id=path, name=name, parent=" / ".join(above) or None, path=path, place=place,
        depth=len(above), definition=None, use_when=None, use_not=None, colour=None,
        shortcut=shortcut, assess=False, position="",
    )  # fmt: skip


def named(*all_paths):
    return [made(path, place) for place, path in enumerate(all_paths)]


def found(typed, *all_paths, recent=()):
    return [one.path for one in ranked(entries(named(*all_paths), recent), typed)]


def open_palette(window):
    mark(window)
    press(window, Key.Key_Q)
    palette = control(window, "theme palette")
    assert palette.field.hasFocus()
    return palette


def typed(palette, words):
    QTest.keyClicks(palette.field, words)
    return shown(palette)


def shown(palette):
    return [palette.rows.index(row).data() for row in range(palette.rows.rowCount())]


def total(window):
    return sum(coding_counts(window.workspace.project).values())


# What fits


def test_words_fit_in_any_order_without_case_and_accents():
    held = ("Support", "Support / Group support", "Éducation / Pairs")
    assert found("sup gro", *held) == ["Support / Group support"]
    assert found("GRO sup", *held) == ["Support / Group support"]
    assert found("education", *held) == ["Éducation / Pairs"]
    assert found("support / group", *held) == ["Support / Group support"]
    assert found("xyz", *held) == []


def test_the_nearest_name_comes_first():
    held = ("Need for training", "Retraining", "Training / Topics", "Training", "Training costs")
    assert found("training", *held) == [
        "Training", "Training costs", "Need for training", "Training / Topics", "Retraining",
    ]  # fmt: skip


def test_without_words_the_last_used_come_first():
    assert found("", "A", "B", "C", recent=["C", "B"]) == ["C", "B", "A"]


def test_a_digit_finds_its_theme():
    held = [made("A 7 b"), made("Z", 1, shortcut="7")]
    assert [one.path for one in ranked(entries(held, ()), "7")] == ["Z", "A 7 b"]


def test_a_new_theme_is_offered_where_its_path_is_not_there():
    held = named("Support", "Support / Group")
    assert new_path(held, " group ") == "group"
    assert new_path(held, "support / GROUP") is None
    assert new_path(held, "Support / New one") == "Support / New one"
    assert new_path(held, "Support /") is None
    assert new_path(held, "") is None


def test_five_thousand_themes_are_searched_between_two_keys():
    held = named(*(f"Parent {n % 70} / Theme number {n}" for n in range(5_000)))
    model = FoundThemes()
    model.begin(held, offers_new=True)
    start = perf_counter()
    model.search("number 49 par")
    assert model.rowCount() > 10
    assert perf_counter() - start < 0.2


def test_the_rows_are_a_sound_model(qtmodeltester):
    model = FoundThemes()
    model.begin(named("A", "B"), offers_new=True)
    model.search("a")
    model.collect(0)
    qtmodeltester.check(model)


# Coding with it


def test_part_of_a_name_and_enter_code(window):
    palette = open_palette(window)
    before = counted(window, MUTUAL)
    assert typed(palette, "mutu") == [MUTUAL, "New theme “mutu”"]
    press(window, Key.Key_Return)
    assert counted(window, MUTUAL) == before + 1
    assert not palette.isVisible()
    assert window.reader.isAncestorOf(QApplication.focusWidget()) or window.reader.hasFocus()
    assert said(window) == ""


def test_a_click_codes(window):
    palette = open_palette(window)
    before = counted(window, MUTUAL)
    typed(palette, "mutual")
    click(palette.list.viewport(), palette.list.visualRect(palette.rows.index(0)).center())
    assert counted(window, MUTUAL) == before + 1


def test_the_button_says_and_does_what_enter_would(window):
    palette = open_palette(window)
    typed(palette, "mutual")
    button = control(window, "palette choose")
    assert button.text() == "Code with Mutual support"
    before = counted(window, MUTUAL)
    click(button)
    assert counted(window, MUTUAL) == before + 1


def test_several_themes_are_one_act(window):
    palette = open_palette(window)
    before = total(window)
    typed(palette, "mutual")
    QTest.keyClick(palette.field, Key.Key_Return, CONTROL)
    typed(palette, "written")
    QTest.keyClick(palette.field, Key.Key_Return, CONTROL)
    assert control(window, "palette choose").text() == "Code with Mutual support, Written guidance"
    assert total(window) == before
    assert not window.cells.view.hasFocus()  # Ctrl+Enter is a key of the window too
    press(window, Key.Key_Return)
    assert total(window) == before + 2
    window.workspace.undo()
    assert total(window) == before


def test_space_collects_while_nothing_is_typed(window):
    palette = open_palette(window)
    before = total(window)
    press(window, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Return)
    assert total(window) == before + 2
    assert not palette.isVisible()


def test_what_is_ticked_stays_in_sight_whatever_is_typed_next(window):
    palette = open_palette(window)
    ticked = control(window, "palette ticked")
    assert not ticked.isVisible()
    for words in ("mutual", "groups and meet"):
        typed(palette, words)
        QTest.keyClick(palette.field, Key.Key_Return, CONTROL)
    typed(palette, "train")
    assert ticked.isVisible()
    assert ticked.text() == "Ticked: Mutual support, Groups and meetings"
    for name in ("one more theme of the longest name " * 3, "another one of such a name " * 4):
        typed(palette, name)
        QTest.keyClick(palette.field, Key.Key_Return, CONTROL)
    assert ticked.text() == "Ticked: Mutual support, Groups and meetings +2"
    assert ticked.heightForWidth(ticked.width()) <= ticked.height()
    press(window, Key.Key_Escape)
    assert not open_palette(window).findChild(type(ticked), "palette ticked").isVisible()


def test_a_theme_that_was_collected_by_mistake_is_left_out(window):
    palette = open_palette(window)
    before = total(window)
    press(window, Key.Key_Space, Key.Key_Space, Key.Key_Down, Key.Key_Space)
    assert len(palette.rows.collected) == 1
    press(window, Key.Key_Return)
    assert total(window) == before + 1


def test_a_new_theme_is_made_and_coded_with_in_one_act(window):
    palette = open_palette(window)
    before, themes_before = total(window), paths(window)
    assert typed(palette, "Support / Trust")[-1] == "New theme “Support / Trust”"
    press(window, Key.Key_Up)  # the last row is one key above the first
    press(window, Key.Key_Return)
    assert counted(window, "Support / Trust") == 1
    assert next_undo(window.workspace.project).description.startswith("Add theme Support / Trust")
    window.workspace.undo()
    assert (total(window), paths(window)) == (before, themes_before)


def test_new_and_known_themes_are_taken_together(window):
    palette = open_palette(window)
    before = total(window)
    for name in ("mutual", "Hope", "Trust"):
        typed(palette, name)
        QTest.keyClick(palette.field, Key.Key_Return, CONTROL)
    press(window, Key.Key_Return)
    assert total(window) == before + 3
    assert {"Hope", "Trust"} <= set(paths(window))


def test_the_last_used_theme_stands_first_next_time(window):
    palette = open_palette(window)
    typed(palette, "mutual")
    press(window, Key.Key_Return)
    mark(window, 3000, 3100)
    press(window, Key.Key_Q)
    assert shown(palette)[0] == MUTUAL
    press(window, Key.Key_Return)
    assert counted(window, MUTUAL) >= 2


def test_esc_closes_it_and_codes_nothing(window):
    palette = open_palette(window)
    before = total(window)
    press(window, Key.Key_Escape)
    assert not palette.isVisible()
    assert total(window) == before


def test_it_closes_when_the_reviewer_goes_elsewhere(window):
    palette = open_palette(window)
    window.codebook.tree.setFocus()
    assert not palette.isVisible()
    assert window.codebook.tree.hasFocus()


def test_the_definition_of_the_current_theme_is_shown(window):
    palette = open_palette(window)
    typed(palette, "mutual support")
    definition = theme(window, MUTUAL).definition
    assert definition
    assert control(window, "palette definition").text() == definition


def test_it_stays_within_the_reader_of_a_small_window(window):
    window.resize(960, 600)
    palette = open_palette(window)
    assert window.rect().contains(palette.geometry())


def test_the_menu_opens_it_from_another_place(window):
    mark(window)
    choose(window, "matrix")
    choose(window, "palette")
    assert window.reader.isVisible()
    assert control(window, "theme palette").isVisible()


@pytest.mark.parametrize("name", ["x" * 200, "<b>bold</b> & co", "bad\x07name"])
def test_odd_names_are_harmless(window, name):
    palette = open_palette(window)
    palette.field.setText(name)
    press(window, Key.Key_Return)
    assert len(paths(window)) > 14
    mark(window)
    press(window, Key.Key_Q)
    window.grab()


@pytest.mark.parametrize("size", [(1280, 760), (1000, 640), (1900, 1000)])
@pytest.mark.parametrize("key", [Key.Key_Q, Key.Key_M, Key.Key_H])
def test_what_opens_over_the_pages_does_not_cover_the_passage(window, qtbot, size, key):
    window.resize(*size)
    marked, view = mark(window), window.reader.view
    qtbot.waitUntil(lambda: window.reader.is_drawn, timeout=20_000)
    view.show_box(from_json(marked.anchor).boxes[0])
    window.workspace.mark(marked)
    seen = seen_rectangle(marked.anchor, view, window)
    assert seen is not None
    press(window, key)
    names = {Key.Key_Q: "theme palette", Key.Key_M: "memo editor", Key.Key_H: "chart as"}
    field = control(window, names[key])
    assert field.isVisible()
    assert window.rect().contains(field.geometry())
    assert not field.geometry().intersects(seen)
