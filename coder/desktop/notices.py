"""The bar that tells the reviewer something without stopping them."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from coder.desktop.look.controls import named, push_button, tool_button, words
from coder.desktop.look.focus import FocusBefore, hand_on
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.workspace import Kind, Notice

_SIGNS: Final[dict[Kind, str]] = {"done": "check", "hint": "info", "problem": "warning"}
_GOES_AFTER = 6_000  # milliseconds; a problem, or an offer, stays until the next act


class NoticeBar(QFrame):
    """One sentence, what can be done about it, and a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._notice = Notice("")
        self._sign = QLabel()
        self._words = words(name="notice words")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._answer = push_button("notice answer", "", self._do)
        self._copy = tool_button(
            "copy notice", "Copy this message", self._to_clipboard, text="Copy"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(GRID)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._answer)
        row.addWidget(self._copy)
        row.addWidget(
            tool_button("close notice", "Close this message", self.close_it, picture="close")
        )
        self._clock = QTimer(self, singleShot=True, interval=_GOES_AFTER)
        self._focus = FocusBefore(self)
        self._clock.timeout.connect(self.close_it)
        self.hide()

    @property
    def words(self) -> str:
        """What the bar says now; nothing while it is hidden."""
        return "" if self.isHidden() else self._notice.words

    def tell(self, notice: Notice) -> None:
        """Show a notice in place of the last one."""
        self._notice = notice
        is_problem = notice.kind == "problem"
        side = self.fontMetrics().height()
        self._sign.setPixmap(icon(_SIGNS[notice.kind]).pixmap(side, side))
        self._sign.setObjectName(f"notice {notice.kind}")
        self._words.setText(notice.words)
        named(self._words, "notice words", notice.words)
        self._answer.setText(notice.answer)
        self._answer.setVisible(bool(notice.answer))
        self._copy.setVisible(is_problem)
        self._clock.stop()
        if not is_problem and not notice.answer:
            self._clock.start()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def close_it(self) -> None:
        """Go away; the keyboard, if it is here, goes back to where it was."""
        self._focus.give_back()
        self.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self._answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self.tell(self._notice)
        super().changeEvent(event)

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._notice.words)

    def _do(self) -> None:
        self.close_it()
        if self._notice.act is not None:
            self._notice.act()
