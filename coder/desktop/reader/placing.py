"""Where a page's marks lie at one zoom: worked out once, painted at every step of the wheel."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion

from coder.desktop.reader.marks import PageMarks, Paint
from coder.domain.texts.text import Box
from coder.domain.theme import Theme

_BANDS: Final = 4  # that a line of words is parted into at the most


class PlacedPaint(NamedTuple):
    """A passage's paint in pixels of the desk."""

    paint: Paint
    boxes: Sequence[QRectF]
    bare: Sequence[QRect]  # of a region, what no words that are coded fill
    around: QRectF


class Fill(NamedTuple):
    """A part of a line in the colour of a theme."""

    theme: Theme | None  # None where there is a memo alone
    rectangle: QRectF
    more: bool = False  # it stands for the themes that find no room


class Piece(NamedTuple):
    """A line of a passage while fills are worked out."""

    number: int  # of the paint
    box: QRectF


class PlacedPage(NamedTuple):
    """What lies over one page, in pixels of the desk."""

    paints: Sequence[PlacedPaint]
    fills: Sequence[Fill]


def placed(marks: PageMarks, place: Callable[[Box], QRectF]) -> PlacedPage:
    """The marks over a page.

    No place is filled twice: letters would no longer stand out from two colours laid over each
    other. Where passages overlap, the height of the line is shared among their themes.
    """
    boxes = [[place(box) for box in paint.boxes] for paint in marks.paints]
    words = [
        Piece(number, box)
        for number, paint in enumerate(marks.paints)
        if not paint.region and not paint.charted
        for box in boxes[number]
    ]
    fills = [fill for line in _lines(words) for fill in _shared(line, marks.paints)]
    filled = QRegion()
    if any(paint.region for paint in marks.paints):
        for piece in words:
            filled += piece.box.toAlignedRect()
    paints = []
    for paint, held in zip(marks.paints, boxes, strict=True):
        bare = QRegion()
        if paint.region and not paint.charted:
            for box in held:
                bare += box.toAlignedRect()
            bare -= filled
            filled += bare
        around = QRectF()
        for box in held:
            around |= box
        paints.append(PlacedPaint(paint, held, list(bare), around))  # type: ignore[call-overload]
    return PlacedPage(paints, fills)


def _lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that stand in one line: more than half of the lower one lies beside the other."""
    lines: list[tuple[float, float, list[Piece]]] = []
    for piece in sorted(pieces, key=lambda one: one.box.top()):
        top, bottom = piece.box.top(), piece.box.bottom()
        for number in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            first, last, held = lines[number]
            shared = min(bottom, last) - max(top, first)
            if 2 * shared > min(bottom - top, last - first):
                held.append(piece)
                break
        else:
            lines.append((top, bottom, [piece]))
    return [held for _, _, held in lines]


def _shared(line: Sequence[Piece], paints: Sequence[Paint]) -> list[Fill]:
    """The fills of one line, from where a passage begins or ends to where the next one does."""
    edges = sorted({edge for _, box in line for edge in (box.left(), box.right())})
    fills: list[Fill] = []
    for left, right in pairwise(edges):
        here = [piece for piece in line if piece.box.left() <= left and right <= piece.box.right()]
        if not here:
            continue
        top = min(piece.box.top() for piece in here)
        bottom = max(piece.box.bottom() for piece in here)
        ordered = sorted(here, key=lambda piece: piece.number)
        there = [paints[piece.number].theme for piece in ordered]
        themes = list({theme and theme.id: theme for theme in there}.values())
        shown = themes if len(themes) <= _BANDS else themes[: _BANDS - 1]
        height = (bottom - top) / min(len(themes), _BANDS)
        for number, theme in enumerate(shown):
            fills.append(Fill(theme, QRectF(left, top + number * height, right - left, height)))
        if len(shown) < len(themes):
            box = QRectF(left, bottom - height, right - left, height)
            fills.append(Fill(None, box, more=True))
    return _joined(fills)


def _joined(fills: Sequence[Fill]) -> list[Fill]:
    """Fills of one theme that go on beside each other are one."""
    found: dict[tuple[object, float, float, float], Fill] = {}
    for one in fills:
        box = one.rectangle
        said = (one.theme and one.theme.id, one.more, box.top(), box.height())
        before = found.pop((*said, box.left()), None)  # type: ignore[arg-type]
        if before is not None:
            box = QRectF(before.rectangle.topLeft(), box.bottomRight())
        found[*said, box.right()] = one._replace(rectangle=box)  # type: ignore[index]
    return list(found.values())


def closed_up(boxes: Iterable[QRectF]) -> list[QRectF]:
    """The lines of a passage without the gaps between those that follow each other."""
    found: list[QRectF] = []
    for box in boxes:
        if found:
            last = found[-1]
            gap = box.top() - last.bottom()
            beside = box.left() < last.right() and last.left() < box.right()
            if beside and 0 < gap < box.height():
                last.setBottom(box.top())
        found.append(QRectF(box))
    return found


def heights(boxes: Sequence[QRectF]) -> list[tuple[float, float]]:
    """From where to where lines stand; those less than a line apart are one piece."""
    found: list[tuple[float, float]] = []
    for box in sorted(boxes, key=QRectF.top):
        top, bottom = box.top(), box.bottom()
        if found and top - found[-1][1] < box.height():
            found[-1] = found[-1][0], max(found[-1][1], bottom)
        else:
            found.append((top, bottom))
    return found
