"""Where the marks of a page lie on it: worked out once, at whatever zoom it is looked at."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion

from coder.desktop.reader.marks import PageMarks, Paint
from coder.domain.texts.line_edges import adjoined
from coder.domain.texts.text import Box
from coder.domain.texts.turning import Rectangle
from coder.domain.theme import Theme

_BANDS: Final = 4  # that a line of words is parted into at the most
_GAP: Final = 0.5  # of a line: over more, as between paragraphs, colour does not go on
_LOOKED_BACK: Final = 3  # lines in which a piece may belong
_KNOWN: Final = 8192  # lines that are not worked out again

Piece = tuple[str, int, int, int, int]
"""A line of a passage: the id of its theme, and where it lies."""

Share = tuple[str, bool, int, float, int, float]
"""A part of a line: the id of its theme, whether it stands for more, and where it lies."""


class PlacedPaint(NamedTuple):
    """A passage's paint, in 1/100 pt of the page as it is shown."""

    paint: Paint
    boxes: Sequence[Rectangle]
    bare: Sequence[QRect]  # of a region, what no words that are coded fill
    around: Rectangle

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        left, top, right, bottom = self.around
        if not (left <= x <= right and top <= y <= bottom):
            return False
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in self.boxes)

    @property
    def size(self) -> int:
        """How much of the page it takes."""
        return sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in self.boxes)


class Fill(NamedTuple):
    """Parts of lines in the colour of one theme."""

    theme: Theme | None  # None where there is a memo alone
    more: bool  # they stand for the themes that find no room
    rectangles: Sequence[QRectF]


class PlacedPage(NamedTuple):
    """What lies over one page, in 1/100 pt of the page as it is shown."""

    paints: Sequence[PlacedPaint]
    fills: Sequence[Fill]
    heights: dict[str, Sequence[tuple[int, int]]]  # by passage: from where to where it stands


NOTHING: Final = PlacedPage((), (), {})


def placed(marks: PageMarks, place: Callable[[Box], Rectangle]) -> PlacedPage:
    """The marks over a page; ``place`` is from the unrotated page to the page as it is shown.

    No place is filled twice: letters would no longer stand out from two colours laid over each
    other. Where passages overlap, the height of the line is shared among their themes.
    """
    held = [(paint, _standing(paint, place)) for paint in marks.paints]
    themes = {paint.theme.id if paint.theme else "": paint.theme for paint, _ in held}
    pieces = [
        (paint.theme.id if paint.theme else "", *box)
        for paint, boxes in held
        if not paint.region and not paint.charted
        for box in boxes
    ]
    shared: dict[tuple[str, bool], list[QRectF]] = defaultdict(list)
    for line in _apart(_lines(pieces)):
        for theme, more, left, top, right, bottom in _shared(line):
            shared[theme, more].append(QRectF(left, top, right - left, bottom - top))
    fills = [Fill(themes.get(theme), more, found) for (theme, more), found in shared.items()]
    standing = {paint.passage: boxes for paint, boxes in held}
    return PlacedPage(
        _paints(held, pieces), fills, {one: heights(boxes) for one, boxes in standing.items()}
    )


def _standing(paint: Paint, place: Callable[[Box], Rectangle]) -> list[Rectangle]:
    boxes = [place(box) for box in paint.boxes]
    return boxes if paint.region else adjoined(boxes, gap=_GAP)


def _paints(
    held: Sequence[tuple[Paint, list[Rectangle]]], pieces: Sequence[Piece]
) -> list[PlacedPaint]:
    """Regions are filled where nothing else is."""
    filled = QRegion()
    if any(paint.region for paint, _ in held):
        for _, x0, y0, x1, y1 in pieces:
            filled += QRect(x0, y0, x1 - x0, y1 - y0)
    paints = []
    for paint, boxes in held:
        bare = QRegion()
        if paint.region and not paint.charted:
            for x0, y0, x1, y1 in boxes:
                bare += QRect(x0, y0, x1 - x0, y1 - y0)
            bare -= filled
            filled += bare
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        around = min(lefts), min(tops), max(rights), max(bottoms)
        paints.append(PlacedPaint(paint, boxes, list(bare), around))  # type: ignore[call-overload]
    return paints


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand in one line: more than half of the lower one lies beside the other."""
    lines: list[tuple[int, int, list[Piece]]] = []
    for piece in sorted(pieces, key=lambda one: one[2]):
        _, _, top, _, bottom = piece
        for first, last, held in reversed(lines[-_LOOKED_BACK:]):
            if 2 * (min(bottom, last) - max(top, first)) > min(bottom - top, last - first):
                held.append(piece)
                break
        else:
            lines.append((top, bottom, [piece]))
    order = {id(piece): number for number, piece in enumerate(pieces)}
    return [part for _, _, held in lines for part in _connected(held, order)]


def _connected(line: Sequence[Piece], order: Mapping[int, int]) -> list[list[Piece]]:
    """Pieces that lie on each other, in the order of the passages: columns are lines apart."""
    parts: list[list[Piece]] = []
    end = 0
    for piece in sorted(line, key=lambda one: one[1]):
        if not parts or piece[1] >= end:
            parts.append([])
            end = piece[3]
        parts[-1].append(piece)
        end = max(end, piece[3])
    return [sorted(part, key=lambda piece: order[id(piece)]) for part in parts]


def _apart(lines: Sequence[Sequence[Piece]]) -> Iterator[tuple[Piece, ...]]:
    """The same lines, none of which reaches into the next one."""
    around = adjoined(
        [(min(p[1] for p in line), min(p[2] for p in line),
          max(p[3] for p in line), max(p[4] for p in line)) for line in lines],
        gap=0,
    )  # fmt: skip
    for line, (_, top, _, bottom) in zip(lines, around, strict=True):
        yield tuple((theme, left, top, right, bottom) for theme, left, _, right, _ in line)


@lru_cache(maxsize=_KNOWN)
def _shared(line: tuple[Piece, ...]) -> list[Share]:
    """The parts of one line, from where a passage begins or ends to where the next one does."""
    edges = sorted({edge for _, x0, _, x1, _ in line for edge in (x0, x1)})
    waiting = sorted(range(len(line)), key=lambda number: -line[number][1])
    top, bottom = min(piece[2] for piece in line), max(piece[4] for piece in line)
    here: list[int] = []
    shares: list[Share] = []
    for left, right in pairwise(edges):
        here = [number for number in here if line[number][3] > left]
        while waiting and line[waiting[-1]][1] <= left:
            here.append(waiting.pop())
        if here:
            themes = list(dict.fromkeys(line[number][0] for number in sorted(here)))
            shares += _parted(themes, (left, top, right, bottom))
    return _joined(shares)


def _parted(themes: Sequence[str], part: Rectangle) -> list[Share]:
    """A part of a line in as many bands as there are themes."""
    left, top, right, bottom = part
    shown = themes if len(themes) <= _BANDS else [*themes[: _BANDS - 1], ""]
    height = (bottom - top) / len(shown)
    return [
        (theme, len(themes) > _BANDS and number == _BANDS - 1,
         left, top + number * height, right, top + (number + 1) * height)
        for number, theme in enumerate(shown)
    ]  # fmt: skip


def _joined(shares: Sequence[Share]) -> list[Share]:
    """Parts of one theme that go on beside each other are one."""
    found: dict[tuple[str, bool, float, float, int], Share] = {}
    for theme, more, left, top, right, bottom in shares:
        before = found.pop((theme, more, top, bottom, left), None)
        begin = left if before is None else before[2]
        found[theme, more, top, bottom, right] = theme, more, begin, top, right, bottom
    return list(found.values())


def heights(boxes: Sequence[Rectangle]) -> list[tuple[int, int]]:
    """From where to where lines stand; those less than a line apart are one piece."""
    found: list[tuple[int, int]] = []
    for _, top, _, bottom in sorted(boxes, key=lambda box: box[1]):
        if found and top - found[-1][1] < bottom - top:
            found[-1] = found[-1][0], max(found[-1][1], bottom)
        else:
            found.append((top, bottom))
    return found
