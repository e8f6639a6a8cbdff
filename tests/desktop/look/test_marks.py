"""Marks in a theme's colour, and words that stand back, are told from what they lie on."""

import sys

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QMenu

from coder.desktop.look.controls import faint_words
from coder.desktop.look.palettes import desk, palette_of, set_appearance, set_stark
from coder.desktop.look.swatches import paint_swatch
from coder.desktop.look.theme_colours import SEEN, Colour, contrast, parsed, seen_on
from coder.desktop.reader.labels import Inks, paint_margin
from coder.desktop.reader.margin import lay_out
from coder.desktop.reader.marks import Stripe
from coder.domain.texts.text import Box
from coder.domain.theme import PALETTE, Theme

VIOLET = "#332288"
READ = 4.5  # WCAG 2.2, 1.4.3
ROLES = QPalette.ColorRole
own_looks = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="these systems have looks of their own"
)


@pytest.fixture
def dark(open_windows):
    open_windows()
    set_appearance("dark")
    yield
    set_appearance("system")


def of(colour):
    return Colour(colour.red(), colour.green(), colour.blue())


def blank(ground):
    picture = QImage(240, 120, QImage.Format.Format_RGB32)
    picture.fill(ground)
    return picture


@pytest.mark.parametrize("stark", [False, True])
@pytest.mark.parametrize("ground", [ROLES.Window, ROLES.Base, ROLES.Midlight])
@pytest.mark.parametrize("written", [*PALETTE, VIOLET, "#000000", "#882255"])
def test_every_colour_of_a_theme_is_seen_on_dark_and_stays_what_it_is_on_light(
    written, ground, stark
):
    below = of(palette_of(dark=True, stark=stark).color(ground))
    painted = seen_on(below, parsed(written))
    assert contrast(painted, below) >= SEEN
    assert painted == parsed(written) or contrast(parsed(written), below) < SEEN
    light = of(palette_of(dark=False, stark=stark).color(ground))
    assert seen_on(light, parsed(written)) == parsed(written)


@own_looks
@pytest.mark.usefixtures("dark")
def test_the_swatch_and_the_stripe_of_a_dark_theme_are_seen_in_a_dark_window():
    theme = Theme(
        "t", "Mutual support", None, "Mutual support", 0, 0, None, None, None, VIOLET, None,
        assess=True, position="",
    )  # fmt: skip
    stripe = Stripe("p", "c", theme, "AB", memo=False, boxes=(Box(0, 0, 0, 10, 10),))
    spans = [(10, 40), (70, 110)]  # of one passage, with a dotted line between them
    margin = lay_out([(stripe, spans)], between=(0.0, 120.0), width=150.0, line=18.0, names=False)
    picture = blank(desk())
    painter = QPainter(picture)
    (group,) = margin.groups
    paint_margin(painter, margin, QRectF(0, 0, 240, 120), Inks(QPalette(), None, ()))
    paint_swatch(painter, QRect(200, 50, 20, 20), parsed(VIOLET))
    painter.end()
    middle = group.lines[0].center().toPoint()
    assert contrast(of(picture.pixelColor(middle)), of(desk())) >= SEEN
    assert contrast(of(picture.pixelColor(210, 60)), of(desk())) >= SEEN
    (dots,) = group.links
    between = [of(picture.pixelColor(int(dots.x1()), y)) for y in range(42, 69)]
    assert max(contrast(one, of(desk())) for one in between) >= SEEN


@own_looks
@pytest.mark.parametrize("is_dark", [False, True])
def test_words_that_stand_back_can_be_read(qtbot, is_dark):
    label = faint_words("Esc: close", name="hint")
    qtbot.addWidget(label)
    palette = palette_of(dark=is_dark, stark=False)
    words = palette.color(QPalette.ColorGroup.Active, label.foregroundRole())
    assert label.isEnabled()
    assert contrast(of(words), of(palette.color(ROLES.Window))) >= READ


@pytest.mark.parametrize("name", ["codebook version", "palette keys", "memo hint"])
def test_what_the_keys_do_and_which_version_it_is_stand_back_and_can_be_read(window, name):
    label = next(
        one for one in window.findChildren(type(faint_words(name=""))) if one.objectName() == name
    )
    assert label.isEnabled()
    assert label.foregroundRole() == ROLES.PlaceholderText


@own_looks
@pytest.mark.usefixtures("dark")
def test_with_high_contrast_a_menu_has_an_edge(qtbot):
    set_stark(stark=True)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Mutual support")
    menu.popup(QPointF(5, 5).toPoint())
    picture = menu.grab().toImage()
    middle = picture.height() // 2
    assert picture.pixelColor(0, middle) == QColor("white")
    assert picture.pixelColor(picture.width() - 1, middle) == QColor("white")
    menu.close()
    set_stark(stark=False)
