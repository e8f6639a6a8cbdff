"""Keys that a view keeps for itself, though a menu has them too."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def keeps(event: QEvent, *keys: QKeySequence.StandardKey) -> bool:
    """Whether a key that is about to go to the menu is one of these; then it stays."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if any(event.matches(key) for key in keys):
        event.accept()
        return True
    return False
