"""Rows grouped, sorted and narrowed, themes opened and closed, and what cells show."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget

from coder.analysis.matrix import matrix
from coder.operations.themes import add_theme
from tests.desktop.acts import choose, click, control, press, write
from tests.desktop.coding.acts import open_document
from tests.desktop.matrix.acts import (
    cell_at,
    click_head,
    column_at,
    heads,
    keys,
    pick,
    row_at,
    summarise_as,
    themes,
)

Key = Qt.Key
TOPS = ["Collaborative experience", "Training", "Guidance", "Support"]


def test_the_arrow_of_a_theme_hides_what_is_below_it_and_its_cells_still_count_all(place):
    before = cell_at(place, "wetherall-2023", "Support").data()
    click_head(place, column_at(place, "Support"), arrow=True)
    assert themes(place)[-1] == "Support"
    assert cell_at(place, "wetherall-2023", "Support").data() == before == "5"
    click_head(place, column_at(place, "Support"), arrow=True)
    assert "Support / Mutual support" in themes(place)


def test_levels_close_all_themes_at_once_and_say_when_some_are_closed(place):
    levels = place.choices.filters.levels
    pick(levels, "To level 1")
    assert themes(place) == TOPS
    place.view.setFocus()
    place.view.setCurrentIndex(cell_at(place, "quillan-2016", "Training"))
    QTest.keyClicks(place.view, "+")
    assert "Training / Need for training" in themes(place)
    assert levels.currentText() == "Some closed"
    QTest.keyClicks(place.view, "-")
    assert themes(place) == TOPS
    assert levels.currentText() == "To level 1"
    pick(levels, "All levels")
    assert len(themes(place)) > len(TOPS)


def test_groups_have_heads_with_totals_and_fold(place):
    pick(place.choices.grouping, "By Design")
    assert "Case study" in heads(place)
    group = row_at(place, "Case study")
    assert place.model.is_head(group)
    members = []
    for row in range(group + 1, place.model.rowCount()):
        if place.model.is_head(row):
            break
        members.append(row)
    column = column_at(place, "Guidance")
    present = sum(place.model.cell(row, column).state == "present" for row in members)
    assert place.model.index(group, column).data() == f"{present}/{len(members)}"
    said = place.model.index(group, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(f"Case study, Guidance: {present} of ")
    count = place.model.rowCount()
    side = place.view.keys
    spot = QPoint(20, side.sectionViewportPosition(group) + 8)
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert place.model.rowCount() == count - len(members)
    place.view.setFocus()
    place.view.setCurrentIndex(place.model.index(group, 0))
    press(place.view, Key.Key_Return)
    assert place.model.rowCount() == count


def test_years_group_and_sort(place):
    pick(place.choices.grouping, "By year")
    years = [head for row, head in enumerate(heads(place)) if place.model.is_head(row)]
    assert years == sorted(years)
    assert len(years) == 7
    pick(place.choices.grouping, "No groups")
    pick(place.choices.sorting, "Sorted by year")
    found = [int(key[-4:]) for key in keys(place)]
    assert found == sorted(found)
    pick(place.choices.sorting, "Sorted by year")
    assert [int(key[-4:]) for key in keys(place)] == sorted(found, reverse=True)


def test_rows_are_narrowed_by_words_an_attribute_and_their_cells(place, qtbot):
    filters = place.choices.filters
    write(filters.words, "peer tr")
    qtbot.waitUntil(lambda: keys(place) == ["quillan-2016"])
    assert filters.all.isVisible()
    click(filters.all)
    assert len(keys(place)) == 7
    pick(filters.attribute, "Design")
    pick(filters.value, "Case study")
    narrowed = keys(place)
    assert 0 < len(narrowed) < 7
    pick(filters.attribute, "Any attribute")
    pick(filters.keep, "Reviewers disagree")
    rows = [place.model.cell(row, column).disagree
            for row in range(place.model.rowCount()) for column in range(place.model.columnCount())
            ]  # fmt: skip
    assert any(rows)
    pick(filters.keep, "With open cells")
    assert "vandermeulen-2022" in keys(place)


def test_one_theme_and_those_below_it_can_be_seen_alone(place):
    pick(place.choices.filters.within, "    Group support")
    assert themes(place) == ["Support / Group support"]
    pick(place.choices.filters.within, "Support")
    assert themes(place)[0] == "Support"
    assert all(path.startswith("Support") for path in themes(place))


def test_where_nothing_answers_the_way_back_is_said(place, qtbot):
    write(place.choices.filters.words, "zeppelin")
    empty = control(place, "no matrix")
    qtbot.waitUntil(empty.isVisible)
    assert "Show all" in empty.text()


def test_totals_are_those_of_the_documents_that_are_seen(place, window):
    made = matrix(window.workspace.project)
    column = column_at(place, "Training")
    present = sum(cells[place.model.place(column)].state == "present" for cells in made.cells)
    assert place.model.documents(column) == (present, 7)
    tip = place.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert f"Reported by {present} of 7 documents." in tip
    side = place.model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert f"Reports {place.model.themes(0)} of the 14 themes shown." in side


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("State", "●"),
        ("Passages", "5"),
        ("Reviewers", "AB BO"),
    ],
)
def test_cells_show_what_is_chosen(place, content, shown):
    pick(place.choices.content, content)
    assert cell_at(place, "wetherall-2023", "Support").data() == shown
    assert cell_at(place, "quillan-2016", "Guidance").data() == "–"


def test_cells_show_characters_covered(place, window):
    pick(place.choices.content, "Characters covered")
    index = cell_at(place, "wetherall-2023", "Support")
    covered = place.model.cell(index.row(), index.column()).with_children.characters
    assert index.data() == f"{covered:,}"


def test_cells_show_the_first_quotation_and_how_many_more(place):
    pick(place.choices.content, "Quotations")
    told = cell_at(place, "wetherall-2023", "Support").data()
    assert told.startswith("+4  “")
    tip = cell_at(place, "wetherall-2023", "Support").data(Qt.ItemDataRole.ToolTipRole)
    assert told.removeprefix("+4  ")[1:30] in tip


def test_cells_show_summaries_and_a_closed_theme_those_below_it(place, window):
    summarise_as(window, "Ana Brandt", "quillan-2016", "Support", "They help.")
    summarise_as(window, "Ben Okoye", "quillan-2016", "Support", "No rules.")
    summarise_as(window, "Ana Brandt", "quillan-2016", "Support / Mutual support", "In pairs.")
    pick(place.choices.content, "Summaries")
    assert cell_at(place, "quillan-2016", "Support").data() == "AB: They help. · BO: No rules."
    pick(place.choices.filters.levels, "To level 1")
    told = cell_at(place, "quillan-2016", "Support").data()
    assert told == "AB: They help. · BO: No rules. · Mutual support: In pairs."


def test_typing_goes_to_a_row(place):
    place.view.setFocus()
    place.view.setCurrentIndex(place.model.index(0, 2))
    QTest.keyClicks(place.view, "qui")
    assert heads(place)[place.view.currentIndex().row()] == "quillan-2016"
    assert place.view.currentIndex().column() == 2


class _Paints(QObject):
    """Counts how often something is painted."""

    count = 0

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_the_corner_is_painted_anew_when_fewer_documents_are_seen(place, qtbot):
    corner = place.view.findChild(QAbstractButton)
    QApplication.processEvents()
    paints = _Paints()
    corner.installEventFilter(paints)
    write(place.choices.filters.words, "wetherall")
    qtbot.waitUntil(lambda: keys(place) == ["wetherall-2023"])
    qtbot.waitUntil(lambda: paints.count > 0)


def test_ctrl_f_searches_the_documents_wherever_the_focus_is_and_opens_nothing_hidden(
    place, window
):
    for focus in (place.view, place.choices.content, place.cell.summaries.mine):
        focus.setFocus()
        QTest.keyClick(focus, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert place.choices.filters.words.hasFocus()
    for other in ("statements", "charts"):
        choose(window, other)
        QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(window, Key.Key_F3)
        assert not control(window, "find field").isVisibleTo(window.reader)
    choose(window, "read")
    open_document(window, "hoshikawa-2021")
    QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert control(window, "find field").hasFocus()


def test_the_compact_matrix_has_smaller_cells_and_stays_chosen_by_wheel_or_keys(place):
    usual = place.view.rowHeight(0)
    click(place.choices.compact)
    assert place.view.rowHeight(0) < usual
    place.view.setFocus()
    QTest.keyClick(place.view, Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert place.view.rowHeight(0) == usual
    at, none = QPointF(50, 50), QPoint()
    wheel = QWheelEvent(
        at, place.view.viewport().mapToGlobal(at), none, QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(place.view.viewport(), wheel)
    assert place.view.rowHeight(0) < usual


def test_all_that_is_chosen_is_chosen_again_but_words(open_windows, example, qtbot):
    windows = open_windows(example)
    window = windows.projects[0]
    choose(window, "matrix")
    qtbot.waitUntil(lambda: window.matrix.model.rowCount() > 0)
    choices = window.matrix.choices
    pick(choices.content, "Summaries")
    pick(choices.grouping, "By Design")
    pick(choices.filters.levels, "To level 1")
    pick(choices.filters.keep, "With open cells")
    click(choices.compact)
    write(choices.filters.words, "vander")
    window.close()
    again = windows.open(example)
    choose(again, "matrix")
    qtbot.waitUntil(lambda: again.matrix.model.rowCount() > 0)
    found = again.matrix.choices
    assert found.content.currentText() == "Summaries"
    assert found.grouping.currentText() == "By Design"
    assert found.filters.levels.currentText() == "To level 1"
    assert found.filters.keep.currentText() == "With open cells"
    assert found.compact.isChecked()
    assert found.filters.words.text() == ""


def test_what_an_older_program_remembered_is_understood(open_windows, example, qtbot):
    windows = open_windows(example)
    windows.projects[0].workspace.project.set_local("matrix", '["study", "majority", null]')
    windows.projects[0].close()
    again = windows.open(example)
    assert again.matrix.choices.by.currentText() == "By study"
    assert again.matrix.choices.reviewers.currentText() == "Majority of reviewers"


@pytest.mark.parametrize(
    ("content", "amount"), [("Passages", "passages"), ("Characters covered", "characters")]
)
def test_the_legend_shows_the_scale_of_what_is_shown(place, qtbot, content, amount):
    pick(place.choices.content, content)
    amounts = [getattr(c.with_children, amount) for row in place.model.matrix.cells for c in row]
    least, most = min(filter(None, amounts)), max(amounts)

    def samples():
        return [one for one in place.legend.findChildren(QWidget, "sample") if one.isVisible()]

    ends = [f"{least:,}", f"{most:,}"]
    qtbot.waitUntil(lambda: [one.accessibleName() for one in samples()][:2] == ends)
    assert samples()[1].width() > samples()[1].fontMetrics().horizontalAdvance(ends[1])


def test_show_all_leaves_the_search_as_if_nothing_was_ever_typed(place, qtbot):
    filters = place.choices.filters
    write(filters.words, "wetherall")
    qtbot.waitUntil(lambda: keys(place) == ["wetherall-2023"])
    clear = filters.words.findChild(QToolButton)
    qtbot.waitUntil(clear.isVisible)
    click(filters.all)
    assert len(keys(place)) > 1
    qtbot.waitUntil(lambda: not clear.isVisible())


def test_the_box_says_when_an_order_is_turned_round(place):
    for told in ("Most of Support", "Least of Support", "Sorted by name"):
        click_head(place, column_at(place, "Support"))
        assert place.choices.sorting.currentText() == told


def test_more_room_never_shows_fewer_themes(place):
    shown = []
    for room in range(400, 2_400, 20):
        place.view.head.fit(room, least=30, most=168)
        shown.append(min(place.model.columnCount(), room // place.view.head.defaultSectionSize()))
    assert shown == sorted(shown)


def test_a_switch_that_is_on_is_seen_in_the_dark(place, window):
    choose(window, "dark")
    compact = place.choices.compact
    assert not compact.isChecked()
    off = compact.grab().toImage()
    click(compact)
    on = compact.grab().toImage()
    highlight = compact.palette().highlight().color()
    assert on.pixelColor(on.width() // 2, on.height() - 3) == highlight
    assert off.pixelColor(on.width() // 2, on.height() - 3) != highlight
    choose(window, "light")


def test_rows_that_are_sorted_by_an_attribute_tell_its_value(place):
    tip = Qt.ItemDataRole.ToolTipRole
    row = row_at(place, "lindborg-2019")
    told = place.model.headerData(row, Qt.Orientation.Vertical, tip)
    assert "Case study" not in told
    before = place.view.keys.grab().toImage()
    pick(place.choices.sorting, "Sorted by Design")
    tips = [
        place.model.headerData(row, Qt.Orientation.Vertical, tip)
        for row in range(place.model.rowCount())
    ]
    assert any("Case study" in one for one in tips)
    assert place.view.keys.grab().toImage() != before


def test_themes_of_one_name_are_headed_with_their_parents(place, window, qtbot):
    project = window.workspace.project
    window.workspace.do(lambda: add_theme(project, "Guidance / Group support"))
    qtbot.waitUntil(lambda: "Guidance / Group support" in themes(place))
    across = Qt.Orientation.Horizontal
    shown = [place.model.headerData(one, across) for one in range(place.model.columnCount())]
    assert {"Support / Group support", "Guidance / Group support", "Mutual support"} <= set(shown)
