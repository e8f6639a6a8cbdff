"""Figures and page in a small window: one comes in place of the other, and the list stays."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coder.domain.round import RoundSettings
from coder.operations.rounds import freeze_round
from tests.desktop.acts import at_front, click, control
from tests.desktop.comparing.acts import heads, settled
from tests.desktop.matrix.acts import pick

SMALL, LARGE = (1280, 800), (1920, 1080)


def _sized(window, place, size, qtbot):
    window.resize(*size)
    qtbot.waitUntil(lambda: abs(place.width() - size[0]) < 40)
    qtbot.waitUntil(lambda: not place.is_busy)
    return place


@pytest.fixture
def small(window, compared, qtbot):
    return _sized(at_front(window), compared(window), SMALL, qtbot)


def _click_row(place, row):
    rows = place.differences.side.view
    rect = rows.visualRect(rows.model().index(row, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def _where(widget, place):
    return widget.mapTo(place, QPoint(0, 0))


def test_at_first_a_small_window_has_figures_and_the_list(small):
    pane = small.differences
    assert small.tables.isVisible()
    assert not pane.page.isVisible()
    assert pane.side.view.isVisible()
    assert control(pane, "settle defer").isVisible()


def test_a_click_on_a_difference_brings_its_page_in_place_of_the_figures(small, qtbot):
    pane = small.differences
    before = _where(pane.side.view, small)
    _click_row(small, 1)
    assert pane.page.isVisible()
    assert not small.tables.isVisible()
    after = _where(pane.side.view, small)
    assert (after - before).manhattanLength() < 10  # no row moves away under the mouse
    assert pane.page.width() > 0.55 * small.width()
    assert pane.page.height() > 0.55 * small.height()
    qtbot.waitUntil(lambda: pane.page.view.zoom >= 0.85)


def test_one_button_leads_back_to_the_figures(small, qtbot):
    _click_row(small, 1)
    chosen = small.differences.current.key
    back = control(small, "back to figures")
    assert back.isVisible()
    click(back)
    assert small.tables.isVisible()
    assert not small.differences.page.isVisible()
    assert small.differences.current.key == chosen
    click(control(small, "to the page"))
    assert small.differences.page.isVisible()


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Down,), (Qt.Key.Key_1,), (Qt.Key.Key_F,)])
def test_keys_in_the_list_bring_the_page_too(small, keys):
    rows = small.differences.side.view
    rows.setFocus()
    assert small.tables.isVisible()  # to pass by is not to turn to it
    for key in keys:
        QTest.keyClick(rows, key)
    assert small.differences.page.isVisible()
    QTest.keyClick(rows, Qt.Key.Key_F)
    assert small.tables.isVisible()
    assert small.tables.table.hasFocus()


def test_enter_on_a_theme_leads_to_its_differences_on_the_page(small, qtbot):
    view = small.tables.themes.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(small.differences.page.isVisible)
    assert small.differences.side.view.hasFocus()


def test_on_the_page_it_is_said_what_alone_is_listed_and_one_button_lists_all(small, qtbot):
    view = small.tables.themes.view
    row = next(row for row in view.lines.rows if row.name == "Training")
    view.choose(row.key)
    qtbot.waitUntil(lambda: not small.is_busy)
    _click_row(small, 0)
    told = control(small, "differences settled")
    assert told.text().endswith("settled in Training")
    click(control(small, "list all"))
    qtbot.waitUntil(lambda: told.text().endswith("settled") and not small.is_busy)
    assert not control(small, "list all").isVisible()
    assert small.differences.page.isVisible()


def test_what_each_has_and_how_to_settle_it_is_seen_without_scrolling(small, qtbot):
    _click_row(small, 0)
    for name in ("sides", "opened difference area"):
        bar = control(small, name).verticalScrollBar()
        qtbot.waitUntil(lambda bar=bar: bar.maximum() == 0)
    for name in ("settle defer", "reason", "comment", "present"):
        part = control(small, name)
        qtbot.waitUntil(lambda part=part: part.visibleRegion().boundingRect() == part.rect())


def test_a_large_window_has_figures_page_and_list_side_by_side(window, compared, qtbot):
    place = _sized(at_front(window), compared(window), LARGE, qtbot)
    pane = place.differences
    assert place.tables.isVisible()
    assert pane.page.isVisible()
    tables, page, rows = (_where(part, place).x() for part in (place.tables, pane.page, pane.side))
    assert tables < page < rows
    _click_row(place, 1)
    assert place.tables.isVisible()
    click(control(place, "alone"))
    assert not place.tables.isVisible()
    click(control(place, "back to figures"))
    assert place.tables.isVisible()


def test_the_table_with_a_limit_fits_into_a_small_window(window, compared, qtbot):
    project = window.workspace.project
    settings = RoundSettings(limits={"alpha": 0.7})
    window.workspace.do(lambda: freeze_round(project, "Pilot", settings))
    place = _sized(at_front(window), compared(window), SMALL, qtbot)
    pick(place.head.choices.state, "Pilot")
    qtbot.waitUntil(lambda: settled(place))
    table = place.tables.themes.view
    assert "Below 0.7" in heads(table)
    assert table.header().length() <= table.viewport().width()
    assert not table.horizontalScrollBar().isVisible()


def test_a_small_window_lists_four_differences_at_once(small, qtbot):
    _click_row(small, 1)
    view = small.differences.side.view
    qtbot.waitUntil(lambda: view.viewport().height() >= 4 * view.rowHeight(0))


def test_words_are_not_under_the_frame_of_the_keyboard(small):
    _click_row(small, 1)
    sides = control(small, "sides")
    sides.setFocus()
    first = control(small, "side name 1")
    said = control(small, "side 1")
    assert min(one.mapTo(sides, QPoint(0, 0)).x() for one in (first, said)) >= 2
