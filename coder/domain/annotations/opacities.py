"""How strongly highlights may cover a page, so that black text under all of them is read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from coder.domain.annotations.annotation import Annotation
from coder.domain.luminance import luminance

PLAIN: Final = "#CCBB44"
"""The colour of a highlight without one."""

_STRONGEST: Final = 36  # percent
_LIGHTEST: Final = 1
_DARKEST_GROUND: Final = 0.3  # luminance: black on it has a contrast of 7 to 1 (WCAG 2.2, 1.4.6)

Parts = tuple[float, float, float]


def opacities(highlights: Sequence[Annotation]) -> list[float]:
    """The opacity (0 to 1) of each highlight of one page; they are multiplied where they overlap.

    Each is so light that it may lie on all that it touches: then so may any of them.
    """
    touched = _touching(highlights)
    darkest = [_darkest(one) for one in highlights]
    return [
        _strength(tuple(sorted(darkest[other] for other in {number, *touched[number]})))
        for number in range(len(highlights))
    ]


def parts_of(colour: str) -> Parts:
    """Red, green and blue, from 0 to 1, of a colour written as #RRGGBB."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def colours_of(one: Annotation) -> tuple[str, ...]:
    """The colours that an annotation is drawn in."""
    return one.colour or PLAIN, *one.further


def _darkest(one: Annotation) -> Parts:
    """A colour that is nowhere lighter than those of a highlight."""
    red, green, blue = map(min, zip(*map(parts_of, colours_of(one)), strict=True))
    return red, green, blue


@lru_cache(maxsize=1024)
def _strength(layers: tuple[Parts, ...]) -> float:
    percent = _STRONGEST
    while percent > _LIGHTEST and luminance(*_under(layers, percent / 100)) < _DARKEST_GROUND:
        percent -= 1
    return percent / 100


def _under(layers: Iterable[Parts], opacity: float) -> Parts:
    """White paper under layers of colours."""
    red = green = blue = 1.0
    for layer in layers:
        through = [1 - opacity * (1 - part) for part in layer]
        red, green, blue = red * through[0], green * through[1], blue * through[2]
    return red, green, blue


def _touching(highlights: Sequence[Annotation]) -> dict[int, set[int]]:
    """By number, those that lie on the same words: edges of lines above and below do not count."""
    boxes = sorted(
        (box.y0, box.y1, box.x0, box.x1, number)
        for number, one in enumerate(highlights)
        for box in one.boxes
    )
    found: dict[int, set[int]] = defaultdict(set)
    for place, (top, bottom, left, right, one) in enumerate(boxes):
        for y0, y1, x0, x1, other in boxes[place + 1 :]:
            if y0 >= bottom:
                break
            deep = 2 * (min(bottom, y1) - y0) > min(bottom - top, y1 - y0)
            if deep and x0 < right and left < x1:
                found[one].add(other)
                found[other].add(one)
    return found
