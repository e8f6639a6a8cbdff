"""What is laid over a page's picture: passages, hits, the selection."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coder.desktop.look.theme_colours import WHITE, Colour, colour_of, fill_strength, mixed
from coder.desktop.reader.marks import Paint
from coder.domain.texts.text import Box
from coder.domain.theme import Theme

Place = Callable[[Box], QRectF]

INK: Final = Colour(0x20, 0x22, 0x25)  # of an outline on white paper
PAPER: Final = QColor(255, 255, 255)
DARK_PAPER: Final = QColor(0, 0, 0)
_MEMO: Final = Colour(0x77, 0x77, 0x77)
_BAND: Final = 2.5  # pixels of an underline
_UNDERLINES: Final = 5  # that find room under a line
_DARK_STRENGTH: Final = 0.45
_HIT: Final = QColor(255, 214, 0, 110)
_CURRENT: Final = QColor(255, 140, 0, 190)
_SELECTED: Final = QColor(70, 130, 200, 105)
_ON_WHITE: Final = QPainter.CompositionMode.CompositionMode_Multiply
_ON_BLACK: Final = QPainter.CompositionMode.CompositionMode_Screen


def paint_passages(
    painter: QPainter, paints: Iterable[Paint], place: Place, *, chosen: str | None, dark: bool
) -> None:
    """Fill what lies lowest, underline what lies on it, frame regions and what is chosen."""
    for paint in paints:
        colour = _MEMO if paint.theme is None else colour_of(paint.theme)
        boxes = [place(box) for box in paint.boxes]
        if paint.level == 0:
            _fill(painter, boxes, colour, dark=dark)
        else:
            _underline(painter, boxes, colour, paint.level)
        if paint.region:
            _frame(painter, boxes, QColor(*colour), paint.level)
    if chosen is not None:
        ink = QColor(*(WHITE if dark else INK))
        for paint in paints:
            if paint.passage == chosen:
                _frame(painter, [place(box) for box in paint.boxes], ink, 0)


def paint_found(
    painter: QPainter, boxes: Iterable[tuple[Box, bool]], place: Place, *, dark: bool
) -> None:
    """The hits of a search; the current one stronger, and framed."""
    for box, current in boxes:
        rectangle = place(box)
        _blend(painter, rectangle, _CURRENT if current else _HIT, dark=dark)
        if current:
            _frame(painter, [rectangle], QColor(*(WHITE if dark else INK)), 0)


def paint_selection(painter: QPainter, boxes: Iterable[Box], place: Place, *, dark: bool) -> None:
    """What is selected."""
    for box in boxes:
        _blend(painter, place(box), _SELECTED, dark=dark)


def paint_band(painter: QPainter, rectangle: QRectF) -> None:
    """The rectangle that is dragged over a part of a page."""
    painter.setBrush(_SELECTED)
    painter.setPen(QPen(_SELECTED.darker(), 1, Qt.PenStyle.DashLine))
    painter.drawRect(rectangle)


def fill_colour(theme: Theme | None, *, dark: bool) -> QColor:
    """What white paper becomes under a passage; of dark paper, what is added to it."""
    colour = _MEMO if theme is None else colour_of(theme)
    return _filled(colour, dark=dark)


def _filled(colour: Colour, *, dark: bool) -> QColor:
    if dark:
        return QColor(*mixed(colour, Colour(0, 0, 0), _DARK_STRENGTH))
    return QColor(*mixed(colour, WHITE, fill_strength(colour)))


def _fill(painter: QPainter, boxes: list[QRectF], colour: Colour, *, dark: bool) -> None:
    # Laid over each other as light is, so that black letters stay black.
    painter.setCompositionMode(_ON_BLACK if dark else _ON_WHITE)
    for box in boxes:
        painter.fillRect(box, _filled(colour, dark=dark))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _blend(painter: QPainter, box: QRectF, colour: QColor, *, dark: bool) -> None:
    painter.setCompositionMode(_ON_BLACK if dark else _ON_WHITE)
    painter.fillRect(box, colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _underline(painter: QPainter, boxes: list[QRectF], colour: Colour, level: int) -> None:
    for box in boxes:
        top = box.bottom() - _BAND + (level - 1) % _UNDERLINES * (_BAND + 0.5)
        painter.fillRect(QRectF(box.left(), top, box.width(), _BAND), QColor(*colour))


def _frame(painter: QPainter, boxes: list[QRectF], colour: QColor, inset: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5))
    for box in boxes:
        inside = 3 * inset
        painter.drawRect(box.adjusted(inside - 1, inside - 1, 1 - inside, 1 - inside))
