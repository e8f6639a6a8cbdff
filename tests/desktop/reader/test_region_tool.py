"""Parts of pages that are marked by keys alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.desktop.reader.region_tool import moved, sized
from coder.domain.texts.turning import turned
from tests.desktop.acts import choose, press
from tests.desktop.reader.reading import bring
from tests.desktop.reader.test_reader import read

__all__ = ["read"]
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def arrow(reader, key, held=Qt.KeyboardModifier.NoModifier):
    """The region after an arrow, as it is seen."""
    QTest.keyClick(reader.view, key, held)
    box = reader.marker.selection.region
    seen = reader.view.viewport().rect()
    assert seen.intersects(reader.view.rectangle(box).toAlignedRect())
    return turned(reader.document.text.pages[box.page], box[1:])


@pytest.mark.parametrize("name", ["ocrmypdf_multipage_scan.pdf", "docling_ocr-test_rotated-90.pdf"])
def test_shift_and_arrows_mark_a_region_of_a_scan(qtbot, window, corpus, name):
    """A scan has no words to select."""
    reader = bring(qtbot, window, corpus / "pdf" / name)
    window.activateWindow()
    reader.view.setFocus()
    page = next(n for n, one in enumerate(reader.document.text.pages) if not one.text.strip())
    reader.view.go_to(page, 0)
    first = arrow(reader, Key.Key_Down, SHIFT)
    assert "arrows bring a region" in window.notices.words
    assert window.workspace.marked is not None
    x0, y0, x1, y1 = arrow(reader, Key.Key_Down, SHIFT)
    assert (x0, y0, x1) == first[:3]
    assert y1 > first[3]
    right = arrow(reader, Key.Key_Right, CTRL)
    assert right[0] - x0 == right[2] - x1 > 0
    assert right[1::2] == (y0, y1)
    press(reader.view, Key.Key_1)
    kept = json.loads(reader.marking.highlights[reader.view.chosen].stored)
    assert kept["boxes"]
    QTest.keyClick(reader.view, Key.Key_Down)
    assert reader.view.chosen is not None, "what is coded is left where it is"


def test_the_arrows_go_along_to_the_next_page(window, read):
    reader = read()
    reader.view.setFocus()
    choose(window, "region")
    arrow(reader, Key.Key_Down)
    choose(window, "go to page")
    reader.travel.to_page("pdf 3")
    reader.view.setFocus()
    arrow(reader, Key.Key_Down)
    assert reader.marker.selection.region.page == 2
    press(reader.view, Key.Key_Escape)
    assert window.workspace.marked is None
    assert reader.view.selected == ()


SIZE = (59_500, 84_200)
PLACES = st.tuples(*(st.integers(0, 58_000) for _ in range(2)))
STEPS = st.integers(-90_000, 90_000)


@given(corner=PLACES, across=STEPS, down=STEPS)
def test_a_region_never_leaves_its_page_and_never_vanishes(corner, across, down):
    region = (*corner, corner[0] + 1_000, corner[1] + 1_000)
    for step in (moved, sized):
        x0, y0, x1, y1 = step(region, across, down, SIZE)
        assert 0 <= x0 < x1 <= SIZE[0]
        assert 0 <= y0 < y1 <= SIZE[1]
    x0, y0, x1, y1 = moved(region, across, down, SIZE)
    assert (x1 - x0, y1 - y0) == (1_000, 1_000)
