"""Differences are settled with keys, one after the other; what each reviewer did stays."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QSpinBox,
    QTableView,
)

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.question import of_one_question
from coder.analysis.comparing.shared import Asked
from coder.desktop.comparing.differences import settling
from coder.desktop.comparing.differences.bulk_rules import Rule, foretell
from coder.desktop.comparing.differences.chosen import ChosenDifferences, sort_of
from coder.domain.quoting.anchor import to_json
from coder.domain.round import RoundSettings
from coder.operations.coders import add_coder, find_coder, work_as
from coder.operations.coding import code_passage
from coder.operations.projects import set_blind
from coder.operations.quoting import find_quote
from coder.operations.rounds import freeze_round
from coder.store.documents import coding_counts
from coder.store.history import next_undo
from coder.store.rounds import rounds
from tests.desktop.acts import choose, click, control, write
from tests.desktop.coding.acts import said
from tests.desktop.comparing.differences.acts import decided, key, listed, open_first, told

_Key = Qt.Key


def test_all_differences_are_listed_with_page_theme_and_who_has_what(pane):
    assert pane.model.rowCount() == 39
    first = listed(pane)[0]
    assert "Groups and meetings" in first
    assert "p. 87" in first
    assert "Other borders" in first
    assert "The meetings are the only guidance" in first


def test_a_digit_keeps_the_reading_of_one_and_the_next_open_one_comes(window, pane):
    before = sum(coding_counts(window.workspace.project).values())
    first = pane.current
    key(pane, _Key.Key_2)
    (one,) = decided(window)
    assert one.answer.outcome == "coder"
    assert one.answer.chosen == pane.listing.held.coders[1].id
    assert [passage.anchor.quote[:4] for passage in one.answer.passages] == ["Each"]
    assert one.coder_name == "Ana Brandt"
    assert pane.current.key != first.key
    assert pane.current.standing == "open"
    assert "1 of 39 settled" in control(pane, "differences settled").text()
    assert sum(coding_counts(window.workspace.project).values()) == before


def test_union_and_intersection_are_offered_where_several_marked_something(window, pane):
    key(pane, _Key.Key_U)
    key(pane, _Key.Key_I)  # the next one was marked by one alone: nothing is in common
    (union,) = decided(window)
    anchor = union.answer.passages[0].anchor
    assert (anchor.start, anchor.end) == (1910, 2198)


def test_who_marked_nothing_can_be_right(window, pane):
    one = open_first(pane, "only")
    other = next(place for place in one.difference.spot.readers
                 if place not in one.difference.spot.by_coder)  # fmt: skip
    key(pane, _Key.Key_1 + other)
    assert decided(window)[0].answer.passages == ()


def test_none_defer_and_open_again(window, pane):
    first = pane.current
    key(pane, _Key.Key_D)
    assert "1 put off" in control(pane, "differences settled").text()
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert pane.current.key == first.key
    assert told(pane).startswith("Put off. Ana Brandt")
    key(pane, _Key.Key_X)
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert "nothing there" in told(pane)
    key(pane, _Key.Key_O)
    assert decided(window) == []
    assert pane.current.key == first.key


def test_the_buttons_do_the_same_and_say_their_keys(window, pane):
    button = control(pane, "settle union")
    assert button.accessibleName() == "Union, key U"
    click(button)
    assert decided(window)[0].answer.outcome == "union"


def test_undo_opens_it_again(window, pane):
    key(pane, _Key.Key_U)
    window.workspace.undo()
    assert decided(window) == []
    assert "0 of 39 settled" in control(pane, "differences settled").text()
    window.workspace.redo()
    assert "1 of 39 settled" in control(pane, "differences settled").text()


def test_reason_comment_and_who_was_there_go_along(window, pane):
    key(pane, _Key.Key_R, _Key.Key_R)
    key(pane, _Key.Key_C)
    comment = control(pane, "comment")
    write(comment, "See page 3")
    QTest.keyClick(comment, _Key.Key_Return)
    assert pane.side.view.hasFocus()
    write(control(pane, "present"), "Ana, Ben")
    pane.side.view.setFocus()
    key(pane, _Key.Key_1)
    key(pane, _Key.Key_1)
    first, second = sorted(decided(window), key=lambda one: not one.comment)
    assert (first.reason, first.comment, first.present) == ("definition", "See page 3", "Ana, Ben")
    assert (second.reason, second.comment, second.present) == (None, "", "Ana, Ben")
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert "Reason: definition unclear. “See page 3” Present: Ana, Ben." in told(pane)


def test_words_are_marked_anew_by_the_arrows(window, pane, qtbot):
    key(pane, _Key.Key_E)
    view = pane.page.view
    qtbot.waitUntil(view.hasFocus)
    assert pane.page.marker.selection.start == 1910
    QTest.keyClick(view, _Key.Key_Tab)  # the beginning
    QTest.keyClick(view, _Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, _Key.Key_Return)
    qtbot.waitUntil(lambda: len(decided(window)) == 1)
    (one,) = decided(window)
    assert one.answer.outcome == "edited"
    anchor = one.answer.passages[0].anchor
    assert anchor.start > 1910
    assert anchor.end == 2198
    assert not pane.page.edit.is_on
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert f"as the team wrote it: “{anchor.words}”" in told(pane)


def test_a_handle_is_dragged(window, pane, qtbot):
    key(pane, _Key.Key_E)
    view = pane.page.view
    qtbot.waitUntil(lambda: len(pane.page.edit.handles()) == 2)
    last = pane.page.edit.handles()[1]
    place = view.rectangle(last.edge).center().toPoint()
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(port, place - QPoint(60, 0))
    QTest.mouseMove(port, place - QPoint(70, 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=place - QPoint(70, 0))
    assert pane.page.marker.selection.end < 2198
    assert decided(window) == []
    QTest.keyClick(view, _Key.Key_Return)
    qtbot.waitUntil(lambda: len(decided(window)) == 1)
    assert decided(window)[0].answer.passages[0].anchor.end < 2198


def test_marking_anew_can_be_left(window, pane, qtbot):
    key(pane, _Key.Key_E)
    qtbot.waitUntil(pane.page.view.hasFocus)
    QTest.keyClick(pane.page.view, _Key.Key_Escape)
    assert not pane.page.edit.is_on
    assert decided(window) == []
    QTest.keyClick(pane.page.view, _Key.Key_U)  # the page has the keyboard: the keys go on
    assert decided(window)[0].answer.outcome == "union"


def test_other_words_get_another_theme(window, pane, qtbot):
    key(pane, _Key.Key_T)
    field = control(pane, "palette field")
    qtbot.waitUntil(field.isVisible)
    QTest.keyClicks(field, "mutual")
    QTest.keyClick(field, _Key.Key_Return)
    (one,) = decided(window)
    assert one.answer.outcome == "other theme"
    assert one.answer.passages[0].theme != one.theme
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert "with another theme: Support / Mutual support" in told(pane)


def test_a_cell_is_settled(window, pane):
    open_first(pane, "cell", "Training not on co-production")
    assert "1: present" in pane.model.lines(pane.side.view.currentIndex().row()).who
    key(pane, _Key.Key_A)
    assert decided(window)[0].answer.state == "absent"
    open_first(pane, "cell", "Group support")
    key(pane, _Key.Key_2)
    chosen = next(one for one in decided(window) if one.answer.chosen)
    assert chosen.answer.state == "unclear"


def test_two_themes_on_the_same_words_are_settled_by_one_key_and_undone_by_one(window, pane):
    said = []
    window.workspace.told.connect(lambda notice: said.append(notice.words))
    one = open_first(pane, "other theme")
    with_it = of_one_question(pane.listing.held, one.difference)
    assert "other theme" in {sort_of(other) for other in with_it}
    key(pane, _Key.Key_1)
    ana = pane.listing.held.coders[0].id
    assert {held.answer.chosen for held in decided(window)} == {ana}
    spots = [held for held in decided(window) if held.kind == "spot"]
    assert [bool(held.answer.passages) for held in spots].count(True) == 1
    assert len(decided(window)) == len(with_it) + 1
    assert f"{len(with_it) + 1} of 39 settled" in control(pane, "differences settled").text()
    assert said[-1].startswith(f"One question: {len(with_it) + 1} differences settled.")
    assert pane.current.standing == "open"
    window.workspace.undo()
    assert decided(window) == []


def test_a_union_in_a_long_text_is_settled_also_while_that_is_read(
    window, pane, qtbot, monkeypatch
):
    monkeypatch.setattr(settling, "_LONG", 0)
    monkeypatch.setattr(pane.page.shown, "is_read", False)
    first = pane.current
    key(pane, _Key.Key_U)
    qtbot.waitUntil(lambda: len(decided(window)) == 1)
    assert decided(window)[0].answer.outcome == "union"
    qtbot.waitUntil(lambda: pane.current.key != first.key)


def test_a_charted_value_is_settled(window, pane):
    open_first(pane, "value", "Design")
    key(pane, _Key.Key_1)
    assert decided(window)[0].answer.value == "Case study"
    one = open_first(pane, "value", "Participants")

    charted = []

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        charted.append(dialog.findChild(QComboBox, "other value").currentText())
        dialog.findChild(QComboBox, "other value").setCurrentText("11")
        click(dialog.act)

    QTimer.singleShot(0, answer)
    key(pane, _Key.Key_E)
    assert {one.answer.value for one in decided(window)} == {"Case study", "11"}
    assert charted[0] in one.difference.values.values()


def test_another_value_begins_with_what_somebody_charted_and_not_with_the_first_choice(pane):
    open_first(pane, "value", "Design")
    found = []

    def answer():
        dialog = QApplication.activeModalWidget()
        found.append(dialog.findChild(QComboBox, "other value").currentText())
        dialog.reject()

    QTimer.singleShot(0, answer)
    key(pane, _Key.Key_E)
    assert found == [pane.current.difference.values[0]]


def test_what_was_put_off_is_not_said_to_be_settled(window, pane):
    pane.show_differences(pane.listing.held, ChosenDifferences(kinds=frozenset({"value"})))
    said = []
    window.workspace.told.connect(lambda notice: said.append(notice.words))
    key(pane, _Key.Key_D, _Key.Key_D)
    assert said[-1] == "Of what is listed, 2 are still to be settled: put off until now."
    assert control(pane, "several").isEnabled()
    assert [one.way is None for one in foretell(pane.model.rows, Rule("coder", coder=0))] == [
        False, False,
    ]  # fmt: skip
    assert foretell(pane.model.rows, Rule("defer")) == []  # it is put off already
    key(pane, _Key.Key_1)
    pane.step(1)
    key(pane, _Key.Key_1)
    assert said[-1] == "All that is listed is settled."
    assert not control(pane, "several").isEnabled()


def test_filters_keep_what_is_open(window, pane):
    side = pane.side
    side.sort.choose("boundary")
    side.filtered.emit()
    assert pane.model.rowCount() == 4
    side.standing.choose("open")
    side.filtered.emit()
    second = pane.model.at(1)
    key(pane, _Key.Key_U)
    assert pane.model.rowCount() == 3
    assert pane.current.key == second.key
    for _ in range(3):
        key(pane, _Key.Key_U)
    assert pane.model.rowCount() == 0
    assert control(pane, "none listed").isVisible()
    assert len(decided(window)) == 4


def test_where_none_is_listed_none_is_named_above_the_page(pane):
    about = control(pane, "difference about")
    assert about.text() != ""
    pane.side.standing.choose("deferred")
    pane.side.filtered.emit()
    assert control(pane, "none listed").isVisible()
    assert about.text() == ""
    assert not pane.page.view.isVisible()
    pane.side.standing.choose(None)
    pane.side.filtered.emit()
    assert about.text() != ""
    assert pane.page.view.isVisible()


def test_names_are_hidden_until_they_are_asked_for(pane):
    assert control(pane, "settle as 1").text() == "Reviewer 1"
    assert "Ana" not in " ".join(listed(pane))
    click(control(pane, "show names"), QPoint(8, 8))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert control(pane, "settle as 1").text() == "Ana Brandt"
    assert any("Only Ana Brandt" in one for one in listed(pane))


def test_undo_says_no_name_while_names_are_hidden(window, pane):
    said = []
    window.workspace.told.connect(lambda notice: said.append(notice.words))
    key(pane, _Key.Key_2)
    assert next_undo(window.workspace.project).description.endswith("as one reviewer has it")
    choose(window, "undo")
    assert "as one reviewer has it" in said[-1]
    assert "Ben" not in " ".join(said)


def test_what_is_chosen_elsewhere_is_listed_alone(window, pane):
    held = pane.listing.held
    theme = next(place for place, one in enumerate(held.themes) if one.path == "Support")
    pane.show_differences(held, ChosenDifferences(theme=theme))
    assert 0 < pane.model.rowCount() < 39
    assert all("upport" in pane.model.lines(row).about for row in range(pane.model.rowCount()))
    pane.show_differences(held, ChosenDifferences(kinds=frozenset({"value"})))
    assert pane.model.rowCount() == 2


def test_many_borders_become_unions_in_one_act(window, pane):
    def answer():
        dialog = QApplication.activeModalWidget()
        below = dialog.findChild(QSpinBox, "bulk below")
        below.setValue(60)
        few = len(dialog.settled)
        below.setValue(1000)
        assert few < len(dialog.settled) == 4
        assert "4 differences would be settled" in control(dialog, "bulk words").text()
        click(control(dialog, "settle them"))

    QTimer.singleShot(0, answer)
    key(pane, _Key.Key_S)
    assert {one.answer.outcome for one in decided(window)} == {"union"}
    assert len(decided(window)) == 4
    assert "4 of 39" in control(pane, "differences settled").text()
    assert "4 differences" in next_undo(window.workspace.project).description
    window.workspace.undo()
    assert decided(window) == []


def test_it_is_said_that_others_marked_there_who_are_not_compared(window, pane):
    workspace = window.workspace
    project = workspace.project
    two = tuple(find_coder(project, name).id for name in ("Ana Brandt", "Ben Okoye"))
    one = pane.current
    quoted = find_quote(project, one.difference.document, "its trainers would read the manual")
    theme = pane.listing.held.themes[one.difference.spot.theme]
    workspace.do(lambda: add_coder(project, "Cem Aydin"))
    workspace.do(
        lambda: code_passage(
            project, quoted.file, to_json(quoted.anchor),
            themes=[theme], coder=find_coder(project, "Cem Aydin"),
        )
    )  # fmt: skip
    pane.show_differences(compare(project, Asked(coders=two, unfinished=True)), ChosenDifferences())
    pane.side.view.setCurrentIndex(pane.model.index(0))
    key(pane, _Key.Key_U)
    assert said(window) == (
        "Settled, also for others who marked some of these words and are not compared here."
    )
    [made] = decided(window)
    assert len(made.disputed) == 3


def test_codings_that_nobody_knew_open_it_again_and_it_says_so(window, pane):
    workspace = window.workspace
    project = workspace.project
    one = pane.current
    key(pane, _Key.Key_U)
    quoted = find_quote(project, one.difference.document, "its trainers would read the manual")
    workspace.do(
        lambda: code_passage(
            project, quoted.file, to_json(quoted.anchor),
            themes=[pane.listing.held.themes[one.difference.spot.theme]],
            coder=find_coder(project, "Ben Okoye"),
        )
    )  # fmt: skip
    pane.show_differences(compare(project, Asked(unfinished=True)), ChosenDifferences())
    pane.side.view.setCurrentIndex(pane.model.index(0))
    assert "0 of 39 settled" in control(pane, "differences settled").text()
    assert told(pane).startswith("Open again: codings here are new, or were moved")
    assert "all that they marked" in told(pane)


def test_a_reviewer_who_is_blind_sees_nothing(window, pane):
    workspace = window.workspace
    workspace.do(lambda: set_blind(workspace.project, blind=True))
    assert pane.model.rowCount() == 39  # the lead sees all
    work_as(workspace.project, find_coder(workspace.project, "Ben Okoye"))
    pane.show_differences(pane.listing.held, ChosenDifferences())
    assert pane.model.rowCount() == 0
    assert "blind" in control(pane, "no differences").text()


def test_a_part_of_the_page_is_marked_anew(window, pane, qtbot):
    row = next(row for row, one in enumerate(pane.model.rows) if one.words == "A part of the page")
    pane.side.view.setCurrentIndex(pane.model.index(row))
    before = pane.page.marks.region()
    key(pane, _Key.Key_E)
    view = pane.page.view
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, _Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, _Key.Key_Return)
    qtbot.waitUntil(lambda: len(decided(window)) == 1)
    (box,) = decided(window)[0].answer.passages[0].anchor.boxes
    assert (box.x0, box.x1) == (before.x0, before.x1 - 1000)


def test_words_are_marked_anew_with_the_mouse(window, pane, qtbot):
    key(pane, _Key.Key_E)
    view = pane.page.view
    qtbot.waitUntil(view.hasFocus)
    begin, end = (view.rectangle(view.stretch(at, at + 1)[0]).center().toPoint()
                  for at in (2017, 2050))  # fmt: skip
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(port, begin + QPoint(20, 0))
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=begin - QPoint(0, 60))
    assert decided(window) == []  # and a click that marks nothing leaves what is marked
    QTest.keyClick(view, _Key.Key_Return)
    qtbot.waitUntil(lambda: len(decided(window)) == 1)
    assert decided(window)[0].answer.passages[0].anchor.quote.startswith("The meetings are the")


def test_a_click_on_a_passage_opens_its_difference(pane, qtbot):
    other = pane.model.rows[1]
    view = pane.page.view
    start = other.difference.spot.start
    box = view.stretch(start, start + 5)[0]
    view.show_box(box)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.rectangle(box).center().toPoint()
    )
    assert pane.current.key == other.key


def test_the_keys_go_on_after_a_click_on_a_button(window, pane):
    click(control(pane, "settle union"))
    assert pane.side.view.hasFocus()
    key(pane, _Key.Key_1)
    assert len(decided(window)) == 2


def test_the_round_that_is_compared_goes_along(window, pane):
    freeze_round(window.workspace.project, "Pilot", RoundSettings())
    (one,) = rounds(window.workspace.project)
    pane.show_differences(pane.listing.held, ChosenDifferences(), one)
    key(pane, _Key.Key_1)
    assert decided(window)[0].round == one.id


def test_g_opens_it_in_the_reader(window, pane, qtbot):
    with qtbot.waitSignal(window.workspace.spot_wanted) as told_spot:
        key(pane, _Key.Key_G)
    (spot,) = told_spot.args
    assert spot.document == pane.current.difference.document.id
    assert spot.pdf_page == 0


def test_in_a_narrow_place_the_page_stands_above_the_list(pane, qtbot):
    pane.resize(500, 900)
    page, rows, opened = (
        part.mapTo(pane, QPoint(0, 0)).y() for part in (pane.page, pane.side, pane.opened)
    )
    assert page < rows < opened
    qtbot.waitUntil(lambda: pane.page.view.zoom >= 0.85)


def test_the_figures_are_turned_by_a_key(pane):
    turned = []
    pane.figures_turned.connect(lambda: turned.append(True))
    key(pane, _Key.Key_F)
    assert turned == [True]


def test_what_was_decided_has_a_frame_on_the_page(pane):
    assert pane.page.view.target == []
    key(pane, _Key.Key_1)
    pane.side.view.setCurrentIndex(pane.model.index(0, 0))
    boxes = pane.page.view.target
    assert boxes == list(pane.page.view.stretch(2017, 2198))
    key(pane, _Key.Key_O)
    assert pane.page.view.target == []


def test_a_reviewer_who_sees_all_may_settle_too(window, pane):
    project = window.workspace.project
    work_as(project, find_coder(project, "Ben Okoye"))
    key(pane, _Key.Key_1)
    assert decided(window)[0].coder_name == "Ben Okoye"


def test_everything_has_a_name(pane):
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        for one in pane.findChildren(kind):
            if one.isVisible() and not isinstance(one.parent(), QComboBox):
                assert one.objectName(), one
                assert one.accessibleName(), one.objectName()
