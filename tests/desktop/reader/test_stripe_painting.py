"""Stripes and names beside a page as they are painted: what is seen of each, in pixels."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from coder.desktop.look.measures import HALF
from coder.desktop.reader.labels import Inks, paint_margin
from coder.desktop.reader.margin import lay_out
from coder.desktop.reader.stripe_patterns import PATTERNS, pattern_of
from tests.desktop.reader.test_margin import LINE, margin, stripe

HEIGHT = 300


def painted(found, *, chosen=None):
    """The margin of a page on a white sheet, as it is painted with a passage chosen."""
    sheet = QImage(200, HEIGHT, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_margin(painter, found, QRectF(sheet.rect()), Inks(QPalette(), chosen, ()))
    painter.end()
    return sheet


def pixels(sheet, box):
    area = box.toRect()
    return [
        [sheet.pixel(x, y) for y in range(area.top(), area.top() + area.height())]
        for x in range(area.left(), area.left() + area.width())
    ]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", range(9, 33))
def test_the_frame_of_a_chosen_stripe_covers_nothing_of_its_neighbours(width):
    spans = [(20, 250), (22, 120), (24, 250), (122, 250)]
    found = margin(spans, width=width, height=HEIGHT, names=False)
    plain = painted(found)
    for one in found.stripes:
        framed = painted(found, chosen=one.stripes[0].passage)
        assert framed != plain
        for other in found.stripes:
            if other is not one:
                assert pixels(framed, other.around) == pixels(plain, other.around)


@pytest.mark.usefixtures("qapp")
def test_the_piece_of_stripe_before_a_name_shows_its_pattern():
    stripes = [
        (one._replace(theme=replace(one.theme, colour="#4477AA")), [(20 * n, 20 * n + 10)])
        for n, one in enumerate(map(stripe, range(len(PATTERNS))))
    ]
    found = lay_out(stripes, between=(0, HEIGHT), width=150, line=LINE, names=True)
    sheet, seen = painted(found), {}
    for label in found.labels:
        box = label.rectangle
        chip = QRectF(round(box.left() + HALF), box.top() + 1, 3, box.height() - 2)
        seen[pattern_of(label.stripes[0].theme)] = pixels(sheet, chip)
    assert set(seen) == set(PATTERNS)
    white = QColor("white").rgb()
    assert {name for name, chip in seen.items() if any(white in column for column in chip)} == (
        set(PATTERNS) - {"solid", "beaded", "rungs", "lined"}
    )
    assert all(one != other for one, other in combinations(seen.values(), 2))
