"""Where the plates of coders stand: beside the lines of words, so that they lie on none."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSizeF

from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.domain.texts.text import Text
from coder.domain.texts.turning import Rectangle, turned

_GAP: Final = 2.0  # pixels


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


def beside(lines: Iterable[QRectF], line: QRectF, frame: QRectF) -> tuple[float, float]:
    """From where before a line, and to where after it, there are no words; in pixels."""
    left, right = frame.left(), frame.right()
    for other in lines:
        if min(other.bottom(), line.bottom()) - max(other.top(), line.top()) > 1:
            if other.right() <= line.left():
                left = max(left, other.right())
            elif other.left() >= line.right():
                right = min(right, other.left())
    return left, right


def fitting(
    line: QRectF,
    said: Sequence[tuple[str, QSizeF]],
    taken: Sequence[QRectF],
    room: tuple[float, float],
) -> tuple[str, QRectF]:
    """The longest words, and where, that find room beside a line; the shortest, where none do."""
    left, right = room
    for words, size in said:
        for before in (False, True):
            plate = plate_beside(line, size, taken, before=before, gap=_GAP)
            if left + _GAP <= plate.left() and plate.right() <= right - _GAP:
                return words, plate
    words, size = said[-1]
    return words, plate_beside(line, size, taken, before=True, gap=_GAP)
