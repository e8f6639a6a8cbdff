"""How large a window is: at first as the screen allows, then as it was left."""

from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QDialog, QWidget

SMALLEST: Final = QSize(640, 400)

_FIRST: Final = QSize(1280, 800)
_LARGEST_FIRST: Final = QSize(1920, 1200)
_SHARE: Final = 0.85  # of a large screen, for the first window
_FRAME: Final = QSize(8, 48)  # what the system draws around a window
_KEPT: Final = "geometry"


def restore_size(window: QWidget) -> None:
    """Give a window the size and the place at which the last one was left, as far as they fit."""
    room = _room(window)
    first = (room * _SHARE).boundedTo(_LARGEST_FIRST).expandedTo(_FIRST)
    window.resize(first.boundedTo(room))
    geometry = QSettings().value(_KEPT)
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
        # The last one may have been left on a larger screen, or on one that is scaled otherwise.
        if not window.isMaximized() and not window.isFullScreen():
            resize_within(window, window.size())
            screen = window.screen().availableGeometry()
            if not screen.contains(window.geometry()):
                window.move(screen.topLeft())


def remember_size(window: QWidget) -> None:
    """Remember the size and the place for the next window."""
    QSettings().setValue(_KEPT, window.saveGeometry())


def size_to_be(window: QWidget) -> QSize:
    """The size of a window, also of one that will fill its screen as soon as it is shown."""
    if window.isMaximized() or window.isFullScreen():
        return window.screen().availableGeometry().size()
    return window.size()


def resize_within(window: QWidget, size: QSize) -> None:
    """Give a window a size, or as much of it as the screen has room for."""
    window.resize(size.boundedTo(_room(window)))


def grow(dialog: QDialog) -> None:
    """Make a dialog as high as what stands in it needs now."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = layout.totalHeightForWidth(dialog.width())
        resize_within(dialog, QSize(dialog.width(), max(needed, dialog.height())))


def _room(window: QWidget) -> QSize:
    """What a window can fill of its screen."""
    return window.screen().availableGeometry().size() - _FRAME
