"""The quiet palette of the window, light and dark; the page is the brightest thing on it."""

import sys
from typing import Final

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from coder.desktop.look.boxes import put_on_boxes
from coder.desktop.look.stark import is_stark

_ROLES: Final = QPalette.ColorRole
_INKS: Final = (
    _ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText, _ROLES.BrightText, _ROLES.ToolTipText,
    _ROLES.PlaceholderText, _ROLES.Mid, _ROLES.Dark, _ROLES.Shadow,
)  # fmt: skip
_LIGHT: Final = {
    _ROLES.Window: "#F3F3F1", _ROLES.WindowText: "#1F2328", _ROLES.Base: "#FBFBFA",
    _ROLES.AlternateBase: "#F3F3F1", _ROLES.Text: "#1F2328", _ROLES.Button: "#F3F3F1",
    _ROLES.ButtonText: "#1F2328", _ROLES.BrightText: "#B42318", _ROLES.Highlight: "#2F6F9F",
    _ROLES.HighlightedText: "#FFFFFF", _ROLES.Link: "#22597F", _ROLES.ToolTipBase: "#FFFFFF",
    _ROLES.ToolTipText: "#1F2328", _ROLES.PlaceholderText: "#666C73", _ROLES.Mid: "#C9CAC7",
    _ROLES.Dark: "#A9ABA7", _ROLES.Light: "#FFFFFF", _ROLES.Midlight: "#E7E7E4",
    _ROLES.Shadow: "#8C8E8A",
}  # fmt: skip
_DARK: Final = {
    _ROLES.Window: "#2F3236", _ROLES.WindowText: "#E4E6E8", _ROLES.Base: "#1B1D1F",
    _ROLES.AlternateBase: "#232629", _ROLES.Text: "#E4E6E8", _ROLES.Button: "#3A3E43",
    _ROLES.ButtonText: "#E4E6E8", _ROLES.BrightText: "#FF8A80", _ROLES.Highlight: "#3A7CAD",
    _ROLES.HighlightedText: "#FFFFFF", _ROLES.Link: "#7DB7DF", _ROLES.ToolTipBase: "#3E4247",
    _ROLES.ToolTipText: "#E4E6E8", _ROLES.PlaceholderText: "#A5ABB1", _ROLES.Mid: "#54595F",
    _ROLES.Dark: "#17181A", _ROLES.Light: "#474C52", _ROLES.Midlight: "#3E4247",
    _ROLES.Shadow: "#0E0F10",
}  # fmt: skip
_BLACK, _WHITE = "#000000", "#FFFFFF"
_STARK_LIGHT: Final = {
    **dict.fromkeys(_LIGHT, _WHITE), **dict.fromkeys(_INKS, _BLACK), _ROLES.Highlight: "#00327D",
    _ROLES.HighlightedText: _WHITE, _ROLES.Link: "#00327D", _ROLES.Midlight: "#E0E0E0",
}  # fmt: skip
_STARK_DARK: Final = {
    **dict.fromkeys(_DARK, _BLACK), **dict.fromkeys(_INKS, _WHITE), _ROLES.Highlight: "#1AEBFF",
    _ROLES.HighlightedText: _BLACK, _ROLES.Link: "#FFFF00", _ROLES.Midlight: "#333333",
}  # fmt: skip
_DISABLED: Final = {"light": "#8D9298", "dark": "#747A80"}

_SHADOW, _GLOW = QColor(0, 0, 0, 40), QColor(255, 255, 255, 60)
_MIDDLE: Final = 128  # of lightness, from 0 to 255

APPEARANCES: Final = {
    "system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark,
}  # fmt: skip
"""What a reviewer can choose: as the system, light or dark."""


def is_dark() -> bool:
    """Whether the window is dark now."""
    return QGuiApplication.palette().color(_ROLES.Window).lightness() < _MIDDLE


def wants_stark() -> bool:
    """Whether the reviewer or the system asked for high contrast."""
    if QSettings().value("high contrast", defaultValue=False, type=bool):
        return True
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):  # Qt tells what the system asks for from 6.10 on
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def listen_for_contrast() -> None:
    """Change the colours when the system asks for another contrast."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: put_on_palette())


def set_stark(stark: bool) -> None:  # noqa: FBT001 - connected to a menu entry
    """Show the windows with high contrast from now on, or as the system asks."""
    QSettings().setValue("high contrast", stark)
    put_on_palette()


def appearance() -> str:
    """What the reviewer chose: system, light or dark."""
    chosen = str(QSettings().value("appearance", "system"))
    return chosen if chosen in APPEARANCES else "system"


def set_appearance(chosen: str) -> None:
    """Show the windows as the system does, light, or dark, from now on."""
    QSettings().setValue("appearance", chosen)
    put_on_palette()


def has_own_palette() -> bool:
    """Whether the program gives its windows their colours, and not the system."""
    return sys.platform not in {"win32", "darwin"}


def put_on_palette() -> None:
    """Give the windows their colours; systems with a style of their own keep theirs."""
    scheme = APPEARANCES[appearance()]
    QGuiApplication.styleHints().setColorScheme(scheme)
    application = QApplication.instance()
    if not has_own_palette() or not isinstance(application, QApplication):
        return
    put_on_boxes(application)
    # A desktop without a theme of its own knows no scheme, and forgets what is asked for.
    if scheme == Qt.ColorScheme.Unknown:
        scheme = QGuiApplication.styleHints().colorScheme()
    dark = scheme == Qt.ColorScheme.Dark
    QApplication.setPalette(palette_of(dark=dark, stark=wants_stark()))


def palette_of(*, dark: bool, stark: bool) -> QPalette:
    """The colours of a light or dark window, quiet or with high contrast."""
    palette = QPalette()
    light = _STARK_LIGHT if stark else _LIGHT
    for role, colour in ((_STARK_DARK if stark else _DARK) if dark else light).items():
        palette.setColor(role, QColor(colour))
    for role in (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText):
        palette.setColor(
            QPalette.ColorGroup.Disabled, role, QColor(_DISABLED["dark" if dark else "light"])
        )
    return palette


def desk() -> QColor:
    """What lies around the page in the reader."""
    if is_stark():
        return QGuiApplication.palette().color(_ROLES.Window)
    return QColor("#17181A" if is_dark() else "#DDDDDA")


def paper_edge() -> QColor:
    """The line around a page; with high contrast it is as strong as words.

    It is a shadow on a light ground. A dark one needs light, else black pages would be lost on it.
    """
    if is_stark():
        return QGuiApplication.palette().color(_ROLES.Text)
    return _GLOW if is_dark() else _SHADOW
