"""The place of statements and cross-tables: what is stated, how, and the result."""

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID
from coder.desktop.look.splits import keep_widths
from coder.desktop.quoting import choose_citation_style
from coder.desktop.statements.asked import Asked
from coder.desktop.statements.cross_page import CrossPage
from coder.desktop.statements.options import OptionsForm
from coder.desktop.statements.remembered import KEPT, remembered_options
from coder.desktop.statements.statements_page import StatementsPage
from coder.desktop.statements.subjects import SubjectsModel, SubjectsView
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.store.attributes import attributes
from coder.store.themes import themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from coder.domain.attribute import Attribute

_SOON: Final = 100  # milliseconds: several acts in a row are counted once
_SIDE: Final = 264  # pixels
_TABLES: Final = frozenset(
    {"attribute", "charted", "decision", "coding", "passage", "assessment", "reading", "theme",
     "document", "file", "study", "coder", "identity", "project", "round"}
)  # fmt: skip
_NOTHING: Final = (
    "Statements say how many documents report what, with their citations, as it goes into the"
    " paper:\n(n = 8; 42%) (Ali et al., 2022; Cameron et al., 2018)\n\n"
    "Chart attributes such as the country or the design, or code and assess themes; then they"
    " stand here, ready to be copied."
)
_NONE_TICKED: Final = "Tick at the left what is to be stated."
_NO_ATTRIBUTE: Final = (
    "A cross-table counts themes by the values of an attribute, such as the design. Chart one, and"
    " tick some themes at the left."
)
_CROSS, _EMPTY = 1, 2  # pages; the first is that of the statements


class _Part(QWidget):
    """A half of the place, which hands the keyboard on to what is worked with in it."""

    def __init__(self, to: "Callable[[], QWidget]") -> None:
        super().__init__()
        self._to = to

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self._to())


class StatementsPlace(QWidget):
    """At the left what is stated and how; at the right statements, or a cross-table."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statements")
        self._workspace = workspace
        self._stale = True
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        held = json.loads(workspace.project.local(KEPT) or "{}")
        self._attributes: dict[str, Attribute] = {}
        self.subjects = SubjectsModel(held.get("left out", ()), self)
        self.ticks = SubjectsView(self.subjects)
        self.form = OptionsForm()
        self.form.recall(remembered_options(workspace.project))
        self.statements = StatementsPage(workspace)
        self.cross = CrossPage(workspace)
        self._build()
        self._connect()

    def parts(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self._left, self._right]

    def _table(self) -> QWidget:
        return self.cross.view if self._tab == _CROSS else self.statements.view

    def _build(self) -> None:
        self.tabs = named(QTabBar(), "statement tabs", "Statements or cross-table")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for title in ("S&tatements", "Cross-ta&ble"):
            self.tabs.addTab(title)
        self.attribute = Choice("cross attribute", "Columns", letters=14)
        self.busy = named(QLabel("Counting…"), "statements busy", "Counting")
        self.busy.hide()
        self.copy = push_button("copy statements", "Cop&y all", self._copy)
        self.copy.setIcon(icon("copy"))
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.tabs)
        above.addWidget(self.attribute)
        above.addWidget(self.busy)
        above.addStretch()
        above.addWidget(self.copy)
        self._empty = words(name="no statements")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        for page in (self.statements, self.cross, self._empty):
            self._pages.addWidget(page)
        self._right = _Part(self._table)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self._pages, 1)
        self._lay_out()

    def _lay_out(self) -> None:
        self._left = _Part(lambda: self.ticks)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.ticks, 1)
        column.addWidget(self.form)
        beside = QSplitter()
        beside.addWidget(self._left)
        beside.addWidget(self._right)
        beside.setStretchFactor(1, 1)
        beside.setChildrenCollapsible(False)
        beside.setSizes([_SIDE, 4 * _SIDE])
        keep_widths(beside, "statements parts")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(beside)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self._clock.timeout.connect(self._count)
        self.subjects.ticked_changed.connect(self._chose)
        self.form.changed.connect(self._chose)
        self.attribute.value_changed.connect(self._count)
        self.tabs.currentChanged.connect(self._count)
        for page in (self.statements, self.cross):
            page.fetcher.working_changed.connect(self._say_working)

    def _hear(self, change: Change) -> None:
        # A merge names no tables: everything may be new.
        if change.tables & _TABLES or not change.rows:
            self._stale = True
            if self.isVisible():
                self._clock.start()

    def _chose(self) -> None:
        project = self._workspace.project
        if project.write:
            kept = {"left out": sorted(self.subjects.left_out), **self.form.remembered()}
            project.set_local(KEPT, json.dumps(kept))
            choose_citation_style(project, self.form.options.style)
        self._count()

    def _offer(self) -> None:
        project = self._workspace.project
        held = attributes(project)
        self.subjects.show(held, themes(project))
        self.form.offer(project, self._workspace.whose)
        self._attributes = {one.id: one for one in held}
        self.attribute.offer([(one.id, f"By {one.name}") for one in held])

    def _count(self) -> None:
        """Make anew what is seen."""
        if self._stale:
            self._offer()
        self._stale = False
        asked = Asked(
            self.subjects.attributes,
            self.subjects.themes,
            self.form.options,
            self.form.only,
            self.form.round,
        )
        crosses = self._tab == _CROSS
        any_ = bool(self.subjects.rowCount())
        for part in (self._left, self.tabs, self.copy):
            part.setVisible(any_)
        self.attribute.setVisible(any_ and crosses)
        empty = self._why_empty(asked)
        self._empty.setText(empty)
        self.copy.setEnabled(not empty)
        self.copy.setText("Cop&y the table" if crosses else "Cop&y all")
        self._pages.setCurrentIndex(_EMPTY if empty else self._tab)
        if crosses and not empty:
            self.cross.fetch(asked, self._attributes[self.attribute.value])
        elif not empty:
            self.statements.fetch(asked)

    def _why_empty(self, asked: Asked) -> str:
        """Why there is nothing to show; empty if there is."""
        if not self.subjects.rowCount():
            return _NOTHING
        if self._tab == _CROSS:
            return "" if asked.themes and self.attribute.value is not None else _NO_ATTRIBUTE
        return "" if asked.themes or asked.attributes else _NONE_TICKED

    @property
    def _tab(self) -> int:
        return self.tabs.currentIndex()

    def _copy(self) -> None:
        page = self.cross if self._tab == _CROSS else self.statements
        page.copy_all()

    def _say_working(self) -> None:
        self.busy.setVisible(self.statements.fetcher.working or self.cross.fetcher.working)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self._table())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()
