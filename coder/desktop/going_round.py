"""Going from one part of the window to the next, as F6 does it in other programs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


def go_to_field(field: QLineEdit) -> None:
    """Give the keyboard to a field, all of it selected, from whichever window has it.

    Without that, what is typed after a shortcut goes on to a panel that was taken out, and codes.
    """
    field.window().activateWindow()
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    field.selectAll()


def go_round(parts: Sequence[QWidget], step: int) -> None:
    """Give the focus to the part that comes after (1) or before (-1) the one that has it."""
    focus = QApplication.focusWidget()
    inside = [focus is not None and part.isAncestorOf(focus) for part in parts]
    here = inside.index(True) if True in inside else min(-step, 0)
    part = parts[(here + step) % len(parts)]
    part.window().activateWindow()  # which another one may be, that was taken out of this
    part.setFocus()
    if QApplication.focusWidget() is part and part.focusPolicy() == Qt.FocusPolicy.NoFocus:
        part.focusNextChild()  # nothing is seen of the focus on what only holds controls
