"""The colours of themes on the page and in lists; pure, so that contrast can be tested."""

from functools import lru_cache
from typing import Final, NamedTuple

from coder.domain.luminance import luminance
from coder.domain.theme import PALETTE, Theme

BLACK_ON_FILL: Final = 7.0
"""Black text on a painted passage keeps this contrast (WCAG 2.2, 1.4.6)."""

SEEN: Final = 3.0
"""The contrast that a mark keeps with what it lies on (WCAG 2.2, 1.4.11)."""

_DARK: Final = 0.18  # of luminance: white is told from a darker ground better than black
_STRONGEST: Final = 0.36  # of a fill on white paper


class Colour(NamedTuple):
    """Red, green and blue, from 0 to 255."""

    red: int
    green: int
    blue: int


WHITE: Final = Colour(255, 255, 255)


def colour_of(theme: Theme) -> Colour:
    """A theme's colour; one without gets its place in the palette."""
    return parsed(theme.colour or PALETTE[theme.place % len(PALETTE)])


@lru_cache(maxsize=512)
def parsed(written: str) -> Colour:
    """A colour written as #RRGGBB."""
    return Colour(*bytes.fromhex(written.removeprefix("#")))


@lru_cache(maxsize=512)
def fill_strength(colour: Colour) -> float:
    """How strongly (0 to 1) the colour may cover white paper under black text."""
    strength = _STRONGEST
    while contrast(mixed(colour, WHITE, strength), Colour(0, 0, 0)) < BLACK_ON_FILL:
        strength -= 0.05
    return strength


@lru_cache(maxsize=512)
def seen_on(ground: Colour, colour: Colour, least: float = SEEN) -> Colour:
    """A colour as it is painted on a ground: lighter where a dark one would swallow it."""
    strength = 1.0
    while _luminance(ground) < _DARK and contrast(mixed(colour, WHITE, strength), ground) < least:
        strength -= 0.05
    return mixed(colour, WHITE, strength)


def mixed(over: Colour, under: Colour, strength: float) -> Colour:
    """One colour laid over another."""
    return Colour(
        *(round(a * strength + b * (1 - strength)) for a, b in zip(over, under, strict=True))
    )


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def _luminance(colour: Colour) -> float:
    red, green, blue = colour
    return luminance(red / 255, green / 255, blue / 255)
