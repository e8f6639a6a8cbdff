"""What is dragged within a window: themes, what is marked, a coding. No other window takes it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QMimeData

THEME_MIME: Final = "application/x-coder-themes"
"""Themes while they are dragged: ids, separated by line ends."""

MARKED_MIME: Final = "application/x-coder-marked"
"""What is marked in the reader while it is dragged; its content is the workspace's own."""

CODING_MIME: Final = "application/x-coder-coding"
"""A coding of mine while its stripe is dragged, beside what is marked: its id."""

# Copies of one project have themes of the same ids, and each window has something marked.
_WINDOW_MIME: Final = "application/x-coder-window"


def dragged(window: str, contents: Mapping[str, str]) -> QMimeData:
    """What is dragged in a window, which is known by the id of its workspace."""
    data = QMimeData()
    for mime, content in {_WINDOW_MIME: window, **contents}.items():
        data.setData(mime, content.encode())
    return data


def is_dragged(data: QMimeData, mime: str, *, window: str) -> bool:
    """Whether something of a kind is dragged, and in this window."""
    return data.hasFormat(mime) and content_of(data, _WINDOW_MIME) == window


def content_of(data: QMimeData, mime: str) -> str:
    """What is dragged of a kind."""
    return bytes(data.data(mime).data()).decode()


def themes_of(data: QMimeData) -> list[str]:
    """The ids of themes that are being dragged."""
    return [id_ for id_ in content_of(data, THEME_MIME).split("\n") if id_]
