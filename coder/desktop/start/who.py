"""Asks who works in a copy that nobody has worked in yet."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.domain.errors import CoderError
from coder.operations.coders import add_coder, find_coder, work_as
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.titles import title_of

_WIDTH: Final = 400
_ID: Final = Qt.ItemDataRole.UserRole


class WhoDialog(QDialog):
    """The reviewers to choose from, or a new name."""

    answered = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("who are you")
        self.setWindowTitle("Who are you?")
        self.setMinimumWidth(_WIDTH)
        self._project = project
        self.people = named(QListWidget(), "reviewers", "The reviewers of this project")
        self.name = named(QLineEdit(), "new reviewer", "Your name, if it is not listed")
        self.name.setPlaceholderText("Another name")
        self._refusal = words(name="refusal")
        self._refusal.setForegroundRole(self._refusal.palette().ColorRole.BrightText)
        self._refusal.hide()
        for one in coders(project):
            role = " (lead)" if one.role == "lead" else ""
            item = QListWidgetItem(f"{one_line(one.name)}{role}", self.people)
            item.setData(_ID, one.id)
        self.people.setCurrentRow(0)
        self.people.itemDoubleClicked.connect(self.accept)
        self._build()

    def accept(self) -> None:
        """Work as the one who was chosen."""
        item = self.people.currentItem()
        name = one_line(self.name.text())
        if not name and self.people.currentRow() < 0:
            self._refuse("Choose who you are, or write your name.")
            return
        try:
            chosen = add_coder(self._project, name).ids("coder")[0] if name else item.data(_ID)
            work_as(self._project, find_coder(self._project, chosen))
        except CoderError as error:
            self._refuse(str(error))
            return
        super().accept()
        self.answered.emit()

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()

    def _build(self) -> None:
        title = one_line(title_of(self._project))
        begin = push_button("begin", "&Begin", self.accept)
        buttons = answers(begin, refuse=push_button("cancel", "&Cancel", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(
            words(f"Nobody works in this copy of “{title}” yet. What is done in it is done by:")
        )
        for widget in (self.people, self.name, self._refusal, buttons):
            column.addWidget(widget)
