"""What can be done with the themes that are selected, with the key of each act."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QMenu

from coder.domain.theme import Theme

_ENTRIES: Final = (
    ("code", "&Code the marked passage with it\tSpace"),
    ("passages", "Show its &passages\tEnter"),
    ("memo", "&Write a memo…"),
    None,
    ("add", "&New theme…\tN"),
    ("add below", "New theme &below it…\tShift+N"),
    ("rename", "R&ename\tF2"),
    None,
    ("up", "Move &up\tAlt+Up"),
    ("down", "Move &down\tAlt+Down"),
    ("in", "&Into the theme above it\tAlt+Right"),
    ("out", "&Out of its theme\tAlt+Left"),
    None,
    ("merge", "&Merge into another theme…"),
    ("remove", "&Remove…\tDel"),
)
_OF_ONE: Final = frozenset(
    {"passages", "add below", "rename", "memo", "merge", "up", "down", "in", "out"}
)


def fill_menu(
    menu: QMenu, chosen: Sequence[Theme], act: Callable[[str], object], *, is_marked: bool
) -> None:
    """Put the acts into a menu; what cannot be done now is shown as such."""
    for entry in _ENTRIES:
        if entry is None:
            menu.addSeparator()
            continue
        name, text = entry
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _=False, name=name: act(name))
        action.setEnabled(
            bool(chosen)
            and (name != "code" or is_marked)
            and (name not in _OF_ONE or len(chosen) == 1)
        )
