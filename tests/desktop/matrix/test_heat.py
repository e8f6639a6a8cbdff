"""Heat that reads in grey, and the ink on it, in both appearances."""

import pytest
from PySide6.QtGui import QPalette

from coder.desktop.look.palettes import _DARK, _LIGHT
from coder.desktop.look.theme_colours import Colour, contrast, parsed
from coder.desktop.matrix.heat import TEXT, fill_of, ink_on, share_of

ROLES = (QPalette.ColorRole.Base, QPalette.ColorRole.Link, QPalette.ColorRole.Text)


@pytest.mark.parametrize("palette", [_LIGHT, _DARK])
def test_more_is_always_further_from_the_ground_and_its_number_can_be_read(palette):
    ground, accent, ink = (parsed(palette[role]) for role in ROLES)
    fills = [fill_of(ground, accent, step / 200) for step in range(201)]
    away = [contrast(fill, ground) for fill in fills]
    assert away == sorted(away)
    assert away[0] > 1.1
    assert away[-1] > 5
    assert all(contrast(fill, ink_on(fill, ink)) >= TEXT for fill in fills)


def test_on_every_grey_black_or_white_can_be_read():
    for grey in range(256):
        fill = Colour(grey, grey, grey)
        assert contrast(fill, ink_on(fill, fill)) >= TEXT


@pytest.mark.parametrize("span", [(1, 40), (63, 1165), (5000, 90_000)])
def test_the_most_is_hottest_and_the_least_is_faintest(span):
    least, most = span
    shares = [share_of(amount, span) for amount in range(least, most + 1)]
    assert shares == sorted(set(shares))
    assert (shares[0], shares[-1]) == (0, 1)
    assert share_of(most, (most, most)) == 0
