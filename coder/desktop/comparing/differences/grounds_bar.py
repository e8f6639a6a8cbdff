"""Why a difference is settled so, and who was there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coder.desktop.comparing.differences.listed import Key
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.domain.decision import REASONS, Reason
from coder.operations.deciding import Grounds
from coder.store.decision_history import Said

_NO_REASON: Final = "no reason given"
_Words = tuple[Reason | None, str]
_NOTHING_SAID: Final[_Words] = (None, "")


class GroundsBar(QWidget):
    """Reason and comment are of one difference each; who is there stays for the sitting."""

    left = Signal()  # the keyboard goes back

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("grounds bar")
        self.reason = Choice("reason", "Reason (R: the next one)", letters=14)
        entries: list[tuple[Reason | None, str]] = [(None, _NO_REASON)]
        entries += [(reason, words[:1].upper() + words[1:]) for reason, words in REASONS.items()]
        self.reason.offer(entries)
        self._reasons = [reason for reason, _ in entries]
        self.comment = self._field("comment", "Comment (C)", "Comment")
        self.present = self._field("present", "Who is there (W)", "Who is there")
        self._of: Key | None = None  # the difference
        self._earlier = _NOTHING_SAID  # what was said of it before
        self._typed: dict[Key, _Words] = {}  # and is not settled yet
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.reason)
        row.addWidget(self.comment, 3)
        row.addWidget(self.present, 2)

    @property
    def grounds(self) -> Grounds:
        """What is said."""
        return Grounds(self.reason.value, self.comment.text(), self.present.text())

    @property
    def of_many(self) -> Grounds:
        """What goes with many at once: who is there, since the rest is of one difference."""
        return Grounds(present=self.present.text())

    def turn_to(self, one: Key) -> None:
        """Show what was typed at a difference; what was typed at the one before waits there.

        What was said of it earlier may be offered later, once that is read.
        """
        if one != self._of:
            if self._of is not None and self._is_typed:
                self._typed[self._of] = self._words
            self._of, self._earlier = one, _NOTHING_SAID
            self._say(self._typed.get(one, _NOTHING_SAID))

    def offer_earlier(self, said: Said | None) -> None:
        """Begin with what was said of the difference before, unless somebody typed already."""
        typed = self._is_typed
        self._earlier = _NOTHING_SAID if said is None else (said.reason, said.comment)
        if not typed:
            self._say(self._earlier)

    def forget(self, one: Key) -> None:
        """A difference is settled with what was typed there."""
        self._typed.pop(one, None)
        if one == self._of:
            self._say(self._earlier)

    def begin_with(self, grounds: Grounds) -> None:
        """Begin with what was said already."""
        self._say((grounds.reason, grounds.comment))
        self.present.setText(grounds.present)

    def turn_reason(self, step: int = 1) -> str:
        """Choose the next reason; returns its words."""
        at = self._reasons.index(self.reason.value) + step
        self.reason.choose(self._reasons[at % len(self._reasons)])
        return self.reason.currentText()

    @property
    def _words(self) -> _Words:
        return self.reason.value, self.comment.text()

    @property
    def _is_typed(self) -> bool:
        """Whether somebody said something else than was offered, be it nothing."""
        return self._of in self._typed or self._words != self._earlier

    def _say(self, words: _Words) -> None:
        self.reason.choose(words[0])
        self.comment.setText(words[1])

    def _field(self, name: str, said: str, hint: str) -> QLineEdit:
        field = named(QLineEdit(), name, said)
        field.setPlaceholderText(hint)
        field.setToolTip(said)
        field.installEventFilter(self)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        ends = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        if ends:
            self.left.emit()
        return ends
