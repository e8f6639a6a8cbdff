"""The list of documents with its search field, filters and orders."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.progress import Progress, my_states, progress
from coder.analysis.rechecking import to_recheck
from coder.desktop.documents.choices import FILTERS, ORDERS, RECHECK, choice_box
from coder.desktop.documents.delegate import DocumentDelegate
from coder.desktop.documents.model import ROW, DocumentModel
from coder.desktop.documents.recently_read import recently_read
from coder.desktop.documents.view import DocumentView
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import named, push_button, tool_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.store.document_list import Asked, Filter, Order, document_ids

_WAIT: Final = 150  # milliseconds after the last letter of a search
_SOON: Final = 300  # milliseconds: several acts in a row are counted once
_REOPENS: Final = frozenset(
    {"theme", "reading", "assessment", "coding", "document", "identity", "coder"}
)


class DocumentListing(QWidget):
    """My papers: found, filtered, sorted, chosen."""

    chosen = Signal()  # another selection
    import_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._looked_at: str | None = None  # by a click: the cursor may have gone on meanwhile
        self.model = DocumentModel(workspace, self)
        self.view = named(DocumentView(), "document list", "Documents")
        self.view.setModel(self.model)
        self._delegate = DocumentDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.search = named(QLineEdit(), "find documents", "Find documents")
        self.filter = choice_box("filter documents", "Which documents are listed", FILTERS)
        self.order = choice_box("order documents", "The order of the documents", ORDERS)
        self._empty = QStackedWidget()
        self._clock = QTimer(self, singleShot=True, interval=_WAIT)
        self._fetcher = Fetcher(workspace, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._build()
        self._connect()
        self._recall_choices()
        for box in (self.filter, self.order):
            box.currentIndexChanged.connect(self._remember_choices)
        self._ask()

    @property
    def current(self) -> str | None:
        """The id of the document under the cursor."""
        row = self.view.currentIndex().row()
        return self.model.ids[row] if 0 <= row < len(self.model.ids) else None

    def selected(self) -> list[tuple[Document, str | None]]:
        """The selected documents, in the order of the list, else the one that is read.

        Each with my state.
        """
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        ids = [self.model.ids[row] for row in rows if row < len(self.model.ids)]
        project = self._workspace.project
        return my_states(project, ids or self._read(), project.me)

    def first_selected(self) -> Progress | None:
        """The document under the cursor, if it is selected; else the first of ``selected``."""
        chosen = self.view.selectionModel()
        current = self.view.currentIndex()
        if chosen.isSelected(current):
            return self.model.row(current.row())
        if chosen.hasSelection():
            return self.model.row(min(index.row() for index in chosen.selectedIndexes()))
        project = self._workspace.project
        return next(iter(progress(project, self._read(), project.me, self._workspace.whose)), None)

    def _read(self) -> list[str]:
        read = self._workspace.document
        return [read] if read is not None else []

    def _select(self, document: str | None) -> None:
        """Put the cursor on a document; of one that is not listed, no other is in its place."""
        place = self.model.place_of(document or "")
        if not place.isValid():
            self.view.selectionModel().clear()
            self.chosen.emit()
        elif place != self.view.currentIndex():
            self.view.setCurrentIndex(place)

    def mark_read(self, document: str) -> None:
        """Show which document is in the reader."""
        self._delegate.read = document
        if self.order.currentData() == "recent":
            self._ask()
        if document != self._looked_at:
            self._select(document)
        self._looked_at = None
        self.view.viewport().update()

    def _build(self) -> None:
        self.search.setPlaceholderText("Find a document")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("find"), QLineEdit.ActionPosition.LeadingPosition)
        self._import = tool_button(
            "import PDFs", "Import PDFs", self.import_wanted.emit, picture="import"
        )
        first = _side_by_side(self.search, self._import)
        second = _side_by_side(self.filter, self.order)
        for widget in (self._nothing_yet(), self._nothing_found()):
            self._empty.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(HALF)
        head = QVBoxLayout()
        head.setContentsMargins(GRID, 0, GRID, HALF)
        head.setSpacing(HALF)
        head.addLayout(first)
        head.addLayout(second)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        order = (self.search, self._import, self.filter, self.order, self.view)
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def _nothing_yet(self) -> QWidget:
        button = push_button("import first PDFs", "&Import PDFs…", self.import_wanted.emit)
        button.setDefault(True)
        return _centred("No documents yet. Drop PDFs or folders on this window, or:", button)

    def _nothing_found(self) -> QWidget:
        return _centred(
            "No document is like that.", push_button("show all", "Show all", self.show_all)
        )

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.looked_at.connect(self._look_at)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.search.textChanged.connect(self._clock.start)
        self.search.returnPressed.connect(self._open_first)
        self._clock.timeout.connect(self._ask)
        self.filter.currentIndexChanged.connect(self._ask)
        self.order.currentIndexChanged.connect(self._ask)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._show_empty)
        self._workspace.document_opened.connect(self.mark_read)
        self._workspace.changed.connect(self._hear)
        self._workspace.closing.connect(self._soon.stop)
        self._soon.timeout.connect(self._count_rechecks)
        self._soon.start()
        for widget in (self.search, self.view):
            widget.installEventFilter(self)

    def _recall_choices(self) -> None:
        """Choose what was chosen last in this copy of the project."""
        for box in (self.filter, self.order):
            index = box.findData(self._workspace.project.local(box.objectName()))
            box.setCurrentIndex(max(index, 0))

    def _remember_choices(self) -> None:
        project = self._workspace.project
        if project.write:
            for box in (self.filter, self.order):
                project.set_local(box.objectName(), box.currentData())

    def _ask(self) -> None:
        for box in (self.filter, self.order):
            box.setToolTip(str(box.currentData(Qt.ItemDataRole.ToolTipRole) or ""))
        kept = self.current if self.view.selectionModel().hasSelection() else None
        wanted, order = self.filter.currentData(), self.order.currentData()
        only_recheck = wanted == RECHECK
        which: Filter = "finished" if only_recheck else wanted
        how: Order = order
        recent = recently_read(self._workspace.project) if how == "recent" else ()
        self.model.ask(Asked(which, how, self.search.text(), recent), only_recheck=only_recheck)
        self._select(kept if kept in self.model.ids else self._workspace.document)
        self._show_empty()

    def _hear(self, change: Change) -> None:
        if change.tables & _REOPENS or not change.rows:
            self._soon.start()

    def _count_rechecks(self) -> None:
        """Count, for its entry among the filters, what is to be looked at again."""
        me = self._workspace.project.me
        self._fetcher.fetch(
            lambda project: len(to_recheck(project, Asked("finished"), me)), self._tell_rechecks
        )

    def _tell_rechecks(self, number: int) -> None:
        told = f"Recheck ({number:,})" if number else "Recheck"
        self.filter.setItemText(self.filter.findData(RECHECK), told)

    def _show_empty(self) -> None:
        is_empty = not self.model.ids
        project = self._workspace.project
        is_left_out = is_empty and bool(document_ids(project, Asked(), project.me))
        self._empty.setCurrentIndex(int(is_left_out))
        self._empty.setVisible(is_empty)
        self.view.setVisible(not is_empty)

    def show_all(self) -> None:
        """List all documents again."""
        self.search.clear()
        self.filter.setCurrentIndex(0)
        self._ask()

    def leave(self) -> None:
        """Look for nothing any more, before the project is closed."""
        self._clock.stop()

    def _open_first(self) -> None:
        self._clock.stop()
        self._ask()
        if self.model.ids:
            self.view.setCurrentIndex(self.model.index(0))
            self._open(self.model.index(0))

    def _open(self, index: QModelIndex) -> None:
        row: Progress | None = index.data(ROW) if index.isValid() else None
        if row is not None:
            self._workspace.document_wanted.emit(row.document.id)

    def _look_at(self, index: QModelIndex) -> None:
        row: Progress | None = index.data(ROW) if index.isValid() else None
        if row is not None:
            self._looked_at = row.document.id
            self._workspace.document_looked_at.emit(row.document.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc takes a search back, and Down leads from its field into the list.

        As a shortcut Esc would be taken from a dialog that just opens.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
        elif event.key() == Qt.Key.Key_Down and watched is self.search:
            self.view.setFocus()
        else:
            return False
        return True

    def sizeHint(self) -> QSize:
        return QSize(280, 400)


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(HALF)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _centred(text: str, button: QWidget) -> QWidget:
    page = QWidget()
    said = words(text)
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column = QVBoxLayout(page)
    column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
    column.addStretch(1)
    column.addWidget(said)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
    column.addStretch(2)
    return page
