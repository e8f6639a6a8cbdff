"""The page over what is opened: what is opened keeps its height, the page takes all the rest."""

from typing import Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

_LEAST: Final = 96  # pixels
_SHARE: Final = 0.38  # of the height, until somebody moves the border
_NAME: Final = "height of the opened difference"


class PageOver(QSplitter):
    """Two parts; the lower one is as high as it was left, for all windows of this computer."""

    def __init__(self, page: QWidget, opened: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("page over opened")
        self.addWidget(page)
        self.addWidget(_scrolled(opened))
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self._opened = opened
        self.splitterMoved.connect(lambda *_: QSettings().setValue(_NAME, self.sizes()[1]))

    def _lay_out(self) -> None:
        height = QSettings().value(_NAME, defaultValue=0, type=int)
        if not isinstance(height, int) or not height:
            height = max(self._opened.sizeHint().height(), int(_SHARE * self.height()))
        self.setSizes([max(0, self.height() - height), height])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()


def _scrolled(opened: QWidget) -> QScrollArea:
    """In a low window the lower part is scrolled, so that nothing lies over anything else."""
    area = QScrollArea()
    area.setObjectName("opened difference area")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(_LEAST)
    area.setWidget(opened)
    return area
