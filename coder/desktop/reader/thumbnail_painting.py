"""How a small page is painted: its picture, bars where it is coded, numbers and themes."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.stark import is_stark
from coder.desktop.look.swatches import mark_colour, paint_swatch
from coder.desktop.look.theme_colours import Colour, colour_of
from coder.desktop.reader import painting
from coder.desktop.reader.density import LANES, Density
from coder.desktop.reader.page_rows import PageRows
from coder.desktop.reader.thumbnail_pictures import ThumbnailPictures
from coder.desktop.reader.view import PageView
from coder.domain.texts.turning import turned

PAPER_WIDTH: Final = 96  # pixels that a page may take
PAPER_HEIGHT: Final = 128
_STRIPE: Final = 4  # pixels
_APART: Final = 1  # pixels between two bars
_SHORTEST: Final = 3  # pixels: what is coded is seen, however little it is
_READ: Final = 3  # pixels of the frame around the page that is read
_CHIP: Final = 14
_THEMES: Final = 4  # that are named
_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_Index = QModelIndex | QPersistentModelIndex


class ThumbnailRows(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(
        self, view: PageView, pages: PageRows, pictures: ThumbnailPictures, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view, self._pages, self._pictures = view, pages, pictures

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        document, page = self._view.document, index.row()
        if document is None or page >= len(document.sizes):
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
            pen = QPen(palette.color(QPalette.ColorRole.Highlight), 1)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        paper = self._paper(rect, page)
        self._paint_paper(painter, paper, page, palette)
        found = self._pages.density(page)
        self._paint_bars(painter, paper, page, found)
        left = rect.left() + GRID + PAPER_WIDTH + GRID + LANES * (_STRIPE + _APART)
        room = QRect(left, rect.top() + GRID, rect.right() - left - HALF, rect.height() - 2 * GRID)
        self._paint_words(painter, room, page, found, palette, font)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics: QFontMetrics = option.fontMetrics
        words = (4 + _THEMES) * (metrics.height() + 1)
        return QSize(PAPER_WIDTH, max(PAPER_HEIGHT, words) + 2 * GRID)

    def _paper(self, rect: QRect, page: int) -> QRect:
        """Where the page lies in its row: as it is turned, in the middle of its room."""
        assert self._view.document is not None
        width, height = (max(1, side) for side in self._view.document.sizes[page])
        scale = min(PAPER_WIDTH / width, PAPER_HEIGHT / height)
        size = QSize(max(1, round(width * scale)), max(1, round(height * scale)))
        left = rect.left() + GRID + PAPER_WIDTH - size.width()
        return QRect(left, rect.top() + GRID, size.width(), size.height())

    def _paint_paper(self, painter: QPainter, paper: QRect, page: int, palette: QPalette) -> None:
        painter.fillRect(paper, painting.DARK_PAPER if self._view.dark else painting.PAPER)
        picture = self._pictures.get(page)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(paper, picture)
        is_read = page == self._view.page
        role = QPalette.ColorRole.Highlight if is_read else QPalette.ColorRole.Mid
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = _READ if is_read else 1
        pen = QPen(palette.color(role), line)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        out = line / 2
        painter.drawRect(QRectF(paper).adjusted(-out, -out, out, out))

    def _paint_bars(self, painter: QPainter, paper: QRect, page: int, found: Density) -> None:
        """Where the themes stand on the page, beside it."""
        assert self._view.document is not None
        held = self._view.document.text.pages[page]
        height = max(1, self._view.document.sizes[page][1])
        left = paper.right() + HALF + 1
        edge = QGuiApplication.palette().color(QPalette.ColorRole.Text)
        for one in found.bars:
            _, top, _, bottom = turned(held, one.box)
            y0 = paper.top() + top * paper.height() // height
            y1 = max(y0 + _SHORTEST, paper.top() + bottom * paper.height() // height)
            x = left + one.lane * (_STRIPE + _APART)
            bar = QRect(x, y0, _STRIPE, y1 - y0)
            if is_stark():  # also what is as light as the ground is seen
                painter.fillRect(bar.adjusted(-1, -1, 1, 1), edge)
            painter.fillRect(bar, mark_colour(colour_of(one.theme)))

    def _paint_words(
        self, painter: QPainter, room: QRect, page: int, found: Density,
        palette: QPalette, font: QFont,
    ) -> None:  # fmt: skip
        document = self._view.document
        assert document is not None
        fore = palette.color(QPalette.ColorRole.Text)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        strong = QFont(font)
        strong.setBold(True)
        line = _Lines(painter, room, font)
        line.say(f"p. {document.printed_on(page)}", fore, strong)
        line.say(f"PDF {page + 1:,}", quiet)
        if found.codings:
            line.skip()
            line.say("1 coding" if found.codings == 1 else f"{found.codings:,} codings", fore)
        shown = _THEMES if len(found.themes) <= _THEMES else _THEMES - 1
        for theme, count in found.themes[:shown]:
            line.say(f"{theme.name}", fore, chip=colour_of(theme), number=count)
        if len(found.themes) > shown:
            line.say(f"{len(found.themes) - shown:,} more", quiet)


class _Lines:
    """Writes one line under the other."""

    def __init__(self, painter: QPainter, room: QRect, font: QFont) -> None:
        self._painter, self._room, self._font = painter, room, font
        self._height = QFontMetrics(font).height() + 1
        self._top = room.top()

    def skip(self) -> None:
        """Leave half a line free."""
        self._top += self._height // 2

    def say(
        self, words: str, colour: QColor, font: QFont | None = None, *,
        chip: Colour | None = None, number: int | None = None,
    ) -> None:  # fmt: skip
        """Write a line, with the square of a theme's colour before it and a number at its end."""
        painter, box = self._painter, QRect(self._room)
        box.setTop(self._top)
        box.setHeight(self._height)
        self._top += self._height
        painter.setFont(font or self._font)
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        if number is not None:
            painter.drawText(box, _LINE | Qt.AlignmentFlag.AlignRight, f"{number:,}")
            box.setRight(box.right() - metrics.horizontalAdvance(f"{number:,}") - HALF)
        if chip is not None:
            top = box.center().y() - _CHIP // 2
            paint_swatch(painter, QRect(box.left(), top, _CHIP, _CHIP), chip)
            box.setLeft(box.left() + _CHIP + HALF)
        said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LINE, said)
