"""The PDFs that this copy lacks: which, and a search through a folder for all of them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QProgressBar, QVBoxLayout, QWidget

from coder.desktop.documents.pdf_dialog import ask_for_folder, ask_for_pdfs
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.pdf_search import PdfSearch
from coder.desktop.window_size import resize_within
from coder.desktop.workspace import Workspace
from coder.domain.document import File
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.store.documents import documents, files_without_pdf

_HEADS: Final = ("Document", "File")
_SIZE: Final = (640, 400)


class MissingModel(ShortTable):
    """A missing PDF in a row."""

    def __init__(self, keys: dict[str, str]) -> None:
        super().__init__(_HEADS)
        self._keys = keys

    def words(self, row: File, column: int) -> str:
        """The citation key of the document, or the name that the file had."""
        return one_line(row.name if column else self._keys.get(row.document, ""))

    def other(self, row: File, column: int, role: int) -> object:
        """The whole name."""
        return tool_tip(row.name) if role == Qt.ItemDataRole.ToolTipRole and column else None


class MissingPdfs(QDialog):
    """Lists what is missing, and looks for it where it is told to."""

    def __init__(self, workspace: Workspace, missing: list[File], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("missing pdfs")
        self.setWindowTitle("Find missing PDFs")
        self.setModal(True)
        self._workspace = workspace
        self._of_all = len(missing)
        self._search: PdfSearch | None = None
        self.model = MissingModel({one.id: one.key for one in documents(workspace.project)})
        self.model.show_rows(missing)
        self._words = words(f"{_are_missing(missing)} {_HOW}", name="missing words")
        self._table = short_table(self.model, "missing files", "Missing PDFs")
        self.model.setParent(self._table)
        self._bar = named(QProgressBar(), "search progress", "Progress of the search")
        self._folder = push_button("look in folder", "Look in a &folder…", self._ask_folder)
        self._files = push_button("choose files", "Choose fi&les…", self._ask_files)
        self._leave = push_button("close missing", "Close", self.reject)
        self._build()

    def reject(self) -> None:
        """Stop looking; the second time, close."""
        if self._search is not None:
            self._search.cancel()
        else:
            super().reject()

    def _build(self) -> None:
        head = self._table.horizontalHeader()
        head.resizeSection(0, _SIZE[0] * 2 // 5)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._folder)
        buttons.addWidget(self._files)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        self._folder.setDefault(True)
        self._leave.setAutoDefault(False)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(self._words)
        column.addWidget(self._table, 1)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        self._folder.setFocus()
        resize_within(self, QSize(*_SIZE))

    def _ask_folder(self) -> None:
        folder = ask_for_folder("Look for the missing PDFs in a folder, and below it", self)
        if folder is not None:
            self._look([folder])

    def _ask_files(self) -> None:
        paths = ask_for_pdfs("Find the missing PDFs", self)
        if paths:
            self._look(paths)

    def _look(self, paths: list[Path]) -> None:
        self._search = PdfSearch(self._workspace, self.model.rows, lambda: paths, self)
        self._search.progress.connect(self._show_progress)
        self._search.ended.connect(self._end)
        self._bar.setRange(0, 0)
        self._show_working(working=True)

    def _show_progress(self, done: int, of_all: int) -> None:
        self._bar.setRange(0, max(of_all, 1))
        self._bar.setValue(done)

    def _end(self) -> None:
        search, self._search = self._search, None
        assert search is not None
        missing = files_without_pdf(self._workspace.project)
        self.model.show_rows(missing)
        found = self._of_all - len(missing)
        stopped = "Stopped. " if search.cancelled and not search.trouble else ""
        told = f"{stopped}{found:,} of {counted(self._of_all, 'missing PDF')} found."
        rest = _are_missing(missing, still=" still") if missing else ""
        self._words.setText(f"{search.trouble or told} {rest}".strip())
        self._words.setAccessibleName(self._words.text())
        self._show_working(working=False)

    def _show_working(self, *, working: bool) -> None:
        is_left = bool(self.model.rows)
        self._bar.setVisible(working)
        self._folder.setEnabled(is_left and not working)
        self._files.setEnabled(is_left and not working)
        self._leave.setText("Stop" if working else "Close")
        if not is_left:
            self._leave.setDefault(True)
            self._leave.setFocus()


def find_pdfs(workspace: Workspace, parent: QWidget) -> None:
    """Show which PDFs are missing, and look for them."""
    missing = files_without_pdf(workspace.project)
    if not missing:
        workspace.tell("No PDF is missing in this copy.")
    elif workspace.do(lambda: Change("")) is not None:  # else it is said why nothing can be done
        dialog = MissingPdfs(workspace, missing, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


_NAMED: Final = 3  # names in a sentence; the table lists all


def _are_missing(missing: list[File], *, still: str = "") -> str:
    """Which are missing, by name as far as a sentence holds them."""
    if len(missing) > _NAMED:
        return f"{len(missing):,} PDFs are{still} missing in this copy."
    names = [one_line(one.name) for one in missing]
    listed = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return f"{listed} {'is' if len(names) == 1 else 'are'}{still} missing in this copy."


_HOW: Final = (
    "They are known again by their content, whatever they are called, also among many others."
)
