"""The theme matrix: documents or studies by themes, and the way to its passages."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from coder.analysis.agreed_project import as_shown, compared_in
from coder.analysis.arranged import Overview, overview, written
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID
from coder.desktop.look.splits import keep_widths
from coder.desktop.matrix.cell_menu import cell_menu
from coder.desktop.matrix.cell_panel import CellPanel, Looked
from coder.desktop.matrix.cell_reader import Reader
from coder.desktop.matrix.choices import Choices
from coder.desktop.matrix.chosen_cell import cell_of, index_of
from coder.desktop.matrix.copying import copy_chosen
from coder.desktop.matrix.export_dialog import Shown, only_of
from coder.desktop.matrix.legend import Legend
from coder.desktop.matrix.model import MatrixModel
from coder.desktop.matrix.opening import CellOpening
from coder.desktop.matrix.remembered import Chosen
from coder.desktop.matrix.view import MatrixView
from coder.desktop.workspace import Workspace
from coder.domain.coder import Coder
from coder.domain.journal.change import Change
from coder.domain.matrix.arrangement import Arrangement, arrange
from coder.store.project import Project

_SOON: Final = 100  # milliseconds: several acts in a row are counted once
_AFTER: Final = 60  # milliseconds: reading a cell must not stand between a key and the next
_WRITTEN: Final = "summary"
_TABLES: Final = frozenset(
    {"coding", "passage", "assessment", "reading", "theme", "document", "file", "study", "coder",
     "identity", "attribute", "charted", "decision", "round",
     _WRITTEN}
)  # fmt: skip
_EMPTY: Final = (
    "The matrix shows which document reports on which theme. Import PDFs, and make themes in the"
    " codebook; then it fills while you code."
)
_NONE_LEFT: Final = "No document answers to these filters: choose Show all to see every one again."
_SHARES: Final = (7, 3)


class MatrixPlace(QWidget):
    """The matrix with its choices above, its legend below and the chosen cell beside it."""

    export_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self._workspace = workspace
        self._stale = True
        self._found: Overview | None = None
        self._reader = Reader(workspace)
        self.model = MatrixModel(self._reader, self)
        self.view = MatrixView(self.model)
        self.cell = CellPanel(workspace)
        self.export = push_button("export matrix", "&Export…", self.export_wanted.emit)
        self.export.setIcon(icon("export"))
        self.choices = Choices(workspace, self.export)
        self.legend = Legend()
        self.undecided = words(name="matrix undecided")
        self._fetcher = Fetcher(workspace, self)
        self._opening = CellOpening(workspace, self)
        self._arranged: tuple[Overview, Arrangement] | None = None  # what is shown
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._looking = QTimer(self, singleShot=True, interval=_AFTER)
        self._build()
        self._connect()

    @property
    def shown(self) -> Shown:
        """What is counted: rows and reviewers."""
        return self.choices.chosen.shown

    def copy_quotations(self) -> None:
        """Copy the quotation that is chosen beside the matrix, with its citation."""
        self.cell.copy_quotations()

    def search(self) -> None:
        """Let words be typed that the documents are searched for."""
        self.choices.filters.search()

    def parts(self) -> list[QWidget]:
        """What F6 goes round."""
        held = [self.choices, self.view, self.cell]
        return [one for one in held if one.isVisible()]

    def _build(self) -> None:
        self._empty = words(_EMPTY, name="no matrix")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        beside = QSplitter()
        beside.setChildrenCollapsible(False)
        beside.addWidget(self._pages)
        beside.addWidget(self.cell)
        for part, share in enumerate(_SHARES):
            beside.setStretchFactor(part, share)
        keep_widths(beside, "matrix parts")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.choices)
        column.addWidget(self.undecided)
        column.addWidget(beside, 1)
        column.addWidget(self.legend)
        self.undecided.hide()
        self._size()

    def _connect(self) -> None:
        view, choices = self.view, self.choices
        self._workspace.changed.connect(self._hear)
        self._clock.timeout.connect(self._count)
        for clock in (self._clock, self._looking):
            self._workspace.closing.connect(clock.stop)
        self._fetcher.working_changed.connect(
            lambda: choices.busy.setVisible(self._fetcher.working)
        )
        choices.counting.connect(self._count)
        choices.arranging.connect(self._arrange)
        view.wanted.connect(self._open)
        view.opening.connect(self._open_or_close)
        writing = QShortcut(QKeySequence(Qt.Key.Key_F2), self)  # wherever the keyboard is in here
        writing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        writing.activated.connect(self._write)
        view.copying.connect(partial(copy_chosen, self._workspace, view))
        view.compact_wanted.connect(choices.compact.setChecked)
        view.keys.toggled.connect(self._toggle_group)
        view.head.toggled.connect(self._toggle_theme)
        view.head.sorting.connect(lambda at: choices.sort_by_theme(self.model.theme(at).id))
        view.selectionModel().currentChanged.connect(lambda *_: self._looking.start())
        self._looking.timeout.connect(self._look)
        view.customContextMenuRequested.connect(self._open_menu)
        self.cell.left.connect(view.setFocus)

    def _hear(self, change: Change) -> None:
        if change.rows and change.tables == {_WRITTEN} and self._found is not None:
            held = written(self._workspace.project, self._workspace.whose)
            self._show(replace(self._found, written=held))
        elif change.tables & _TABLES or not change.rows:
            self._stale = True
            if self.isVisible():
                self._clock.start()

    def _count(self) -> None:
        """Make the matrix anew."""
        if self._stale:
            self.choices.offer_people()
        self._stale = False
        shown, whose = self.shown, self._workspace.whose
        self._fetcher.fetch(lambda project: _made(project, shown, whose), self._show)

    def _show(self, found: Overview) -> None:
        self._found = found
        said = found.undecided.sentence if found.undecided else ""
        self.undecided.setText(said)
        self.undecided.setVisible(bool(said))
        self.choices.offer(found)
        self._arrange()

    def _arrange(self) -> None:
        """Show what was counted as it is looked at now; the chosen cell stays chosen."""
        if self._found is None:
            return
        found, chosen = self._found, self.choices.chosen
        self._reader.read(
            found,
            only=chosen.shown.only,
            content=chosen.content,
            collapsed=chosen.arrangement.collapsed,
        )
        if self._arranged == (found, chosen.arrangement):
            self.model.show_content(chosen.content)
        else:
            self._show_arranged(found, chosen)
        self._size()
        self.view.scrollTo(self.view.currentIndex())
        self.legend.show_content(
            chosen.content, span=self.model.bounds, by_coder=self.model.by_coder,
            by_team=found.matrix.view == "consensus",
        )  # fmt: skip

    def _show_arranged(self, found: Overview, chosen: Chosen) -> None:
        view, wanted = self.view, chosen.arrangement
        self._arranged = found, wanted
        self.choices.filters.follow(found, wanted)
        held = cell_of(self.model, view.currentIndex())
        scrolled = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        arranged = arrange(found.matrix, found.facts, found.attributes, wanted)
        view.head.collapsed, view.head.sorted_by = wanted.collapsed, wanted.sort
        view.head.backwards, view.keys.folded = wanted.backwards, wanted.folded
        self.model.sorted_by = wanted.sort
        self.model.show(found, arranged, chosen.content)
        is_filled = bool(arranged.lines and arranged.columns)
        self._empty.setText(_NONE_LEFT if found.matrix.rows and found.matrix.themes else _EMPTY)
        self._pages.setCurrentIndex(0 if is_filled else 1)
        if is_filled:
            view.setCurrentIndex(index_of(self.model, held))
            view.horizontalScrollBar().setValue(scrolled[0])
            view.verticalScrollBar().setValue(scrolled[1])
        self._looking.start()

    def _size(self) -> None:
        chosen = self.choices.chosen
        self.view.set_compact(compact=chosen.compact)
        self.view.fit()
        if chosen.beside != self.cell.isVisibleTo(self):
            self.cell.setVisible(chosen.beside)
            self._looking.start()

    def _look(self) -> None:
        """Show the chosen cell beside the matrix."""
        self._looking.stop()
        index = self.view.currentIndex()
        row = self.model.line(index.row()).row if index.isValid() else None
        if self._found is None or row is None or not self.choices.chosen.beside:
            self.cell.look_away()
            return
        theme = self.model.theme(index.column())
        collapsed = theme.id in self.choices.chosen.arrangement.collapsed
        place = self.model.place(index.column())
        self.cell.look_at(self._found, Looked(row, place, self.shown, collapsed))

    def _write(self) -> None:
        self.choices.beside.setChecked(True)
        self._look()
        self.cell.write()

    def _toggle_theme(self, column: int) -> None:
        theme = self.model.theme(column).id
        is_open = theme in self.choices.chosen.arrangement.collapsed
        self.choices.open_theme(theme, is_open=is_open)

    def _toggle_group(self, row: int) -> None:
        group = self.model.line(row).group
        self.choices.open_group(group, is_open=group in self.choices.chosen.arrangement.folded)

    def _open_or_close(self, index: QModelIndex, is_open: bool) -> None:  # noqa: FBT001 - a slot
        if self.model.is_head(index.row()):
            self.choices.open_group(self.model.line(index.row()).group, is_open=is_open)
        elif self.model.has_children(index.column()) or is_open:
            self.choices.open_theme(self.model.theme(index.column()).id, is_open=is_open)

    def _open(self, index: QModelIndex) -> None:
        """Go to the passages of a cell."""
        row, cell = self.model.source(index.row()), self.model.cell(index.row(), index.column())
        if row is not None and cell is not None:
            self._opening.open(row, self.model.theme(index.column()), cell, self.shown)

    def _open_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            if index not in self.view.selectedIndexes():
                self.view.setCurrentIndex(index)
            self.menu().popup(self.view.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the current cell."""
        is_agreed = self.shown.coders == "consensus"
        opening = "&Go to its first passage" if is_agreed else "&Open its passages"
        acts = {opening: self._open, "&Write a summary": lambda _: self._write()}
        return cell_menu(self, self._workspace, self.view, self.choices, acts)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()


def _made(project: Project, shown: Shown, whose: Coder | None) -> Overview:
    only = only_of(project, shown)
    with as_shown(project, shown.coders, compared_in(project, shown.round)) as seen:
        return overview(seen, by=shown.by, coders=shown.coders, only_coder=only, whose=whose)
