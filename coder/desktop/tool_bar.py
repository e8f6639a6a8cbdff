"""The bar above the places of a window, with a button for each of them."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow

PLACES: Final = ("read", "matrix", "statements", "charts", "team", "compare", "history")


def fill_tool_bar(
    window: QMainWindow, actions: Mapping[str, QAction], show_place: Callable[[str], object]
) -> None:
    """Put the places on a bar, and undo and redo beside them."""
    bar = window.addToolBar("Places")
    bar.setObjectName("places")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    group = QActionGroup(window)
    for place in PLACES:
        action = actions[place]
        action.setActionGroup(group)
        bar.addAction(action)
        action.triggered.connect(lambda _=False, place=place: show_place(place))
    bar.addSeparator()
    for name in ("undo", "redo"):
        bar.addAction(actions[name])
