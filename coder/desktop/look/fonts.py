"""Fonts made out of others."""

from PySide6.QtGui import QFont


def bold(font: QFont) -> QFont:
    """The same font, bold."""
    made = QFont(font)
    made.setBold(True)
    return made
