"""Parts that lie side by side, as wide as they were left."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter


def keep_widths(split: QSplitter, name: str) -> None:
    """Give the parts the widths at which somebody left them, and remember the next ones.

    For all windows of this computer; call it when the parts have their first widths.
    """
    split.setObjectName(name)
    key = _key(name)
    held = QSettings().value(key)
    if isinstance(held, QByteArray):
        split.restoreState(held)
    split.splitterMoved.connect(lambda *_: QSettings().setValue(key, split.saveState()))


def has_widths(name: str) -> bool:
    """Whether somebody left parts of this name at a width."""
    return QSettings().contains(_key(name))


def _key(name: str) -> str:
    return f"widths/{name}"
