"""The attributes of the project: added, described, moved and removed."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.charting.choices import OrderedList
from coder.desktop.charting.details import KIND_NAMES, AttributeDetails
from coder.desktop.look.controls import named, push_button, tool_button, words
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.questions import RemoveQuestion
from coder.desktop.window_size import resize_within
from coder.desktop.workspace import Notice, Workspace
from coder.domain.attribute import Attribute, parts
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.operations.charting import (
    add_attribute,
    change_attribute,
    move_attribute,
    remove_attribute,
    rename_choice,
)
from coder.store.attributes import attributes, values_of

_SIZE: Final = (104, 34)  # letters, lines
_MOST_OFFERED: Final = 40  # values that become choices
_FIRST: Final = (
    "An attribute is what you want to know of each document or study. Type a name, such as Design,"
    " and press Enter."
)


class AttributesDialog(QDialog):
    """The list at the left, and what is said of one of them at the right."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("attributes dialog")
        self.setWindowTitle("Attributes")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._held: dict[str, Attribute] = {}
        self._said = ""  # what cannot be done
        self.list = named(OrderedList(), "attribute list", "Attributes")
        self.new = named(QLineEdit(), "new attribute", "Name of a new attribute")
        self.new.setPlaceholderText("A new attribute, and Enter")
        self.details = AttributeDetails()
        self._first = words(_FIRST, name="about attributes")
        self._trouble = words(name="attribute trouble")
        self._trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        self._build()
        self._connect()
        self._fill()
        self._say("")
        (self.list if self._held else self.new).setFocus()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(HALF)
        below = QHBoxLayout()
        below.setSpacing(HALF)
        below.addWidget(self.new, 1)
        for name, said, act, picture in (
            ("remove attribute", "Remove the attribute…", self._remove, "remove"),
            ("attribute up", "Move up (Alt+Up)", lambda: self.list.shift(-1), "up"),
            ("attribute down", "Move down (Alt+Down)", lambda: self.list.shift(1), "down"),
        ):
            below.addWidget(tool_button(name, said, act, picture=picture))
        left.addWidget(self.list, 1)
        left.addLayout(below)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self._first)
        right.addWidget(self.details)
        right.addStretch(1)
        right.addWidget(self._trouble)
        both = QHBoxLayout()
        both.setSpacing(WIDE)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        close = push_button("close attributes", "Close", self.accept)
        close.setAutoDefault(False)  # Enter adds what is typed
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(both, 1)
        column.addLayout(foot)
        letter, line = self.fontMetrics().horizontalAdvance("x"), self.fontMetrics().height()
        resize_within(self, QSize(_SIZE[0] * letter, _SIZE[1] * line))

    def _connect(self) -> None:
        self.new.returnPressed.connect(self._add)
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.list.moved.connect(self._move)
        self.list.removing.connect(self._remove)
        self.details.edited.connect(self._change)
        self.details.choice_renamed.connect(self._rename_choice)
        self.details.choices.doubted.connect(self._say)
        self._workspace.changed.connect(self._follow)
        self._workspace.told.connect(self._tell)

    @property
    def _current(self) -> Attribute | None:
        return self._held.get(self.list.current or "")

    def done(self, result: int) -> None:
        """Save what is typed and close; if something is not saved, it is told first, once."""
        told = self._said
        self._add()
        self.details.save()
        if self.details.lacks_choices:
            self._say(f"{self._left_behind()} Type one, or close again.")
            self.details.choices.setFocus()
        if self._said in {"", told}:
            super().done(result)

    def _follow(self, change: Change) -> None:
        self._say("")
        if change.tables & {"attribute", "charted"} or not change.rows:
            self._fill()

    def _tell(self, notice: Notice) -> None:
        """What cannot be done is told here: the window's own bar lies behind."""
        if notice.kind == "problem":
            self._say(notice.words)

    def _say(self, trouble: str) -> None:
        self._said = trouble
        self._trouble.setText(f"⚠ {trouble}" if trouble else "")
        self._trouble.setVisible(bool(trouble))

    def _left_behind(self) -> str:
        """What of the attribute that is shown is not saved, in a sentence."""
        one = self.details.attribute
        if one is None or one.id not in self._held:
            return ""
        if self.details.lacks_choices:
            kind = KIND_NAMES[one.kind].casefold()
            return f"{one_line(one.name)} stays {kind}: it has no choices yet."
        return f"{one_line(one.name)}: {self._said}" if self.details.is_touched else ""

    def _fill(self) -> None:
        held = attributes(self._workspace.project)
        self._held = {one.id: one for one in held}
        self.list.fill([(one.id, _row(one)) for one in held])
        self._show_current()

    def _show_current(self) -> None:
        held, before = self._current, self.details.attribute
        if before is not None and before != held and (held is None or before.id != held.id):
            self._say(self._left_behind())  # what was said of the one before is of no use now
        self._first.setVisible(not self._held)
        self.details.setVisible(held is not None)
        self.details.show_attribute(held, self._charted(held) if held else [])

    def _charted(self, attribute: Attribute) -> list[str]:
        """The values that were charted, the most frequent first."""
        stored = (one.value for one in values_of(self._workspace.project, attribute.id))
        counts = Counter(part for value in stored if value for part in parts(attribute, value))
        fit = [value for value, _ in counts.most_common() if ";" not in value]
        return fit[:_MOST_OFFERED]

    def _add(self) -> None:
        name = one_line(self.new.text())
        project = self._workspace.project
        if name and self._workspace.do(lambda: add_attribute(project, name)) is not None:
            self.new.clear()
            self.list.setCurrentRow(self.list.count() - 1)
            self.details.kind.setFocus()

    def _change(self, id_: str, fields: dict[str, Any]) -> None:
        held, project = self._held[id_], self._workspace.project
        self._do(lambda: change_attribute(project, held, **fields))

    def _rename_choice(self, id_: str, before: str, after: str) -> None:
        held, project = self._held[id_], self._workspace.project
        self._do(lambda: rename_choice(project, held, before, after))

    def _move(self) -> None:
        """Put the current one where it stands in the list now."""
        held, order = self._current, self.list.held
        if held is None:
            return
        behind = order[order.index(held.id) + 1 :]
        before = self._held[behind[0]] if behind else None
        project = self._workspace.project
        self._do(lambda: move_attribute(project, held, before=before))

    def _remove(self) -> None:
        held, project = self._current, self._workspace.project
        if held is None or not project.write:
            return
        number = sum(one.value is not None for one in values_of(project, held.id))
        along = ""
        if number:
            verb = "goes" if number == 1 else "go"
            along = f"{counted(number, 'charted value')} {verb} along."
        if RemoveQuestion.ask(one_line(held.name), along, self):
            self._do(lambda: remove_attribute(project, held))

    def _do(self, act: Callable[[], Change]) -> None:
        if self._workspace.do(act) is None:
            self._fill()  # what was refused is shown as it is


def _row(attribute: Attribute) -> str:
    mark = ", required" if attribute.required else ""
    return f"{attribute.name}  ({KIND_NAMES[attribute.kind].casefold()}{mark})"
