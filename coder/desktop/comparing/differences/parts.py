"""The parts of the pane: the page, and beside it the list over what is opened."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from coder.desktop.look.measures import GRID

_SIDE: Final = 0.38  # of the width, until somebody moves the border
_LEAST_SIDE, _MOST_SIDE = 440, 560  # pixels
_SIDE_NAME: Final = "width of the differences"
_NARROW: Final = 704  # pixels: in less the page stands over the list
_PAGE: Final = 0.3  # of the height, there
_LEAST: Final = 96  # pixels
_SHARE: Final = 0.56  # of the height, until somebody moves the border
_NAME: Final = "height of the difference"


class PageBeside(QSplitter):
    """The page below its heading, and at its right a side that keeps its width without it too."""

    def __init__(self, heading: QWidget, page: QWidget, side: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("page beside differences")
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(page, 1)
        self.addWidget(self._page)
        self.addWidget(side)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID)
        self.splitterMoved.connect(lambda *_: self._keep())

    def show_page(self, *, shown: bool) -> None:
        """Show the page or not."""
        self._page.setVisible(shown)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give both what they need."""
        room = self.width()
        narrow = room < _NARROW
        turned = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() != turned:
            self.setOrientation(turned)
        if narrow:
            page = round(_PAGE * self.height())
            self.setSizes([page, self.height() - page])
        else:
            side = side_width(room)
            self.setSizes([max(0, room - side), side])

    def _keep(self) -> None:
        if self.orientation() == Qt.Orientation.Horizontal and self._page.isVisible():
            keep_side_width(self.sizes()[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()


def side_width(room: int) -> int:
    """How wide the list and what is below it are, in so much room; pixels."""
    held = QSettings().value(_SIDE_NAME, defaultValue=0, type=int)
    wanted = held if isinstance(held, int) and held else round(_SIDE * room)
    least, most = (0, room) if held else (_LEAST_SIDE, _MOST_SIDE)
    return min(max(wanted, least), most)


def keep_side_width(width: int) -> None:
    """Remember the width at which somebody left it, for all windows of this computer."""
    QSettings().setValue(_SIDE_NAME, width)


class ListOver(QSplitter):
    """Two parts; the lower one is as high as it was left, for all windows of this computer."""

    def __init__(self, listed: QWidget, opened: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("list over opened")
        self.addWidget(listed)
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
            needed = self._opened.sizeHint().height()  # the rest is the list's
            height = max(least, min(needed, int(_SHARE * self.height())))
        self.setSizes([max(0, self.height() - height - self.handleWidth()), height])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another difference needs more room, or leaves more to the list."""
        if event.type() == QEvent.Type.LayoutRequest:
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
