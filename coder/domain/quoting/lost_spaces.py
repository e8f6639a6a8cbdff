"""Spaces that a page shows and its text layer lost, as between words of two fonts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coder.domain.texts.text import Page, Text

_WIDE: Final = 0.13  # of a letter's height: a gap that the eye sees as a space
_WIDEST: Final = 3.0  # heights: what is farther stands in another column
_TIMES: Final = 2.5  # wider than the gaps beside it: spaced-out letters have all gaps alike
_LEVEL: Final = 0.12  # of a letter's height: what is raised is no word of its own
_HAN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # and kana
_SIGNS: Final = "\u2122\u00ae\u2120"


def lost_spaces(text: Text, places: Sequence[int]) -> list[int]:
    """The numbers of the characters before which a space is seen, in order.

    ``places`` are their positions in the text. Letters of scripts without case keep their gaps:
    they are joined in other ways. Chinese and Latin words are parted where a gap is between them.
    """
    return [
        first + place - places[first]
        for first, last in _runs(places)
        for place in lost_within(text, places[first], places[last - 1] + 1)
    ]


def lost_within(text: Text, start: int, end: int) -> Iterator[int]:
    """The positions of a stretch before which a space is seen, in order."""
    for index, begin, stop in text.spans(start, end):
        page, shift = text.pages[index], text.starts[index]
        for place in _gaps(page, begin, stop):
            if _may_part(*page.text[place - 1 : place + 1]) and _is_parted(page, place - 1):
                yield shift + place


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The numbers of places that follow each other."""
    first = 0
    for number in range(1, len(places) + 1):
        if number == len(places) or places[number] != places[number - 1] + 1:
            yield first, number
            first = number


def _gaps(page: Page, first: int, last: int) -> list[int]:
    """The places of a page before which a gap as wide as a space stands."""
    boxes = page.boxes[4 * first : 4 * min(last, len(page.text))]
    rights, tops, feet, lefts = boxes[2::4], boxes[1::4], boxes[3::4], boxes[4::4]
    return [
        first + number
        for number, (right, top, foot, left) in enumerate(
            zip(rights, tops, feet, lefts, strict=False), 1
        )
        if left - right >= _WIDE * (foot - top) > 0
    ]


def _may_part(before: str, behind: str) -> bool:
    if before.isdigit() and behind.isdigit():
        return False
    if _HAN.match(before) or _HAN.match(behind):
        return _is_read_alone(before) or _is_read_alone(behind)
    return (before in _SIGNS or _is_read_alone(before)) and _is_read_alone(behind)


def _is_read_alone(sign: str) -> bool:
    return sign.isdigit() or (sign.isalpha() and sign.lower() != sign.upper())


def _is_parted(page: Page, place: int) -> bool:
    _, top, _, foot = page.box(place)
    height = foot - top
    level = _LEVEL * height
    small_top, small_foot = page.box(place + 1)[1::2]
    if abs(small_foot - foot) > level or abs(small_top - top) > level:
        return False
    gap = _gap(page, place)
    return gap <= _WIDEST * height and gap > _TIMES * max(
        _gap(page, place - 1), _gap(page, place + 1)
    )


def _gap(page: Page, place: int) -> int:
    """Between a character and the next in its line, 1/100 pt; 0 where a space is written."""
    words = page.text
    if not 0 <= place < len(words) - 1 or words[place].isspace() or words[place + 1].isspace():
        return 0
    return page.box(place + 1)[0] - page.box(place)[2]
