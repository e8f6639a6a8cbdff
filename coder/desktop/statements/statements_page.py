"""The page of statements: read, opened and copied."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from coder.desktop.agreed_passages import AgreedPassages
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.statements.asked import Asked, Stated, stated
from coder.desktop.statements.clipboard import copy
from coder.desktop.statements.concerned import Concerned
from coder.desktop.statements.halves import lay_out
from coder.desktop.statements.model import VALUE, StatementsModel
from coder.desktop.statements.view import StatementsView
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.document import Document
from coder.domain.matrix.cell import PRESENT
from coder.domain.statements.statement import Statement, StatementOptions
from coder.domain.statements.telling import as_html, as_text, basis
from coder.domain.telling import counted


class StatementsPage(QWidget):
    """All statements above; below, the chosen one in full with its documents."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statements page")
        self._workspace = workspace
        self._legend: tuple[str, ...] = ()
        self._only: str | None = None
        self._round: str | None = None
        self._agreed = AgreedPassages(workspace, self)
        self.fetcher = Fetcher(workspace, self)
        self.model = StatementsModel(self)
        self.view = StatementsView(self.model)
        self.basis = words(name="statement basis")
        self.concerned = Concerned("statement")
        lay_out(self, self.view, self.basis, self.concerned)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.wanted.connect(self._open)
        self.view.copying.connect(self.copy_chosen)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.concerned.document_wanted.connect(self._open_document)

    def fetch(self, asked: Asked) -> None:
        """State what is asked."""
        self._only, self._round = None if asked.only is None else asked.only.id, asked.round
        options = asked.options
        self.fetcher.fetch(
            lambda project: stated(project, asked), lambda found: self._show(found, options)
        )

    def copy_all(self) -> None:
        """Copy every statement, as text and as a table."""
        self._copy(self.model.statements)

    def copy_chosen(self) -> None:
        """Copy the chosen statements: a single one as a sentence takes it over."""
        self._copy(self._chosen())

    def menu(self) -> QMenu:
        """What can be done with the chosen statements."""
        menu = QMenu(self)
        menu.setObjectName("statement menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("&Copy", self.copy_chosen)
        menu.addAction("Copy &all", self.copy_all)
        if self._current is not None:
            menu.addSeparator()
            menu.addAction("&Open what it is about", lambda: self._open(self.view.currentIndex()))
        return menu

    def _show(self, made: Stated, options: StatementOptions) -> None:
        current = self._current
        scrolled = self.view.verticalScrollBar().value()
        found = made.statements
        self._legend = made.legend
        self.model.show(found, options)
        self.basis.setText(" ".join(filter(None, (basis(found, options), made.undecided))))
        at = self.model.place_of(current)
        if found:  # the first row is what the first statement is about
            self.view.setCurrentIndex(self.model.index(at or 1, VALUE))
            self.view.verticalScrollBar().setValue(scrolled)
        else:
            self.concerned.show_statement("", ())

    @property
    def _current(self) -> Statement | None:
        return self.model.statement(self.view.currentIndex().row())

    def _chosen(self) -> list[Statement]:
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [one for one in map(self.model.statement, rows) if one is not None]

    def _copy(self, found: Sequence[Statement]) -> None:
        if not found:
            self._workspace.tell("Choose the statements to copy first.")
            return
        options = self.model.options
        if len(found) == 1:
            copy(found[0].alone)
        else:
            copy(as_text(found, options, self._legend), as_html(found, options, self._legend))
        self._workspace.tell(f"Copied {counted(len(found), 'statement')}.", kind="done")

    def _tell(self, index: QModelIndex) -> None:
        one = self.model.statement(index.row())
        if one is None:
            self.concerned.show_statement("", ())
        else:
            self.concerned.show_statement(one.alone, one.documents)

    def _open(self, index: QModelIndex) -> None:
        """Go to the passages of a theme that is present, to the one document, or to the list."""
        one = self.model.statement(index.row())
        if one is None:
            return
        if _has_passages(one):
            self._open_theme(one)
        elif not one.documents:
            self._workspace.tell(f"{one.subject.name}: {one.value} is said of no document.")
        elif len(one.documents) == 1:
            self._workspace.document_wanted.emit(one.documents[0].id)
        else:
            self.concerned.go_to_documents()

    def _open_theme(self, one: Statement) -> None:
        """List its passages; of the consensus go to the one document's, or to the documents."""
        if not self._is_agreed:
            self._workspace.passages_wanted.emit(Wanted(theme=one.subject.id, coder=self._only))
        elif len(one.documents) == 1:
            self._open_document(one.documents[0])
        else:
            self.concerned.go_to_documents()

    @property
    def _is_agreed(self) -> bool:
        return self.model.options.coders == "consensus"

    def _open_document(self, document: Document) -> None:
        one = self._current
        if one is not None and _has_passages(one) and self._is_agreed:
            self._agreed.go_to_first([document.id], one.subject.id, self._round)
        elif one is not None and _has_passages(one):
            self._workspace.passages_wanted.emit(
                Wanted(theme=one.subject.id, document=document.id, coder=self._only)
            )
        else:
            self._workspace.document_wanted.emit(document.id)

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.view.viewport().mapToGlobal(place))


def _has_passages(one: Statement) -> bool:
    return one.kind == "state" and one.value == PRESENT and one.n > 0
