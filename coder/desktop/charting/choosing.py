"""Editors in which a value is chosen: yes or no, one of several choices, several of them."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from coder.desktop.coding_keys import ALL_KEYS
from coder.desktop.look.controls import named
from coder.desktop.look.fields import StillBox
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.rows import RoomyRows
from coder.domain.attribute import NO, SEPARATOR, YES, Attribute, parts

_ROWS: Final = 8  # of a long list of choices
_LETTERS_WIDE: Final = 12  # of an answer, with room for its check
_CLEARING: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class YesNoEditor(QWidget):
    """Yes or no; what is pressed once more is neither."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {YES: _YesNoButton("Yes"), NO: _YesNoButton("No")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        for value, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda on, value=value: self.take(value if on else ""))
            button.answered.connect(self.take)
        row.addStretch(1)
        self.setFocusProxy(self.buttons[YES])

    def take(self, value: str) -> None:
        """Choose, as a reviewer does."""
        self.show_text(value)
        if value:
            self.buttons[value].setFocus()
        self.left.emit()

    def show_text(self, text: str) -> None:
        """Show another answer."""
        for value, button in self.buttons.items():
            button.setChecked(value == text)

    def written(self) -> str:
        """What is chosen."""
        return next((value for value, one in self.buttons.items() if one.isChecked()), "")

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001
        """Show it for reading only, or let it be edited."""
        self.setEnabled(not locked)


class _YesNoButton(QPushButton):
    """One of the two; Y, N and Delete answer, and are no keys that code here."""

    own_keys = ALL_KEYS
    answered = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        named(self, text.casefold(), text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("x") * _LETTERS_WIDE)
        self.toggled.connect(lambda on: self.setIcon(icon("check") if on else QIcon()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answers = {Qt.Key.Key_Y: YES, Qt.Key.Key_N: NO, **dict.fromkeys(_CLEARING, "")}
        if event.key() in answers and not event.modifiers():
            self.answered.emit(answers[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class OneOfEditor(StillBox):
    """One of the choices; Delete takes it away."""

    left = Signal()

    def __init__(self, attribute: Attribute) -> None:
        super().__init__()
        self._choices = attribute.choices
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(StillBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda _: self.left.emit())
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show another choice, also one that is none any longer."""
        self.clear()
        self.addItem("", "")
        for choice in self._choices:
            self.addItem(one_line(choice), choice)
        if text and text not in self._choices:
            self.addItem(_strange(text), text)
        self.setCurrentIndex(self.findData(text))
        self.setToolTip(one_line(text))

    def written(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001
        """Show it for reading only, or let it be edited."""
        self.setEnabled(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLEARING:
            self.setCurrentIndex(0)
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SeveralOfEditor(QListWidget):
    """Choices to check, with Space or the mouse."""

    own_keys = ALL_KEYS
    left = Signal()

    def __init__(self, attribute: Attribute) -> None:
        super().__init__()
        self._attribute = attribute
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setItemDelegate(RoomyRows(self))
        self.itemClicked.connect(_turn)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Check other choices, also such as are none any longer."""
        held = parts(self._attribute, text)
        at = self.currentRow()
        self.clear()
        known = {choice.casefold() for choice in self._attribute.choices}
        strange = [one for one in held if one.casefold() not in known]
        wanted = {one.casefold() for one in held}
        for choice in (*self._attribute.choices, *strange):
            item = QListWidgetItem(_strange(choice) if choice in strange else one_line(choice))
            item.setData(Qt.ItemDataRole.UserRole, choice)
            item.setToolTip(one_line(choice))
            # Not checkable by Qt: the whole row is pressed, not its box alone.
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            on = choice.casefold() in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        if self.hasFocus():
            self.setCurrentRow(min(max(at, 0), self.count() - 1))
        self._fit()

    def written(self) -> str:
        """What is checked."""
        items = (self.item(row) for row in range(self.count()))
        return SEPARATOR.join(
            str(one.data(Qt.ItemDataRole.UserRole))
            for one in items
            if one.checkState() == Qt.CheckState.Checked
        )

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001
        """Show it for reading only, or let it be edited."""
        self.setEnabled(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() == Qt.Key.Key_Space and current is not None:
            _turn(current)
        elif event.key() in _ENTER:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()  # only checks say what is charted
            self.left.emit()

    def _fit(self) -> None:
        rows = min(max(self.count(), 1), _ROWS)
        height = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        self.setFixedHeight(rows * height + 2 * self.frameWidth())


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


def _strange(choice: str) -> str:
    """A value that is none of the choices any longer."""
    return f"{one_line(choice)} (no choice now)"
