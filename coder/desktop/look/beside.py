"""Where a field that lies over the window finds room beside what it is about."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize

from coder.desktop.look.measures import GRID, WIDE


def beside(marked: QRect, size: QSize, *rooms: QRect, least: int | None = None) -> QRect:
    """A place below what is marked, above it, or at its side, in the first room that has one.

    Where none has, the field is made lower, down to ``least`` pixels. Where that does not help
    either, it stands at the bottom of the first room, or at its top if that covers less.
    """
    low = size.height() if least is None else min(least, size.height())
    insides = [room.adjusted(WIDE, WIDE, -WIDE, -WIDE) for room in rooms]
    for inside in insides:
        for place in (*_whole(marked, size, inside), *_lower(marked, size, inside, low)):
            if inside.contains(place):
                return place
    return _covering_least(marked, QSize(size.width(), low), insides[0])


def _whole(marked: QRect, size: QSize, inside: QRect) -> Iterator[QRect]:
    left = _within(marked.left(), inside.left(), inside.right() - size.width())
    top = _within(marked.top(), inside.top(), inside.bottom() - size.height())
    yield QRect(QPoint(left, marked.bottom() + GRID), size)
    yield QRect(QPoint(left, marked.top() - GRID - size.height()), size)
    yield QRect(QPoint(marked.right() + GRID, top), size)
    yield QRect(QPoint(marked.left() - GRID - size.width(), top), size)


def _lower(marked: QRect, size: QSize, inside: QRect, low: int) -> Iterator[QRect]:
    """As high as the greater of the rooms below and above is, if that is enough."""
    below = inside.bottom() - marked.bottom() - GRID
    above = marked.top() - GRID - inside.top()
    height = min(size.height(), max(below, above))
    if height >= low:
        left = _within(marked.left(), inside.left(), inside.right() - size.width())
        top = marked.bottom() + GRID if below >= above else marked.top() - GRID - height
        yield QRect(left, top, size.width(), height)


def _covering_least(marked: QRect, size: QSize, inside: QRect) -> QRect:
    left = _within(marked.left(), inside.left(), inside.right() - size.width())
    lowest = QRect(QPoint(left, max(inside.top(), inside.bottom() - size.height())), size)
    highest = QRect(QPoint(left, inside.top()), size)
    covered = [(one & marked).height() for one in (lowest, highest)]
    return lowest if covered[0] <= covered[1] else highest


def _within(wanted: int, low: int, high: int) -> int:
    return max(low, min(wanted, high))
