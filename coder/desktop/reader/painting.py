"""What is laid over a page's picture: passages, hits, the selection."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from coder.desktop.look.stark import is_stark
from coder.desktop.look.theme_colours import WHITE, Colour, colour_of, fill_strength, mixed
from coder.desktop.reader.placing import PlacedPaint
from coder.domain.texts.text import Box

Place = Callable[[Box], QRectF]

INK: Final = Colour(0x20, 0x22, 0x25)  # of an outline on white paper
PAPER: Final = QColor(255, 255, 255)
DARK_PAPER: Final = QColor(0, 0, 0)
_MEMO: Final = Colour(0x77, 0x77, 0x77)
_BAND: Final = 2.0  # pixels of an underline
_LINE: Final = 1.5  # pixels of a frame
_DOTS: Final = 1.0  # pixels of a dotted line
_UNDERLINES: Final = 5  # that find room under a line
_DARK_STRENGTH: Final = 0.45
_HIT: Final = QColor(255, 214, 0, 110)
_CURRENT: Final = QColor(255, 140, 0, 190)
_SELECTED: Final = QColor(70, 130, 200, 105)
_ON_WHITE: Final = QPainter.CompositionMode.CompositionMode_Multiply
_ON_BLACK: Final = QPainter.CompositionMode.CompositionMode_Screen


def paint_passages(
    painter: QPainter, paints: Sequence[PlacedPaint], *, chosen: str | None, dark: bool
) -> None:
    """Fill what nothing else fills, underline what lies on it, frame regions and what is chosen.

    What supports a charted value alone has a dotted line under it, or around it.
    """
    for one in paints:
        colour = _MEMO if one.paint.theme is None else colour_of(one.paint.theme)
        if one.paint.charted:
            _dot(painter, one.boxes, region=one.paint.region, dark=dark)
            continue
        _fill(painter, one.bare, _filled(colour, dark=dark), dark=dark)
        if one.paint.level:
            _underline(painter, one.boxes, colour, one.paint.level, dark=dark)
        if one.paint.region:
            _frame(painter, one.boxes, QColor(*colour), 2 * one.paint.level)
    around = [box for one in paints if one.paint.passage == chosen for box in one.boxes]
    if chosen is not None and around:
        _frame(painter, around, QColor(*(WHITE if dark else INK)), -1)


def paint_found(
    painter: QPainter, boxes: Iterable[tuple[Box, bool]], place: Place, *, dark: bool
) -> None:
    """The hits of a search; the current one stronger, and framed."""
    for box, current in boxes:
        rectangle = place(box)
        _blend(painter, rectangle, _CURRENT if current else _HIT, dark=dark)
        if current:
            _frame(painter, [rectangle], QColor(*(WHITE if dark else INK)), -1)


def paint_selection(painter: QPainter, boxes: Iterable[Box], place: Place, *, dark: bool) -> None:
    """What is selected; with high contrast there is a line around it."""
    held = [place(box) for box in boxes]
    for rectangle in held:
        _blend(painter, rectangle, _SELECTED, dark=dark)
    if held and is_stark():
        _frame(painter, held, QColor(*(WHITE if dark else INK)), 0)


def paint_target(painter: QPainter, boxes: Sequence[Box], place: Place, *, dark: bool) -> None:
    """What a theme would be dropped on."""
    if boxes:
        _frame(painter, [place(box) for box in boxes], QColor(*(WHITE if dark else INK)), -1)


def paint_band(painter: QPainter, rectangle: QRectF) -> None:
    """The rectangle that is dragged over a part of a page."""
    painter.setBrush(_SELECTED)
    painter.setPen(QPen(_SELECTED.darker(), 1, Qt.PenStyle.DashLine))
    painter.drawRect(rectangle)


def _filled(colour: Colour, *, dark: bool) -> QColor:
    if dark:
        return QColor(*mixed(colour, Colour(0, 0, 0), _DARK_STRENGTH))
    return QColor(*mixed(colour, WHITE, fill_strength(colour)))


def _fill(painter: QPainter, bare: Iterable[QRect], colour: QColor, *, dark: bool) -> None:
    # Laid over the page as light is, so that black letters stay black.
    painter.setCompositionMode(_ON_BLACK if dark else _ON_WHITE)
    for rectangle in bare:
        painter.fillRect(rectangle, colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _blend(painter: QPainter, box: QRectF, colour: QColor, *, dark: bool) -> None:
    painter.setCompositionMode(_ON_BLACK if dark else _ON_WHITE)
    painter.fillRect(box, colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _underline(
    painter: QPainter, boxes: Iterable[QRectF], colour: Colour, level: int, *, dark: bool
) -> None:
    for box in boxes:
        top = box.bottom() - _BAND + (level - 1) % _UNDERLINES * (_BAND + 0.5)
        _blend(painter, QRectF(box.left(), top, box.width(), _BAND), QColor(*colour), dark=dark)


def _dot(painter: QPainter, boxes: Iterable[QRectF], *, region: bool, dark: bool) -> None:
    """A dotted line under words, or around a region."""
    grey = QColor(*(mixed(_MEMO, WHITE, _DARK_STRENGTH) if dark else _MEMO))
    painter.setPen(QPen(grey, _DOTS, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        if region:
            painter.drawRect(box)
        else:
            painter.drawLine(box.bottomLeft(), box.bottomRight())


def _frame(painter: QPainter, boxes: Iterable[QRectF], colour: QColor, inset: int) -> None:
    """One line around all boxes that touch."""
    outline = QPainterPath()
    for box in boxes:
        path = QPainterPath()
        path.addRect(box.adjusted(inset, inset, -inset, -inset))
        outline = outline.united(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _LINE))
    painter.drawPath(outline.simplified())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
