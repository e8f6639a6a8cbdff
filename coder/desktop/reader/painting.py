"""What is laid over a page's picture: passages, hits, the selection."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QRegion

from coder.desktop.look.theme_colours import WHITE, Colour, colour_of, fill_strength, mixed
from coder.desktop.reader.placing import PlacedPage, PlacedPaint, closed_up
from coder.domain.texts.text import Box

Place = Callable[[Box], QRectF]

INK: Final = Colour(0x20, 0x22, 0x25)  # of an outline on white paper
PAPER: Final = QColor(255, 255, 255)
DARK_PAPER: Final = QColor(0, 0, 0)
_MEMO: Final = Colour(0x77, 0x77, 0x77)
_LINE: Final = 1.5  # pixels of a frame
_DOTS: Final = 1.0  # pixels of a dotted line
_MORE: Final = Qt.BrushStyle.Dense4Pattern  # themes that find no room
_DARK_STRENGTH: Final = 0.45
_HIT: Final = QColor(255, 214, 0, 110)
_CURRENT: Final = QColor(255, 140, 0, 190)
_SELECTED: Final = QColor(70, 130, 200, 105)
_ON_WHITE: Final = QPainter.CompositionMode.CompositionMode_Multiply
_ON_BLACK: Final = QPainter.CompositionMode.CompositionMode_Screen


class Outlined(NamedTuple):
    """The passages that have an outline."""

    chosen: str | None
    hovered: Collection[str] = ()


def paint_passages(
    painter: QPainter, page: PlacedPage, near: QRectF, standing_out: Outlined, *, dark: bool
) -> None:
    """Fill what is coded, frame regions and what is chosen, or lies under the mouse.

    What supports a charted value alone has a dotted line under it, or around it.
    """
    painter.setCompositionMode(_ON_BLACK if dark else _ON_WHITE)
    for fill in page.fills:
        if fill.rectangle.intersects(near):
            colour = _MEMO if fill.theme is None else colour_of(fill.theme)
            style = _MORE if fill.more else Qt.BrushStyle.SolidPattern
            painter.fillRect(fill.rectangle, QBrush(_filled(colour, dark=dark), style))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    paints = [one for one in page.paints if one.around.intersects(near)]
    for one in paints:
        colour = _MEMO if one.paint.theme is None else colour_of(one.paint.theme)
        if one.paint.charted:
            _dot(painter, one.boxes, region=one.paint.region, dark=dark)
        elif one.paint.region:
            _fill(painter, one.bare, _filled(colour, dark=dark), dark=dark)
            _frame(painter, one.boxes, QPen(QColor(*colour), _LINE), 2 * one.paint.level)
    _outline(painter, paints, standing_out, QColor(*(WHITE if dark else INK)))


def paint_found(
    painter: QPainter, boxes: Iterable[tuple[Box, bool]], place: Place, *, dark: bool
) -> None:
    """The hits of a search; the current one stronger, and framed."""
    for box, current in boxes:
        rectangle = place(box)
        _blend(painter, rectangle, _CURRENT if current else _HIT, dark=dark)
        if current:
            _frame(painter, [rectangle], QPen(QColor(*(WHITE if dark else INK)), _LINE), -1)


def paint_selection(painter: QPainter, boxes: Iterable[Box], place: Place, *, dark: bool) -> None:
    """What is selected."""
    for box in boxes:
        _blend(painter, place(box), _SELECTED, dark=dark)


def paint_target(painter: QPainter, boxes: Sequence[Box], place: Place, *, dark: bool) -> None:
    """What a theme would be dropped on."""
    if boxes:
        pen = QPen(QColor(*(WHITE if dark else INK)), _LINE)
        _frame(painter, [place(box) for box in boxes], pen, -1)


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


def _outline(
    painter: QPainter, paints: Sequence[PlacedPaint], standing_out: Outlined, ink: QColor
) -> None:
    """A dotted line around what lies under the mouse, a whole one around what is chosen."""
    lines = [
        (passage, QPen(ink, 1, Qt.PenStyle.DotLine))
        for passage in standing_out.hovered if passage != standing_out.chosen
    ]  # fmt: skip
    if standing_out.chosen is not None:
        lines.append((standing_out.chosen, QPen(ink, _LINE)))
    for passage, pen in lines:
        around = [box for one in paints if one.paint.passage == passage for box in one.boxes]
        if around:
            _frame(painter, around, pen, -1)


def _frame(painter: QPainter, boxes: Iterable[QRectF], pen: QPen, inset: int) -> None:
    """One line around all boxes, those of lines that follow each other as one."""
    region = QRegion()
    for box in closed_up(boxes):
        region += box.adjusted(inset, inset, -inset, -inset).toAlignedRect()
    outline = QPainterPath()
    outline.addRegion(region)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(outline.simplified())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
