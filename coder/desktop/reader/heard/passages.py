"""A passage for assistive technology: its themes, its words, where it stands, and choosing it."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QWindow,
)
from shiboken6 import Shiboken

from coder.analysis.highlights import Highlight
from coder.desktop.reader.heard.page import HeardPage

NO_INTERFACE = Shiboken.VoidPtr(0)
"""What Python says to Qt for a null pointer: None ends the process (PySide6 6.11)."""


class HeardPassage(QAccessibleInterface):
    """The passage of a number on the page that is heard, whichever page that is.

    It lives as long as the window: Qt holds on to what it was once given.
    """

    def __init__(self, heard: HeardPage, number: int) -> None:
        super().__init__()
        self._heard, self._number = heard, number
        self._actions = _Choosing(self)

    @property
    def passage(self) -> Highlight | None:
        """The passage, while there are so many."""
        found = self._heard.passages
        return found[self._number] if self._number < len(found) else None

    def choose(self) -> None:
        """Choose it, as a click does."""
        held = self.passage
        if held is not None:
            self._heard.choose(held.passage)

    def isValid(self) -> bool:
        return self.passage is not None

    def object(self) -> QObject | None:  # type: ignore[override] # it may be none
        return None

    def window(self) -> QWindow:
        return self._heard.view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._heard.view)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Note

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        held = self.passage
        state.selectable = state.readOnly = True
        state.invalid = held is None
        state.selected = held is not None and self._heard.is_chosen(held.passage)
        return state

    def rect(self) -> QRect:
        held = self.passage
        return QRect() if held is None else self._heard.passage_rectangle(held.passage)

    def text(self, t: QAccessible.Text) -> str:
        held = self.passage
        if held is None:
            return ""
        if t == QAccessible.Text.Name:
            return said(held)
        return described(held) if t == QAccessible.Text.Description else ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing is written into a passage."""

    def interface_cast(  # type: ignore[override]
        self, arg__1: QAccessible.InterfaceType
    ) -> Shiboken.VoidPtr | QAccessibleActionInterface:
        is_action = arg__1 == QAccessible.InterfaceType.ActionInterface
        return self._actions if is_action else NO_INTERFACE


class _Choosing(QAccessibleActionInterface):
    """The one thing that can be done to a passage from here."""

    def __init__(self, passage: HeardPassage) -> None:
        super().__init__()
        self._passage = passage

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - Qt's own
        self._passage.choose()

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: N803
        return []


def said(held: Highlight) -> str:
    """A passage in words: its themes, then what it says."""
    names = [theme.name for theme in held.themes] or [name for name, _ in held.charted] or ["Memo"]
    return f"{', '.join(names)}: {held.anchor.words or 'a part of the page'}"


def described(held: Highlight) -> str:
    """Who marked a passage, and what is noted on it."""
    return ". ".join((f"Marked by {held.coder_name}", *(f"Memo: {memo}" for memo in held.memos)))
