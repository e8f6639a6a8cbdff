"""The foot of a window: what is told, and work that goes on, in room that is always kept."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coder.desktop.look.measures import HALF
from coder.desktop.notices import NoticeBar

_MOVES: Final = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest})


class Foot(QWidget):
    """One line high, whether something stands in it or not: so nothing moves under the mouse.

    What needs more lines grows upwards over the page; so the bars are held by the foot's parent.
    """

    def __init__(self, notices: NoticeBar) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._notices = notices
        self._strip: QWidget | None = None
        button = QPushButton("Cancel")  # the highest that stands in a line
        self.setFixedHeight(button.sizeHint().height() + 2 * HALF)

    def below(self, page: QWidget) -> QWidget:
        """A page with the foot below it."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(self)
        self._take(self._notices)
        return both

    def hold(self, strip: QWidget) -> None:
        """Hold what is seen while work goes on, beside what is told."""
        self._strip = strip
        self._take(strip)

    def _take(self, bar: QWidget) -> None:
        hidden = bar.isHidden()
        bar.setParent(self.parentWidget())
        bar.setHidden(hidden)
        bar.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        """Lay the bars over the foot; both side by side where both are seen."""
        seen = [one for one in (self._notices, self._strip) if one is not None and one.isVisible()]
        own = self.geometry()
        for number, bar in enumerate(seen):
            left = own.width() * number // len(seen)
            wide = own.width() * (number + 1) // len(seen) - left
            high = max(own.height(), bar.heightForWidth(wide))
            bar.setGeometry(QRect(own.left() + left, own.bottom() + 1 - high, wide, high))
            bar.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False
