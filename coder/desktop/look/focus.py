"""Where the keyboard goes when a part of the window is given it."""

from PySide6.QtWidgets import QWidget


def hand_on(part: QWidget, to: QWidget | None = None) -> None:
    """Hand the focus that a part was given on to what is worked with in it, or to its first stop.

    For ``focusInEvent``. With a focus proxy in its place the part would be a stop of Tab itself:
    what stands before the proxy would be jumped over, and Tab lead nowhere while it is hidden.
    """
    if to is not None and to.isVisible() and to.isEnabled():
        to.setFocus()
    else:
        part.focusNextChild()
