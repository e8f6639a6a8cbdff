"""Draws a document as two lines: who and when, and the title; how far I am at the right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coder.analysis.progress import Progress
from coder.desktop.documents.model import ROW, WHY, count_words, state_words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import heading, one_line

_SIGN: Final = 10  # pixels across
_BAR: Final = 3
_Index = QModelIndex | QPersistentModelIndex


class DocumentDelegate(QStyledItemDelegate):
    """Two lines a document; the one in the reader has a bar at its left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read: str | None = None  # the id of the document in the reader

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * GRID - HALF)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        row: Progress | None = index.data(ROW)
        widget: QWidget = styled.widget
        style = widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, styled, painter, widget
        )  # the selection
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Row(painter, styled, row, index.data(WHY)).draw(is_read=row.document.id == self.read)
        painter.restore()


class _Row:
    """One row while it is drawn."""

    def __init__(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Progress, why: str
    ) -> None:
        state: QStyle.StateFlag = option.state
        self._palette: QPalette = option.palette
        self._selected = bool(state & QStyle.StateFlag.State_Selected)
        self._whole: QRect = option.rect
        self._font = QFont(option.font)
        self._painter = painter
        self._row = row
        self._why = why

    def draw(self, *, is_read: bool) -> None:
        """Draw all of it."""
        if is_read:
            accent = self._palette.color(
                QPalette.ColorRole.HighlightedText if self._selected else QPalette.ColorRole.Link
            )
            place = self._whole
            self._painter.fillRect(
                QRect(place.left(), place.top() + HALF, _BAR, place.height() - GRID), accent
            )
        area = self._whole.adjusted(GRID + HALF, HALF + 2, -GRID, -HALF)
        height = QFontMetrics(self._font).height()
        first = QRect(area.left(), area.top(), area.width(), height)
        second = first.translated(0, height + 1)
        self._first_line(first)
        used = self._right(second, "" if self._why else count_words(self._row))
        title = self._why or one_line(self._row.document.title or self._row.file)
        self._left(second.adjusted(0, 0, -used, 0), title, faint=True)

    def _first_line(self, line: QRect) -> None:
        row = self._row
        used = self._right(line, state_words(row))
        if row.state or row.document.excluded:
            at = QRectF(0, 0, _SIGN, _SIGN)
            at.moveCenter(QRectF(line).center())
            at.moveRight(line.right() - used + HALF)
            draw_sign(self._painter, at, self._colour(faint=True), row)
            used += _SIGN + HALF
        font = QFont(self._font)
        font.setBold(True)
        self._painter.setFont(font)
        who, comma, year = heading(row.document).rpartition(", ")
        room = line.adjusted(0, 0, -used, 0)
        self._left(room, who or year, f"{comma}{year}" if who else "")
        self._painter.setFont(self._font)

    def _left(self, place: QRect, text: str, kept: str = "", *, faint: bool = False) -> None:
        """Words at the left; where there is no room for all, ``kept`` stays."""
        self._painter.setPen(self._colour(faint=faint or bool(self._row.document.excluded)))
        metrics = QFontMetrics(self._painter.font())
        room = place.width() - metrics.horizontalAdvance(kept)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignLeft, f"{shown}{kept}")

    def _right(self, place: QRect, text: str) -> int:
        """Words at the right end; returns the room they take."""
        self._painter.setFont(self._font)
        self._painter.setPen(self._colour(faint=True))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)
        return QFontMetrics(self._font).horizontalAdvance(text) + GRID if text else 0

    def _colour(self, *, faint: bool) -> QColor:
        if self._selected:
            return self._palette.color(QPalette.ColorRole.HighlightedText)
        role = QPalette.ColorRole.PlaceholderText if faint else QPalette.ColorRole.Text
        return self._palette.color(role)


def draw_sign(painter: QPainter, place: QRectF, colour: QColor, row: Progress) -> None:
    """A ring: empty is assigned, half full started, full finished, barred excluded."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place)
    painter.setBrush(colour)
    if row.document.excluded:
        painter.drawLine(place.topLeft() * 0.85 + place.bottomRight() * 0.15,
                         place.topLeft() * 0.15 + place.bottomRight() * 0.85)  # fmt: skip
    elif row.state == "started":
        painter.drawPie(place, 90 * 16, 180 * 16)
    elif row.state == "finished":
        painter.drawEllipse(place)
