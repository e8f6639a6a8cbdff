"""The page that says what comes in, or came in: codings in a table, and all the rest beside."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.folders import show_folder
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.rows import RoomyRows
from coder.desktop.merging.arrivals_model import (
    FIRST_NUMBER,
    NUMBERS,
    ArrivalsModel,
    sums_of,
)
from coder.desktop.merging.besides import Besides, FilesModel, besides, besides_table, quiet_table
from coder.desktop.merging.shown import Shown
from coder.desktop.workspace import Workspace
from coder.domain.telling import counted

_OPENED: Final = 60  # rows that are shown opened at first
_HEIGHTS: Final = (600, 180)  # relative: of the codings, and of the rest


class Arrivals(QWidget):
    """What became of codings, what each file brings, and what else."""

    tables: Final = frozenset({"project", "coder"})  # by which it may be seen; else it stays

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("arrivals page")
        self._workspace = workspace
        self._shown = Shown()
        self.model = ArrivalsModel(self)
        self.view = _Tree(self.model)
        self.main = self.view
        self._by = Choice("arrivals by", "Grouped by", letters=12)
        self._by.offer([(one, f"By {one}") for one in ("reviewer", "document", "theme")])
        self._by.value_changed.connect(self._group)
        self._sums = named(QLabel(), "arrivals sums", "Codings in all")
        self._none = words(name="no arrivals")
        self._files = FilesModel(self)
        self._besides = Besides(self)
        self._notes = words(name="arrivals notes")
        self._backup = push_button("show backup", "Show the back&up", self._show_backup)
        self.view.wanted.connect(self._list_passages)
        self._build()

    def show_merge(self, shown: Shown) -> None:
        """Show what a merge brings, or brought."""
        self._shown = shown
        report = shown.report
        if report is None:
            return
        new, changed, removed = sums_of(shown.brought)
        self._sums.setText(
            f"{counted(new, 'coding')} new, {changed:,} changed, {removed:,} removed"
        )
        self._files.show_rows(report.files)
        self._besides.show_rows(besides(shown))
        notes = list(_notes(shown))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._backup.setVisible(report.backup is not None)
        self._backup.setToolTip(report.backup or "")
        self._group()

    def _group(self) -> None:
        rows = self._shown.brought
        self.model.show_rows(rows, self._by.value)
        for widget in (self.view, self._by, self._sums):
            widget.setVisible(bool(rows))
        self._none.setText(self._why_none())
        self._none.setVisible(not rows)
        if len(rows) <= _OPENED:
            self.view.expandAll()
        elif rows:
            self.view.expand(self.model.index(0, 0))
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _why_none(self) -> str:
        if self._shown.whose is not None:
            return _ALONE
        report = self._shown.report
        return _OLD if report and any(one.codings for one in report.coders) else _NONE

    def _list_passages(self, index: QModelIndex) -> None:
        if self._shown.number is not None:
            wanted = self.model.wanted(index, self._shown.number)
            self._workspace.passages_wanted.emit(wanted)

    def _show_backup(self) -> None:
        if self._shown.report is not None:
            show_folder(Path(str(self._shown.report.backup)))

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(WIDE)
        above.addWidget(self._by)
        above.addWidget(self._sums, 1)
        upper, lower = QWidget(), QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self._none)
        column.addWidget(self.view, 1)
        column.addStretch(0)  # has the room where there are no codings
        row = QHBoxLayout(lower)
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(quiet_table(self._files, "files of the merge", "What each file brings"), 1)
        row.addWidget(besides_table(self._besides), 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        for number, part in enumerate((upper, lower)):
            split.addWidget(part)
            split.setStretchFactor(number, 1 - number)  # the codings take what room there is
        split.setSizes(_HEIGHTS)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addWidget(split, 1)
        page.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(WIDE)
        foot.addWidget(self._notes, 1)
        foot.addWidget(self._backup, 0, Qt.AlignmentFlag.AlignTop)
        return foot


_NONE: Final = "No coding is new, changed or removed by it."
_OLD: Final = "The version of Coder that made this merge kept no more of its codings than this."
_ALONE: Final = "You work blind here: what others coded is not shown, and of yours nothing changes."


def _notes(shown: Shown) -> list[str]:
    """What a lead should know of, in sentences."""
    report = shown.report
    if report is None:
        return []
    said = [
        f"The clock of {name} is more than a day ahead: what {name} did shows over what others"
        " did at the same time, until it is settled."
        for name in report.ahead
    ]
    elsewhere = sum(report.reanchored.values())
    if elsewhere:
        lost = report.reanchored.get("ambiguous", 0) + report.reanchored.get("unplaced", 0)
        said.append(
            f"{counted(elsewhere, 'passage')} were marked on another PDF of the article:"
            f" {elsewhere - lost:,} lie where they belong, {lost:,} wait for you."
        )
    if report.backup:
        said.append("The project as it was before is kept as a backup.")
    return said


class _Tree(QTreeView):
    """Groups that open; Enter or a double-click asks for the passages."""

    wanted = Signal(QModelIndex)

    def __init__(self, model: ArrivalsModel) -> None:
        super().__init__()
        named(self, "arrivals", "What became of codings")
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(RoomyRows(self))
        self.doubleClicked.connect(self.wanted)
        head = self.header()
        head.setStretchLastSection(False)
        for column in range(FIRST_NUMBER):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().horizontalAdvance("0")
        for number in range(len(NUMBERS)):
            head.resizeSection(FIRST_NUMBER + number, letter * 11)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
