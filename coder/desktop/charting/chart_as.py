"""*Chart as…*: an attribute is found by typing, and what is marked becomes its value."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.charting.choosing import OneOfEditor, YesNoEditor
from coder.desktop.charting.editors import Editor, call, editor_for, read, stops
from coder.desktop.charting.form import charted_of
from coder.desktop.charting.found_attributes import AttributeRows, FoundAttributes
from coder.desktop.look.controls import faint_words, named, push_button, words
from coder.desktop.look.elided import ElidedLabel, cut
from coder.desktop.look.floating import Popover, Spot
from coder.desktop.look.found_list import FoundList
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.spoken import announce
from coder.desktop.workspace import Marked, Notice, Workspace
from coder.domain.attribute import Attribute
from coder.domain.errors import CoderError
from coder.domain.value_in_words import value_in
from coder.operations.charting import chart_passage
from coder.store.attributes import attributes
from coder.store.documents import document

_SHOWN: Final = 160  # characters of what is marked
_LINES: Final = 3  # of a definition
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS: Final = "Enter: chart, Tab: change the value, Esc: close"


class ChartAs(Popover):
    """Lies over the reader; Enter charts, Tab goes to the value."""

    def __init__(self, workspace: Workspace, window: QWidget, over: QWidget, spot: Spot) -> None:
        super().__init__(window, over, spot)
        named(self, "chart as", "Chart what is marked")
        self._workspace = workspace
        self._marked: Marked | None = None
        self._values: dict[str, str] = {}  # what I charted, by attribute
        self._attribute: Attribute | None = None  # whose editor is shown
        self.editor: Editor | None = None
        self.rows = FoundAttributes(self)
        self._asked = words(name="chart as question")
        self.field = named(QLineEdit(), "chart as field", "A part of the attribute's name")
        self.list = FoundList("chart as attributes", "Attributes that fit", self.rows)
        self._about = words(name="chart as definition")
        self._name = named(ElidedLabel(), "chart as name")
        self._trouble = words(name="chart as trouble")
        self._button = push_button("chart it", "", self.chart)
        self._column = QVBoxLayout(self)
        self._build()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)

    def ask(self, marked: Marked) -> None:
        """Ask what a passage says of its document."""
        space = self._workspace
        held, about = attributes(space.project), document(space.project, marked.file.document)
        if not held or about is None:
            space.told.emit(
                Notice("There is no attribute to chart yet.", answer="Add an attribute…",
                       act=space.attributes_wanted.emit)
            )  # fmt: skip
            return
        self._marked = marked
        self._values = {
            id_: one.own.value for id_, one in charted_of(space, about).items() if one.own
        }
        self._asked.setText(f"Chart {_shortened(marked.words)} as")
        self.rows.begin(held, self._values)
        self._place()
        self.field.clear()
        self._search("")
        self.come_up(self.field)

    def chart(self) -> None:
        """Chart the value, tied to the passage; what is none is told, and the field stays."""
        space, marked = self._workspace, self._marked
        attribute, editor = self._attribute, self.editor
        if marked is None or attribute is None or editor is None:
            return
        try:
            value = read(attribute, editor.written())
        except CoderError as error:
            self._refuse(str(error))
            return
        if not value:
            self._refuse("Say what the passage tells." if _is_in(editor) else "")
            return
        self.hide()
        space.do(
            lambda: chart_passage(
                space.project, marked.file, marked.anchor, attribute, space.me, value
            )
        )

    def _refuse(self, why: str) -> None:
        """Leave it to the reviewer to say what the value is."""
        self._trouble.setText(f"⚠ {why}" if why else "")
        self._trouble.setVisible(bool(why))
        if self.editor is not None:
            self.editor.setFocus()
        if isinstance(self.editor, OneOfEditor) and not why:
            self.editor.showPopup()

    def _build(self) -> None:
        self.field.setPlaceholderText("Type a part of an attribute's name")
        self.field.setClearButtonEnabled(True)
        self.list.setItemDelegate(AttributeRows(self.list))
        self.list.doubleClicked.connect(lambda _: self.chart())
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self._about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        hint = faint_words(_KEYS, name="chart as keys")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(hint, 1)
        foot.addWidget(self._button)
        column = self._column
        column.setContentsMargins(WIDE, GRID + HALF, WIDE, GRID + HALF)
        column.setSpacing(GRID)
        column.addWidget(self._asked)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        for widget in (self._name, self._about, self._trouble):
            column.addWidget(widget)
        column.addLayout(foot)

    def _search(self, typed: str) -> None:
        self.rows.search(typed)
        self.list.go(0)
        self._show_current()

    def _show_current(self, *_: QModelIndex) -> None:
        row = self.list.row
        found = self.rows.found[row] if 0 <= row < len(self.rows.found) else None
        if found == self._attribute and found is not None and self.isVisible():
            return
        self._attribute = found
        self._trouble.hide()
        self._replace_editor(found)
        self._name.say(f"Value of {one_line(found.name)}" if found else "No attribute fits.")
        about = one_line(found.definition) if found else ""
        self._about.setText(cut(about, self.fontMetrics(), self.width() - 2 * WIDE, _LINES))
        self._about.setToolTip(tool_tip(about))
        self._about.setVisible(bool(about))
        called = f"Chart as {one_line(found.name)}" if found else "Chart"
        shown = self.fontMetrics().elidedText(
            called, Qt.TextElideMode.ElideRight, self.width() // 2
        )
        self._button.setText(shown.replace("&", "&&"))
        self._button.setAccessibleName(called)
        self._button.setToolTip(tool_tip(called))
        self._button.setEnabled(found is not None)

    def _replace_editor(self, attribute: Attribute | None) -> None:
        if self.editor is not None:
            self._column.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        if attribute is None or self._marked is None:
            return
        value = self._values.get(attribute.id) or value_in(attribute, self._marked.words)
        editor = editor_for(attribute)
        call(editor, "chart as value", f"Value of {one_line(attribute.name)}")
        editor.show_text(value)
        self._column.insertWidget(self._column.indexOf(self._about), editor)
        editor.show()
        for before, part in pairwise((self.field, *stops(editor), self._button)):
            QWidget.setTabOrder(before, part)
            before.installEventFilter(self)
        if isinstance(editor, OneOfEditor | YesNoEditor):
            editor.left.connect(self.chart)  # to choose is to chart
        self.editor = editor
        announce(self.field, f"{one_line(attribute.name)}: {one_line(value)}")

    def _press(self, event: QKeyEvent, *, in_field: bool) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _ENTER:
            self.chart()
        else:
            return in_field and self.list.move_by(event.key())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            return self._press(event, in_field=watched is self.field)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()  # Ctrl+Enter is a key of the window too
            return True
        return False


def _is_in(editor: Editor) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is editor or editor.isAncestorOf(focus))


def _shortened(text: str) -> str:
    if not text:
        return "the marked part of the page"
    said = one_line(text)
    return f"“{said if len(said) <= _SHOWN else said[:_SHOWN].rstrip() + '…'}”"
