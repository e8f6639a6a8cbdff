"""Where a page's marks lie at one zoom: worked out once, painted at every step of the wheel."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QRegion

from coder.desktop.reader.labels import Label, place_labels
from coder.desktop.reader.marks import PageMarks, Paint
from coder.domain.texts.text import Box


class PlacedPaint(NamedTuple):
    """A passage's paint in pixels of the desk."""

    paint: Paint
    boxes: Sequence[QRectF]
    bare: Sequence[QRect]  # what no other passage fills
    around: QRectF
    heights: Sequence[tuple[float, float]]  # from where to where its lines stand


class PlacedPage(NamedTuple):
    """All marks of one page in pixels of the desk."""

    paints: Sequence[PlacedPaint]
    labels: Sequence[Label]


def placed(
    marks: PageMarks, place: Callable[[Box], QRectF], lane: QRectF, metrics: QFontMetricsF
) -> PlacedPage:
    """The marks of a page; ``lane`` is where labels stand.

    Nothing is filled twice: letters would no longer stand out from two colours laid over each
    other.
    """
    filled = QRegion()
    paints = []
    for paint in marks.paints:
        boxes = [place(box) for box in paint.boxes]
        region = QRegion()
        around = QRectF()
        for box in boxes:
            region += box.toAlignedRect()
            around |= box
        bare = QRegion() if paint.charted else region - filled
        filled += bare
        paints.append(PlacedPaint(paint, boxes, list(bare), around, heights(boxes)))  # type: ignore[call-overload]
    wishes = [(place(wish.box).top(), wish) for wish in marks.wishes]
    return PlacedPage(paints, place_labels(wishes, lane.left(), lane.width(), metrics))


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
