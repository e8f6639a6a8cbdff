"""The page of the cross-table: themes by an attribute that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from coder.desktop.agreed_passages import AgreedPassages
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.statements.asked import Asked, crossed
from coder.desktop.statements.clipboard import copy
from coder.desktop.statements.concerned import Concerned
from coder.desktop.statements.cross import CrossModel, CrossView
from coder.desktop.statements.halves import lay_out
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.attribute import Attribute
from coder.domain.document import Document
from coder.domain.statements.cross_table import CrossTable
from coder.domain.statements.statement import StatementOptions
from coder.domain.statements.telling import cross_as_html, cross_as_text, cross_basis
from coder.domain.telling import counted


class CrossPage(QWidget):
    """The table above; below, the chosen cell in words with its documents."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cross-table page")
        self._workspace = workspace
        self._options = StatementOptions()
        self._only: str | None = None
        self._round: str | None = None
        self._agreed = AgreedPassages(workspace, self)
        self.fetcher = Fetcher(workspace, self)
        self.model = CrossModel(self)
        self.view = CrossView(self.model)
        self.basis = words(name="cross-table basis")
        self.concerned = Concerned("cross-table")
        lay_out(self, self.view, self.basis, self.concerned)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.wanted.connect(self._open)
        self.view.copying.connect(self.copy_chosen)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.concerned.document_wanted.connect(self._open_document)

    def fetch(self, asked: Asked, attribute: Attribute) -> None:
        """Cross the ticked themes with an attribute."""
        self._only, self._round = None if asked.only is None else asked.only.id, asked.round
        options = asked.options
        self.fetcher.fetch(
            lambda project: crossed(project, asked, attribute),
            lambda found: self._show(*found, options),
        )

    def copy_all(self) -> None:
        """Copy the table, as text with tabs and as a table."""
        table = self.model.table
        if table is None:
            self._workspace.tell("There is no cross-table to copy.")
            return
        copy(cross_as_text(table, self._options), cross_as_html(table, self._options))
        self._workspace.tell("Copied the cross-table.", kind="done")

    def copy_chosen(self) -> None:
        """Copy the chosen cells as a table: a single one as a sentence takes it over."""
        table, chosen = self.model.table, self.view.selectedIndexes()
        if table is None or not chosen:
            self._workspace.tell("Choose the cells to copy first.")
        elif len(chosen) == 1:
            copy(self.model.stated(chosen[0]))
            self._workspace.tell(
                "Copied the cell. Shift with the arrows chooses several; Ctrl+A all.", kind="done"
            )
        else:
            rows, columns = ({one.row() for one in chosen}, {one.column() for one in chosen})
            part = table.part(sorted(rows), sorted(columns))
            copy(cross_as_text(part, self._options), cross_as_html(part, self._options))
            self._workspace.tell(f"Copied {counted(len(chosen), 'cell')}.", kind="done")

    def _show(self, table: CrossTable, undecided: str, options: StatementOptions) -> None:
        place = self.view.currentIndex()
        row, column = max(0, place.row()), max(0, place.column())
        self._options = options
        self.model.show(table)
        self.basis.setText(" ".join(filter(None, (cross_basis(table, options), undecided))))
        self.view.setCurrentIndex(self.model.index(row, column))
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _tell(self, index: QModelIndex) -> None:
        found = self.model.crossed(index)
        self.concerned.show_statement(self.model.told(index), found.documents if found else ())

    def _open(self, index: QModelIndex) -> None:
        """List the passages of a cell; of the consensus go to its one document, or to the list."""
        found = self.model.crossed(index)
        if found is not None and not found.documents:
            self._workspace.tell(f"{self.model.told(index)}. There are no passages.")
        elif found is not None and self._is_agreed and len(found.documents) > 1:
            self.concerned.go_to_documents()
        elif found is not None:
            self._list_passages(index.row(), found.documents)

    def _open_document(self, document: Document) -> None:
        """List the passages of a document with the theme of the current cell."""
        self._list_passages(self.view.currentIndex().row(), [document])

    @property
    def _is_agreed(self) -> bool:
        return self._options.coders == "consensus"

    def _list_passages(self, row: int, documents: Sequence[Document]) -> None:
        table = self.model.table
        if table is None:
            return
        first, *more = ids = tuple(one.id for one in documents)
        if self._is_agreed:
            self._agreed.go_to_first(ids, table.themes[row].id, self._round)
        else:
            self._workspace.passages_wanted.emit(
                Wanted(
                    theme=table.themes[row].id,
                    document=None if more else first,
                    documents=ids if more else None,
                    coder=self._only,
                )
            )

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("cross-table menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("&Copy", self.copy_chosen)
        menu.addAction("Copy the &table", self.copy_all)
        menu.popup(self.view.viewport().mapToGlobal(place))
