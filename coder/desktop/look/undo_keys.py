"""Undo and redo in a field in which nothing is typed are those of the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from coder.desktop.look.floating import Popover

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def give_undo_keys(focus: QWidget) -> None:
    """Let a field that has got the focus leave undo to the window while it has nothing to undo."""
    is_field = isinstance(focus, (QLineEdit, QPlainTextEdit)) and not _asks(focus)
    if is_field and focus.findChild(_UndoKeys) is None:
        focus.installEventFilter(_UndoKeys(focus))


def _asks(field: QWidget) -> bool:
    """Whether a field asks about what is there: undo could take that away under the question."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, Popover):
        above = above.parentWidget()
    is_open = not isinstance(field, QLineEdit) or field.echoMode() == QLineEdit.EchoMode.Normal
    return above is not None or not is_open


class _UndoKeys(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not any(event.matches(key) for key in _KEYS) or _has_steps(watched):
            return False
        event.ignore()  # which the field would not
        return True


def _has_steps(field: QObject) -> bool:
    held = field.document() if isinstance(field, QPlainTextEdit) else field
    assert isinstance(held, (QLineEdit, QTextDocument))
    return held.isUndoAvailable() or held.isRedoAvailable()
