"""The theme matrix: documents or studies by themes, and the way to its passages."""

import json
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from coder.analysis.matrix import matrix
from coder.analysis.passage_reader import PassageReader
from coder.analysis.passages import Asked, passage_rows
from coder.desktop.fetching import Fetcher
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.matrix.export_dialog import (
    Shown,
    chosen,
    offer_reviewers,
    offer_rows,
    only_of,
)
from coder.desktop.matrix.legend import Legend
from coder.desktop.matrix.model import Line, MatrixModel, largest, said_of
from coder.desktop.matrix.view import MatrixView
from coder.desktop.passages.model import quotation_of
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.journal.change import Change
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.matrix import Matrix
from coder.store.coders import coders
from coder.store.project import Project

_SOON: Final = 100  # milliseconds: several acts in a row are counted once
_TABLES: Final = frozenset(
    {"coding", "passage", "assessment", "reading", "theme", "document", "file", "study", "coder",
     "identity"}
)  # fmt: skip
_EMPTY: Final = (
    "The matrix shows which document reports on which theme. Import PDFs, and make themes in the"
    " codebook; then it fills while you code."
)
_QUOTED: Final = 3  # quotations in a tool tip


class MatrixPlace(QWidget):
    """The matrix with its choices above and its legend below."""

    export_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self._workspace = workspace
        self._stale = True
        self.model = MatrixModel(self._tell, self)
        self.view = MatrixView(self.model)
        self._fetcher = Fetcher(workspace, self)
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._build()
        self._offer()
        self._recall()
        self._connect()

    @property
    def shown(self) -> Shown:
        """What is chosen above the matrix."""
        return chosen(self.by, self.reviewers)

    def _build(self) -> None:
        self.by = Choice("matrix by", "Rows", letters=9)
        offer_rows(self.by)
        self.reviewers = Choice("matrix reviewers", "Reviewers", letters=16)
        self.sorting = Choice("matrix sorting", "Sorted by", letters=16)
        self.busy = QLabel("Counting…")
        self.busy.hide()
        self.export = push_button("export matrix", "&Export…", self.export_wanted.emit)
        self.export.setIcon(icon("export"))
        above = QHBoxLayout()
        above.setSpacing(GRID)
        for choice in (self.by, self.reviewers, self.sorting):
            above.addWidget(choice)
        above.addWidget(self.busy)
        above.addStretch()
        above.addWidget(self.export)
        self._empty = words(_EMPTY, name="no matrix")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self._pages, 1)
        column.addWidget(Legend())
        named(self.busy, "matrix busy", "Counting")

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self._clock.timeout.connect(self._count)
        self._fetcher.working_changed.connect(lambda: self.busy.setVisible(self._fetcher.working))
        for choice in (self.by, self.reviewers):
            choice.value_changed.connect(self._chose)
        self.sorting.value_changed.connect(lambda: self._sort(self.sorting.value))
        self.view.head.sectionClicked.connect(self._sort_by_column)
        self.view.wanted.connect(self._open)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def _hear(self, change: Change) -> None:
        if change.tables & _TABLES or not change.rows:
            self._stale = True
            if self.isVisible():
                self._clock.start()

    def _offer(self) -> None:
        workspace = self._workspace
        offer_reviewers(self.reviewers, coders(workspace.project), workspace.whose)
        self.reviewers.setEnabled(workspace.whose is None)

    def _recall(self) -> None:
        """Choose what was chosen last in this copy."""
        held = json.loads(self._workspace.project.local("matrix") or "null")
        if held:
            shown = Shown(*held)
            self.by.choose(shown.by)
            self.reviewers.choose((shown.coders, shown.only))

    def _chose(self) -> None:
        if self._workspace.project.write:
            self._workspace.project.set_local("matrix", json.dumps(self.shown))
        self._count()

    def _count(self) -> None:
        """Make the matrix anew."""
        if self._stale:
            self._offer()
        self._stale = False
        shown = self.shown
        self._fetcher.fetch(lambda project: _made(project, shown), lambda made: self._show(*made))

    def _show(self, made: Matrix, most: int) -> None:
        current = self.view.currentIndex()
        place = current.row(), current.column()
        across, down = self.view.horizontalScrollBar(), self.view.verticalScrollBar()
        scrolled = across.value(), down.value()
        self.model.show(made, most)
        self.sorting.offer(
            [(None, "Sorted by name")] + [(one.id, f"Most of {one.path}") for one in made.themes]
        )
        filled = bool(made.rows and made.themes)
        self._pages.setCurrentIndex(0 if filled else 1)
        if filled:
            self.view.setCurrentIndex(self.model.index(max(0, place[0]), max(0, place[1])))
            across.setValue(scrolled[0])
            down.setValue(scrolled[1])

    def _sort_by_column(self, column: int) -> None:
        theme = self.model.theme(column).id
        self._sort(None if self.model.sorted_by == theme else theme)

    def _sort(self, theme: str | None) -> None:
        self.model.sort_by(theme)
        self.sorting.choose(theme)
        self.view.head.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line, theme = self.model.line(index.row()), self.model.theme(index.column())
        row = self.model.source(index.row())
        cell = self.model.cell(index.row(), index.column())
        if cell.state != PRESENT:
            self._workspace.tell(f"{row.key} has no passages with {theme.path}: {said_of(cell)}.")
            return
        only = line.coder or self.shown.only
        one = row.documents[0]
        is_study = len(row.documents) > 1
        self._workspace.passages_wanted.emit(
            Wanted(
                theme=theme.id,
                document=None if is_study else one.id,
                coder=only,
                study=one.study_id if is_study else None,
            )
        )

    def _tell(self, line: Line, column: int) -> str:
        """The tool tip of a cell: who says what, and the first quotations."""
        made = self.model.matrix
        if made is None:
            return ""
        row, theme = made.rows[line.row], made.themes[column]
        cells = made.cells[line.row]
        mine = cells.by_coder[line.coder] if line.coder and cells.by_coder else cells
        cell = mine[column]
        names = {coder.id: coder.name for coder in made.coders}
        who = ", ".join(names[one] for one in cell.with_children.coders)
        project = self._workspace.project
        quotations = []
        if cell.state == PRESENT:
            documents = tuple(one.id for one in row.documents)
            asked = Asked(theme.id, documents=documents, coder=line.coder or self.shown.only)
            whose = self._workspace.whose
            first = passage_rows(project, asked, whose)[:_QUOTED]
            found = PassageReader(project, whose=whose).at(list(first))
            quotations = [f"“{quotation_of(one)}” {one.citation}" for one in found if one]
        differ = "Reviewers who have finished it disagree." if cell.disagree else None
        said = f"{said_of(cell)} ({who})" if who else said_of(cell)
        return tool_tip(f"{row.key} · {theme.path}", said, differ, *quotations)

    def _open_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.menu().popup(self.view.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the current cell."""
        menu = QMenu(self)
        menu.setObjectName("matrix menu")
        menu.aboutToHide.connect(menu.deleteLater)
        current = self.view.currentIndex()
        menu.addAction("&Open its passages", partial(self._open, current))
        theme = self.model.theme(current.column())
        menu.addAction("&Sort by this theme", partial(self._sort, theme.id))
        menu.addAction("Sort by &name", partial(self._sort, None))
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()


def _made(project: Project, shown: Shown) -> tuple[Matrix, int]:
    only = only_of(project, shown)
    made = matrix(project, by=shown.by, coders=shown.coders, only_coder=only)
    return made, largest(made)
