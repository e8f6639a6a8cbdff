"""The buttons that settle a difference; each shows its key."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coder.desktop.comparing.differences.ways import Way
from coder.desktop.look.controls import push_button
from coder.desktop.look.drawn import Drawn
from coder.desktop.look.keycaps import paint_key
from coder.desktop.look.measures import GRID, HALF

_FADED: Final = 0.45
_LOOKED: Final = frozenset({QEvent.Type.Enter, QEvent.Type.FocusIn})
_LEFT: Final = frozenset({QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide})


class SettleBar(QWidget):
    """As many rows of buttons as the width needs."""

    chosen = Signal(object)  # Way
    looked_at = Signal(object)  # Way under the mouse or with the keyboard; None: no longer

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settle bar")
        self._buttons: list[QPushButton] = []
        self._ways: Sequence[Way] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_ways(self, ways: Sequence[Way], *, can: bool) -> None:
        """Offer these."""
        if list(ways) != list(self._ways):
            self._ways = ways
            self.looked_at.emit(None)
            for button in self._buttons:
                button.hide()
                button.deleteLater()
            self._buttons = [way_button(way, self.chosen.emit) for way in ways]
            for button in self._buttons:
                button.setParent(self)
                button.installEventFilter(self)
                button.show()
            self._arrange()
        self.setEnabled(can)

    def way(self, key: int) -> Way | None:
        """The way that a key stands for, if there is one now."""
        return next((way for way in self._ways if way.key == key and self.isEnabled()), None)

    def tell(self, way: Way, said: str) -> None:
        """Say to a screen reader what a way would leave."""
        for one, button in zip(self._ways, self._buttons, strict=True):
            if one == way:
                button.setAccessibleDescription(said)

    def _arrange(self) -> None:
        left = top = line = 0
        for button in self._buttons:
            size = button.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + line + HALF
            button.setGeometry(QRect(left, top, size.width(), size.height()))
            left, line = left + size.width() + HALF, size.height()
        self.setFixedHeight(max(1, top + line))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LOOKED and watched in self._buttons:
            self.looked_at.emit(self._ways[self._buttons.index(watched)])
        elif event.type() in _LEFT and watched in self._buttons:
            self.looked_at.emit(None)
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * GRID, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button has another size, as its font has
            self._arrange()
        return super().event(event)


def way_button(way: Way, act: Callable[[Way], object]) -> QPushButton:
    """A button that shows its key."""
    button = push_button(way.name, way.words.replace("&", "&&"), lambda: act(way))
    button.setIcon(key_icon(way.letter))
    button.setAccessibleName(f"{way.words}, key {way.letter}")
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keys go on as before
    return button


@cache
def key_icon(letter: str) -> QIcon:
    """A key with a letter, as an icon."""

    def draw(painter: QPainter, rect: QRect, mode: QIcon.Mode) -> None:
        painter.setOpacity(_FADED if mode == QIcon.Mode.Disabled else 1)
        font = painter.font()
        font.setPixelSize(max(8, round(rect.height() * 0.7)))
        painter.setFont(font)
        paint_key(painter, rect, letter, QGuiApplication.palette().color(QPalette.ColorRole.Text))
        painter.setOpacity(1)

    return QIcon(Drawn(draw))
