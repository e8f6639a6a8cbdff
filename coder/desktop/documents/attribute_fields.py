"""The attributes of a document: what I charted, and what the others did."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coder.desktop.documents.field import Field, Line, tidy
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.attribute import Attribute, shown_value
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.operations.charting import add_attribute, chart
from coder.store.attributes import attributes, charted_of
from coder.store.coders import shown_names

_ABOUT: Final = frozenset({"attribute", "charted", "document", "coder"})


class AttributeFields(QWidget):
    """A field for each attribute, and one to add another."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attributes")
        self._workspace = workspace
        self._document: Document | None = None
        self._fields: dict[Attribute, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._new = named(Line(), "new attribute", "Name of a new attribute")
        self._new.setPlaceholderText("Add an attribute, such as Country")
        self._new.returnPressed.connect(self._add)
        self._new.setVisible(workspace.project.write)
        self._column.addWidget(self._new)
        workspace.changed.connect(self._follow)

    def show_document(self, document: Document | None) -> None:
        """Show the values of another document."""
        self._document = document
        self._fill()

    def commit(self) -> None:
        """Save what is being typed."""
        for field in self._fields.values():
            field.commit()

    def _follow(self, change: Change) -> None:
        if change.tables & _ABOUT:
            self._fill()

    def _fill(self) -> None:
        project = self._workspace.project
        held = attributes(project)
        if held != list(self._fields):
            self._make(held)
        values = charted_of(project, self._document.id) if self._document else {}
        names = shown_names(project)
        whose = self._workspace.whose
        for attribute, field in self._fields.items():
            by = values.get(attribute.id, {})
            if whose is not None:
                by = {coder: value for coder, value in by.items() if coder == whose.id}
            others = [
                f"{one_line(names.get(coder, 'Someone'))}: {one_line(value)}"
                for coder, value in by.items()
                if coder != project.me
            ]
            differs = "The values differ. " if shown_value(by).state == "differs" else ""
            field.show_value(by.get(project.me or "", ""), said=differs + "; ".join(others))

    def _make(self, held: list[Attribute]) -> None:
        for field in self._fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields = {}
        for place, one in enumerate(held):
            field = Field(one.name, partial(self._chart, one))
            field.editor.setReadOnly(not self._workspace.project.write)
            self._fields[one] = field
            self._column.insertWidget(place, field)

    def _chart(self, attribute: Attribute, text: str) -> None:
        document = self._document
        if document is not None:
            self._workspace.do(
                lambda: chart(
                    self._workspace.project, document, attribute, self._workspace.me, text
                )
            )

    def _add(self) -> None:
        name = tidy(self._new.text())
        if not name:
            return
        if self._workspace.do(lambda: add_attribute(self._workspace.project, name)) is not None:
            self._new.clear()
            field = next((f for one, f in self._fields.items() if one.name == name), None)
            if field is not None:
                field.editor.setFocus()
