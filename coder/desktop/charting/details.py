"""What is said of one attribute, edited in place; each field is saved when it is left."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QSizePolicy, QWidget

from coder.desktop.charting.choices import ChoicesEditor
from coder.desktop.look.controls import named
from coder.desktop.look.fields import LeftField, Line, StillBox
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line
from coder.domain.attribute import WITH_CHOICES, Attribute, Kind

KIND_NAMES: Final[dict[Kind, str]] = {
    "text": "Text", "number": "Number", "year": "Year", "date": "Date", "yes_no": "Yes or no",
    "one_of": "One of several choices", "several_of": "Several choices",
}  # fmt: skip
_LEVELS: Final = {"document": "Each document", "study": "Each study"}
_LINES: Final = 3


class AttributeDetails(QWidget):
    """Name, definition, kind, choices, of what, and whether it is required."""

    edited = Signal(str, dict)  # id of the attribute, what is to be changed
    choice_renamed = Signal(str, str, str)  # id, before, after

    def __init__(self) -> None:
        super().__init__()
        named(self, "attribute details", "About the attribute")
        self._attribute: Attribute | None = None
        self._offered: Sequence[str] = ()  # choices, if it becomes one of choices
        self.name = named(Line(), "attribute name", "Name")
        self.definition = named(LeftField(_LINES), "attribute definition", "Definition")
        self.definition.setPlaceholderText("What it means, and how to decide")
        self.kind = named(StillBox(), "attribute kind", "Kind of value")
        self.choices = ChoicesEditor()
        self.level = named(StillBox(), "attribute level", "Charted of")
        self.required = named(QCheckBox("&Required of each reviewer"), "attribute required")
        self.required.setAccessibleName("Required of each reviewer")
        for box, entries in ((self.kind, KIND_NAMES), (self.level, _LEVELS)):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            for value, text in entries.items():
                box.addItem(text, value)
        self._form = QFormLayout(self)
        self._build()

    @property
    def attribute(self) -> Attribute | None:
        """The attribute that is shown."""
        return self._attribute

    @property
    def lacks_choices(self) -> bool:
        """Whether a kind is chosen that is not saved, since it has no choices yet."""
        held = self._attribute
        return (
            held is not None
            and held.kind not in WITH_CHOICES
            and self.kind.currentData() in WITH_CHOICES
        )

    @property
    def is_touched(self) -> bool:
        """Whether something is typed that is not saved."""
        held = self._attribute or _NONE
        return one_line(self.name.text()) != held.name or bool(self.choices.new.text())

    def show_attribute(self, attribute: Attribute | None, offered: Sequence[str]) -> None:
        """Show an attribute; ``offered`` are the values that were charted, as choices of it."""
        changed = (attribute and attribute.id) != (self._attribute and self._attribute.id)
        before, self._attribute, self._offered = self._attribute, attribute, offered
        self.setEnabled(attribute is not None)
        held, old = attribute or _NONE, before or _NONE
        # What is being typed stays.
        if changed or self.name.text() == old.name:
            self.name.show_text(held.name)
        if changed or self.definition.toPlainText() == old.definition:
            self.definition.setPlainText(held.definition)
        if changed or not self.lacks_choices:
            self.kind.setCurrentIndex(self.kind.findData(held.kind))
        self.level.setCurrentIndex(self.level.findData(held.level))
        self.required.setChecked(held.required)
        if changed:
            self.choices.new.clear()
        self.choices.show_choices(held.choices)
        self._show_choices(self.kind.currentData())

    def save(self) -> None:
        """Save what was typed and is not saved yet."""
        held = self._attribute
        if held is None:
            return
        name = one_line(self.name.text())
        definition = self.definition.toPlainText().strip()
        if name != held.name:
            self.edited.emit(held.id, {"name": name})
        if definition != held.definition:
            self.edited.emit(held.id, {"definition": definition})
        self.choices.add()

    def _build(self) -> None:
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows = (("&Name", self.name), ("&Definition", self.definition), ("&Kind", self.kind),
                ("C&hoices", self.choices), ("Charted &of", self.level))  # fmt: skip
        for text, field in rows:
            label = QLabel(text)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow("", self.required)
        self.name.left.connect(self.save)
        self.definition.left.connect(self.save)
        self.kind.activated.connect(lambda _: self._take_kind())
        self.choices.ordered.connect(self._take_choices)
        self.choices.renamed.connect(self._rename_choice)
        self.level.activated.connect(lambda _: self._edit(level=self.level.currentData()))
        self.required.clicked.connect(lambda on: self._edit(required=bool(on)))

    def _take_kind(self) -> None:
        """Save another kind; one that needs choices begins with what was charted."""
        held, kind = self._attribute, self.kind.currentData()
        self._show_choices(kind)
        if held is None or kind == held.kind:
            return
        if kind not in WITH_CHOICES or held.kind in WITH_CHOICES:
            self._edit(kind=kind)
        elif self._offered:
            self._edit(kind=kind, choices=list(self._offered))
        else:
            self.choices.new.setFocus()  # it is saved with its first choice

    def _take_choices(self, choices: list[str]) -> None:
        kind = self.kind.currentData()
        held = self._attribute
        if held is not None and held.kind != kind:
            self._edit(kind=kind, choices=choices)
        else:
            self._edit(choices=choices)

    def _edit(self, **fields: Any) -> None:  # noqa: ANN401 - values of several kinds
        if self._attribute is not None:
            self.edited.emit(self._attribute.id, fields)

    def _rename_choice(self, before: str, after: str) -> None:
        if self._attribute is not None:
            self.choice_renamed.emit(self._attribute.id, before, after)

    def _show_choices(self, kind: Kind) -> None:
        self._form.setRowVisible(self.choices, kind in WITH_CHOICES)


_NONE: Final = Attribute("", "", "text", "")
