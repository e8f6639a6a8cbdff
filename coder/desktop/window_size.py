"""How large a window is: at first as the screen allows, then as it was left."""

from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

SMALLEST: Final = QSize(960, 600)

_FIRST: Final = QSize(1280, 800)
_LARGEST_FIRST: Final = QSize(1920, 1200)
_SHARE: Final = 0.85  # of a large screen, for the first window
_FRAME: Final = QSize(8, 48)  # what the system draws around a window
_KEPT: Final = "geometry"


def restore_size(window: QWidget) -> None:
    """Give a window the size and the place at which the last one was left."""
    room = window.screen().availableGeometry().size() - _FRAME
    fits = room.width() >= SMALLEST.width() and room.height() >= SMALLEST.height()
    first = (room * _SHARE).boundedTo(_LARGEST_FIRST).expandedTo(_FIRST)
    window.resize(first.boundedTo(room) if fits else _FIRST)
    geometry = QSettings().value(_KEPT)
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)


def remember_size(window: QWidget) -> None:
    """Remember the size and the place for the next window."""
    QSettings().setValue(_KEPT, window.saveGeometry())
