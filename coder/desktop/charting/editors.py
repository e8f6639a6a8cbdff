"""What the values of attributes are typed or chosen with: one editor for each kind.

Each is told a value with ``show_text``, gives it back with ``written``, and says ``left`` when the
reviewer goes on; ``set_locked`` makes it for reading only.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QWidget

from coder.desktop.charting.choosing import OneOfEditor, SeveralOfEditor, YesNoEditor
from coder.desktop.look.controls import named, tool_button
from coder.desktop.look.fields import Line, Paragraph
from coder.desktop.look.measures import HALF
from coder.domain.attribute import Attribute, Kind, checked_value
from coder.domain.attribute_table.guessing import with_decimal_point
from coder.domain.errors import CoderError

_LINES: Final = 10  # of a long text, before it scrolls
_HINTS: Final = {"number": "a number, such as 1234.5", "year": "a year, such as 2024"}


class TextEditor(Paragraph):
    """Words; the field grows with them."""

    def __init__(self) -> None:
        super().__init__(_LINES)

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show it for reading only, or let it be edited."""
        self.setReadOnly(locked)


class LineEditor(Line):
    """A number, a year or a date."""

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001
        """Show it for reading only, or let it be edited."""
        self.setReadOnly(locked)


class DateEditor(QWidget):
    """A date, typed or chosen in a calendar."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = LineEditor()
        self.line.setPlaceholderText("a date, such as 2024-05-31")
        self.line.left.connect(self.left)
        self.line.installEventFilter(self)
        self.button = tool_button(
            "open calendar", "Choose in a calendar (Alt+Down)", self._open, picture="calendar"
        )
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is pressed in the line
        self._calendar: QCalendarWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    def show_text(self, text: str) -> None:
        """Show another date."""
        self.line.show_text(text)

    def written(self) -> str:
        """What stands in it."""
        return self.line.written()

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001
        """Show it for reading only, or let it be edited."""
        self.line.setReadOnly(locked)
        self.button.setEnabled(not locked)

    def _open(self) -> None:
        calendar = self._calendar
        if calendar is None:
            calendar = self._calendar = named(QCalendarWidget(self), "calendar", "Calendar")
            calendar.setWindowFlag(Qt.WindowType.Popup)
            calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            calendar.clicked.connect(self._take)
            calendar.activated.connect(self._take)
        with suppress(ValueError):
            day = dt.date.fromisoformat(self.written().strip())
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        assert self._calendar is not None
        self._calendar.hide()
        self.show_text(day.toString(Qt.DateFormat.ISODate))
        self.line.setFocus()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Down:
            return False
        if event.modifiers() != Qt.KeyboardModifier.AltModifier or not self.button.isEnabled():
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._open()
        else:
            event.accept()  # a key of the window too
        return True


Editor = TextEditor | LineEditor | DateEditor | YesNoEditor | OneOfEditor | SeveralOfEditor


def editor_for(attribute: Attribute) -> Editor:
    """The editor for the values of an attribute."""
    return _MAKERS[attribute.kind](attribute)


def stops(editor: Editor) -> list[QWidget]:
    """The parts of an editor at which Tab stops."""
    if isinstance(editor, DateEditor):
        return [editor.line]
    return list(editor.buttons.values()) if isinstance(editor, YesNoEditor) else [editor]


def read(attribute: Attribute, typed: str) -> str:
    """What is typed, as it is kept; a date also as day.month.year.

    Raises:
        CoderError: it is no value of the attribute.
    """
    if attribute.kind == "date":
        with suppress(CoderError):
            return checked_value(attribute, with_decimal_point("date", typed))
    return checked_value(attribute, typed)


def call(editor: Editor, name: str, said: str) -> None:
    """Give an editor its object name, and what a screen reader says of it and of its parts."""
    named(editor, name, said)
    if isinstance(editor, DateEditor):
        editor.line.setAccessibleName(said)
        editor.button.setAccessibleName(f"{said}: {editor.button.toolTip()}")
    elif isinstance(editor, YesNoEditor):
        for button in editor.buttons.values():
            button.setAccessibleName(f"{said}: {button.text()}")


def _line_for(attribute: Attribute) -> LineEditor:
    line = LineEditor()
    line.setPlaceholderText(_HINTS[attribute.kind])
    return line


_MAKERS: Final[Mapping[Kind, Callable[[Attribute], Editor]]] = {
    "text": lambda _: TextEditor(),
    "number": _line_for,
    "year": _line_for,
    "date": lambda _: DateEditor(),
    "yes_no": lambda _: YesNoEditor(),
    "one_of": OneOfEditor,
    "several_of": SeveralOfEditor,
}
