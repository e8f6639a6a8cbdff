"""What is laid over a page's picture: passages, hits, the selection."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from coder.desktop.look.stark import is_stark
from coder.desktop.look.theme_colours import WHITE, Colour, colour_of, fill_strength, mixed, seen_on
from coder.desktop.reader.placing import PlacedPage
from coder.domain.texts.line_edges import adjoined, flush
from coder.domain.texts.text import Box
from coder.domain.texts.turning import Rectangle
from coder.domain.theme import Theme

Place = Callable[[Box], QRectF]

_BLACK: Final = Colour(0, 0, 0)
INK: Final = Colour(0x20, 0x22, 0x25)  # of an outline on white paper
PAPER: Final = QColor(255, 255, 255)
DARK_PAPER: Final = QColor(0, 0, 0)
_MEMO: Final = Colour(0x77, 0x77, 0x77)
_LINE: Final = 1.5  # pixels of a frame
_SMOOTH: Final = 4.5  # of contrast, of which a smooth thin line loses some
_DOTS: Final = 1.0  # pixels of a dotted line
_MORE: Final = Colour(0x55, 0x55, 0x55)  # themes that find no room
_DARK_STRENGTH: Final = 0.45
_HIT: Final = QColor(255, 214, 0, 110)
_CURRENT: Final = QColor(255, 165, 0, 185)
_SELECTED: Final = QColor(0, 120, 255, 105)
_EDGE: Final = Colour(0, 90, 220)  # of what is selected: no theme has one
_LIGHT_EDGE: Final = Colour(110, 180, 255)
_ON_WHITE: Final = QPainter.CompositionMode.CompositionMode_Multiply
_ON_BLACK: Final = QPainter.CompositionMode.CompositionMode_Screen


class Onto(NamedTuple):
    """Where a page lies on what is painted, and how large."""

    left: float
    top: float
    scale: float  # pixels for 1/100 pt

    def all(self, boxes: Iterable[Rectangle]) -> list[QRectF]:
        """Rectangles of the page as it is shown, in pixels."""
        left, top, scale = self
        return [
            QRectF(left + x0 * scale, top + y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale)
            for x0, y0, x1, y1 in boxes
        ]

    def heights(self, pieces: Iterable[tuple[int, int]]) -> list[tuple[float, float]]:
        """From where to where something stands, in pixels."""
        return [
            (self.top + top * self.scale, self.top + bottom * self.scale) for top, bottom in pieces
        ]


class Outlined(NamedTuple):
    """The passages that have an outline."""

    chosen: str | None
    hovered: Collection[str] = ()


def paint_passages(
    painter: QPainter, page: PlacedPage, onto: Onto, standing_out: Outlined, *, dark: bool
) -> None:
    """Fill what is coded, frame regions and what is chosen, or lies under the mouse.

    What supports a charted value alone has a dotted line under it, or around it.
    """
    painter.save()
    painter.translate(onto.left, onto.top)
    painter.scale(onto.scale, onto.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(_ON_BLACK if dark else _ON_WHITE)
    for fill in page.fills:
        painter.setBrush(_filled(_MORE if fill.more else _ink(fill.theme), dark=dark))
        painter.drawRects(fill.rectangles)
    for one in page.paints:
        if one.bare:
            painter.setBrush(_filled(_ink(one.paint.theme), dark=dark))
            painter.drawRects(one.bare)
    painter.restore()
    for one in page.paints:
        if one.paint.charted:
            _dot(painter, onto.all(one.boxes), region=one.paint.region, dark=dark)
        elif one.paint.region:
            ink = seen_on(_BLACK if dark else WHITE, _ink(one.paint.theme), _SMOOTH)
            pen = QPen(QColor(*ink), _LINE)
            _frame(painter, onto.all(one.boxes), pen, 2 * one.paint.level)
    _outline(painter, page, onto, standing_out, QColor(*(WHITE if dark else INK)))


def paint_found(
    painter: QPainter, boxes: Iterable[tuple[Box, bool]], place: Place, *, dark: bool
) -> None:
    """The hits of a search; the current one stronger, and framed."""
    held: dict[bool, list[QRectF]] = {False: [], True: []}
    for box, current in boxes:
        held[current].append(place(box))
    _blend(painter, held[False], _HIT, dark=dark)
    _blend(painter, held[True], _CURRENT, dark=dark)
    if held[True]:
        _frame(painter, held[True], QPen(QColor(*(WHITE if dark else INK)), _LINE), -1)


def paint_selection(painter: QPainter, boxes: Iterable[Box], place: Place, *, dark: bool) -> None:
    """What is selected; a blue line around it tells it from passages, whatever their colour."""
    held = _meeting([place(box) for box in boxes])
    _blend(painter, held, _SELECTED, dark=dark)
    edge = _LIGHT_EDGE if dark else _EDGE
    if is_stark():
        edge = WHITE if dark else INK
    if held:
        _frame(painter, held, QPen(QColor(*edge), _LINE), 0)


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


@lru_cache(maxsize=1024)
def _filled(colour: Colour, *, dark: bool) -> QColor:
    if dark:
        return QColor(*mixed(colour, _BLACK, _DARK_STRENGTH))
    return QColor(*mixed(colour, WHITE, fill_strength(colour)))


def _ink(theme: Theme | None) -> Colour:
    return _MEMO if theme is None else colour_of(theme)


def _blend(painter: QPainter, boxes: Iterable[QRectF], colour: QColor, *, dark: bool) -> None:
    """Colour some boxes, and what several of them share once."""
    filled = QPainterPath()
    filled.setFillRule(Qt.FillRule.WindingFill)
    for box in boxes:
        filled.addRect(box)
    painter.setCompositionMode(_ON_BLACK if dark else _ON_WHITE)
    painter.fillPath(filled, colour)
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
    painter: QPainter, page: PlacedPage, onto: Onto, standing_out: Outlined, ink: QColor
) -> None:
    """A dotted line around what lies under the mouse, a whole one around what is chosen."""
    lines = [
        (passage, QPen(ink, 1, Qt.PenStyle.DotLine))
        for passage in standing_out.hovered if passage != standing_out.chosen
    ]  # fmt: skip
    if standing_out.chosen is not None:
        lines.append((standing_out.chosen, QPen(ink, _LINE)))
    for passage, pen in lines:
        paints = (one for one in page.paints if one.paint.passage == passage)
        found = next(paints, None)  # all paints of a passage have the same boxes
        if found is not None:
            _frame(painter, onto.all(found.boxes), pen, -1)


def _meeting(boxes: Iterable[QRectF]) -> list[QRectF]:
    """Lines in whole pixels that meet where they follow each other, with smooth edges."""
    pixels = [box.toAlignedRect() for box in boxes]
    found = [(box.x(), box.y(), box.x() + box.width(), box.y() + box.height()) for box in pixels]
    return [QRectF(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in flush(adjoined(found))]


def _frame(painter: QPainter, boxes: Iterable[QRectF], pen: QPen, inset: int) -> None:
    """One line around all boxes, those of lines that follow each other as one."""
    region = QRegion()
    for box in _meeting(boxes):
        region += box.adjusted(inset, inset, -inset, -inset).toAlignedRect()
    outline = QPainterPath()
    outline.addRegion(region)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(outline.simplified())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
