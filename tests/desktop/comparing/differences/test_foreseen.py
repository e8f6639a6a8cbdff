"""What a way to settle a difference would leave, outlined on the page before it is put down."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QApplication

from coder.desktop.comparing.differences.chosen import sort_of
from tests.desktop.acts import control
from tests.desktop.comparing.differences.acts import decided, key, open_first


def _point_at(button):
    middle = QPointF(button.rect().center())
    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))


def _leave(button):
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))


@pytest.fixture
def border(pane, qtbot):
    """A difference of borders, opened on its page."""
    one = open_first(pane, "boundary")
    qtbot.waitUntil(lambda: pane.page.shown is not None and pane.page.shown.is_read)
    qtbot.waitUntil(lambda: pane.page.boxes() != [])
    return one.difference.spot


def _outlined(pane):
    return pane.page.view.shown_marks._foreseen


@pytest.mark.parametrize("name", ["union", "intersection", "edit", "1", "2"])
def test_a_button_under_the_mouse_outlines_what_it_would_leave(pane, border, name):
    by = border.by_coder
    starts = [held[0][0] for held in by.values()]
    ends = [held[-1][1] for held in by.values()]
    expected = {
        "union": (min(starts), max(ends)), "edit": (min(starts), max(ends)),
        "intersection": (max(starts), min(ends)), "1": by[0][0], "2": by[1][0],
    }[name]  # fmt: skip
    button = control(pane, f"settle as {name}" if name.isdigit() else f"settle {name}")
    _point_at(button)
    assert _outlined(pane) == tuple(pane.page.view.stretch(*expected))
    assert decided_nothing(pane)
    _leave(button)
    assert _outlined(pane) is None


def decided_nothing(pane):
    return pane.model.rows[0].decision is None


def test_what_is_outlined_is_what_is_put_down(window, pane, border):
    _point_at(control(pane, "settle union"))
    outlined = set(_outlined(pane))
    key(pane, Qt.Key.Key_U)
    [one] = decided(window)
    anchor = one.answer.passages[0].anchor
    assert set(pane.page.view.stretch(anchor.start, anchor.end)) == outlined
    assert _outlined(pane) is None


def test_the_keyboard_outlines_it_too_and_a_screen_reader_hears_the_words(pane, border):
    button = control(pane, "settle intersection")
    QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert _outlined(pane)
    said = button.accessibleDescription()
    text = pane.page.shown.text.whole()
    first = max(held[0][0] for held in border.by_coder.values())
    assert text[first : first + 20].split()[0] in said
    assert "character" in said
    QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusOut))
    assert _outlined(pane) is None


def test_nothing_there_outlines_nothing_and_lets_all_stand_back(pane, border):
    button = control(pane, "settle none")
    _point_at(button)
    assert _outlined(pane) == ()
    assert button.accessibleDescription() == "Nothing would be marked here."
    _leave(control(pane, "settle none"))
    _point_at(control(pane, "settle defer"))
    assert _outlined(pane) is None


def test_who_marked_nothing_has_a_plate_on_the_page(pane, qtbot):
    one = open_first(pane, "only")
    qtbot.waitUntil(lambda: pane.page.shown is not None and pane.page.shown.is_read)
    qtbot.waitUntil(lambda: pane.page.boxes() != [])
    [absent] = [place for place in one.difference.spot.readers
                if place not in one.difference.spot.by_coder]  # fmt: skip
    marks, view = pane.page.view.shown_marks, pane.page.view
    page = pane.page.boxes()[0].page
    [(place, words, plate)] = marks.absent_plates(page)
    assert place == absent
    assert words.startswith(f"{absent + 1}")
    spot, away = one.difference.spot, QPointF(view.origin)
    lines = [view.rectangle(box).translated(away) for box in view.stretch(spot.start, spot.end)]
    assert any(line.top() <= plate.center().y() <= line.bottom() for line in lines)
    assert not any(line.intersects(plate) for line in lines)
    assert not any(plate.intersects(other) for _, other in marks.plates(page))


@pytest.mark.parametrize("width", [1280, 980])
def test_no_plate_is_cut_by_the_edge_of_the_page_or_of_the_window(pane, qtbot, width):
    pane.resize(width, 660)
    view, seen = pane.page.view, 0
    qtbot.waitUntil(lambda: view.zoom >= 0.85)
    for row, one in enumerate(pane.model.rows):
        if sort_of(one.difference) != "only":
            continue
        pane.side.view.setCurrentIndex(pane.model.index(row))
        qtbot.waitUntil(lambda: pane.page.shown is not None and pane.page.shown.is_read)
        qtbot.waitUntil(lambda: pane.page.boxes() != [])
        page = pane.page.boxes()[0].page
        frame, marks, away = view.frame(page), view.shown_marks, -QPointF(view.origin)
        plates = [plate.translated(away) for _, plate in marks.plates(page)]
        plates += [plate.translated(away) for _, _, plate in marks.absent_plates(page)]
        for plate in plates:
            assert frame.left() <= plate.left()
            assert plate.right() <= frame.right()
            assert plate.left() >= 0
            seen += 1
    assert seen > 10


def test_where_all_marked_something_nobody_has_such_a_plate(pane, border):
    page = pane.page.boxes()[0].page
    assert pane.page.view.shown_marks.absent_plates(page) == []
