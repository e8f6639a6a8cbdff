"""The field of one attribute: its name, my value, what supports it, and what others charted."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coder.analysis.charting import ChartedAttribute, Support
from coder.desktop.charting.editors import call, editor_for, read
from coder.desktop.look.controls import named, tool_button, words
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.measures import HALF
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.spoken import announce
from coder.domain.attribute import Attribute
from coder.domain.errors import CoderError
from coder.domain.telling import shortened

_DIFFERS: Final = "differs"
_DECIDED: Final = 24  # characters of what was decided
_PASSAGE: Final = "Alt+Return"  # goes there, or ties the value to what is marked
_UNTIE: Final = "Alt+Shift+Return"


class AttributeField(QWidget):
    """A value that is edited in place and saved when it is left."""

    jumped = Signal()  # to the passage that supports the value
    untied = Signal()
    tied = Signal()  # to what is marked
    doubted = Signal()  # whether what stands in it is wrong has changed

    def __init__(self, attribute: Attribute, save: Callable[[str], object]) -> None:
        super().__init__()
        self.attribute = attribute
        self.value: ChartedAttribute | None = None
        self.wrong = ""  # why what stands in it is not saved
        self._save = save
        self._locked = False
        called = one_line(attribute.name)
        name = attribute.name.casefold()
        self.setObjectName(f"attribute {name}")
        self.editor = editor_for(attribute)
        call(self.editor, f"value of {name}", called)
        self.editor.setAccessibleDescription(_about(attribute))
        self.editor.setToolTip(tool_tip(attribute.definition))
        self._name = named(ElidedLabel(), f"name of {name}")
        self._mark = named(QLabel(), f"mark on {name}")
        self.link = tool_button(f"passage of {name}", "Go to the passage", self.jumped.emit)
        self.untie = tool_button(
            f"untie {name}", f"Untie {called} from its passage (Alt+Shift+Enter)", self.untied.emit,
            picture="close",
        )  # fmt: skip
        self.tie = tool_button(
            f"tie {name}", f"Tie {called} to what is marked (Alt+Enter)", self.tied.emit,
            picture="link",
        )  # fmt: skip
        self._definition = named(ElidedLabel(), f"definition of {name}")
        self._trouble = words(name=f"trouble with {name}")
        self._others = words(name=f"others on {name}")
        self._build()
        self._give_keys()
        self.editor.left.connect(self.commit)

    @property
    def mine(self) -> str:
        """My value; empty if there is none."""
        return self.value.own.value if self.value is not None and self.value.own else ""

    @property
    def support(self) -> Support | None:
        """The passage that supports my value."""
        return self.value.own.support if self.value is not None and self.value.own else None

    @property
    def is_touched(self) -> bool:
        """Whether something stands in it that is not saved."""
        return self.editor.written().strip() != self.mine.strip()

    @property
    def is_missing(self) -> bool:
        """Whether a value is required, and none is saved."""
        return self.value is not None and self.value.missing

    @property
    def holds_focus(self) -> bool:
        """Whether it is being edited."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.editor or self.editor.isAncestorOf(focus))

    def show_value(self, value: ChartedAttribute | None, *, anew: bool = False) -> None:
        """Show what is stored, unless something else is being typed; ``anew`` for certain."""
        if value == self.value and not self.is_touched and not self.wrong:
            return
        keep = not anew and self.is_touched and (self.holds_focus or bool(self.wrong))
        self.value = value
        if not keep:
            self.editor.show_text(self.mine)
            self._say_wrong("")
        others = value.others if value is not None else ()
        lines = [f"{one_line(one.name) or 'Someone'}: {one_line(one.value)}" for one in others]
        self._others.setText("\n".join(lines))
        self._others.setVisible(bool(lines))
        self._show_support()
        self._show_mark()

    def take_over(self, other: "AttributeField") -> bool:
        """Go on with what is typed in the field in whose place this one comes, if it can."""
        self.value = other.value
        self.editor.show_text(other.editor.written())
        self._say_wrong(other.wrong)
        other.editor.blockSignals(True)  # noqa: FBT003 - it is not left: it goes on here
        return self.editor.written() == other.editor.written()

    def retire(self) -> None:
        """Go, without saving what stands in it."""
        self.editor.blockSignals(True)  # noqa: FBT003 - Qt's own setter
        self.setParent(None)
        self.deleteLater()

    def lock(self, locked: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show it for reading only, or let it be edited."""
        if locked != self._locked:
            self._locked = locked
            self.editor.set_locked(locked)
            self._show_support()

    def commit(self) -> None:
        """Save what was typed, if it is something else and fits."""
        if not self.is_touched or self._locked:
            self._say_wrong("")
            return
        try:
            value = read(self.attribute, self.editor.written())
        except CoderError as error:
            self._say_wrong(str(error))
            return
        self._say_wrong("")
        self.editor.show_text(value)  # as it is kept
        if value != self.mine:
            self._save(value)

    def _give_keys(self) -> None:
        """Keys for the buttons: Tab goes from value to value, and stops at none of them."""
        for button in (self.link, self.untie, self.tie):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for keys, act in ((_PASSAGE, self._go_or_tie), (_UNTIE, self._untie)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _go_or_tie(self) -> None:
        self.commit()
        if self.support is not None:
            self.jumped.emit()
        elif not self._locked and not self.wrong:
            self.tied.emit()

    def _untie(self) -> None:
        if self.support is not None and not self._locked:
            self.untied.emit()

    def _say_wrong(self, wrong: str) -> None:
        if wrong != self.wrong:
            self.wrong = wrong
            self._trouble.setText(f"⚠ {wrong}" if wrong else "")
            self._trouble.setVisible(bool(wrong))
            announce(self.editor, wrong)
            self.doubted.emit()

    def _show_mark(self) -> None:
        said = []
        if self.attribute.level == "study":
            said.append("of the study")
        decided = None if self.value is None else self.value.shown.consensus
        if decided is not None:
            said.append(f"decided: {shortened(one_line(decided), _DECIDED) or 'not reported'}")
        elif self.value is not None and self.value.shown.state == _DIFFERS:
            said.append("≠ differs")
        if self.is_missing:
            said.append("required")
        elif self.attribute.required:
            said.append("✓")
        self._mark.setText("  ".join(said))
        self._mark.setAccessibleName(", ".join(said))

    def _show_support(self) -> None:
        support = self.support
        self.link.setVisible(support is not None)
        self.untie.setVisible(support is not None and not self._locked)
        self.tie.setVisible(support is None and bool(self.mine) and not self._locked)
        if support is not None:
            page = f"p. {support.page}" if support.page else "no page"
            self.link.setText(page)
            said = f"{one_line(self.attribute.name)}: go to the passage on {page} (Alt+Enter)"
            self.link.setAccessibleName(said)
            self.link.setToolTip(said)

    def _build(self) -> None:
        self._name.say(one_line(self.attribute.name))
        self._name.setToolTip(tool_tip(self.attribute.name, self.attribute.definition))
        for quiet in (self._mark, self._definition, self._others):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        self._colour_link()
        head = QHBoxLayout()
        head.setSpacing(HALF)
        head.addWidget(self._name, 1)
        head.addWidget(self._mark)
        side = self.fontMetrics().height()
        for button in (self.link, self.untie, self.tie):
            button.setMaximumHeight(side + HALF)  # no higher than the name, wherever it comes
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF // 2)
        for below in (self._definition, self.editor, self._trouble, self._others):
            column.addWidget(below)
        column.insertLayout(0, head)  # after the editor, also for Tab
        self._definition.say(self.attribute.definition)
        self._definition.setVisible(bool(self.attribute.definition))
        for hidden in (self._trouble, self._others, self.link, self.untie, self.tie):
            hidden.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.editor.updateGeometry()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour_link()

    def _colour_link(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.ButtonText, colours.color(QPalette.ColorRole.Link))
        self.link.setPalette(colours)


def _about(attribute: Attribute) -> str:
    required = "Required. " if attribute.required else ""
    return required + one_line(attribute.definition)
