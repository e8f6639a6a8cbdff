"""The panel beside the pages: the outline, and the pages small."""

from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.focus import hand_on
from coder.desktop.reader.outline import OutlineList
from coder.desktop.reader.thumbnails import ThumbnailList

_LETTERS: Final = 36  # of its width
_OUTLINE, _PAGES = 0, 1


class SidePanel(QWidget):
    """Outline and thumbnails as two tabs; hidden until one of them is wanted."""

    left = Signal()  # with Esc

    def __init__(self, outline: OutlineList, thumbnails: ThumbnailList) -> None:
        super().__init__()
        self.setObjectName("side panel")
        self._outline, self._thumbnails = outline, thumbnails
        self._tabs = named(QTabBar(), "side tabs", "Outline or pages")
        self._tabs.addTab("Outline")
        self._tabs.addTab("Pages")
        self._tabs.setExpanding(True)
        self._tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(outline)
        self._stack.addWidget(thumbnails)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self.setFixedWidth(max(240, _LETTERS * self.fontMetrics().averageCharWidth()))
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        outline.filled.connect(self._offer)
        outline.left.connect(self._leave)
        thumbnails.left.connect(self._leave)
        self.hide()
        self._was_shown = QSettings().value("side panel", defaultValue=False, type=bool)

    def show_outline(self, page: int, top: int) -> bool:
        """Show the outline at a place (1/100 pt as shown), or hide it; whether there is one."""
        if self._outline.isVisible():
            self._hide()
            return True
        if not self._outline.topLevelItemCount():
            return False
        self._show(_OUTLINE)
        self._outline.open_at(page, top)
        return True

    def show_thumbnails(self) -> None:
        """Show the pages small, or hide them."""
        if self._thumbnails.isVisible():
            self._hide()
        else:
            self._show(_PAGES)
            self._thumbnails.setFocus()

    def begin(self) -> None:
        """Another document is open: show its pages, if pages were shown when Coder was closed."""
        self._thumbnails.begin()
        if self._was_shown:
            self._was_shown = False
            self._show(_PAGES)

    def _show(self, tab: int) -> None:
        self._tabs.setCurrentIndex(tab)
        self._stack.setCurrentIndex(tab)
        self.show()
        QSettings().setValue("side panel", tab == _PAGES)

    def _hide(self) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        QSettings().setValue("side panel", False)  # noqa: FBT003 - Qt's own
        if inside:
            self.left.emit()

    def _offer(self, is_there: bool) -> None:  # noqa: FBT001 - connected to a signal
        """Without headings there is no outline to turn to."""
        self._tabs.setTabEnabled(_OUTLINE, is_there)
        if not is_there and self._tabs.currentIndex() == _OUTLINE:
            self._tabs.setCurrentIndex(_PAGES)

    def _leave(self) -> None:
        self._hide()
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self._stack.currentWidget())
