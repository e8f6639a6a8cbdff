"""The form of one document: a field for each attribute, in their order."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coder.analysis.charting import ChartedAttribute, charting
from coder.desktop.charting.field import AttributeField
from coder.desktop.coding import marked_in
from coder.desktop.look.measures import WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Spot, Workspace
from coder.domain.attribute import Attribute
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.domain.quoting.anchor import from_json
from coder.operations.charting import chart, chart_passage
from coder.store import documents
from coder.store.attributes import attributes

_SHOWS: Final = frozenset({"attribute", "charted", "decision", "passage", "placing", "coder"})


class AttributeForm(QWidget):
    """The fields; while it is out of sight nothing is read."""

    changed = Signal()  # what is charted, missing or wrong

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attributes")
        self._workspace = workspace
        self._document: Document | None = None
        self._is_stale = True
        self.fields: dict[Attribute, AttributeField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(WIDE)
        self._column.addStretch(1)
        workspace.changed.connect(self._follow)
        workspace.leaving.connect(self.commit)

    @property
    def document(self) -> Document | None:
        """The document whose values these are."""
        return self._document

    @property
    def missing(self) -> list[AttributeField]:
        """The fields that require a value and have none."""
        return [field for field in self.fields.values() if field.is_missing]

    @property
    def wrong(self) -> list[str]:
        """What is said of each value that was typed and cannot be kept."""
        return [field.wrong for field in self.fields.values() if field.wrong]

    def show_document(self, document: Document | None) -> None:
        """Show another document; what was typed for the last one is saved, or it is told."""
        other = (document and document.id) != (self._document and self._document.id)
        if other:
            self.commit()
            self._tell_lost()
        self._document = document
        self._fill(anew=other)

    def commit(self) -> None:
        """Save what is being typed."""
        for field in self.fields.values():
            field.commit()

    def _tell_lost(self) -> None:
        wrong = self.wrong
        if wrong and self._document is not None:
            key = one_line(self._document.key)
            self._workspace.tell(f"{key}: {' '.join(wrong)}", kind="problem")

    def _follow(self, change: Change) -> None:
        if change.tables & _SHOWS or not change.rows:
            self._fill()

    def _fill(self, *, anew: bool = False) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        anew |= self._is_stale and not self.wrong
        self._is_stale = False
        space = self._workspace
        held = attributes(space.project)
        if held != list(self.fields):
            self._make(held)
        values = charted_of(space, self._document)
        locked = self._document is None or not space.project.write
        for attribute, field in self.fields.items():
            field.lock(locked)
            field.show_value(values.get(attribute.id), anew=anew)
        self.changed.emit()

    def _make(self, held: list[Attribute]) -> None:
        """Make fields for what is new or otherwise; the others stay, with what is typed there."""
        before = {one.id: field for one, field in self.fields.items()}
        self.fields = {one: self.fields.get(one) or self._made(one) for one in held}
        for place, field in enumerate(self.fields.values()):
            if self._column.indexOf(field) != place:
                self._column.insertWidget(place, field)
            field.show()
            old = before.pop(field.attribute.id, field)
            if old is not field:
                self._replace(old, field)
        for gone in before.values():
            self._drop(gone)

    def _replace(self, old: AttributeField, new: AttributeField) -> None:
        focused = old.holds_focus
        taken = not old.is_touched or new.take_over(old)
        if focused:
            new.editor.setFocus()
        self._drop(old, lost=not taken)

    def _drop(self, field: AttributeField, *, lost: bool = True) -> None:
        if lost and field.is_touched:
            name, typed = one_line(field.attribute.name), one_line(field.editor.written())
            said = f"{name} has changed: '{typed}' was not saved."
            tell = self._workspace.tell
            QTimer.singleShot(0, self, lambda: tell(said, kind="problem"))  # after the change
        self._column.removeWidget(field)
        field.retire()

    def _made(self, one: Attribute) -> AttributeField:
        field = AttributeField(one, partial(self._chart, one))
        field.jumped.connect(partial(self._jump, field))
        field.untied.connect(partial(self._untie, field))
        field.tied.connect(partial(self._tie, field))
        field.doubted.connect(self.changed)
        return field

    def _chart(self, attribute: Attribute, value: str, *, passage: str | None = None) -> None:
        document, space = self._document, self._workspace
        if document is not None:
            space.do(
                lambda: chart(space.project, document, attribute, space.me, value, passage=passage)
            )

    def _jump(self, field: AttributeField) -> None:
        support, project = field.support, self._workspace.project
        file = None if support is None else documents.file(project, support.file)
        if support is None or file is None:
            return
        anchor = from_json(support.anchor)
        read = next(iter(documents.files_of(project, file.document)), None)
        # What stands nowhere on the PDF that is read has a page of another one.
        page = anchor.page if read is not None and read.text == anchor.text else 0
        spot = Spot(file.document, page, anchor.boxes[0].y0, support.passage)
        self._workspace.spot_wanted.emit(spot)

    def _untie(self, field: AttributeField) -> None:
        self._chart(field.attribute, field.mine, passage="")
        field.editor.setFocus()

    def _tie(self, field: AttributeField) -> None:
        """Tie a value that is there to what is marked in the reader."""
        space, document = self._workspace, self._document
        if not field.mine:
            space.tell("Chart a value first: then it can be tied to what is marked.")
            return
        marked = marked_in(space)
        if marked is None or document is None:
            return
        if documents.shown(space.project, marked.file.document) != document.id:
            space.tell(f"Open {one_line(document.key)} and mark a passage in it first.")
            return
        attribute, value = field.attribute, field.mine
        space.do(
            lambda: chart_passage(
                space.project, marked.file, marked.anchor, attribute, space.me, value
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._fill()


def charted_of(space: Workspace, document: Document | None) -> dict[str, ChartedAttribute]:
    """What is charted of a document, by attribute, as far as it is shown here."""
    if document is None or space.project.me is None:
        return {}
    found = charting(space.project, document, space.me, whose=space.whose)
    return {one.attribute.id: one for one in found}
