"""Figures raised behind a digit or a unit: 10 to the 38th is not 1038, nor a square metre m2."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coder.domain.texts.text import Text
from coder.domain.texts.turning import Rectangle, turned

_DASHES: Final = r"\-\u2010-\u2015\u2212"
_BASE: Final = r"(?:(?<=[0-9])|(?<=\b[A-Za-z\u0391-\u03c9\u00b5])|(?<=\b[cdkmn\u00b5\u03bc]m))"
_BEHIND: Final = re.compile(rf"{_BASE}\n?([+{_DASHES}]?)(?=[0-9])")
_RUN: Final = re.compile(rf"[0-9]+(?:[,{_DASHES}][0-9]+)*")
_WRITTEN: Final = str.maketrans(
    {
        **dict(zip("0123456789+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺", strict=True)),
        **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "\u207b"),
    }
)
_LIFT: Final = 0.2  # of the height of the character before: its foot stands higher
_SMALLER: Final = 0.9  # of that height
_NEAR: Final = 0.3  # of that height: what stands farther off does not follow directly


def raised_written(text: Text, places: list[int], raw: str) -> str:
    """Words whose figures that are raised behind a digit, and their sign, are written so.

    So are those behind a word of one letter and units of length: powers. Behind other words raised
    figures are references, which stay as they stand.
    ``places`` are the positions of the characters of ``raw`` in the text. A line's end before such
    figures is taken out of both: text layers have them as lines of their own.
    """
    signs, gone = list(raw), []
    for at, written in raised_signs(text, places, raw):
        signs[at] = written
        if not written:
            gone.append(at)
    for at in reversed(gone):
        del places[at]
    return "".join(signs)


def raised_signs(text: Text, places: Sequence[int], raw: str) -> Iterator[tuple[int, str]]:
    """The numbers of the characters that are written raised, in order, and how; a line's end goes.

    ``places`` are as in ``raised_written``.
    """
    end = 0
    for match in _BEHIND.finditer(raw):
        first, behind = match.span(1)
        run = _RUN.match(raw, behind)
        if match.start() <= end or run is None:
            continue
        figures = list(_raised(text, places, raw, match.start() - 1, range(first, run.end())))
        if figures:
            end = figures[-1] + 1
            yield from ((at, "") for at in range(match.start(), first))
            for at in (*range(first, behind), *figures):
                yield at, raw[at].translate(_WRITTEN)


def _raised(text: Text, places: Sequence[int], raw: str, base: int, run: range) -> Iterator[int]:
    """The figures of a run that are raised over the character before it; the rest may be a list."""
    page = text.pages[index := text.page_of(places[base])]
    skipped = text.starts[index]
    low = before = turned(page, page.box(places[base] - skipped))
    for at in run:
        if places[at] - skipped >= len(page.text):
            return
        box = turned(page, page.box(places[at] - skipped))
        if not _follows(before, box, low) or (raw[at].isdecimal() and not _is_raised(low, box)):
            return
        if raw[at].isdecimal():
            yield at
        before = box


def _is_raised(low: Rectangle, box: Rectangle) -> bool:
    height, its = low[3] - low[1], box[3] - box[1]
    return its <= _SMALLER * height and low[1] < box[3] < low[3] - _LIFT * height


def _follows(before: Rectangle, box: Rectangle, low: Rectangle) -> bool:
    return abs(box[0] - before[2]) < _NEAR * (low[3] - low[1])
