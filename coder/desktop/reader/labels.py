"""The names of themes and attributes beside a page: where each stands, how it is painted."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from coder.desktop.look.icons import icon
from coder.desktop.look.measures import HALF
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.reader.marks import Wish, spread

_CHIP: Final = 8  # pixels: the square of the theme's colour
_RING: Final = 1.5  # pixels: the line of the ring before an attribute
_ROUND: Final = 3
_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Label(NamedTuple):
    """A name beside a passage, in pixels of the viewport."""

    wish: Wish
    rectangle: QRectF


def place_labels(
    wishes: Sequence[tuple[float, Wish]], left: float, width: float, metrics: QFontMetricsF
) -> list[Label]:
    """The labels of one page; each wish has the height of its passage."""
    height = metrics.height() + HALF
    ordered = sorted(wishes, key=lambda pair: pair[0])
    tops = spread([top for top, _ in ordered], height)
    return [
        Label(wish, QRectF(left, top, width, height - 2))
        for top, (_, wish) in zip(tops, ordered, strict=True)
    ]


def paint_label(painter: QPainter, label: Label, palette: QPalette, *, chosen: bool) -> None:
    """Paint one label: the colour as a square, the name, the coder's letters, the memo's sign.

    An attribute has a ring in place of a square, and its name stands back.
    """
    box = label.rectangle
    back, fore = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    quiet = palette.color(QPalette.ColorRole.PlaceholderText)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen:
        painter.setPen(QColor(palette.color(QPalette.ColorRole.Highlight)))
        painter.setBrush(back)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    middle = box.center().y()
    left = _paint_chip(painter, label.wish, QPointF(box.left() + HALF, middle), quiet)
    right = box.right() - HALF
    if label.wish.memo:
        side = int(box.height() - HALF)
        pixmap = icon("memo").pixmap(side, side)
        painter.drawPixmap(round(right - side), round(middle - side / 2), pixmap)
        right -= side + HALF
    metrics = QFontMetricsF(painter.font())
    room = QRectF(left, box.top(), right - left, box.height())
    painter.setPen(quiet)
    painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignRight, label.wish.letters)
    right -= metrics.horizontalAdvance(f"{label.wish.letters} ") if label.wish.letters else 0
    painter.setPen(quiet if label.wish.attribute else fore)
    said = metrics.elidedText(words_of(label.wish), Qt.TextElideMode.ElideRight, right - left)
    room = QRectF(left, box.top(), right - left, box.height())
    painter.drawText(room, _LINE, said)


def _paint_chip(painter: QPainter, wish: Wish, place: QPointF, quiet: QColor) -> float:
    """Paint what stands before a name, in the middle of the line; returns where the name begins."""
    chip = QRectF(place.x(), place.y() - _CHIP / 2, _CHIP, _CHIP)
    if wish.theme is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*colour_of(wish.theme)))
        painter.drawRoundedRect(chip, 2, 2)
    elif wish.attribute:
        painter.setPen(QPen(quiet, _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(chip.adjusted(1, 1, -1, -1))
    else:
        return place.x()
    return place.x() + _CHIP + HALF


def words_of(wish: Wish) -> str:
    """What a label says."""
    return wish.theme.name if wish.theme is not None else wish.attribute or "Memo"
