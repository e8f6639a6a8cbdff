"""The pages for assistive technology: told when the caret, the page or the passage is another."""

from functools import cache
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from coder.desktop.look.spoken import announce
from coder.desktop.reader.heard.page import NOTHING, Heard, HeardPage
from coder.desktop.reader.heard.passages import NO_INTERFACE, HeardPassage, said
from coder.desktop.reader.heard.text import PageText, SelectedText
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.marking import Marking
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Workspace

_REST: Final = 300  # milliseconds without scrolling, after which a page is told
_KINDS: Final = QAccessible.InterfaceType


class HeardPages(QAccessibleWidget):
    """The view: a document whose text is that of the page, with its passages as children."""

    def __init__(self, heard: HeardPage) -> None:
        super().__init__(heard.view, QAccessible.Role.Document, "Pages")
        self._heard = heard
        self._text = PageText(heard)
        self._selected: SelectedText | None = None  # made when first something is selected
        self._passages: list[HeardPassage] = []

    def childCount(self) -> int:
        return len(self._heard.passages)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        while index >= len(self._passages):
            self._passages.append(HeardPassage(self._heard, len(self._passages)))
        return self._passages[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((n for n, one in enumerate(self._passages) if one == child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        numbers = range(self.childCount())
        under = (self.child(number) for number in numbers)
        return next((one for one in under if one and one.rect().contains(x, y)), None)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = True
        return state

    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Description:
            return described(self._heard)
        return super().text(t)

    def interface_cast(self, t: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        if t != _KINDS.TextInterface:
            return super().interface_cast(t) or NO_INTERFACE
        now = self._heard.now
        if now.selected is None:
            return self._text
        self._selected = self._selected or SelectedText(self._heard)
        return self._selected.interface(now)


class Told(QObject):
    """Tells assistive technology what changed, if any listens."""

    def __init__(
        self, workspace: Workspace, view: PageView, marker: Marker, marking: Marking
    ) -> None:
        super().__init__(view)
        self._heard = HeardPage(view, marker, marking)
        self._told: Heard = NOTHING
        self._chosen: str | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._tell_page)
        view.heard = self._make
        _install()
        marker.changed.connect(self._tell_caret)
        view.moved.connect(self._begin)
        workspace.marked_changed.connect(self._tell_passage)

    def _make(self) -> HeardPages:
        return HeardPages(self._heard)

    def _begin(self) -> None:
        if QAccessible.isActive():
            self._rest.start()

    def _tell_page(self) -> None:
        """The text is another one: name the page, and who reads along begins anew."""
        view, now = self._heard.view, self._heard.now
        if (now.page, now.text) == (self._told.page, self._told.text):
            return
        self._told = now
        QAccessible.updateAccessibility(
            QAccessibleEvent(view, QAccessible.Event.DescriptionChanged)
        )
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, now.caret))
        if view.hasFocus():
            announce(view, described(self._heard))

    def _tell_caret(self) -> None:
        if not QAccessible.isActive():
            return
        view, before, now = self._heard.view, self._told, self._heard.now
        self._told = now
        if now.caret != before.caret or now.page != before.page:
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, now.caret))
        if now.selected != before.selected:
            start, end = now.selected or (now.caret, now.caret)
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(view, start, end))

    def _tell_passage(self) -> None:
        chosen = self._heard.view.chosen
        if chosen != self._chosen and QAccessible.isActive():
            found = [one for one in self._heard.passages if one.passage == chosen]
            if found:
                announce(self._heard.view, said(found[0]))
        self._chosen = chosen


def described(heard: HeardPage) -> str:
    """What page it is, and how many passages are on it."""
    count = len(heard.passages)
    amount = "1 passage" if count == 1 else f"{count or 'no'} passages"
    return f"{heard.called}, {amount}" if heard.called else ""


@cache
def _install() -> None:
    """Let Qt ask here, once, whatever number of windows there are."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    """What Qt asks for every control: the pages have an interface of their own."""
    if isinstance(widget, PageView) and widget.heard is not None:
        return widget.heard()
    return None
