"""The parts of the pane: the list beside the page, the page over what is opened."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from coder.desktop.look.measures import GRID
from coder.desktop.look.splits import keep_widths

_LIST: Final = 320  # pixels
_NARROW: Final = 704  # pixels
_LEAST: Final = 96  # pixels
_LINES: Final = 5  # of words that it has room for besides, where there is room
_SHARE: Final = 0.38  # of the height, until somebody moves the border
_NAME: Final = "height of the opened difference"


class ListBeside(QSplitter):
    """The list beside the page; in a narrow place it stands above."""

    def __init__(self, side: QWidget, page: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.addWidget(side)
        self.addWidget(page)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self.setSizes([_LIST, 3 * _LIST])
        keep_widths(self, "difference widths")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        turned = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() != turned:
            self.setOrientation(turned)
            self.setSizes([1, 3] if narrow else [_LIST, max(_LIST, self.width() - _LIST)])


class PageOver(QSplitter):
    """Two parts; the lower one is as high as it was left, for all windows of this computer."""

    def __init__(self, page: QWidget, opened: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("page over opened")
        self.addWidget(page)
        area = scrolled(opened, "opened difference area")
        area.setMinimumHeight(_LEAST)
        self.addWidget(area)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self._opened = opened
        opened.installEventFilter(self)
        self.splitterMoved.connect(lambda *_: QSettings().setValue(_NAME, self.sizes()[1]))

    def _lay_out(self) -> None:
        height = QSettings().value(_NAME, defaultValue=0, type=int)
        if not isinstance(height, int) or not height:
            least = self._opened.minimumSizeHint().height()
            most = self._opened.sizeHint().height() + _LINES * self.fontMetrics().lineSpacing()
            height = max(least, min(most, int(_SHARE * self.height())))
        self.setSizes([max(0, self.height() - height), height])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More ways to settle need more room than there was before one was opened."""
        asks = event.type() == QEvent.Type.LayoutRequest
        if asks and self._opened.minimumSizeHint().height() > self.sizes()[1]:
            self._lay_out()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()


def scrolled(inside: QWidget, name: str) -> QScrollArea:
    """In a low window a part is scrolled, so that nothing lies over anything else."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
