"""The keys that code: digits and plain letters, which act while no text field has the focus."""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TEXT_FIELDS: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_FIRST_DIGIT: Final = {"linux": 10, "win32": 2}
"""The scan code of the digit row's first key: X11 counts from 8, Windows as the keyboard does."""
_MAC_DIGITS: Final = (18, 19, 20, 21, 23, 22, 26, 28, 25)
"""Virtual key codes of the digit row on macOS (Carbon's Events.h, kVK_ANSI_1 to kVK_ANSI_9)."""


def digit_of(event: QKeyEvent, platform: str = sys.platform) -> str | None:
    """The digit from 1 to 9 that a key stands for, also where the row needs Shift (AZERTY)."""
    if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    if platform == "darwin":
        code = event.nativeVirtualKey()
        return str(_MAC_DIGITS.index(code) + 1) if code in _MAC_DIGITS else None
    place = event.nativeScanCode() - _FIRST_DIGIT.get(platform, 10) + 1
    return str(place) if event.nativeScanCode() and place in range(1, 10) else None


class CodingKeys(QObject):
    """Watches a window's keys; ``letters`` are acts by key, ``digit`` is told a favourite."""

    def __init__(
        self,
        window: QWidget,
        letters: Mapping[int, Callable[[], object]],
        digit: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._letters = letters
        self._digit = digit
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        if not isinstance(event, QKeyEvent) or not self._listens(watched, event):
            return False
        act = self._act(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            act()
        else:
            event.accept()  # no shortcut may take the key away
        return True

    def _listens(self, watched: QObject, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        return (
            watched is focus
            and focus.window() is self._window
            and event.modifiers() in _PLAIN
            and not isinstance(focus, _TEXT_FIELDS)
            and not event.isAutoRepeat()
        )

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        digit = digit_of(event)
        if digit is not None:
            return lambda: self._digit(digit)
        return self._letters.get(event.key())
