"""A page of a light copy: its text, set from the boxes of the characters."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from coder.desktop.reader import painting
from coder.desktop.reader.document import OpenDocument
from coder.domain.texts.text import Box


def paint_light_page(
    painter: QPainter,
    document: OpenDocument,
    page: int,
    place: Callable[[Box], QRectF],
    *,
    dark: bool,
) -> None:
    """Every line in a font that is as high and as wide as the line was printed."""
    text = document.text.pages[page].text
    font = QFont(painter.font())
    painter.setPen(painting.PAPER if dark else painting.DARK_PAPER)
    for line in document.hits(page).lines:
        box = place(Box(page, line.x0, line.y0, line.x1, line.y1))
        if not painter.clipBoundingRect().intersects(box):
            continue
        words = text[line.start : line.end].strip()
        font.setPixelSize(max(1, round(min(box.width(), box.height()) * 0.8)))
        wide = QFontMetricsF(font).horizontalAdvance(words)
        painter.save()
        painter.setFont(font)
        painter.translate(box.topLeft())
        if line.upright:
            painter.translate(0, box.height())
            painter.rotate(-90)
        along, across = (box.height(), box.width()) if line.upright else (box.width(), box.height())
        painter.scale(along / wide if wide else 1, 1)
        painter.drawText(QRectF(0, 0, wide + 1, across), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
