"""Small makers of controls, so that each has its object name and its accessible name."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from coder.desktop.look.icons import icon

_Widget = TypeVar("_Widget", bound=QWidget)


def named(widget: _Widget, name: str, said: str | None = None) -> _Widget:
    """Give a control its object name, and what a screen reader says of it (the same, else)."""
    widget.setObjectName(name)
    widget.setAccessibleName(said or name)
    return widget


def tool_button(
    name: str, said: str, act: Callable[[], object], *, picture: str = "", text: str = ""
) -> QToolButton:
    """A flat button with an icon or a word; ``said`` is its tool tip too."""
    button = named(QToolButton(), name, said)
    button.setAutoRaise(True)
    button.setToolTip(said)
    if picture:
        button.setIcon(icon(picture))
    if text:
        button.setText(text)
    button.clicked.connect(act)
    return button


def toggle(name: str, said: str, text: str) -> QToolButton:
    """A flat button that stays down while something is wanted; it acts by ``toggled``."""
    button = tool_button(name, said, lambda: None, text=text)
    button.setCheckable(True)
    return button


def push_button(name: str, text: str, act: Callable[[], object]) -> QPushButton:
    """A button with words."""
    button = named(QPushButton(text), name, text.replace("&", ""))
    button.clicked.connect(act)
    return button


def answers(*offered: QPushButton, refuse: QPushButton) -> QDialogButtonBox:
    """The buttons of a dialog, in the order of the system; Qt lets Enter press the first."""
    box = QDialogButtonBox()
    for button in offered:
        box.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(refuse, QDialogButtonBox.ButtonRole.RejectRole)
    refuse.setAutoDefault(not offered)
    return box


def words(text: str = "", *, name: str = "words") -> QLabel:
    """A label whose text wraps, and which never shows what is typed by people as HTML."""
    label = named(QLabel(text), name, text or name)
    label.setTextFormat(label.textFormat().PlainText)
    label.setWordWrap(True)
    policy = label.sizePolicy()  # which knows already that the height follows the width
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    label.setSizePolicy(policy)
    return label


def faint_words(text: str = "", *, name: str) -> QLabel:
    """Words that stand back, and can be read all the same, as those of a disabled label cannot."""
    label = words(text, name=name)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
