"""A small field over the reader for the memo on what is marked; it is saved when it is left."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.coding import marked_in, memo_on, write_memo_on
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.workspace import Marked, Workspace

_WIDEST: Final = 480  # pixels
_LINES: Final = 9
_SHOWN: Final = 80  # characters of what is marked


class MemoEditor(QFrame):
    """The memo on one passage."""

    def __init__(self, workspace: Workspace, window: QWidget, over: QWidget) -> None:
        super().__init__(window)
        named(self, "memo editor", "Memo on the marked passage")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._workspace, self._window, self._over = workspace, window, over
        self._marked: Marked | None = None
        self._held = ""
        self._before: QWidget | None = None  # what had the focus
        self._about = words(name="memo about")
        self.field = named(QPlainTextEdit(), "memo text", "Memo")
        self.field.setPlaceholderText("What you note on this passage")
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        hint = words("Saved when you leave it", name="memo hint")
        hint.setEnabled(False)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(push_button("memo close", "Close", self.leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GRID + HALF, WIDE, GRID + HALF)
        column.setSpacing(GRID)
        column.addWidget(self._about)
        column.addWidget(self.field, 1)
        column.addLayout(foot)
        window.installEventFilter(self)
        workspace.leaving.connect(self.save)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()

    def open(self) -> None:
        """Show the memo on what is marked."""
        marked = marked_in(self._workspace)
        if marked is None:
            return
        self.save()
        self._marked = marked
        self._held = memo_on(self._workspace, marked)
        shown = marked.words if len(marked.words) <= _SHOWN else marked.words[:_SHOWN] + "…"
        self._about.setText(
            f"Memo on “{shown}”" if shown else "Memo on the marked part of the page"
        )
        self.field.setPlainText(self._held)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._before = self._before if self.isVisible() else QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def save(self) -> None:
        """Write what was typed, if it differs."""
        text = self.field.toPlainText()
        if self._marked is not None and text.strip() != self._held.strip():
            self._held = text
            write_memo_on(self._workspace, self._marked, text)

    def leave(self) -> None:
        """Save, and go back to what had the focus."""
        self.save()
        self._marked = None
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _place(self) -> None:
        room = self._over.rect()
        corner = self._over.mapTo(self._window, room.topLeft())
        width = max(1, min(_WIDEST, room.width() - 2 * WIDE))
        height = max(1, min(room.height() - 2 * WIDE, (_LINES + 5) * self.fontMetrics().height()))
        left = corner.x() + room.width() - width - WIDE
        top = corner.y() + room.height() - height - WIDE
        self.setGeometry(QRect(left, top, width, height))

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self._before = None  # the reviewer went elsewhere
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
