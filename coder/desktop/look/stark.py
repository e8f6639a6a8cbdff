"""High contrast: whether a window has it, and what is drawn more strongly then."""

from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from coder.desktop.look.theme_colours import Colour, contrast

_STARK: Final = 18.0  # of contrast; black on white has 21


def is_stark() -> bool:
    """Whether the window has high contrast now, whoever asked for it."""
    palette = QGuiApplication.palette()
    words, ground = (
        palette.color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Base)
    )
    return contrast(_colour(words), _colour(ground)) >= _STARK


def _colour(colour: QColor) -> Colour:
    return Colour(colour.red(), colour.green(), colour.blue())
