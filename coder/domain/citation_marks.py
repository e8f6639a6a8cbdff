"""Reference numbers in running text: ``[12]``, ``[3–5]`` and raised figures."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from array import array

_DASH: Final = "-\u2010-\u2015\u2212"
_RANGE: Final = re.compile(rf"(\d{{1,4}})\s*[{_DASH}]+\s*(\d{{1,4}})")
_LIST: Final = rf"\d{{1,4}}(?:\s*[,;{_DASH}]\s*\d{{1,4}})*"
_BRACKETED: Final = re.compile(rf"\[\s*{_LIST}\s*\]")
_ATTACHED: Final = re.compile(rf"(?<=[^\W\d_]|[.,;:!?)\]”’\"'%]){_LIST}(?![\w.]|\s*%)")  # noqa: RUF001
_LONGEST_RANGE: Final = 60  # references in one citation
_RAISED: Final = 0.12  # of the height of the character before


class Mark(NamedTuple):
    """A citation: positions, half-open, and its numbers with ranges written out."""

    start: int
    end: int
    numbers: str


def bracketed_marks(words: str) -> Iterator[Mark]:
    """Citations in square brackets."""
    for match in _BRACKETED.finditer(words):
        yield Mark(match.start(), match.end(), _written_out(match[0]))


def attached_marks(words: str) -> Iterator[Mark]:
    """Numbers written right behind a word or a stop: what raised figures become when copied."""
    for match in _ATTACHED.finditer(words):
        yield Mark(match.start(), match.end(), _written_out(match[0]))


def raised_marks(words: str, boxes: "array[int]") -> Iterator[Mark]:
    """Numbers of a page that are smaller than what they follow and end above its foot."""
    for mark in attached_marks(words):
        before, here = 4 * (mark.start - 1), 4 * mark.start
        top, foot = boxes[before + 1], boxes[before + 3]
        small, end = boxes[here + 3] - boxes[here + 1], boxes[here + 3]
        if small < foot - top and end < foot - _RAISED * (foot - top):
            yield mark


def _written_out(marks: str) -> str:
    return "".join(re.findall(r"\d+", _RANGE.sub(_count, marks)))


def _count(match: "re.Match[str]") -> str:
    first, last = int(match[1]), int(match[2])
    if first < last <= first + _LONGEST_RANGE:
        return " ".join(map(str, range(first, last + 1)))
    return match[0]
