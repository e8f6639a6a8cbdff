"""Lines from right to left whose numbers, brackets and stops a text layer holds elsewhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final
from unicodedata import bidirectional, combining

from coder.domain.texts.text import Text
from coder.domain.texts.turning import Rectangle, turned

_LETTER: Final = "\u0590-\u05ff\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u08ff"
_FORMS: Final = "\ufb1d-\ufdff\ufe70-\ufefc\u200c\u200d"
_WORD: Final = re.compile(f"[{_LETTER}{_FORMS}]+")
_TOKEN: Final = re.compile(rf"{_WORD.pattern}|\d+(?:[.,:/\u2013-]\d+)*|.", re.DOTALL)
_WIDE: Final = 0.2  # of a character's height: a gap that the eye sees as a space
_STOPS: Final = frozenset(".,;:!?\u060c\u061b\u061f\u06d4")


def read_from_right(text: Text, places: list[int], raw: str) -> str:
    """Words in which such lines stand as they are printed, each as one line.

    ``places`` are the positions of the characters of ``raw`` in the text; they are put in the same
    order. Only lines that a text layer holds in pieces are touched, and of those none with letters
    that run to the right, with vowel signs, or with words in another order than printed. Words
    keep their letters as they are.
    """
    if not _WORD.search(raw):
        return raw
    order: list[int] = []  # where a space is seen, and none held, the number before stands twice
    for line in _printed_lines(text, places, raw):
        order += _ordered(text, places, raw, line)
        order += [line[-1].stop] if line[-1].stop < len(raw) else []
    if order == list(range(len(raw))):
        return raw
    places[:] = [places[at] for at in order]
    spaced = zip(order, [-1, *order], strict=False)
    return "".join(" " if at == before else raw[at] for at, before in spaced)


def _printed_lines(text: Text, places: Sequence[int], raw: str) -> Iterator[list[range]]:
    """The lines of a text layer, those together that are printed as one."""
    line: list[range] = []
    start = 0
    for words in raw.split("\n"):
        piece = range(start, start + len(words))
        if line and not _is_one(text, places, line, piece):
            yield line
            line = []
        line.append(piece)
        start = piece.stop + 1
    yield line


def _is_one(text: Text, places: Sequence[int], line: list[range], piece: range) -> bool:
    """Whether a piece stands in the band of those before it, less than its height away."""
    if not piece or not all(line):
        return False
    held = [places[at] for at in chain(*line)]
    if text.page_of(held[0]) != text.page_of(places[piece[0]]):
        return False
    left, top, right, foot = _around([_box(text, place) for place in held])
    x0, y0, x1, y1 = _around([_box(text, places[at]) for at in piece])
    height = min(foot - top, y1 - y0)
    return 2 * (min(foot, y1) - max(top, y0)) > height and max(x0 - right, left - x1) < height


def _ordered(text: Text, places: Sequence[int], raw: str, line: list[range]) -> list[int]:
    """The numbers of a line's characters as they are read; line ends within it are left out."""
    as_held = list(range(line[0].start, line[-1].stop))
    numbers = list(chain(*line))
    words = "".join(raw[at] for at in numbers)
    if len(line) == 1 or not _WORD.search(words) or any(map(_is_other, words)):
        return as_held
    tokens = [numbers[slice(*found.span())] for found in _TOKEN.finditer(words)]
    middles = {token[0]: _middle(text, [places[at] for at in token]) for token in tokens}
    spelt = [middles[token[0]] for token in tokens if _WORD.match(raw[token[0]])]
    found = sorted(tokens, key=lambda token: -middles[token[0]])
    if any(one < other for one, other in pairwise(spelt)) or found == tokens:
        return as_held
    first = next(at for at, token in enumerate(found) if raw[token[0]] not in _STOPS)
    if found[0][0] != numbers[0]:  # no sentence begins with its stop
        found = found[first:] + found[:first]
    for token, other in pairwise(found):
        if _are_parted(text, [places[at] for at in token], [places[at] for at in other]):
            token.append(token[-1])
    return list(chain(*found))


def _is_other(sign: str) -> bool:
    return bidirectional(sign) == "L" or combining(sign) > 0 or sign == "\ufffd"


def _are_parted(text: Text, token: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a gap as wide as a space stands between what is read, and what is read next."""
    left, top, _, foot = _around([_box(text, place) for place in token])
    right = _around([_box(text, place) for place in other])[2]
    return left - right >= _WIDE * (foot - top)


def _middle(text: Text, places: Sequence[int]) -> int:
    x0, _, x1, _ = _around([_box(text, place) for place in places])
    return x0 + x1


def _around(boxes: Sequence[Rectangle]) -> Rectangle:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _box(text: Text, place: int) -> Rectangle:
    index = text.page_of(place)
    page = text.pages[index]
    return turned(page, page.box(place - text.starts[index]))
