"""Lines of one type size: running text without the captions, tables and notes set into it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import sub
from typing import Final

from coder.domain.page_lines import Line
from coder.domain.text import Page, Text

_ALIKE: Final = 0.05  # heights of one size differ by so much at most: fonts differ, and rounding
_LEAST_SHARE: Final = 0.02  # of a document's characters: a smaller size has no running text
_CAPTION: Final = re.compile(
    r"\s*(?:fig(?:ure|\.)?|table|tab\.|box|scheme|chart|abb(?:ildung|\.)|tabelle|tableau|figura"
    r"|tabla|quadro|рис(?:унок|\.)|таблица|图|表)\s*[A-Z]?\d",
    re.IGNORECASE,
)
_LEADING: Final = 0.75  # of its height: farther below, a line begins something new


def size_runs(text: Text, lines: Sequence[Sequence[Line]]) -> list[list[tuple[int, int]]]:
    """For each type size with running text, the most used first: its stretches, in order.

    Positions are those of the whole text. A sentence that a figure, a table or footnotes cut in
    two in reading order is whole again in one of them.
    """
    sizes = _sizes(text, lines)
    runs: dict[int, list[tuple[int, int]]] = {size: [] for size in sizes}
    for page, start, kept in zip(text.pages, text.starts, lines, strict=True):
        for line in _without_captions(page, kept):
            size = _nearest(sizes, _height(page, line))
            if size:
                runs[size].append((start + line.start, start + line.end + 1))
    return list(runs.values())


def _sizes(text: Text, lines: Sequence[Sequence[Line]]) -> list[int]:
    used: Counter[int] = Counter()
    for page, kept in zip(text.pages, lines, strict=True):
        for line in kept:
            used[_height(page, line)] += line.end - line.start
    least = _LEAST_SHARE * used.total()
    sizes: list[int] = []
    shares: Counter[int] = Counter()
    for height, count in used.most_common():
        size = _nearest(sizes, height)
        if not size:
            size = height
            sizes.append(size)
        shares[size] += count
    return [size for size in sizes if shares[size] >= least]


def _nearest(sizes: Sequence[int], height: int) -> int:
    """The size that a height belongs to, or 0."""
    near = [size for size in sizes if abs(size - height) <= _ALIKE * size]
    return min(near, key=lambda size: abs(size - height), default=0)


def _height(page: Page, line: Line) -> int:
    """The height that most characters of a line have, 1/100 pt."""
    part = page.boxes[4 * line.start : 4 * line.end]
    wide = 2 if page.rotation % 180 else 3
    return Counter(map(sub, part[wide::4], part[wide - 2 :: 4])).most_common(1)[0][0]


def _without_captions(page: Page, lines: Sequence[Line]) -> Iterator[Line]:
    above: Line | None = None  # the line before, if it belongs to a caption
    for line in lines:
        if _CAPTION.match(page.text, line.start, line.end) or (above and _follows(above, line)):
            above = line
        else:
            above = None
            yield line


def _follows(above: Line, line: Line) -> bool:
    if min(above.x1, line.x1) <= max(above.x0, line.x0):
        return abs(line.y0 - above.y0) < above.height // 2
    return above.y0 <= line.y0 and line.y0 - above.y1 < _LEADING * above.height
