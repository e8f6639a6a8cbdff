"""Many at once, and more than two reviewers: what most hold is said, never applied by itself."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.differences.bulk_rules import Rule
from coder.desktop.comparing.differences.chosen import ChosenDifferences, sort_of
from coder.desktop.comparing.differences.saying import result
from coder.desktop.comparing.differences.sides import quoted
from coder.desktop.comparing.differences.ways import UNION
from coder.domain.quoting.anchor import describe_region, to_json
from coder.domain.texts.text import Box
from coder.operations.coders import add_coder, find_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.texts import text_of
from tests.desktop.acts import choose, click, control, write
from tests.desktop.comparing.differences.acts import (
    decided,
    key,
    listed,
    open_first,
    settle_several,
    told,
)

_Key = Qt.Key
QUOTE = (
    "The meetings are the only guidance that the college gives; it has decided against a manual,"
    " on the grounds that its trainers would read the manual instead of asking one another."
)


@pytest.fixture
def three(window, pane):
    """The pane once a third reviewer marked the same words as the first."""
    project = window.workspace.project
    add_coder(project, "Cem Kaya")
    quoted = find_quote(project, find_document(project, "lindborg-2019"), QUOTE)
    theme = pane.listing.held.themes[pane.current.difference.spot.theme]
    code_passage(
        project, quoted.file, to_json(quoted.anchor), themes=[theme],
        coder=find_coder(project, "Cem Kaya"),
    )  # fmt: skip
    pane.show_differences(compare(project, Asked(unfinished=True)), ChosenDifferences())
    pane.side.view.setCurrentIndex(pane.model.index(0))
    return pane


def test_what_most_hold_is_suggested(window, three):
    assert "2 of 3: Reviewer 1 and Reviewer 3 have the same (key 1 settles it so)." in told(three)
    assert decided(window) == []
    key(three, _Key.Key_3)
    assert decided(window)[0].answer.chosen == three.listing.held.coders[2].id


def test_only_where_two_differ(three):
    held = three.listing.held
    three.show_differences(held, ChosenDifferences(pair=(0, 2)))
    first = [one.key for one in three.model.rows]
    three.show_differences(held, ChosenDifferences(pair=(0, 1)))
    assert three.model.rows[0].key not in first
    assert three.model.rowCount() == 39


def test_one_theme_in_place_of_another(pane):
    held = pane.listing.held
    places = {one.path: place for place, one in enumerate(held.themes)}
    chosen = ChosenDifferences(
        theme=places["Support / Group support"], other=places["Guidance / Groups and meetings"]
    )
    pane.show_differences(held, chosen)
    (one,) = pane.model.rows
    assert sort_of(one.difference) == "other theme"
    assert "All of them marked" not in told(pane)


def test_all_of_the_list_as_one_reviewer_has_it(window, pane, qtbot):
    def answer():
        dialog = QApplication.activeModalWidget()
        dialog.rule.setCurrentIndex(1)
        dialog.rule.value_changed.emit()
        model = dialog.model
        becomes = [model.index(row, 3).data() for row in range(model.rowCount())]
        assert becomes[0].startswith("“The meetings are the only guidance")
        assert "Case study" in becomes
        assert "nothing there" in becomes
        assert "present" in becomes
        dialog.grounds.reason.choose("reading")
        write(control(dialog, "comment"), "Read again together")
        dialog.table.selectRow(2)
        click(control(dialog, "leave out"))
        assert model.index(2, 3).data() == "stays open: left out"
        assert "38 differences would be settled" in control(dialog, "bulk words").text()
        click(control(dialog, "leave out"))  # and in again
        dialog.table.selectRow(1)
        click(control(dialog, "leave out"))
        click(control(dialog, "settle them"))

    QTimer.singleShot(0, answer)
    key(pane, _Key.Key_S)
    settled = control(pane, "differences settled")
    qtbot.waitUntil(lambda: "38 of 39 settled" in settled.text())
    assert {one.answer.outcome for one in decided(window)} == {"coder"}
    assert {(one.reason, one.comment) for one in decided(window)} == {
        ("reading", "Read again together"),
    }  # fmt: skip
    assert pane.model.rows[1].standing == "open"
    choose(window, "undo")
    assert decided(window) == []


def test_what_a_union_becomes_is_told_in_its_words(pane):
    one = open_first(pane, "boundary")
    spot, text = one.difference.spot, pane.page.shown.text.whole()
    told_as = result(one, UNION)
    for words in one.words_of.values():
        assert words in told_as
    assert text[spot.end - 12 : spot.end].split()[-1].rstrip(".") in told_as
    assert told_as.endswith(f", {spot.end - spot.start:,} characters")


def test_nothing_is_settled_by_a_look_at_what_would_come(window, pane):
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    key(pane, _Key.Key_S)
    assert decided(window) == []


def test_who_alone_marked_nothing_is_told_in_few_words(three):
    one = open_first(three, "only")
    assert set(one.difference.spot.by_coder) == {0, 1}
    assert "All but Reviewer 3" in listed(three)[three.side.view.currentIndex().row()]


def test_overlapping_marks_of_one_reviewer_are_quoted_once():
    text = "deficiencies and inadequate material resources essential for healthcare"

    def anchor(words):
        start = text.index(words)
        return {"words": words, "start": start, "end": start + len(words)}

    first = anchor("deficiencies and inadequate material resources")
    second = anchor("inadequate material resources essential for healthcare")
    assert quoted([second, first]) == text
    assert quoted([first, anchor("material")]) == first["words"]
    assert quoted([anchor("healthcare"), anchor("deficiencies")]) == "deficiencies […] healthcare"
    region = {"boxes": [[0, 1, 1, 2, 2]]}
    assert quoted([region, region]) == "A part of the page"


def test_after_several_were_settled_the_keyboard_is_in_the_list(window, pane, qtbot):
    def answer():
        dialog = QApplication.activeModalWidget()
        dialog.rule.setCurrentIndex(1)
        dialog.rule.activated.emit(1)
        dialog.accept()

    QTimer.singleShot(0, answer)
    pane.side.several.setFocus()
    pane.side.several.click()
    qtbot.waitUntil(lambda: not pane.side.several.isEnabled())  # all are settled
    assert pane.focusWidget() is pane.side.view


def test_what_is_put_off_is_not_said_to_be_settled(window, pane, qtbot):
    said = []
    window.workspace.told.connect(lambda notice: said.append(notice.words))
    key(pane, _Key.Key_1)

    def put_off(dialog):
        assert control(dialog, "bulk words").text().startswith("38 differences would be put off,")
        assert control(dialog, "settle them").text() == "&Put off 38 differences"
        click(control(dialog, "settle them"))

    settle_several(pane, Rule("defer"), put_off)
    qtbot.waitUntil(lambda: "38 put off" in control(pane, "differences settled").text())
    assert said[-1] == "38 differences put off. Undo opens them again."


@pytest.mark.parametrize("several", [3, 30])
def test_after_several_the_next_open_difference_comes(pane, qtbot, several):
    first, then = pane.current, pane.model.rows[several]
    pane.opened.grounds.comment.setText("Read again together")

    def settle(dialog):
        for row in range(several, dialog.model.rowCount()):
            dialog.table.selectRow(row)
            click(control(dialog, "leave out"))
        click(control(dialog, "settle them"))

    settle_several(pane, Rule("coder", coder=0), settle)
    qtbot.waitUntil(lambda: pane.model.rows[0].standing == "settled")
    assert first.key != pane.current.key == then.key
    assert pane.opened.grounds.comment.text() == ""


def test_what_is_left_out_of_several_stays_opened(pane, qtbot):
    left = pane.current

    def settle(dialog):
        dialog.table.selectRow(0)
        click(control(dialog, "leave out"))
        click(control(dialog, "settle them"))

    settle_several(pane, Rule("coder", coder=0), settle)
    qtbot.waitUntil(lambda: pane.model.rows[1].standing == "settled")
    assert pane.current.key == left.key


def test_parts_of_pages_stay_open_where_borders_differ_by_few_characters(window, pane):
    project, document = window.workspace.project, pane.current.difference.document
    file, _ = text_of(project, document)
    theme = pane.listing.held.themes[pane.current.difference.spot.theme]
    for name, edge in (("Ana Brandt", 40_000), ("Ben Okoye", 3_000)):
        anchor = describe_region(file.text, Box(0, 1_000, 1_000, edge, edge))
        coder = find_coder(project, name)
        code_passage(project, file, to_json(anchor), themes=[theme], coder=coder)
    pane.show_differences(compare(project, Asked(unfinished=True)), ChosenDifferences())

    def look(dialog):
        rows = range(dialog.model.rowCount())
        becomes = [dialog.model.index(row, 3).data() for row in rows]
        assert "stays open: a part of a page has no characters" in becomes
        dialog.reject()

    settle_several(pane, Rule("union"), look)
