"""The form beside the open paper: what is charted of it, and what is missing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.charting.form import AttributeForm, charted_of
from coder.desktop.coding_keys import ALL_KEYS
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.questions import LoseQuestion
from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.store.attributes import attributes
from coder.store.documents import document

_DOCUMENT = frozenset({"document", "study", "coder", "identity"})
_CHARTED = frozenset({"attribute", "charted", "decision"})
_NO_ATTRIBUTES = (
    "An attribute is what you want to know of each document, such as its design, its country or"
    " its sample size. Each has a field here, beside the page."
)
_NO_DOCUMENT = "Open a document: then its attributes are charted here."


class ChartingPanel(QWidget):
    """The fields of the open document, in a list that scrolls."""

    own_keys = ALL_KEYS
    retitled = Signal(str)  # the title of what it stands in

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("charting")
        self._workspace = workspace
        self.form = AttributeForm(workspace)
        self._about = words(name="charting about")
        self._scroll = named(QScrollArea(), "charting fields", "Attributes of the document")
        wanted = workspace.attributes_wanted.emit
        self._edit = push_button("edit attributes", "Attri&butes…", wanted)
        self._add = push_button("add first attribute", "&Add an attribute…", wanted)
        self._empty = QWidget()
        self._shown: str | None = None  # the document
        self._soon = QTimer(self, singleShot=True, interval=0)  # once fields stand where they stay
        self._soon.timeout.connect(self._scroll_to_focus)
        self._build()
        self.form.changed.connect(self._say)
        workspace.document_opened.connect(lambda _: self._show())
        workspace.changed.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._show()

    def begin(self) -> None:
        """Go to the first field that is required and missing, else to the first without a value."""
        fields = list(self.form.fields.values())
        empty = [field for field in fields if not field.mine]
        first = next(iter((*self.form.missing, *empty, *fields)), None)
        if first is None or self._document is None:
            (self._add if self._empty.isVisible() else self).setFocus()
            return
        first.editor.setFocus()

    def may_leave(self) -> bool:
        """Save what is typed; if some of it cannot be kept, ask whether it may be lost."""
        self.form.commit()
        wrong = self.form.wrong
        return not wrong or LoseQuestion.ask(wrong, self)

    @property
    def _document(self) -> Document | None:
        id_ = self._workspace.document
        return document(self._workspace.project, id_) if id_ else None

    def _build(self) -> None:
        self._scroll.setWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fill_empty()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._about)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    def _fill_empty(self) -> None:
        told = words(_NO_ATTRIBUTES, name="no attributes")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self._empty)
        column.setSpacing(GRID)
        column.addStretch(1)
        column.addWidget(told)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.form.isAncestorOf(new):
            self._soon.start()

    def _scroll_to_focus(self) -> None:
        field = next((one for one in self.form.fields.values() if one.holds_focus), None)
        if field is not None:
            self._scroll.ensureWidgetVisible(field, 0, GRID)

    def _follow(self, change: Change) -> None:
        if change.tables & _DOCUMENT or not change.rows:
            self._show()
        elif change.tables & _CHARTED:
            self._show_parts()
            self._say()

    def _show(self) -> None:
        held = self._document
        before, self._shown = self._shown, None if held is None else held.id
        self._show_parts()
        self.form.show_document(held)
        if self._shown != before:
            self._scroll.verticalScrollBar().setValue(0)  # another document begins at its top
        self._say()

    def _show_parts(self) -> None:
        """Show the fields, or what to do to have some."""
        held, some = self._document, bool(attributes(self._workspace.project))
        write = self._workspace.project.write
        self._empty.setVisible(not some)
        self._add.setVisible(write)
        self._scroll.setVisible(some and held is not None)
        self._edit.setVisible(some and write)
        self._about.setVisible(some)

    def _say(self) -> None:
        held = self._document
        if held is None:
            self._about.setText(_NO_DOCUMENT)
            self.retitled.emit("Charting")
            return
        values = charted_of(self._workspace, held).values()
        done, lacking = sum(one.own is not None for one in values), sum(v.missing for v in values)
        wrong = sum(bool(field.wrong) for field in self.form.fields.values())
        said = [f"{one_line(held.key)}: {done} of {len(values)} charted"]
        if lacking:
            said.append(f"{lacking} required value{' is' if lacking == 1 else 's are'} missing")
        if wrong:
            said.append(f"{wrong} not saved")
        about = "; ".join(said)
        self._about.setText(about)
        self._about.setAccessibleName(about)
        self.retitled.emit(f"Charting ({lacking})" if lacking else "Charting")

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self)
