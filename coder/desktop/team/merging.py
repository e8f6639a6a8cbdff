"""Merging files: first what would come in, then the merge, then what came."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.background import Background
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.team.saying import counted, listed
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.merge_report import FileReport, MergeReport
from coder.merge.merging import rehearse_merge
from coder.store.project import Project

_COLUMNS: Final = ("File", "Acts", "Documents", "Themes", "Codings", "Here already")
_WIDTH: Final = 720
_ROWS_SEEN: Final = 8
_HEIGHT: Final = 96  # for what the files bring


class FilesModel(ShortTable):
    """What each file would bring, or brought."""

    def __init__(self, files: Sequence[FileReport]) -> None:
        super().__init__(_COLUMNS, numbers=1)
        self.show_rows(files)

    def words(self, row: FileReport, column: int) -> str:
        """The name of a file, and its numbers."""
        numbers = (row.operations, row.documents, row.themes, row.codings, row.already_here)
        return f"{numbers[column - 1]:,}" if column else Path(row.path).name

    def other(self, row: FileReport, column: int, role: int) -> object:
        """The whole path of a file."""
        is_tip = role == Qt.ItemDataRole.ToolTipRole and not column
        return tool_tip(row.path) if is_tip else None


def files_table(files: Sequence[FileReport]) -> QTableView:
    """The table of what the files bring."""
    model = FilesModel(files)
    table = short_table(model, "merge files", "What each file brings")
    model.setParent(table)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in range(1, len(_COLUMNS)):
        width = table.fontMetrics().horizontalAdvance(_COLUMNS[column]) + 3 * GRID
        header.resizeSection(column, width)
    rows = table.verticalHeader().defaultSectionSize() * min(len(files), _ROWS_SEEN)
    table.setFixedHeight(header.sizeHint().height() + rows + 2 * table.frameWidth())
    return table


class MergeDialog(QDialog):
    """Tries a merge on a copy and shows what it would bring; ``agreed`` says to do it."""

    agreed = Signal(object)  # the paths

    def __init__(self, workspace: Workspace, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge dialog")
        self.setWindowTitle("Merge reviewers' files")
        self.setModal(True)
        self._workspace, self._paths = workspace, list(paths)
        self._words = words("Looking at what would come in…", name="merge words")
        self._bar = named(QProgressBar(), "merge progress", "Looking at what would come in")
        self._bar.setRange(0, 0)
        self._middle = QVBoxLayout()
        self._merge = push_button("merge now", "&Merge now", self._agree)
        self._merge.setDefault(True)
        self._merge.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(push_button("cancel merge", "Cancel", self.reject))
        buttons.addWidget(self._merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(self._middle)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(_WIDTH, self.sizeHint().height() + _HEIGHT)
        path, files = workspace.project.path, self._paths
        self._work = Background(
            lambda _: _rehearse(path, files), done=self._show, failed=self._fail, parent=parent
        )

    def reject(self) -> None:
        """Leave everything as it is."""
        self._work.cancel()
        super().reject()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self._paths)

    def _show(self, found: tuple[MergeReport, int]) -> None:
        if self._work.cancelled:
            return
        report, conflicts = found
        self._bar.hide()
        news = any(file.operations for file in report.files)
        self._words.setText(_to_come(report, conflicts) if news else _NOTHING)
        self._middle.addWidget(files_table(report.files))
        self._merge.setEnabled(news)
        self._merge.setFocus()

    def _fail(self, error: Exception) -> None:
        if self._work.cancelled:
            return
        if not isinstance(error, CoderError):
            self.reject()
            raise error
        self._bar.hide()
        self._words.setText(f"{error} Nothing was changed.")


_NOTHING: Final = "There is nothing new in this: all of it is here already."


def _rehearse(path: Path, files: Sequence[Path]) -> tuple[MergeReport, int]:
    """What would come in, and how many conflicts are open already."""
    from coder.analysis.disputes import open_conflicts  # noqa: PLC0415

    for file in files:
        if file.is_dir():
            raise CoderError(f"{file.name} is a folder: choose the project files in it.")
    with Project(path, write=False) as project:
        return rehearse_merge(project, files), len(open_conflicts(project))


def _to_come(report: MergeReport, before: int) -> str:
    codings = sum(one.codings for one in report.coders)
    names = [one.coder for one in report.coders]
    first = (
        f"{counted(codings, 'coding')} by {listed(names)} would come in."
        if codings
        else "No coding would come in, but other acts would."
    )
    more = len(report.conflicts) - before
    then = (
        f" {counted(more, 'conflict')} would be yours to settle afterwards."
        if more > 0
        else " No conflict would come of it."
    )
    return f"{first}{then} Nothing has been changed yet, and a merge can be taken back."
