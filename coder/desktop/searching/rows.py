"""How documents and hits of a search are painted: a hit's words stand out of those around them."""

from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder.analysis.searching import FoundIn, Hit
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.searching.model import FOUND, HIT

Index = QModelIndex | QPersistentModelIndex

_BEFORE: Final = 0.4  # of the room is for the words before a hit
_PAGE: Final = "p. 00000"  # so wide is a page
_HIT: Final = QColor(255, 214, 0, 90)


class FoundRows(QStyledItemDelegate):
    """One line a row: a document with its number of hits, or a hit between its surroundings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        part = QStyle.SubElement.SE_ItemViewItemText
        shown.text = "x"
        room = style.subElementRect(part, shown, shown.widget).adjusted(HALF, 0, -HALF, 0)
        room.setRight(shown.rect.right() - HALF)
        hit: Hit | None = index.data(HIT)
        painter.save()
        painter.setClipRect(room)
        if hit is None:
            _paint_document(painter, shown, room, index.data(FOUND))
        else:
            _paint_hit(painter, shown, room, hit)
        painter.restore()


def _paint_document(
    painter: QPainter, shown: QStyleOptionViewItem, room: QRect, one: FoundIn
) -> None:
    bold = QFont(shown.font)
    bold.setBold(True)
    base = _base(shown, room)
    count = f"{len(one.spans):,}"
    strong, faint = _colours(shown)
    painter.setPen(strong)
    painter.setFont(bold)
    at = room.left() + _draw(painter, room.left(), base, one.document.key) + GRID
    wide = QFontMetricsF(bold).horizontalAdvance(count)
    painter.drawText(QPointF(room.right() - wide, base), count)
    painter.setFont(shown.font)
    painter.setPen(faint)
    said = one_line(one.document.title or one.file.name)
    if one.document.excluded is not None:
        said = f"excluded · {said}"
    left = room.right() - wide - GRID - at
    painter.drawText(
        QPointF(at, base),
        shown.fontMetrics.elidedText(said, Qt.TextElideMode.ElideRight, int(left)),
    )


def _paint_hit(painter: QPainter, shown: QStyleOptionViewItem, room: QRect, hit: Hit) -> None:
    """Hits stand under one another, so that what surrounds them can be compared."""
    strong, faint = _colours(shown)
    base = _base(shown, room)
    metrics = QFontMetricsF(shown.font)
    painter.setFont(shown.font)
    painter.setPen(faint)
    _draw(painter, room.left(), base, f"p. {hit.page}")
    left = room.left() + metrics.horizontalAdvance(_PAGE)
    middle = left + _BEFORE * (room.right() - left)
    mode = Qt.TextElideMode
    first, last = (hit.before, mode.ElideLeft), (hit.after, mode.ElideRight)
    if _is_from_right(hit.words):
        first, last = last, first
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # restored with all else
    before = metrics.elidedText(*first, middle - left)
    painter.setPen(strong)
    start = middle - metrics.horizontalAdvance(before)
    _draw(painter, start, base, before)
    bold = QFont(shown.font)
    bold.setBold(True)
    wide = QFontMetricsF(bold).horizontalAdvance(hit.words)
    if not shown.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(QRect(int(middle), room.top() + 2, int(wide) + 1, room.height() - 4), _HIT)
    painter.setFont(bold)
    _draw(painter, middle, base, hit.words)
    painter.setFont(shown.font)
    room_after = room.right() - middle - wide
    after = metrics.elidedText(*last, max(0.0, room_after))
    _draw(painter, middle + wide, base, after)


def _is_from_right(words: str) -> bool:
    """Whether words are written from the right to the left: then what stands before is at right."""
    return any(bidirectional(letter) in {"R", "AL"} for letter in words)


def _draw(painter: QPainter, left: float, base: float, words: str) -> float:
    painter.drawText(QPointF(left, base), words)
    return QFontMetricsF(painter.font()).horizontalAdvance(words)


def _base(shown: QStyleOptionViewItem, room: QRect) -> float:
    metrics = shown.fontMetrics
    return room.top() + (room.height() - metrics.height()) / 2 + metrics.ascent()


def _colours(shown: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    """Of what stands out, and of the rest."""
    if shown.state & QStyle.StateFlag.State_Selected:
        colour = shown.palette.color(QPalette.ColorRole.HighlightedText)
        return colour, colour
    read = shown.palette.color
    return read(QPalette.ColorRole.Text), read(QPalette.ColorRole.PlaceholderText)
