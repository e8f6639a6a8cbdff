"""Where hits lie in a document, shown along the scroll bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionSlider, QWidget

from coder.desktop.reader.view import PageView

if TYPE_CHECKING:
    from coder.domain.texts.text import Box

_MARK: Final = QColor(230, 140, 0, 210)
_HIGH: Final = 2  # pixels


class HitMarks(QWidget):
    """Lies over the scroll bar, and lets the mouse through."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view.verticalScrollBar())
        self.setObjectName("hit marks")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = view
        self._boxes: Sequence[Box] = ()
        view.verticalScrollBar().installEventFilter(self)
        self.hide()

    def show_hits(self, boxes: Sequence["Box"]) -> None:
        """Mark where some boxes lie; none at all leaves the bar bare."""
        self._boxes = boxes
        self.setVisible(bool(boxes))
        self._fit()
        self.update()

    def heights(self) -> list[int]:
        """Where the marks are painted, in pixels from the top of the bar, each once."""
        whole, groove = self._view.layout_.height, self._groove()
        if not whole or self._view.document is None:
            return []
        share = groove.height() / whole
        places = (self._view.desk_rectangle(box).center().y() for box in self._boxes)
        return sorted({groove.top() + round(place * share) for place in places})

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place in self.heights():
            painter.fillRect(QRect(2, place - _HIGH // 2, self.width() - 4, _HIGH), _MARK)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        self.setGeometry(self._view.verticalScrollBar().rect())

    def _groove(self) -> QRect:
        bar = self._view.verticalScrollBar()
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        style = bar.style()
        kind = QStyle.ComplexControl.CC_ScrollBar
        return style.subControlRect(kind, option, QStyle.SubControl.SC_ScrollBarGroove, bar)
