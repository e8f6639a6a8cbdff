"""A small field over the reader for the memo on anything; it is saved when it is left."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.beside import beside
from coder.desktop.look.controls import faint_words, named, push_button, words
from coder.desktop.look.floating import Floating
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.memos.subject import Subject, subject_marked, subject_stored
from coder.desktop.reader.view import PageView
from coder.desktop.seen_marked import seen_rectangle
from coder.desktop.workspace import Noted, Workspace

_WIDEST: Final = 480  # pixels
_LINES: Final = 9
_LEAST: Final = 9  # lines of the height, where there is little room beside the passage


class MemoEditor(Floating):
    """My memo on one thing, under what the others noted on it."""

    def __init__(self, workspace: Workspace, window: QWidget, over: PageView) -> None:
        super().__init__(window)
        named(self, "memo editor", "Memo")
        self._workspace, self._window, self._over = workspace, window, over
        self._subject: Subject | None = None
        self._held = ""
        self._before: QWidget | None = None  # what had the focus
        self._about = words(name="memo about")
        self._others = words(name="memos of others")
        self.field = named(QPlainTextEdit(), "memo text", "Memo")
        self.field.setPlaceholderText("What you note on it")
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        hint = faint_words("Saved when you leave it", name="memo hint")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(push_button("memo close", "Close", self.leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GRID + HALF, WIDE, GRID + HALF)
        column.setSpacing(GRID)
        column.addWidget(self._about)
        column.addWidget(self._others)
        column.addWidget(self.field, 1)
        column.addLayout(foot)
        window.installEventFilter(self)
        workspace.leaving.connect(self.save)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.hide()

    def open(self) -> None:
        """Show the memo on what is marked."""
        self.save()
        subject = subject_marked(self._workspace)
        if subject is not None:
            self._show(subject)

    def open_on(self, noted: Noted) -> None:
        """Show the memo on something that is stored."""
        self.save()
        self._show(subject_stored(self._workspace, noted))

    def _show(self, subject: Subject) -> None:
        self._subject = subject
        self._held = subject.mine
        self._about.setText(f"Memo on {subject.words}")
        self._others.setText(subject.others)
        self._others.setVisible(bool(subject.others))
        self.field.setPlainText(self._held)
        self.field.setReadOnly(not self._workspace.project.write)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._before = self._before if self.isVisible() else QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def save(self) -> None:
        """Write what was typed, if it differs."""
        text = self.field.toPlainText()
        if self._subject is not None and text.strip() != self._held.strip():
            self._held = text
            self._subject.write(text)

    def leave(self) -> None:
        """Save, and go back to what had the focus."""
        self.save()
        self._subject = None
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _place(self) -> None:
        room = self._over.rect()
        room.translate(self._over.mapTo(self._window, room.topLeft()))
        width = max(1, min(_WIDEST, room.width() - 2 * WIDE))
        height = max(1, min(room.height() - 2 * WIDE, (_LINES + 5) * self.fontMetrics().height()))
        corner = room.bottomRight() - QPoint(WIDE, WIDE)
        anchor = self._subject.anchor if self._subject else None
        seen = seen_rectangle(anchor, self._over, self._window) if anchor else None
        marked = seen or QRect(corner, QSize(1, 1))
        least = min(height, _LEAST * self.fontMetrics().height())
        self.setGeometry(
            beside(marked, QSize(width, height), room, self._window.rect(), least=least)
        )

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
