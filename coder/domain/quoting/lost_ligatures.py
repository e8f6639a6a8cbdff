"""The ligature "Th" where a font names only its first letter: "Tis" for "This".

Publishers' fonts draw "Th" as one glyph; some text layers call it T. The letter is lost for a
reader of the text, but its box is as wide as two letters.
"""

import re
from typing import Final

from coder.domain.quoting.letters import Mark
from coder.domain.texts.text import Page, Text

_CAPITAL: Final = re.compile(r"T(?=[aeioru])")
_WHOLE: Final = re.compile(r"\bTh[aeioru]")
_WIDE: Final = 1.5  # times a plain T of the same height
_LEAST: Final = 3  # wide ones: fewer are another font


def lost_ligatures(text: Text) -> list[Mark]:
    """Each lost "Th", to be read as such; positions are those of the whole text.

    None if the text knows "Th" at all: what is wide is then another font.
    """
    if any(_WHOLE.search(page.text) for page in text.pages):
        return []
    widths = [
        (start + match.start(), *_size(page, match.start()))
        for page, start in zip(text.pages, text.starts, strict=True)
        for match in _CAPITAL.finditer(page.text)
    ]
    plain: dict[int, int] = {}
    for _, width, height in widths:
        plain[height] = min(width, plain.get(height, width))
    found = [
        Mark(place, place + 1, "th")
        for place, width, height in widths
        if plain[height] and width >= _WIDE * plain[height]
    ]
    return found if len(found) >= _LEAST else []


def _size(page: Page, place: int) -> tuple[int, int]:
    """Width, and height to the next tenth of a point."""
    x0, y0, x1, y1 = page.box(place)
    return x1 - x0, round((y1 - y0) / 10)
