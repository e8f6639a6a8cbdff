"""How the pages share their width: the list, and what is opened of it."""

from typing import Final

from PySide6.QtWidgets import QSplitter, QWidget

_SHARES: Final = (400, 600)


def split(listed: QWidget, opened: QWidget) -> QSplitter:
    """Both side by side; neither can be pushed away altogether."""
    found = QSplitter()
    found.setChildrenCollapsible(False)
    found.addWidget(listed)
    found.addWidget(opened)
    found.setSizes(_SHARES)
    return found
