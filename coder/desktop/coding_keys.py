"""The keys that code: digits and plain letters, which act while no text field has the focus."""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TEXT_FIELDS: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ALL_KEYS: Final = frozenset(
    {*(Qt.Key(key) for first, last in ((Qt.Key.Key_A, Qt.Key.Key_Z), (Qt.Key.Key_0, Qt.Key.Key_9))
       for key in range(first, last + 1)), *_ENTER}
)  # fmt: skip
"""The ``own_keys`` of a form, in which nothing that is typed codes."""
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
    """Hears the keys of a window where the focus is; ``letters`` are acts by key, ``digit`` is
    told a favourite.

    A widget with ``own_keys`` keeps those for itself and for all that stands in it; one with
    ``own_act`` may name an act of its own in place of what a key does to what is marked.
    ``reader`` is where Enter acts; while it is hidden nothing is coded.
    """

    def __init__(
        self,
        reader: QWidget,
        letters: Mapping[int, Callable[[], object]],
        digit: Callable[[str], object],
    ) -> None:
        super().__init__(reader)
        self._window = reader.window()
        self._reader = reader
        self._letters = letters
        self._digit = digit
        # Only what has the focus is listened to: whatever all widgets are told would come by else.
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        act = self._act(watched, event) if self._listens(watched, event) else None
        if act is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            act()
        else:
            event.accept()  # no shortcut may take the key away
        return True

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self._is_ours(new) and not isinstance(new, _TEXT_FIELDS):
            new.installEventFilter(self)

    def _listens(self, focus: QWidget, event: QKeyEvent) -> bool:
        return (
            focus.hasFocus()
            and self._reader.isVisible()
            and (event.modifiers() in _PLAIN or _is_shifted_digit(event))
            and not _is_kept(focus, event.key())
            and not event.isAutoRepeat()
        )

    def _is_ours(self, focus: QWidget) -> bool:
        """Whether a widget is in the window, or in a panel that was taken out of it."""
        window = focus.window()
        holder = window.parentWidget() if isinstance(window, QDockWidget) else None
        return window is self._window or (holder is not None and self._window.isAncestorOf(holder))

    def _act(self, focus: QWidget, event: QKeyEvent) -> Callable[[], object] | None:
        digit = digit_of(event)
        own_act = getattr(focus, "own_act", None)
        key = ord(digit) if digit else event.key()
        own: Callable[[], object] | None = own_act(key) if own_act else None
        if own is not None:
            return own
        if digit is not None:
            return lambda: self._digit(digit)
        if event.key() in _ENTER:
            inside = focus is self._reader or self._reader.isAncestorOf(focus)
            codes = inside and not isinstance(focus, QAbstractButton)
            return self._letters.get(Qt.Key.Key_Return) if codes else None
        return self._letters.get(event.key())


def _is_kept(focus: QWidget, key: int) -> bool:
    """Whether what has the focus, or something that it stands in, keeps a key for itself."""
    held: QWidget | None = focus
    while held is not None:
        if key in getattr(held, "own_keys", ()):
            return True
        held = held.parentWidget()
    return False


def _is_shifted_digit(event: QKeyEvent) -> bool:
    """Where the digit row needs Shift (AZERTY), Shift is part of the digit."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return shift and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9
