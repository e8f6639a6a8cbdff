"""The buttons that settle a difference; each shows its key."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coder.desktop.comparing.differences.ways import Way
from coder.desktop.look.controls import push_button
from coder.desktop.look.drawn import Drawn
from coder.desktop.look.keycaps import paint_key
from coder.desktop.look.measures import GRID, HALF

_FADED: Final = 0.45


class SettleBar(QWidget):
    """As many rows of buttons as the width needs."""

    chosen = Signal(object)  # Way

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settle bar")
        self._buttons: list[QPushButton] = []
        self._ways: Sequence[Way] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_ways(self, ways: Sequence[Way], *, can: bool, decided: bool) -> None:
        """Offer these; what is decided can be opened again."""
        if list(ways) != list(self._ways):
            self._ways = ways
            for button in self._buttons:
                button.hide()
                button.deleteLater()
            self._buttons = [self._button(way) for way in ways]
            self._arrange()
        for way, button in zip(ways, self._buttons, strict=True):
            button.setEnabled(can and (decided or way.kind != "open"))
            button.setVisible(decided or way.kind != "open")
        self._arrange()

    def way(self, key: int) -> Way | None:
        """The way that a key stands for, if its button can be pressed."""
        for way, button in zip(self._ways, self._buttons, strict=True):
            if way.key == key and button.isEnabled():
                return way
        return None

    def _button(self, way: Way) -> QPushButton:
        button = push_button(way.name, way.words.replace("&", "&&"), lambda: self.chosen.emit(way))
        button.setParent(self)
        button.setIcon(key_icon(way.letter))
        button.setAccessibleName(f"{way.words}, key {way.letter}")
        button.setAutoDefault(False)
        button.show()
        return button

    def _arrange(self) -> None:
        left = top = line = 0
        for button in (one for one in self._buttons if not one.isHidden()):
            size = button.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + line + HALF
            button.setGeometry(QRect(left, top, size.width(), size.height()))
            left, line = left + size.width() + HALF, size.height()
        self.setFixedHeight(max(1, top + line))

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * GRID, self.height())

    def resizeEvent(self, event: object) -> None:
        self._arrange()


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
