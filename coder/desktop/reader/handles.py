"""The handles at both ends of a passage: where they stand, and how they are painted."""

from typing import Final, NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coder.domain.texts.text import Box, Text

_BAR: Final = 2.0  # pixels
_KNOB: Final = 5.0  # pixels from its middle to its edge, at the most
_SMALLEST: Final = 3.0
_SHARE: Final = 0.35  # of the line that it stands beside: it hides words of the next one
_REACH: Final = 9.0  # pixels around it that belong to it
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


class Handle(NamedTuple):
    """One end of a passage, or one corner of a region."""

    edge: Box  # as thin as a caret; of a corner it is nothing but a point
    first: bool  # whether it is the beginning
    active: bool = True  # whether the arrows move it


def handles_of(
    text: Text, start: int, end: int, *, active: bool | None = None
) -> tuple[Handle, ...]:
    """The handles of a stretch; ``active`` says whether the arrows move the first or the last."""
    if start >= end:
        return ()
    return (
        Handle(_edge(text, start, first=True), True, active is not False),  # noqa: FBT003
        Handle(_edge(text, end - 1, first=False), False, active is not True),  # noqa: FBT003
    )


def corners_of(region: Box, *, active: bool | None = None) -> tuple[Handle, ...]:
    """The handles of a region: its upper left corner, and its lower right one."""
    page, x0, y0, x1, y1 = region
    return (
        Handle(Box(page, x0, y0, x0, y0), True, active is not False),  # noqa: FBT003
        Handle(Box(page, x1, y1, x1, y1), False, active is not True),  # noqa: FBT003
    )


def is_near(handle: Handle, edge: QRectF, place: QPointF) -> bool:
    """Whether a point is near enough to a handle to take hold of it; ``edge`` is where it is."""
    knob = _knob(handle, edge) - place
    bar = edge.adjusted(-_KNOB, -_KNOB, _KNOB, _KNOB)
    return max(abs(knob.x()), abs(knob.y())) <= _REACH or bar.contains(place)


def paint_handle(painter: QPainter, handle: Handle, edge: QRectF, colour: QColor) -> None:
    """A bar at the end of the words with a knob: above where they begin, below where they end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _BAR))
    painter.drawLine(edge.topLeft(), edge.bottomRight())
    painter.setBrush(colour if handle.active else QColor(Qt.GlobalColor.white))
    knob = _knob(handle, edge)
    painter.setPen(QPen(QColor(Qt.GlobalColor.white) if handle.active else colour, 1.5))
    painter.drawEllipse(knob, _size(edge), _size(edge))
    painter.restore()


def _knob(handle: Handle, edge: QRectF) -> QPointF:
    if edge.height() < 1 and edge.width() < 1:  # a corner
        return edge.topLeft()
    off = QPointF(0, _size(edge) - 1)
    return edge.topLeft() - off if handle.first else edge.bottomRight() + off


def _size(edge: QRectF) -> float:
    """From the middle of the knob to its edge; ``edge`` is where the passage ends."""
    line = max(edge.height(), edge.width())
    return _KNOB if line < 1 else max(_SMALLEST, min(_KNOB, _SHARE * line))  # a corner has no line


def _edge(text: Text, position: int, *, first: bool) -> Box:
    """The side of a character at which a stretch begins or ends."""
    page = text.page_of(position)
    held = text.pages[page]
    place = min(position - text.starts[page], len(held.text) - 1)
    x0, y0, x1, y1 = held.box(place)
    backwards = bidirectional(held.text[place]) in _RIGHT_TO_LEFT
    x = x0 if first != backwards else x1
    return Box(page, x, y0, x, y1)
