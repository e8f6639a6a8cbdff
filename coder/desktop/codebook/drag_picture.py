"""What is seen under the mouse while themes are dragged: small, for the words below it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.swatches import paint_swatch
from coder.desktop.look.theme_colours import colour_of
from coder.domain.theme import Theme

_LONGEST: Final = 24  # letters


def drag_picture(themes: Sequence[Theme], view: QWidget) -> QPixmap:
    """The colour and the name of the first theme, and how many more there are."""
    metrics = view.fontMetrics()
    more = f" +{len(themes) - 1}" if len(themes) > 1 else ""
    room = metrics.horizontalAdvance("x") * _LONGEST
    words = metrics.elidedText(themes[0].name, Qt.TextElideMode.ElideRight, room) + more
    side = metrics.height()
    size = QSize(side + metrics.horizontalAdvance(words) + 2 * GRID, side + HALF)
    picture = QPixmap(size * view.devicePixelRatio())
    picture.setDevicePixelRatio(view.devicePixelRatio())
    picture.fill(view.palette().color(QPalette.ColorRole.Base))
    painter = QPainter(picture)
    painter.setFont(view.font())
    painter.setPen(view.palette().color(QPalette.ColorRole.Text))
    paint_swatch(painter, QRect(HALF, 0, side, size.height()), colour_of(themes[0]))
    place = QRect(side + GRID, 0, size.width(), size.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return picture
