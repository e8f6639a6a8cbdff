"""What was done, by whom and when: the project's diary, day by day."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.fetching import Fetcher
from coder.desktop.history.model import HEADS, STANDING, WHAT, WHEN, WHO, HistoryModel
from coder.desktop.history.telling import KINDS, told_of
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID
from coder.desktop.look.reading_table import ReadingTable
from coder.desktop.workspace import Workspace
from coder.store.coders import coders
from coder.store.diary import Diary, Looked, diary, kinds_done, written_by
from coder.store.documents import documents

_SOON: Final = 40  # milliseconds: several acts in a row are listed once
_TYPING: Final = 250  # milliseconds without a key
_LETTERS: Final = {WHEN: 8, WHO: 16, STANDING: 16}


class HistoryPlace(QWidget):
    """The acts that answer to the filters, and what the chosen one did."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._workspace = workspace
        self._stale = True
        self.model = HistoryModel(workspace.project, self)
        self.view = _View(self.model)
        self._fetcher = Fetcher(workspace, self)
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._build()
        self._connect()

    def copy(self) -> None:
        """Copy the chosen acts as lines, their columns separated by tabs."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        told = [one for one in map(self.model.told, rows) if one is not None]
        lines = ["\t".join(one.texts()).rstrip("\t") for one in told]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _build(self) -> None:
        self.words = named(QLineEdit(), "history words", "Words of what was done")
        self.words.setPlaceholderText("Words, such as a theme")
        self.words.setClearButtonEnabled(True)
        self.document = Choice("history document", "Document", letters=14)
        self.reviewer = Choice("history reviewer", "Reviewer", letters=14)
        self.kind = Choice("history kind", "Kind of act", letters=16)
        self.count = named(QLabel(), "history count", "Number of acts")
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.words, 1)
        above.addWidget(self.document)
        above.addWidget(self.reviewer)
        above.addWidget(self.kind)
        above.addWidget(self.count)
        self.details = named(QPlainTextEdit(), "history details", "What the chosen act did")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setPlaceholderText("Choose an act to see what it did.")
        beside = QSplitter()
        beside.addWidget(self.view)
        beside.addWidget(self.details)
        beside.setStretchFactor(0, 3)
        beside.setStretchFactor(1, 1)
        beside.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(beside, 1)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self._clock.timeout.connect(self._list)
        self._typing.timeout.connect(self._list)
        self.words.textEdited.connect(self._typing.start)
        self.words.returnPressed.connect(self._list)
        for choice in (self.document, self.reviewer, self.kind):
            choice.value_changed.connect(self._list)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.copying.connect(self.copy)

    def _hear(self) -> None:
        self._stale = True
        if self.isVisible():
            self._clock.start()

    def _list(self) -> None:
        if self._stale:
            self._offer()
        self._stale = False
        whose = self._workspace.whose
        looked = Looked(
            self.reviewer.value, self.kind.value, self.words.text(), self.document.value,
            None if whose is None else whose.id,
        )  # fmt: skip
        self._fetcher.fetch(lambda project: diary(project, looked), self._show)

    def _offer(self) -> None:
        project = self._workspace.project
        self.document.offer(
            [(None, "All documents")] + [(one.id, one.key) for one in documents(project)]
        )
        people = coders(project)
        self.reviewer.offer([(None, "All reviewers")] + [(one.id, one.name) for one in people])
        done = kinds_done(project)
        held = [(kinds, name) for name, kinds in KINDS.items() if done.intersection(kinds)]
        self.kind.offer([(None, "All kinds of acts"), *held])

    def _show(self, found: Diary) -> None:
        current = self.model.told(self.view.currentIndex().row())
        self.model.show(found)
        self.view.clearSpans()
        for row in self.model.days:
            self.view.setSpan(row, WHEN, 1, len(HEADS))
        number = len(found.numbers)
        self.count.setText(f"{number:,} act{'' if number == 1 else 's'}")
        held = self.model.place_of(current.entry.number) if current else None
        if number:
            # The first row is the day on which the last act was done.
            self.view.setCurrentIndex(self.model.index(held or 1, WHAT))
        else:
            self.details.clear()

    def _tell(self, index: QModelIndex) -> None:
        told = self.model.told(index.row())
        if told is None:
            self.details.clear()
            return
        written = written_by(self._workspace.project, told.entry.number)
        self.details.setPlainText(told_of(told.entry, written, told.taken_back))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("&Copy", self.copy)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()


class _View(ReadingTable):
    """Rows to read and to copy."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        named(self, "history list", "History")
        self.setModel(model)
        self.setAlternatingRowColors(True)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().lineSpacing() + GRID)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, letters in _LETTERS.items():
            self.setColumnWidth(column, digit * letters)
