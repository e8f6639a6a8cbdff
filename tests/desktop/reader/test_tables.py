"""Drags in and beside the cells of a table, between which there is much white."""

import pymupdf
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.desktop.reader.reading import LEFT, bring

ROWS = (
    (50, 88, "Table 1"), (110, 88, "Overview of the five phases in the software package."),
    (50, 112, "Phase"), (110, 112, "Purpose"), (300, 112, "Input type"),
    (50, 140, "1"), (110, 140, "Data preparation"), (300, 140, "Protein coding"),
)  # fmt: skip


@pytest.fixture
def table(qtbot, window, tmp_path):
    """The reader with a page that has a table with its title, and nothing else."""
    with pymupdf.open() as document:
        page = document.new_page(width=500, height=600)
        for x, y, words in ROWS:
            page.insert_text((x, y), words, fontsize=9)
        document.save(tmp_path / "table.pdf")
    return bring(qtbot, window, tmp_path / "table.pdf")


def at(reader, words, *, off=0, down=0):
    """A place beside the middle of the first letter of some words, off by points of the page."""
    start = reader.document.text.whole().index(words)
    rectangle = reader.view.rectangle(reader.view.stretch(start, start + 1)[0])
    zoom = reader.view.zoom
    return QPoint(
        round(rectangle.left() + 1 + off * zoom), round(rectangle.center().y() + down * zoom)
    )


def drag(reader, start, end):
    viewport = reader.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    for third in (1, 2, 3):
        QTest.mouseMove(viewport, start + (end - start) * third / 3)
    QTest.mouseRelease(viewport, LEFT, pos=end)


@pytest.mark.parametrize("off", [60, 120, 175])
def test_a_drag_into_the_white_behind_a_cell_stays_in_its_row(window, table, off):
    drag(table, at(table, "Phase"), at(table, "Purpose", off=off))
    assert window.workspace.marked.words == "Phase Purpose"


def test_a_drag_down_into_the_white_below_a_cell_still_takes_the_next_row(window, table):
    drag(table, at(table, "Phase"), at(table, "Data preparation", off=75))
    assert window.workspace.marked.words.startswith("Phase Purpose Input type")
    assert window.workspace.marked.words.endswith("Data preparation")


@pytest.mark.parametrize("off", [-6, -12, -30])
@pytest.mark.parametrize("down", [0, 2])
def test_a_flat_drag_from_the_margin_marks_the_words_it_goes_over(window, table, off, down):
    end = at(table, "Overview", off=30, down=down)
    drag(table, at(table, "Table 1", off=off), end)
    assert window.workspace.marked.words == "Table 1 Overview"


def test_a_flat_drag_over_nothing_says_so(window, table):
    place = at(table, "Data preparation", off=0, down=150)
    drag(table, place, place + QPoint(120, 0))
    assert window.workspace.marked is None
    assert "Nothing is marked" in window.notices.words


def test_a_drag_from_corner_to_corner_beside_the_words_still_marks_a_region(window, table):
    drag(table, at(table, "Table 1", off=-30, down=-20), at(table, "Input type", off=40, down=60))
    assert '"quote"' not in window.workspace.marked.anchor
