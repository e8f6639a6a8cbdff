"""Dragging to where the pages end that are seen, and beyond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coder.desktop.reader.edge_scroll import speed
from coder.store.documents import documents
from tests.desktop.reader.reading import settle

LEFT = Qt.MouseButton.LeftButton
LINES = 150  # pixels a second: about eight lines


@pytest.fixture
def reader(qtbot, window):
    held = next(one for one in documents(window.workspace.project) if "marchbanks" in one.key)
    window.workspace.document_wanted.emit(held.id)
    settle(qtbot, window, held.id)
    return window.reader


@given(length=st.integers(40, 3_000), data=st.data())
def test_nothing_moves_while_the_mouse_is_inside(length, data):
    assert speed(data.draw(st.integers(2, length - 3)), length) == 0


@given(length=st.integers(40, 3_000), out=st.integers(0, 2_000), more=st.integers(0, 500))
def test_farther_out_is_faster_and_begins_gently(length, out, more):
    assert 0 < speed(length + out, length) <= speed(length + out + more, length)
    assert speed(-1 - out, length) == -speed(length + out, length)
    assert speed(length - 1, length) < speed(length + 4, length) < LINES


def test_a_drag_below_the_pages_goes_on_and_stops_with_the_mouse_inside(qtbot, window, reader):
    viewport, bar = reader.view.viewport(), reader.view.verticalScrollBar()
    words = reader.view.stretch(400, 420)[0]
    reader.view.show_box(words)
    start = reader.view.rectangle(words).center().toPoint()
    QTest.mousePress(viewport, LEFT, pos=start)
    before, seen = bar.value(), viewport.height()
    QTest.mouseMove(viewport, QPoint(start.x(), seen - 12))
    QTest.mouseMove(viewport, QPoint(start.x(), seen + 8))
    qtbot.waitUntil(lambda: bar.value() > before + 60, timeout=10_000)
    QTest.mouseMove(viewport, QPoint(start.x(), seen - 12))
    reached = bar.value()
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(start.x(), seen - 12))
    assert bar.value() == reached
    assert window.workspace.marked is not None
