"""Why a difference is settled so, and who was there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.domain.decision import REASONS, Reason
from coder.operations.deciding import Grounds
from coder.store.decision_history import Said

_NO_REASON: Final = "no reason given"
_NOTHING_SAID: Final[tuple[Reason | None, str]] = (None, "")


class GroundsBar(QWidget):
    """Reason and comment are of the next act; who is there stays for the sitting."""

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
        self._offered: tuple[Reason | None, str] = _NOTHING_SAID
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        label = QLabel("Because:")
        row.addWidget(label)
        row.addWidget(self.reason)
        row.addWidget(self.comment, 3)
        row.addWidget(self.present, 2)

    @property
    def grounds(self) -> Grounds:
        """What is said."""
        return Grounds(self.reason.value, self.comment.text(), self.present.text())

    def offer_earlier(self, said: Said | None) -> None:
        """Begin with what was said of a difference before, unless somebody began already.

        What is offered goes again when another difference is opened.
        """
        now = self.reason.value, self.comment.text()
        if now not in {_NOTHING_SAID, self._offered}:
            return
        self._offered = _NOTHING_SAID if said is None else (said.reason, said.comment)
        self.reason.choose(self._offered[0])
        self.comment.setText(self._offered[1])

    def begin_with(self, grounds: Grounds) -> None:
        """Begin with what was said already."""
        self.reason.choose(grounds.reason)
        self.comment.setText(grounds.comment)
        self.present.setText(grounds.present)

    def turn_reason(self, step: int = 1) -> str:
        """Choose the next reason; returns its words."""
        at = self._reasons.index(self.reason.value) + step
        self.reason.choose(self._reasons[at % len(self._reasons)])
        return self.reason.currentText()

    def begin_anew(self) -> None:
        """What was said was of the act before."""
        self.reason.choose(None)
        self.comment.clear()

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
