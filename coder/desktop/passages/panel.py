"""The list of passages: found by filters, and read page by page."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.passages import passage_rows
from coder.desktop.fetching import Fetcher
from coder.desktop.going_round import go_to_field
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.passages import acts
from coder.desktop.passages.filters import Filters
from coder.desktop.passages.following import Following
from coder.desktop.passages.model import CODED, DOCUMENT, THEME, PassagesModel
from coder.desktop.passages.row_keys import RowKeys
from coder.desktop.passages.view import ORDERS, PassagesView
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.coded_passage import CodedPassage
from coder.domain.journal.change import Change
from coder.store.listing import row_of

if TYPE_CHECKING:
    from array import array

_NOT_CHOSEN = QItemSelectionModel.SelectionFlag.NoUpdate
_SOON = 40  # milliseconds: several acts in a row are listed once
_TABLES = frozenset(
    {"coding", "passage", "memo", "theme", "document", "file", "study", "coder", "identity"}
)
_OFFERED = frozenset({"theme", "document", "study", "coder", "identity", "project"})
_SORTING = {
    DOCUMENT: "Sort by place in the &documents",
    THEME: "Sort by &theme",
    CODED: "Sort by tim&e",
}
_NO_PASSAGES = (
    "No passages yet. Mark some words in the reader and give them a theme; they are listed here."
)
_NONE_FOUND = "No passage answers to these filters."


class PassagesPanel(QWidget):
    """The passages that answer to the filters, in order."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passages")
        self._workspace = workspace
        self._stale = self._offers_stale = True
        self._current: CodedPassage | None = None  # what stands in the current row
        self._sorted_by, self._backwards = DOCUMENT, False
        self.filters = Filters(workspace)
        self.model = PassagesModel(workspace, self)
        self.view = PassagesView(self.model)
        self._following = Following(workspace, self.view, self.model)
        self.view.own_act = RowKeys(
            workspace,
            self.chosen,
            self._following.is_marked,
            lambda: self._go_and_stay(self.view.selectionModel().selectedRows()[0]),
        ).act
        self._fetcher = Fetcher(workspace, self)
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._build()
        self._connect()

    def come_up(self) -> None:
        """Bring the panel to the front, wherever it is docked."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QDockWidget):
            above = above.parentWidget()
        if above is not None:
            above.show()
            above.raise_()

    def search(self) -> None:
        """Come up, ready for words to be typed."""
        self.come_up()
        go_to_field(self.filters.words)

    def show_wanted(self, wanted: Wanted) -> None:
        """Come up with the passages that somebody wants to see."""
        self.come_up()
        self.filters.set(wanted)
        self.view.setFocus()

    def chosen(self) -> list[CodedPassage]:
        """The passages that are selected, in order."""
        at = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        found = (self.model.passage(row) for row in at)
        return [one for one in found if one is not None]

    def copy_quotations(self) -> None:
        """Copy the selected quotations with their citations."""
        acts.copy_quotations(self._workspace, self.chosen())

    def _build(self) -> None:
        self.count = named(QLabel(), "passage count", "Number of passages")
        self.count.setMinimumWidth(1)  # where there is no room, the filters keep theirs
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.filters, 1)
        above.addWidget(self.count)
        self._empty = words(_NO_PASSAGES, name="no passages")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._all = push_button("all passages", "Show all passages", self.filters.clear)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addStretch()
        column.addWidget(self._empty)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(HALF, HALF, HALF, HALF)
        column.setSpacing(HALF)
        column.addLayout(above)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self._workspace.document_opened.connect(self.filters.opened)
        self._clock.timeout.connect(self._list)
        self._fetcher.working_changed.connect(self._say_working)
        self.filters.asked_changed.connect(self._list)
        self.view.selectionModel().currentChanged.connect(self._note_current)
        self.view.wanted.connect(self._go)
        self.view.touched.connect(self._go_and_stay)
        self.view.copying.connect(self.copy_quotations)
        self.view.uncoding.connect(self._uncode)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.horizontalHeader().sectionClicked.connect(self._sort)

    def _hear(self, change: Change) -> None:
        # A merge names no tables: everything may be new.
        if change.tables & _TABLES or not change.rows:
            self._stale = True
            self._offers_stale |= bool(change.tables & _OFFERED) or not change.rows
            self.model.forget()
            if self.isVisible():
                self._clock.start()

    def _list(self) -> None:
        """Find the passages anew; the current one stays where it is."""
        if self._offers_stale:
            self.filters.refresh()
        self._stale = self._offers_stale = False
        asked = self.filters.asked(ORDERS[self._sorted_by], backwards=self._backwards)
        whose = self._workspace.whose
        self._fetcher.fetch(lambda project: passage_rows(project, asked, whose), self._show)

    def _say_working(self) -> None:
        if self._fetcher.working:
            self.count.setText("Looking…")

    def _show(self, rows: "array[int]") -> None:
        before = self.view.currentIndex().row()
        top = self.view.rowViewportPosition(before)
        self.model.show(rows)
        number = len(rows)
        self.count.setText(f"{number:,} passage{'' if number == 1 else 's'}")
        self._empty.setText(_NONE_FOUND if self.filters.narrows else _NO_PASSAGES)
        self._all.setVisible(self.filters.narrows)
        self._pages.setCurrentIndex(0 if number else 1)
        if before >= 0 and number and not self.view.currentIndex().isValid():
            self._put_back(before, top)
        self._following.follow()

    def _put_back(self, before: int, top: int) -> None:
        """Make the current row the current one again, at the height where it was.

        Where it is gone, the next one is current, and chosen if it is of the same document.
        """
        was = self._current
        at = self.model.place_of(row_of(self._workspace.project, was.coding)) if was else None
        row = min(before, self.model.rowCount() - 1) if at is None else at
        found = self.model.passage(row)
        if was and found and found.document.id == was.document.id:
            self.view.setCurrentIndex(self.model.index(row, DOCUMENT))
        else:
            self.view.selectionModel().setCurrentIndex(self.model.index(row, DOCUMENT), _NOT_CHOSEN)
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + self.view.rowViewportPosition(row) - top)

    def _note_current(self, index: QModelIndex) -> None:
        self._current = self.model.passage(index.row()) if index.isValid() else None

    def _sort(self, column: int) -> None:
        head = self.view.horizontalHeader()
        if column in ORDERS:
            self._backwards = column == self._sorted_by and not self._backwards
            self._sorted_by = column
            self._list()
        down = Qt.SortOrder.DescendingOrder if self._backwards else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(self._sorted_by, down)

    def _go(self, index: QModelIndex, *, placing: bool = False) -> None:
        found = self.model.passage(index.row()) if index.isValid() else None
        spot = acts.spot_of(found, placing=placing)
        if found is not None and spot is not None:
            self._following.lead(found.coding)
            self._workspace.spot_wanted.emit(spot)

    def _go_and_stay(self, index: QModelIndex) -> None:
        """Show the place, and let the keys go on in the list."""
        self._go(index)
        self.view.setFocus()

    def _uncode(self) -> None:
        chosen = self.view.selectionModel().selectedRows(DOCUMENT)
        if chosen:  # what comes behind all that goes is current then
            self.view.selectionModel().setCurrentIndex(min(chosen), _NOT_CHOSEN)
        acts.uncode_passages(self._workspace, self.chosen())

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(self.view.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done to the selected passages."""
        menu = QMenu(self)
        menu.setObjectName("passage menu")
        menu.aboutToHide.connect(menu.deleteLater)
        chosen = self.chosen()
        if len(chosen) == 1:
            menu.addAction("&Go to the passage", lambda: self._go(self.view.currentIndex()))
        if chosen:
            menu.addAction("Copy quotation with c&itation", self.copy_quotations)
            menu.addSeparator()
        if chosen and self._workspace.project.write:
            self._offer_acts(menu, chosen)
        for column, words_ in _SORTING.items():
            action = menu.addAction(words_, partial(self._sort, column))
            action.setCheckable(True)
            action.setChecked(column == self._sorted_by)
        return menu

    def _offer_acts(self, menu: QMenu, chosen: list[CodedPassage]) -> None:
        workspace = self._workspace
        if len(chosen) == 1 and chosen[0].score is not None:
            current = self.view.currentIndex()
            menu.addAction("P&lace by hand…", lambda: self._go(current, placing=True))
        if len(chosen) == 1:
            menu.addAction("C&hart as…", lambda: acts.chart_as(workspace, chosen[0]))
            menu.addAction("&Memo…", lambda: acts.edit_memo(workspace, chosen[0]))
        menu.addAction("&Recode…", lambda: acts.recode_passages(workspace, chosen))
        menu.addAction("&Uncode", lambda: acts.uncode_passages(workspace, chosen))
        menu.addSeparator()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()
        else:
            self._following.follow()
