"""What is painted over a page, by its colours."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coder.desktop.reader.painting import paint_selection
from coder.domain.texts.text import Box


def selected(*boxes, dark=False):
    """A picture of a selection on bare paper."""
    picture = QImage(120, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("black" if dark else "white"))
    painter = QPainter(picture)
    place = lambda box: QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)  # noqa: E731
    paint_selection(painter, boxes, place, dark=dark)
    painter.end()
    return picture


@pytest.mark.parametrize("dark", [False, True])
def test_no_stripe_stands_between_the_lines_of_a_selection(qapp, dark):
    picture = selected(Box(0, 10, 10, 100, 24), Box(0, 10, 20, 100, 34), Box(0, 10, 37, 100, 47),
                       dark=dark)  # fmt: skip
    assert len({picture.pixel(50, y) for y in range(14, 44)}) == 1
