"""The heat of a cell: a colour that darkens (in the dark: lightens) with how much there is.

Luminance changes in one direction only, so it reads in grey too, and the ink on it keeps the
contrast of text. Pure, so that both can be tested.
"""

from math import log
from typing import Final

from coder.desktop.look.theme_colours import Colour, contrast, mixed

TEXT: Final = 4.5
"""The contrast that text keeps (WCAG 2.2, 1.4.3)."""

_FAINTEST: Final = 0.14  # of the accent in the fill
_BLACK: Final = Colour(0, 0, 0)
_WHITE: Final = Colour(255, 255, 255)


def share_of(amount: int, span: tuple[int, int]) -> float:
    """From 0, for the least there is, to 1, for the most; few differ as much as many."""
    least, most = span
    if not 0 < least < min(amount, most):
        return 0.0
    return min(1.0, log(amount / least) / log(most / least))


def fill_of(ground: Colour, accent: Colour, share: float) -> Colour:
    """What a cell is filled with; ``share`` is from 0 to 1."""
    return mixed(accent, ground, _FAINTEST + (1 - _FAINTEST) * share)


def ink_on(fill: Colour, usual: Colour) -> Colour:
    """What is written with on a fill: the usual ink if it can be read there, else black or white.

    One of these two always can: their contrasts with any colour multiply to 21.
    """
    if contrast(fill, usual) >= TEXT:
        return usual
    return max((_BLACK, _WHITE), key=lambda ink: contrast(fill, ink))
