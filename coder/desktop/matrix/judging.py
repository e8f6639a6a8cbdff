"""My own judgement of one cell: absent, unclear or open, with a note."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import HALF
from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.matrix.cell import OPEN, PRESENT
from coder.domain.theme import Theme
from coder.operations.readings import ABSENT, UNCLEAR, assess, present_themes
from coder.store.readings import judgements

ANSWERS: Final = {
    Qt.Key.Key_A: ABSENT, Qt.Key.Key_U: UNCLEAR, Qt.Key.Key_O: None,
    Qt.Key.Key_Delete: None, Qt.Key.Key_Backspace: None,
}  # fmt: skip
_BUTTONS: Final = {"Absent": ABSENT, "Unclear": UNCLEAR, "Open": None}
_SAID: Final = {
    PRESENT: "You coded it: uncode it to judge it otherwise.",
    ABSENT: "You said: absent.",
    UNCLEAR: "You said: unclear.",
    OPEN: "You have not said yet.",
}


class Judging(QWidget):
    """What I say of a cell that I have not coded."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("judging")
        self._workspace = workspace
        self._cell: tuple[Document, Theme] | None = None
        self._said = words(name="own judgement")
        self.buttons = [
            push_button(f"judge {told.lower()}", told, partial(self.answer, state))
            for told, state in _BUTTONS.items()
        ]
        self.show_keys(work=True)
        for button in self.buttons:
            button.setMinimumWidth(button.sizeHint().width())  # the row keeps its place
        self.note = named(QLineEdit(), "judgement note", "Note on my judgement")
        self.note.setPlaceholderText("Note on this cell")
        self.note.editingFinished.connect(self.save)
        row = QHBoxLayout()
        row.setSpacing(HALF)
        for button in self.buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._said)
        column.addLayout(row)
        column.addWidget(self.note)

    def show_cell(self, document: Document, theme: Theme) -> None:
        """Show what I say of a cell; what was noted on another one is saved first."""
        if self._cell is not None and _ids(*self._cell) != _ids(document, theme):
            self.save()
        self._cell = document, theme
        me = self._workspace.project.me
        state, note = self._own(document, theme)
        self._said.setText(_SAID[state] if me else "Say who you are, to judge cells.")
        for button in self.buttons:
            button.setEnabled(me is not None and state != PRESENT)
        self.note.setEnabled(me is not None)
        if not self.note.isModified():
            self.note.setText(note)

    def show_keys(self, *, work: bool) -> None:
        """Show the letters that answer where they work now."""
        for told, button in zip(_BUTTONS, self.buttons, strict=True):
            button.setText(f"{told}  {told[0]}" if work else told)

    def answer(self, state: str | None) -> None:
        """Judge the cell, or open it again."""
        if self._cell is None:
            return
        self.save()
        now, _ = self._own(*self._cell)
        if now == PRESENT:
            self._workspace.tell(_SAID[PRESENT])
        elif now != (state or OPEN):
            self._do(*self._cell, state, None)
            self.show_cell(*self._cell)

    def save(self) -> None:
        """Write the note, if it was changed."""
        text, modified = self.note.text().strip(), self.note.isModified()
        self.note.setModified(False)
        if self._cell is None or not modified:
            return
        state, note = self._own(*self._cell)
        if text != note:
            self._do(*self._cell, None if state in {OPEN, PRESENT} else state, text)

    def _own(self, document: Document, theme: Theme) -> tuple[str, str]:
        """What I say of a cell now, and what I noted on it."""
        project, me = self._workspace.project, self._workspace.project.me
        if me is None:
            return OPEN, ""
        held = judgements(project, document=document.id, coder=me)
        state, note = held.get(theme.id, ("", ""))
        is_coded = theme.id in present_themes(project, document.id, me)
        return PRESENT if is_coded else state or OPEN, note

    def answers(self, event: QKeyEvent) -> bool:
        """Whether a key is an answer; then it is given."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        }  # fmt: skip
        if not plain or event.key() not in ANSWERS:
            return False
        self.answer(ANSWERS[Qt.Key(event.key())])
        return True

    def _do(self, document: Document, theme: Theme, state: str | None, note: str | None) -> None:
        project = self._workspace.project
        self._workspace.do(
            lambda: assess(project, document, theme, self._workspace.me, state=state, note=note)
        )


def _ids(document: Document, theme: Theme) -> tuple[str, str]:
    return document.id, theme.id
