"""The numbers that count the lines of a manuscript in its margin."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coder.domain.texts.page_lines import Line
from coder.domain.texts.text import Page
from coder.domain.texts.turning import turned

_STEP: Final = 200  # 1/100 pt: numbers of one column end, or begin, within so much
_LEAST: Final = 4  # numbers: fewer are a table's or a figure's
_LONGEST: Final = 5  # digits
_NUMBER: Final = re.compile(rf"(?<!\d)\d{{1,{_LONGEST}}}\s*$")
_OUTSIDE: Final = 0.1  # share of the text's lines that may reach into the column


def line_numbers(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Lines of digits that grow down the page in a column outside the text."""
    numbers = [line for line in lines if _is_number(page, line)]
    if len(numbers) < _LEAST:
        return []
    text = [line for line in lines if not line.sideways and line not in set(numbers)]
    return [line for column in _columns(page, numbers) if _outside(column, text) for line in column]


def ends_in_numbers(page: Page, lines: Sequence[Line]) -> dict[Line, Line]:
    """Lines from right to left that hold their number as well, and the number of each.

    There the number stands at the left of the words, and so at the end of the line that is read.
    """
    found: dict[Line, Line] = {}
    for line in lines:
        words = page.text[line.start : line.end]
        number = _NUMBER.search(words)
        if number and number.start() and not line.sideways and _is_from_right(words):
            found[line] = _part(page, line, line.start + number.start(), line.end)
    if len(found) < _LEAST:
        return {}
    rest = [without_number(page, line, found.get(line)) for line in lines if not line.sideways]
    counted = {
        number
        for column in _columns(page, list(found.values()))
        if _outside(column, rest)
        for number in column
    }
    return {line: number for line, number in found.items() if number in counted}


def without_number(page: Page, line: Line, number: Line | None) -> Line:
    """A line with the rectangle of its words alone; its positions stay."""
    if number is None:
        return line
    words = _part(page, line, line.start, number.start)
    return words._replace(start=line.start, end=line.end)


def _part(page: Page, line: Line, first: int, last: int) -> Line:
    """A part of a line as a line."""
    places = [place for place in range(first, last) if not page.text[place].isspace()]
    x0, y0, x1, y1 = zip(*(turned(page, page.box(place)) for place in places), strict=True)
    return Line(first, last, min(x0), min(y0), max(x1), max(y1), line.size)


def _is_from_right(words: str) -> bool:
    kinds = [unicodedata.bidirectional(sign) for sign in words]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def _is_number(page: Page, line: Line) -> bool:
    words = page.text[line.start : line.end].strip()
    return words.isdecimal() and len(words) <= _LONGEST


def _columns(page: Page, numbers: Sequence[Line]) -> Iterator[list[Line]]:
    """Numbers that share an edge, from the top, as far as they grow."""
    edges: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in numbers:
        edges["right", round(line.x1 / _STEP)].append(line)
        edges["left", round(line.x0 / _STEP)].append(line)
    for column in edges.values():
        column.sort(key=lambda line: line.y0)
        values = [int(page.text[line.start : line.end]) for line in column]
        growing = sum(one < other for one, other in pairwise(values))
        if len(column) >= _LEAST and growing >= len(column) - 2:
            yield column


def _outside(column: Sequence[Line], text: Sequence[Line]) -> bool:
    left, right = min(line.x0 for line in column), max(line.x1 for line in column)
    least = _OUTSIDE * len(text)
    reaching = sum(line.x0 < right for line in text), sum(line.x1 > left for line in text)
    return min(reaching) <= least
