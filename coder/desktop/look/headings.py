"""The headings of a place."""

from typing import Final

from PySide6.QtWidgets import QLabel

from coder.desktop.look.controls import words

_LARGER: Final = 1.15


def heading(text: str, name: str) -> QLabel:
    """A line in a larger and bold font; a long one wraps."""
    label = words(text, name=name)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * _LARGER)
    label.setFont(font)
    return label
