"""Reading comfort: size, the wheel, touchpads, the middle button, keys, what is remembered."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.reader.scroller import STEP
from coder.store.documents import documents
from tests.desktop.acts import at_front, choose, control, press, write
from tests.desktop.reader.reading import bring, settle, wheel

MIDDLE = Qt.MouseButton.MiddleButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def read(qtbot, window):
    """Opens a document by its key and waits for its pages; gives the reader."""

    def start(key="marchbanks"):
        held = next(one for one in documents(window.workspace.project) if key in one.key)
        window.workspace.document_wanted.emit(held.id)
        settle(qtbot, window, held.id)
        return window.reader

    return start


def near(one, other, within):
    return one.page == other.page and max(abs(one.x - other.x), abs(one.y - other.y)) <= within


def test_the_whole_page_is_seen_and_stays_whole_when_the_window_changes(window, read):
    reader = read()
    choose(window, "fit page")
    for size in ((1_280, 800), (1_000, 620), (1_900, 1_000)):
        window.resize(*size)
        seen = reader.view.viewport().rect()
        frame = reader.view.frame(reader.view.page)
        assert frame.height() <= seen.height()
        assert frame.height() > 0.8 * seen.height() or frame.width() > 0.6 * seen.width()
    choose(window, "fit page")
    assert reader.view.frame(0).top() >= 0
    assert reader.view.frame(0).bottom() <= reader.view.viewport().height()


@pytest.mark.parametrize("fits", ["fit width", "zoom out"])
def test_only_beside_a_page_that_is_wider_than_the_window_does_one_scroll_sideways(
    qtbot, window, corpus, fits
):
    """The fifth and the sixth page stand across."""
    reader = bring(qtbot, window, corpus / "pdf" / "bmc-hsr_barriers_two-rotated-pages.pdf")
    choose(window, fits)
    view, across = reader.view, reader.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: not across.isVisible())
    view.go_to(4, 0)
    qtbot.waitUntil(across.isVisible)
    across.setValue(across.maximum())
    assert view.frame(4).right() <= view.viewport().width()
    view.go_to(8, 0)
    qtbot.waitUntil(lambda: not across.isVisible())
    assert view.frame(8).left() >= 0
    down = view.verticalScrollBar()
    for height in range(down.value(), round(view.layout_.frame(4).y), -7):
        down.setValue(height)
        QApplication.processEvents()  # in which the bar comes
        assert down.value() == height
        assert across.isVisible() == (view.visible().start < 6)


def test_a_page_that_stands_across_is_opened_again_as_far_to_the_side(qtbot, window, corpus, read):
    reader = bring(qtbot, window, corpus / "pdf" / "bmc-hsr_barriers_two-rotated-pages.pdf")
    held, across = window.workspace.document, reader.view.horizontalScrollBar()
    reader.view.go_to(4, 20_000)
    across.setValue(60)
    read()
    assert across.value() == 0
    window.workspace.document_wanted.emit(held)
    settle(qtbot, window, held)
    assert reader.view.page == 4
    assert across.value() == 60


def test_each_document_keeps_its_size(window, read):
    reader = read()
    for _ in range(5):
        choose(window, "zoom in")
    large = reader.view.zoom
    reader.view.horizontalScrollBar().setValue(40)
    read("quillan")
    choose(window, "fit page")
    read()
    assert reader.view.zoom == pytest.approx(large, rel=1e-3)
    assert reader.view.horizontalScrollBar().value() == 40
    read("quillan")
    assert reader.view.fits == "page"


def test_a_document_that_was_never_read_fits_the_width(window, read):
    view = read().view
    for _ in range(5):
        choose(window, "zoom in")
    view.horizontalScrollBar().setValue(40)
    read("quillan")
    assert view.fits == "width"
    assert view.horizontalScrollBar().value() == 0
    assert 0 <= view.frame(0).left() < view.frame(0).right() <= view.viewport().width()


def test_the_size_is_remembered_when_the_project_is_opened_again(qtbot, open_windows, example):
    window = open_windows(example).projects[0]
    held = next(iter(documents(window.workspace.project))).id
    window.workspace.document_wanted.emit(held)
    settle(qtbot, window, held)
    choose(window, "zoom in")
    window.reader.travel.remember()
    zoom = window.reader.view.zoom
    window.close()
    again = open_windows(example).projects[-1]
    again.workspace.document_wanted.emit(held)
    settle(qtbot, again, held)
    assert again.reader.view.zoom == pytest.approx(zoom, rel=1e-3)


def test_a_touchpad_zooms_in_small_steps_around_the_pointer(read):
    reader = read()
    at = QPoint(200, 250)
    before, held = reader.view.zoom, reader.view.point(at)
    for _ in range(10):
        wheel(reader, at, 0, keys=CONTROL, touch=QPoint(0, 10))
    assert reader.view.zoom == pytest.approx(before * STEP, rel=1e-6)
    assert near(reader.view.point(at), held, 200)


def test_a_pinch_zooms_around_the_fingers(read):
    reader = read()
    at = QPointF(220, 240)
    before, held = reader.view.zoom, reader.view.point(at.toPoint())
    viewport = reader.view.viewport()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        at, at, QPointF(viewport.mapToGlobal(at)), 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    assert reader.view.zoom == pytest.approx(before * 1.25)
    assert near(reader.view.point(at.toPoint()), held, 200)


def test_a_touchpad_moves_the_pages_as_far_as_the_fingers(read):
    reader = read()
    wheel(reader, QPoint(200, 200), -1, touch=QPoint(0, -37))
    assert reader.view.verticalScrollBar().value() == 37


def test_the_wheel_with_shift_moves_sideways(window, read):
    reader = read()
    for _ in range(6):
        choose(window, "zoom in")
    across, down = reader.view.horizontalScrollBar(), reader.view.verticalScrollBar()
    across.setValue(0)
    height = down.value()
    wheel(reader, QPoint(200, 200), -2, keys=SHIFT)
    assert across.value() > 0
    assert down.value() == height


def test_the_middle_button_drags_the_pages(window, read):
    reader = read()
    for _ in range(6):
        choose(window, "zoom in")
    viewport, view = reader.view.viewport(), reader.view
    start, end = QPoint(300, 300), QPoint(260, 210)
    before = view.point(start)
    QTest.mousePress(viewport, MIDDLE, pos=start)
    assert viewport.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, MIDDLE, pos=end)
    assert near(view.point(end), before, 100)
    assert viewport.cursor().shape() != Qt.CursorShape.ClosedHandCursor
    assert window.workspace.marked is None


@pytest.mark.parametrize(
    ("key", "back"),
    [((Qt.Key.Key_PageDown,), (Qt.Key.Key_PageUp,)), ((Qt.Key.Key_Space,), None)],
)
def test_a_page_further_leaves_the_last_lines_in_sight(read, key, back):
    reader = read()
    view = reader.view
    view.setFocus()
    foot = view.viewport().height() - 1
    lowest = view.point(QPoint(300, foot))
    press(view, *key)
    moved = view.verticalScrollBar().value()
    assert view.spot(lowest).y() > 10
    assert moved > view.viewport().height() // 2
    if back is None:
        QTest.keyClick(view, key[0], SHIFT)
    else:
        press(view, *back)
    assert view.verticalScrollBar().value() == 0


def test_home_and_end_go_to_the_first_and_the_last_page(read):
    reader = read()
    reader.view.setFocus()
    press(reader.view, Qt.Key.Key_End)
    assert reader.bar.count.text() == "PDF 3 of 3"
    press(reader.view, Qt.Key.Key_Home)
    assert reader.bar.count.text() == "PDF 1 of 3"


def test_the_size_is_shown_in_percent_and_can_be_typed(window, read):
    reader = read()
    at_front(window)
    size = control(window, "size field")
    for typed, shown, points in (
        ("75", "75 %", 0.75),
        ("100%", "100 %", 1),
        ("112,5", "112 %", 1.125),
    ):
        write(size, typed)
        press(size, Qt.Key.Key_Return)
        assert size.text() == shown
        width = reader.document.sizes[0][0] / 100  # in points, 72 an inch
        assert reader.view.frame(0).width() == pytest.approx(width / 72 * 96 * points, abs=1)
        assert reader.view.hasFocus()
    choose(window, "zoom in")
    assert size.text() == "135 %"
    write(size, "much")
    press(size, Qt.Key.Key_Return)
    press(size, Qt.Key.Key_Escape)
    assert size.text() == "135 %"


def test_enter_on_the_size_that_is_shown_changes_nothing(window, read):
    reader = read()
    at_front(window)
    choose(window, "fit page")
    before = reader.view.zoom
    size = control(window, "size field")
    size.setFocus()
    press(size, Qt.Key.Key_Return)
    assert (reader.view.zoom, reader.view.fits) == (before, "page")
