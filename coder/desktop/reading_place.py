"""The place where documents are read and coded: the reader with panels around it."""

from typing import Final

from PySide6.QtCore import QByteArray, QChildEvent, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from coder.desktop.look.focus import hand_on
from coder.desktop.window_size import size_to_be

_ARRANGEMENT: Final = 4  # of the panels; another arrangement counts up, and forgets the old
_LEFT: Final = 38  # letters
_RIGHT: Final = 46
_BELOW: Final = 11  # lines
_THIRD: Final = 3
_MOST: Final = 4  # a panel at a side takes a quarter of the window at most


class ReadingPlace(QMainWindow):
    """The reader in the middle; the panels can be moved, closed and laid upon one another."""

    def __init__(self, reader: QWidget) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("reading place")
        self.setCentralWidget(reader)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._docks: dict[QWidget, QDockWidget] = {}
        self._tabs: list[tuple[QDockWidget, QDockWidget]] = []
        self._is_arranged = False

    def add_panel(
        self, title: str, panel: QWidget, area: Qt.DockWidgetArea, *, behind: QWidget | None = None
    ) -> QDockWidget:
        """Put a panel at a side; ``behind`` another, it shows as a tab."""
        dock = QDockWidget(title, self)
        dock.setObjectName(f"dock {title.lower()}")
        dock.setWidget(panel)
        # What lies behind another panel is out of sight, and no stop of Tab.
        dock.visibilityChanged.connect(panel.setEnabled)
        self.addDockWidget(area, dock)
        self._docks[panel] = dock
        if behind is not None and area == Qt.DockWidgetArea.BottomDockWidgetArea:
            self._tabs.append((self._docks[behind], dock))
        elif behind is not None:
            self._lay(dock, self._docks[behind])
        return dock

    def _lay(self, dock: QDockWidget, behind: QDockWidget) -> None:
        self.tabifyDockWidget(behind, dock)
        behind.raise_()

    @property
    def panel_switches(self) -> list[QAction]:
        """One for each panel: it says whether the panel is closed, and closes or reopens it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def parts(self) -> list[QWidget]:
        """The reader and the panels that are seen, from the left to the right."""
        panels = [panel for panel in self._docks if panel.isVisible() and panel.isEnabled()]
        found = [self.centralWidget() or self, *panels]
        return sorted(found, key=lambda part: part.mapToGlobal(part.rect().topLeft()).toTuple())

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel, also one that was closed or lies behind another; the reader always is."""
        if panel in self._docks:
            self._docks[panel].show()
            self._docks[panel].raise_()

    def give_room(self, panel: QWidget) -> None:
        """Let a panel that lies below have a third of the height, if it has less."""
        dock, wanted = self._docks[panel], self.height() // _THIRD
        if self._is_below(dock) and not dock.isFloating() and dock.height() < wanted:
            self._resize(dock, wanted)

    def remember(self) -> None:
        """Keep the arrangement for the next window."""
        QSettings().setValue("panels", self.saveState(_ARRANGEMENT))
        QSettings().setValue("panels in", size_to_be(self.window()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.centralWidget())

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        bar = event.child()
        if event.added() and isinstance(bar, QTabBar):
            QTimer.singleShot(0, bar, lambda: _write_out(bar))  # once Qt has set it up its own way

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_arranged:
            self._is_arranged = True
            self._arrange()

    def _arrange(self) -> None:
        """As it was left; sizes mean something only once the window has its own."""
        # A second group of tabs that is made before Qt lays the window out leaves a bar behind.
        for behind, dock in self._tabs:
            self._lay(dock, behind)
        state = QSettings().value("panels")
        left = isinstance(state, QByteArray) and self.restoreState(state, _ARRANGEMENT)
        before = QSettings().value("panels in")
        for panel, dock in self._docks.items():
            if not left:
                self._resize(dock, self._first_size(dock))
            elif isinstance(before, QSize) and panel.isEnabled():  # behind it is no size yet
                self._give_share(dock, before)

    def _give_share(self, dock: QDockWidget, before: QSize) -> None:
        """In a smaller window than it was in, a panel takes no greater part of it than before."""
        now = size_to_be(self.window())
        if self._is_below(dock):
            here, then, held = now.height(), before.height(), dock.height()
        else:
            here, then, held = now.width(), before.width(), dock.width()
        wanted = max(self._first_size(dock), held * here // max(then, 1))
        if wanted < held and dock.isVisible() and not dock.isFloating():
            self._resize(dock, wanted)

    def _first_size(self, dock: QDockWidget) -> int:
        """The width, or height, of a panel to which nobody has given another one yet."""
        area = self.dockWidgetArea(dock)
        letter, most = self.fontMetrics().horizontalAdvance("x"), self.width() // _MOST
        if area == Qt.DockWidgetArea.LeftDockWidgetArea:
            return min(_LEFT * letter, most)
        if area == Qt.DockWidgetArea.RightDockWidgetArea:
            return min(_RIGHT * letter, most)
        return _BELOW * self.fontMetrics().height()

    def _is_below(self, dock: QDockWidget) -> bool:
        return self.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea

    def _resize(self, dock: QDockWidget, size: int) -> None:
        way = Qt.Orientation.Vertical if self._is_below(dock) else Qt.Orientation.Horizontal
        self.resizeDocks([dock], [size], way)


def _write_out(tabs: QTabBar) -> None:
    """Let the names of panels that lie upon one another stand whole, which makes room for them."""
    tabs.setElideMode(Qt.TextElideMode.ElideNone)
    tabs.setUsesScrollButtons(False)
