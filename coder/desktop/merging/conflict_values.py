"""The values of one conflict, with who holds each; one of them, or another one, is chosen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.times import day_and_time
from coder.domain.journal.conflict import Dispute, Opinion

_TYPED: Final = {"field", "citation key"}
_QUOTED: Final = 80  # letters of a value that the sentence quotes
_LONGEST: Final = 400  # letters of a value that are shown; the whole is in its tool tip


class _Value(QLabel):
    """The words of a value, which wrap; a click chooses it."""

    def __init__(self, value: str, button: QRadioButton) -> None:
        super().__init__(_cut(value))
        self._button = button
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._button.setChecked(True)
        self._button.setFocus()


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def _shortened(told: Dispute) -> str:
    """The sentence, without the ends of long values, which stand below it."""
    said = told.about
    for opinion in told.candidates:
        value = opinion.told or ""
        if len(value) > _QUOTED:
            said = said.replace(value, f"{value[: _QUOTED - 1].rstrip()}…")
    return said


class ConflictValues(QWidget):
    """Offers the values; ``settle`` is told the chosen one."""

    def __init__(self, settle: Callable[[Dispute, str | int | None], object]) -> None:
        super().__init__()
        self.setObjectName("conflict values")
        self._settle = settle
        self._told: Dispute | None = None
        self._about = words(name="conflict about")
        self._values = QGridLayout()
        self._values.setHorizontalSpacing(GRID)
        self._values.setVerticalSpacing(HALF)
        self._values.setColumnStretch(1, 1)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._allow)
        self._other = named(QRadioButton("An&other value:"), "other value")
        self._typed = named(QLineEdit(), "typed value", "Another value")
        self._typed.textEdited.connect(lambda: self._other.setChecked(True))
        self._typed.returnPressed.connect(self.settle)
        self._button = push_button("settle", "Settle &it", self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._about)
        column.addLayout(self._values)
        column.addWidget(self._other)
        column.addWidget(self._typed)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def choose(self, number: int) -> None:
        """Choose a value by its number, from 1."""
        for button in self._group.buttons():
            if self._group.id(button) == number - 1 and button is not self._other:
                button.setChecked(True)

    def show_dispute(self, told: Dispute, *, to_settle: bool) -> None:
        """Offer the values of a conflict; those of one that is not ``to_settle`` are only shown."""
        self._told = told
        self._about.setText(_shortened(told))
        self._clear()
        for number, opinion in enumerate(told.candidates, 1):
            self._show(number, opinion, to_settle=to_settle)
        typed = told.kind in _TYPED and told.field != "anchor" and to_settle
        self._other.setVisible(typed)
        self._typed.setVisible(typed)
        self._typed.clear()
        self._group.addButton(self._other, len(told.candidates))
        self._button.setVisible(to_settle)
        self._button.setEnabled(False)

    def _clear(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._other.setAutoExclusive(False)
        self._other.setChecked(False)
        while item := self._values.takeAt(0):
            if held := item.widget():
                held.setParent(None)
                held.deleteLater()

    def _show(self, number: int, opinion: Opinion, *, to_settle: bool) -> None:
        """A value, to choose or only to read, and below it who holds it."""
        value, who = one_line(opinion.told) or "nothing", opinion.coder or "the others"
        place = 2 * (number - 1)
        if to_settle:
            button = named(QRadioButton(f"&{number}"), f"value {number}", f"{value}, {who}")
            self._group.addButton(button, number - 1)
            sign: QWidget = button
            said: QLabel = _Value(value, button)
        else:
            sign = named(QLabel(f"{number}"), f"value {number}", f"{value}, {who}")
            said = words(_cut(value))
        said.setToolTip(tool_tip(value) if len(value) > _LONGEST else "")
        holder = words(f"{who}{', ' if opinion.made_at else ''}{day_and_time(opinion.made_at)}")
        holder.setForegroundRole(holder.foregroundRole().PlaceholderText)
        holder.setContentsMargins(0, 0, 0, HALF)
        self._values.addWidget(sign, place, 0, Qt.AlignmentFlag.AlignTop)
        self._values.addWidget(said, place, 1)
        self._values.addWidget(holder, place + 1, 1)

    def _allow(self) -> None:
        self._button.setEnabled(self._group.checkedId() >= 0)

    def settle(self) -> None:
        """Settle with what is chosen, if anything is."""
        chosen, told = self._group.checkedId(), self._told
        if told is None or chosen < 0 or self._button.isHidden():
            return
        value = (
            self._typed.text() if chosen == len(told.candidates) else told.candidates[chosen].value
        )
        self._settle(told, value)
