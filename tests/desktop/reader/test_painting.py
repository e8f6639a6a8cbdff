"""What is painted over a page, by its colours."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coder.desktop.look.theme_colours import SEEN, Colour, contrast
from coder.desktop.reader.marks import PageMarks, Paint
from coder.desktop.reader.painting import (
    Onto,
    Outlined,
    paint_found,
    paint_passages,
    paint_selection,
)
from coder.desktop.reader.placing import placed
from coder.domain.texts.text import Box
from coder.domain.theme import PALETTE, Theme


def selected(*boxes, dark=False):
    """A picture of a selection on bare paper."""
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("black" if dark else "white"))
    painter = QPainter(picture)
    place = lambda box: QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)  # noqa: E731
    paint_selection(painter, boxes, place, dark=dark)
    painter.end()
    return picture


def theme(colour):
    return Theme(
        "t", "Theme", None, "Theme", 0, 0, None, None, None, colour, None, assess=True, position=""
    )


def marked(mark, *, dark):
    """A picture of a passage on bare paper."""
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("black" if dark else "white"))
    painter = QPainter(picture)
    page = placed(PageMarks((mark,), ()), lambda box: box[1:])
    paint_passages(painter, page, Onto(0, 0, 1), Outlined(None), dark=dark)
    painter.end()
    return picture


@pytest.mark.parametrize("dark", [False, True])
def test_no_stripe_stands_between_the_lines_of_a_selection(qapp, dark):
    picture = selected(Box(0, 10, 10, 100, 24), Box(0, 10, 20, 100, 34), Box(0, 10, 37, 100, 47),
                       dark=dark)  # fmt: skip
    assert len({picture.pixel(50, y) for y in range(14, 44)}) == 1


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_selected_has_an_edge_that_no_theme_looks_like(qapp, dark):
    picture = selected(Box(0, 10, 10, 100, 30), dark=dark)
    edge, inside = picture.pixelColor(50, 10), picture.pixelColor(50, 20)
    assert far(edge, inside)
    assert far(edge, picture.pixelColor(50, 5))
    for written in PALETTE:
        mark = Paint("p", theme(written), 0, (Box(0, 10, 10, 100, 30),), region=False)
        assert far(edge, marked(mark, dark=dark).pixelColor(50, 20))


@pytest.mark.parametrize("current", [False, True])
def test_the_lines_of_a_hit_that_reach_into_each_other_are_coloured_once(qapp, current):
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    boxes = [Box(0, 10, 10, 100, 24), Box(0, 10, 20, 100, 34)]
    place = lambda box: QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)  # noqa: E731
    paint_found(painter, [(box, current) for box in boxes], place, dark=False)
    painter.end()
    assert len({picture.pixel(50, y) for y in range(12, 32)}) == 1


def test_the_frame_of_a_region_is_seen_on_black_paper_though_its_theme_is_dark(qapp):
    framed = Paint("p", theme("#332288"), 0, (Box(0, 10, 10, 100, 50),), region=True)
    picture = marked(framed, dark=True)
    row = [Colour(*picture.pixelColor(x, 30).getRgb()[:3]) for x in range(5, 20)]
    assert max(contrast(one, Colour(0, 0, 0)) for one in row) >= SEEN


def far(one, other):
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) > 100
