"""The cells of the open document, answered with keys, and the end of reading it."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.charting import charting
from coder.analysis.own_cells import OwnCell, own_cells
from coder.desktop.assessing.cells_model import STATE, THEME, CellsModel
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.rows import RoomyRows
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.domain.matrix.cell import OPEN, PRESENT
from coder.domain.telling import counted
from coder.operations.readings import ABSENT, UNCLEAR, assess_all, finish, reopen
from coder.store.documents import document
from coder.store.readings import is_finished

_SHOWS: Final = frozenset(
    {"assessment", "coding", "theme", "identity", "reading", "document", "passage"}
)
_CODED: Final = frozenset({"coding", "passage"})
_AFTER: Final = 120  # milliseconds: counting must not stand between a key and the page
_ANSWERS: Final = {
    Qt.Key.Key_A: ABSENT, Qt.Key.Key_U: UNCLEAR, Qt.Key.Key_O: None,
    Qt.Key.Key_Delete: None, Qt.Key.Key_Backspace: None,
}  # fmt: skip


class CellsView(QTreeView):
    """The list of cells; A, U and O answer, and are no keys that code here."""

    own_keys = frozenset({Qt.Key.Key_A, Qt.Key.Key_U, Qt.Key.Key_O})
    answered = Signal(object)  # absent, unclear, None to open again
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        }  # fmt: skip
        if plain and event.key() in _ANSWERS:
            self.answered.emit(_ANSWERS[Qt.Key(event.key())])
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys."""


class CellsPanel(QWidget):
    """What the reviewer says of each theme in the document that is open."""

    retitled = Signal(str)  # the title of what it stands in

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cells")
        self._workspace = workspace
        self._noted: OwnCell | None = None  # what the note that is shown is about
        self.model = CellsModel(self)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER)
        self._soon.timeout.connect(self._refresh)
        self.view = named(CellsView(), "cells list", "Cells of the document")
        self._about = words(name="cells about")
        self._why = words(name="cell recheck")
        self.note = named(QLineEdit(), "cell note", "Note on this cell")
        self._buttons = [
            push_button("cell absent", "&Absent  A", lambda: self._answer(ABSENT)),
            push_button("cell unclear", "&Unclear  U", lambda: self._answer(UNCLEAR)),
            push_button("cell open", "&Open  O", lambda: self._answer(None)),
        ]
        self.finish = push_button("finish", "Finish", lambda: self._finish(ABSENT))
        self.finish_open = push_button("finish open", "Finish, leave them open", self._finish)
        self.reopen = push_button("reopen", "Reopen", self._reopen)
        self.still = push_button("still right", "&Still right: finish again", self._finish)
        self._build()
        self.view.answered.connect(self._answer)
        self.view.entered.connect(self._enter)
        self.view.doubleClicked.connect(lambda _: self._enter())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_note())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.note.editingFinished.connect(self._write_note)
        self.note.returnPressed.connect(self.view.setFocus)
        workspace.document_opened.connect(lambda _: self._refresh(anew=True))
        workspace.changed.connect(self._follow)
        workspace.leaving.connect(self._leave)
        self._refresh(anew=True)

    def begin(self) -> None:
        """Go to the first open cell."""
        self._catch_up()
        row = self.model.next_open(-1)
        if row is not None:
            self._go(row)
        self.view.setFocus()

    def _build(self) -> None:
        self._build_view()
        self.note.setPlaceholderText("Note on this cell")
        answers = QHBoxLayout()
        answers.setSpacing(HALF)
        for button in self._buttons:
            answers.addWidget(button)
        label = QLabel("&Note")
        label.setBuddy(self.note)
        noted = QHBoxLayout()
        noted.addWidget(label)
        noted.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._about)
        column.addWidget(self.view, 1)
        column.addWidget(self._why)
        column.addLayout(answers)
        column.addLayout(noted)
        for button in (self.finish, self.finish_open, self.still, self.reopen):
            column.addWidget(button)

    def _build_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setHeaderHidden(True)
        view.setAllColumnsShowFocus(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setItemDelegate(RoomyRows(view))
        side = self.fontMetrics().height()
        view.setIconSize(QSize(side, side))
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(THEME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)
        wide = self.fontMetrics().horizontalAdvance("recheck, note") + side + 2 * GRID
        header.resizeSection(STATE, wide)

    @property
    def _document(self) -> Document | None:
        id_ = self._workspace.document
        return document(self._workspace.project, id_) if id_ else None

    def _follow(self, change: Change) -> None:
        if change.tables & _SHOWS - _CODED:
            self._refresh()
        elif change.tables & _CODED:
            self._soon.start()

    def _catch_up(self) -> None:
        """Show what was coded just now, before it is answered."""
        if self._soon.isActive():
            self._refresh()

    def _refresh(self, *, anew: bool = False) -> None:
        self._soon.stop()
        project, held = self._workspace.project, self._document
        me = project.me
        ready = held is not None and me is not None
        cells = own_cells(project, document=held.id, coder=me) if held and me else []
        self.model.load(cells)
        done = bool(held and me and is_finished(project, document=held.id, coder=me))
        self._say(held, done=done)
        self.view.setVisible(bool(cells))
        self.note.setEnabled(bool(cells))
        self.finish.setVisible(ready and not done)
        self.finish_open.setVisible(ready and not done and bool(self.model.open))
        self.reopen.setVisible(ready and done)
        self.still.setVisible(ready and done and bool(self.model.to_recheck))
        if anew and cells:
            row = self.model.next_open(-1)
            self._go(row or 0)
        self._show_note()
        self._show_buttons()

    def _say(self, held: Document | None, *, done: bool) -> None:
        count, of_all = self.model.open, self.model.rowCount()
        if held is None:
            about = "Open a document: then the themes that you still have to answer stand here."
        elif not of_all:
            about = f"{held.key}: no theme is assessed in each document."
        else:
            what = f"{count} of {of_all} open" if count else f"all {of_all} answered"
            again = f", {self.model.to_recheck} to recheck" if self.model.to_recheck else ""
            about = f"{held.key}: {what}{', finished' if done else ''}{again}"
        self._about.setText(about)
        self._about.setAccessibleName(about)
        rest = "the open one is absent" if count == 1 else f"the {count} open are absent"
        self.finish.setText(f"&Finish: {rest}" if count else "&Finish this document")
        self.finish.setAccessibleName(self.finish.text().replace("&", ""))
        self.retitled.emit(f"Open cells ({count})" if held is not None and of_all else "Open cells")

    def _rows(self) -> list[int]:
        chosen = {index.row() for index in self.view.selectionModel().selectedRows(THEME)}
        current = self.view.currentIndex().row()
        return sorted(chosen or ({current} if current >= 0 else set()))

    def _answer(self, state: str | None) -> None:
        self._catch_up()
        held, rows = self._document, self._rows()
        cells = [self.model.cells[row] for row in rows]
        judged = [cell.theme for cell in cells if cell.state != PRESENT]
        if held is None or not cells:
            return
        if not judged:
            self._workspace.tell("You have coded this: uncode it to judge it otherwise.")
            return
        project, me = self._workspace.project, self._workspace.me
        change = self._workspace.do(lambda: assess_all(project, held, judged, me, state=state))
        if change is not None and state is not None:
            row = self.model.next_open(rows[-1])
            self._go(rows[-1] if row is None else row)

    def _finish(self, rest: str | None = None) -> None:
        held, project, me = self._document, self._workspace.project, self._workspace.me
        if held is None:
            return
        change = self._workspace.do(lambda: finish(project, held, me, rest=rest))
        if change is not None:
            lacking = sum(one.missing for one in charting(project, held, me))
            missing = f" To chart still: {counted(lacking, 'required value')}." if lacking else ""
            self._workspace.tell(f"{held.key} is finished.{missing}", kind="done")

    def _reopen(self) -> None:
        held, project, me = self._document, self._workspace.project, self._workspace.me
        if held is not None:
            self._workspace.do(lambda: reopen(project, held, me))

    def _show_buttons(self) -> None:
        """What is coded is not judged otherwise: then the answers are grey."""
        may = any(self.model.cells[row].state != PRESENT for row in self._rows())
        for button in self._buttons:
            button.setEnabled(may)

    def _show_note(self) -> None:
        row = self.view.currentIndex().row()
        cell = self.model.cells[row] if 0 <= row < len(self.model.cells) else None
        if not self.note.isModified():
            self.note.setText(cell.note if cell else "")
        self._noted = cell
        why = cell.recheck if cell else None
        self._why.setText(f"To recheck: {one_line(why.said)}." if why else "")
        self._why.setVisible(why is not None)

    def _write_note(self) -> None:
        held, cell, text = self._document, self._noted, self.note.text().strip()
        modified = self.note.isModified()
        self.note.setModified(False)
        if modified and held is not None and cell is not None and cell.note != text:
            state = None if cell.state in {OPEN, PRESENT} else cell.state
            project, me = self._workspace.project, self._workspace.me
            self._workspace.do(
                lambda: assess_all(project, held, [cell.theme], me, state=state, note=text)
            )

    def _leave(self) -> None:
        self._soon.stop()
        self._write_note()

    def _enter(self) -> None:
        """Show the passages of a cell that is coded; else note something on it."""
        self._catch_up()
        row = self.view.currentIndex().row()
        if row < 0:
            return
        cell = self.model.cells[row]
        if cell.state == PRESENT:
            wanted = Wanted(theme=cell.theme.id, document=self._workspace.document)
            self._workspace.passages_wanted.emit(wanted)
        else:
            self.note.setFocus()

    def _go(self, row: int) -> None:
        index = self.model.index(row, THEME)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.view)
