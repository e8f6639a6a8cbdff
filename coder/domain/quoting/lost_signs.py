"""Signs that the PDF shows and its text layer has as digits: ``=`` as 5, a minus sign as 2."""

import re
from collections.abc import Iterator
from typing import Final

from coder.domain.quoting.letters import Mark
from coder.domain.texts.text import Page, Text

_PAIR: Final = re.compile(r"\d(?=\d)")
_WIDER: Final = 1.4  # than the digit behind it
_SHIFT: Final = 0.01  # of its height


def lost_signs(text: Text) -> Iterator[Mark]:
    """Where they stand; nothing is known of what they are.

    They come from a font of signs: wider than a digit, and on another line than the number has.
    """
    for page, start in zip(text.pages, text.starts, strict=True):
        for match in _PAIR.finditer(page.text):
            if _is_of_another_font(page, match.start()):
                yield Mark(start + match.start(), start + match.end(), "")


def _is_of_another_font(page: Page, place: int) -> bool:
    x0, _, x1, foot = page.box(place)
    left, top, right, other_foot = page.box(place + 1)
    height = other_foot - top
    return x1 - x0 > _WIDER * (right - left) > 0 and abs(foot - other_foot) > _SHIFT * height
