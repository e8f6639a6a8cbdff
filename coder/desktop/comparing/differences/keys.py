"""The keys that settle differences, while the list or the page has the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coder.desktop.coding_keys import digit_of

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SettlingKeys(QObject):
    """Hears plain letters and digits.

    ``act`` returns what a key does, or None; letters with Shift are asked for as their negative.
    """

    def __init__(
        self, views: tuple[QWidget, ...], act: Callable[[int], Callable[[], object] | None],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._act = act
        for view in views:
            view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        key = self._key(event)
        act = self._act(key) if key is not None else None
        if act is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            act()
        else:
            event.accept()  # no shortcut may take the key away
        return True

    def _key(self, event: QKeyEvent) -> int | None:
        digit = digit_of(event)
        if digit is not None and event.modifiers() in {*_PLAIN, _SHIFT}:
            return int(Qt.Key.Key_0) + int(digit)
        if event.modifiers() == _SHIFT:
            return -event.key()
        return event.key() if event.modifiers() in _PLAIN else None
