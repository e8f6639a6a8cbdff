"""The chosen cell beside the matrix: its passages, my judgement, and its summaries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.arranged import Overview, written_in
from coder.analysis.passages import Asked, passage_rows
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.headings import heading
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.matrix.agreed_list import AgreedList
from coder.desktop.matrix.cell_passages import CellPassages
from coder.desktop.matrix.contents import said_of
from coder.desktop.matrix.export_dialog import Shown
from coder.desktop.matrix.judging import Judging
from coder.desktop.matrix.summary_fields import SummaryFields
from coder.desktop.passages.acts import copy_quotations, spot_named, spot_of
from coder.desktop.passages.model import PassagesModel
from coder.desktop.workspace import Spot, Workspace
from coder.domain.document import Document
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.matrix import Cell
from coder.domain.summary import Summary
from coder.domain.telling import counted
from coder.domain.theme import Theme

if TYPE_CHECKING:
    from array import array

_LETTERS: Final = 40
_FIELDS: Final = (QComboBox, QLineEdit, QPlainTextEdit)  # take letters themselves
_ALL: Final = ""
_NOTHING: Final = "Choose a cell: its passages and summaries stand here."


class Looked(NamedTuple):
    """A cell that is looked at."""

    row: int  # of the matrix
    theme: int  # its place in the codebook
    shown: Shown  # of whom
    collapsed: bool  # whether the theme stands for those below it


class CellPanel(QWidget):
    """What is known of one cell, to read and to write."""

    left = Signal()  # back to the matrix

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("cell panel")
        self._workspace = workspace
        self._looked: Looked | None = None
        self._found: Overview | None = None
        self._title = heading("", "cell title")
        self._said = words(_NOTHING, name="cell said")
        self.document = Choice("cell document", "Document of the study", letters=12)
        self.judging = Judging(workspace)
        self.model = PassagesModel(workspace, self)
        self.passages = CellPassages(self.model)
        self.agreed = AgreedList(workspace, self.model, self)
        self.insert = push_button("insert passage", "&Insert passage", self.insert_passage)
        self.insert.setToolTip("Put the number of the chosen passage into my summary")
        self.summaries = SummaryFields(workspace)
        self._lay_out()
        self.document.value_changed.connect(self._show)
        self.agreed.filled.connect(self._choose_first)
        self.passages.wanted.connect(self._go)
        self.passages.copying.connect(self.copy_quotations)
        self.passages.customContextMenuRequested.connect(self._open_menu)
        self.summaries.followed.connect(self._follow)
        self.summaries.escaped.connect(self.left)
        workspace.leaving.connect(self.save)
        QApplication.instance().focusChanged.connect(self._show_keys)  # type: ignore[union-attr]
        self._show_keys(None, QApplication.focusWidget())
        self._set_shown(shown=False)

    def look_at(self, found: Overview, looked: Looked) -> None:
        """Show a cell; what was typed about another one is saved first."""
        if found is not self._found:
            self.model.forget()  # something has changed
        self._found, self._looked = found, looked
        documents = found.matrix.rows[looked.row].documents
        each = [(one.id, one.key) for one in documents]
        several = [(_ALL, "All documents of the study")] if len(documents) > 1 else []
        self.document.offer([*several, *each])
        self.document.setVisible(bool(several))
        self._set_shown(shown=True)
        self._show()

    def look_away(self) -> None:
        """Show that no cell is chosen."""
        self.save()
        self.agreed.leave()
        self._looked = None
        self._title.clear()
        self._said.setText(_NOTHING)
        self._set_shown(shown=False)

    def save(self) -> None:
        """Write what was typed."""
        if self._looked is not None:
            self.judging.save()
            self.summaries.save()

    def write(self) -> None:
        """Let my summary be typed; of a study about the document of the chosen passage."""
        if self._looked is not None:
            self._choose_one()
            self.summaries.mine.go_on()

    def insert_passage(self) -> None:
        """Put the number of the chosen passage into my summary, at the cursor."""
        found = self.passages.chosen()
        if found is None:
            self._workspace.tell("Choose one of the passages above first.")
            return
        self._choose_one()
        self.summaries.mine.go_on()
        self.summaries.mine.insert_number(found.number)

    def _choose_one(self) -> None:
        """Choose one document of the study, where all are shown: words are written about one."""
        documents = self._documents
        if len(documents) > 1:
            found = self.passages.chosen()
            self.document.choose((found.document if found else documents[0]).id)
            self._show()

    def copy_quotations(self) -> None:
        """Copy the chosen quotation with its citation."""
        found = self.passages.chosen()
        copy_quotations(self._workspace, [found] if found else [])

    def menu(self) -> QMenu:
        """What can be done with the chosen passage."""
        menu = QMenu(self)
        menu.setObjectName("cell passage menu")
        menu.aboutToHide.connect(menu.deleteLater)
        current = self.passages.currentIndex()
        menu.addAction("&Go to the passage", lambda: self._go(current))
        menu.addAction("&Insert into my summary", self.insert_passage)
        menu.addAction("Copy quotation with c&itation", self.copy_quotations)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        if self.passages.indexAt(place).isValid():
            self.menu().popup(self.passages.viewport().mapToGlobal(place))

    @property
    def _documents(self) -> list[Document]:
        """The documents that are shown: one, or all of a study."""
        if self._looked is None or self._found is None:
            return []
        held = self._found.matrix.rows[self._looked.row].documents
        return [one for one in held if self.document.value in {_ALL, one.id}]

    def _show(self) -> None:
        looked, found, documents = self._looked, self._found, self._documents
        if looked is None or found is None or not documents:
            return
        theme = found.matrix.themes[looked.theme]
        row = found.matrix.rows[looked.row]
        said = self._told_of(found.matrix.cells[looked.row][looked.theme], row.documents)
        self._title.setText(f"{one_line(row.key)} · {one_line(theme.path)}")
        self._said.setText(said[:1].upper() + said[1:])
        is_one = len(documents) == 1
        self.passages.tell_documents(tell=not is_one)
        if found.matrix.view == "consensus":
            self.agreed.show_cell(documents, theme, looked.shown.round)
        else:
            self.agreed.leave()
            self.model.turn_to(self._rows(tuple(one.id for one in documents)))
        self._choose_first()
        self.judging.setVisible(is_one)
        if not is_one:
            self.save()  # what is typed about one of them
            self.summaries.show_all(self._others(found, looked, documents, theme))
            return
        document = documents[0]
        self.judging.show_cell(document, theme)
        own = found.written.get((document.id, theme.id), ())
        self.summaries.show_cell(
            document, theme, own, self._others(found, looked, documents, theme)
        )

    def _told_of(self, cell: Cell, documents: Sequence[Document]) -> str:
        """What is said of a cell, also how many codings, where some are of the same words."""
        assert self._found is not None
        told = said_of(cell)
        if cell.state == PRESENT and self._found.matrix.view != "consensus":
            codings = len(self._rows(tuple(one.id for one in documents)))
            if codings != cell.with_children.passages:
                told += f", {counted(codings, 'coding')}"
        return f"{told}{'; reviewers disagree' if cell.disagree else ''}"

    def _choose_first(self) -> None:
        if self.model.rowCount() and not self.passages.currentIndex().isValid():
            self.passages.selectRow(0)
        self.insert.setEnabled(self.model.rowCount() > 0)

    def _rows(self, documents: tuple[str, ...]) -> "array[int]":
        """The codings of the cell, in some of its documents."""
        assert self._looked is not None
        assert self._found is not None
        theme = self._found.matrix.themes[self._looked.theme].id
        asked = Asked(theme, documents=documents, coder=self._looked.shown.only)
        return passage_rows(self._workspace.project, asked, self._workspace.whose)

    def _others(
        self, found: Overview, looked: Looked, documents: Sequence[Document], theme: Theme
    ) -> list[tuple[str, Summary]]:
        """What was written, each with whose it is, of which theme below and of which document.

        Of one document without what all agreed on, which has a field of its own.
        """
        held = written_in(found, documents, looked.theme, below=looked.collapsed)
        keys = {one.id: f"{one_line(one.key)}, " for one in documents} if documents[1:] else {}
        return [
            (keys.get(one.document, "") + _told(of, one, theme), one)
            for of, one in held
            if keys or of.id != theme.id or not one.consensus
        ]

    def _go(self, index: QModelIndex) -> None:
        self._go_to(spot_of(self.model.passage(index.row()) if index.isValid() else None))

    def _follow(self, number: str) -> None:
        self._go_to(spot_named(self._workspace, number))

    def _go_to(self, spot: Spot | None) -> None:
        if spot is not None:
            self.save()
            self._workspace.spot_wanted.emit(spot)

    def _set_shown(self, *, shown: bool) -> None:
        for part in (self._below, self.judging):
            part.setVisible(shown)
        if not shown:
            self.document.hide()

    def _lay_out(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.passages, 1)
        column.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignLeft)
        self._below = QSplitter(Qt.Orientation.Vertical)
        self._below.setObjectName("cell parts")
        self._below.setChildrenCollapsible(False)
        self._below.addWidget(listed)
        self._below.addWidget(self.summaries)
        for place in (0, 1):
            self._below.setStretchFactor(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self._title, self._said, self.agreed.undecided, self.document, self.judging):
            column.addWidget(part)
        column.addWidget(self._below, 1)
        column.addStretch()
        words_ = self.fontMetrics().averageCharWidth() * _LETTERS
        self.setMinimumWidth(max(words_, self.judging.minimumSizeHint().width() + GRID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.judging.isHidden() or not self.judging.answers(event):
            super().keyPressEvent(event)

    def _show_keys(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Show which letters answer: those that are typed here, and not into a field."""
        is_here = now is not None and self.isAncestorOf(now)
        self.judging.show_keys(work=is_here and not isinstance(now, _FIELDS))

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.passages)


def _told(of: Theme, one: Summary, theme: Theme) -> str:
    who = "Agreed" if one.consensus else one.name
    return f"{who}:" if of.id == theme.id else f"{of.name} ({who}):"
