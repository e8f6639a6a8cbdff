"""Where the plates of coders stand: beside the lines of words, so that they lie on none."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSizeF

from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.domain.texts.text import Text
from coder.domain.texts.turning import Rectangle, turned

_GAPS: Final = (2.0, 0.5)  # pixels between a line and its plate; the second in a narrow gutter


class Page(NamedTuple):
    """What plates have to heed, in pixels."""

    words: Sequence[QRectF]  # the lines of a page, each column by itself
    taken: Sequence[QRectF]  # plates that stand there already
    room: QRectF  # the page


def page_lines(text: Text, page: int) -> list[Rectangle]:
    """The lines of a page, each column by itself, in 1/100 pt of the page as it is shown."""
    shown, start = text.pages[page], text.starts[page]
    boxes = stretch_boxes(text, start, start + len(shown.text))
    return [turned(shown, box[1:]) for box in boxes]


def line_of(lines: Iterable[Rectangle], piece: Rectangle) -> Rectangle:
    """A piece of a line, as wide as its whole line."""
    left, top, right, bottom = piece
    for x0, y0, x1, y1 in lines:
        shared = min(y1, bottom) - max(y0, top)
        if 2 * shared > bottom - top and x0 <= right and left <= x1:
            return min(x0, left), top, max(x1, right), bottom
    return piece


def plate_beside(
    line: QRectF, size: QSizeF, taken: Sequence[QRectF], *, before: bool, gap: float
) -> QRectF:
    """A plate before or after a line, further out where others stand already; in pixels."""
    left = line.left() - gap - size.width() if before else line.right() + gap
    plate = QRectF(left, line.center().y() - size.height() / 2, size.width(), size.height())
    step = -1.0 if before else 1.0
    while any(plate.intersects(one) for one in taken):
        plate.translate(step, 0)
    return plate


def clear_plate(line: QRectF, size: QSizeF, page: Page, *, before: bool) -> QRectF:
    """A plate before or after a line, on no words and on no other plate.

    In a gutter that is too narrow for several they stand one over the other. Where it is too
    narrow for one, that stands beyond the other end of the line, or else in the margin.
    """
    height = size.height()
    places = [(0.0, before), (-height, before), (height, before), (0.0, not before)]
    for down, side in places:
        plate = _near(line.translated(0, down), size, page, before=side)
        if plate is not None:
            return plate
    sides = [_outwards(line, size, page, before=side) for side in (before, not before)]
    inside = [plate for plate in sides if _is_in(plate, page.room)]
    return min(inside or sides, key=lambda plate: _away(plate, line))


def fitting(line: QRectF, said: Sequence[tuple[str, QSizeF]], page: Page) -> tuple[str, QRectF]:
    """The longest words, and where, that find room right beside a line; else the shortest."""
    for words, size in said:
        for before in (False, True):
            plate = _near(line, size, page, before=before)
            if plate is not None:
                return words, plate
    words, size = said[-1]
    return words, clear_plate(line, size, page, before=True)


def _near(line: QRectF, size: QSizeF, page: Page, *, before: bool) -> QRectF | None:
    """A plate right beside a line and the plates there; None where that is on words."""
    for gap in _GAPS:
        plate = plate_beside(line, size, page.taken, before=before, gap=gap)
        if _is_in(plate, page.room) and not any(plate.intersects(one) for one in page.words):
            return plate
    return None


def _outwards(line: QRectF, size: QSizeF, page: Page, *, before: bool) -> QRectF:
    """The first free place at the height of a line, beyond whatever stands beside it."""
    plate = plate_beside(line, size, (), before=before, gap=_GAPS[0])
    solid = (*page.words, *page.taken)
    while hit := next((one for one in solid if plate.intersects(one)), None):
        if before:
            plate.moveRight(hit.left() - _GAPS[-1])
        else:
            plate.moveLeft(hit.right() + _GAPS[-1])
    return plate


def _is_in(plate: QRectF, room: QRectF) -> bool:
    return room.left() <= plate.left() and plate.right() <= room.right()


def _away(plate: QRectF, line: QRectF) -> float:
    """How far a plate is from its line; pixels."""
    return max(line.left() - plate.right(), plate.left() - line.right())
