"""Alt with Down or Up in a box opens its list, also where a menu has the key for something else."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


def give_list_keys(focus: QWidget) -> None:
    """Let a box that has got the focus open its list by keys; anything else stays as it is."""
    if isinstance(focus, QComboBox) and focus.findChild(_ListKeys) is None:
        focus.installEventFilter(_ListKeys(focus))


class _ListKeys(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QComboBox):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _KEYS or modifiers != Qt.KeyboardModifier.AltModifier:
            return False
        if event.type() == QEvent.Type.KeyPress:
            watched.showPopup()
        else:
            event.accept()  # no shortcut may take the key away
        return True
