"""The start page: begin a project, open one, or look at the example."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.documents.file_drops import FileDrops
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.start.recent_list import RecentList
from coder.desktop.window_size import resize_within

_SIZE: Final = (760, 520)
_LEFT: Final = 280
_NAME_IS_LARGER: Final = 2.4
_SENTENCE: Final = (
    "Code the papers of a review: mark passages, tag them with themes, and write the theme matrix."
)


class StartWindow(QWidget):
    """What is shown while no project is open."""

    new_wanted = Signal(list)  # paths of the first PDFs
    open_wanted = Signal()  # ask which
    project_wanted = Signal(Path)  # open it
    example_wanted = Signal()
    cancel_wanted = Signal()  # of the example

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setWindowTitle("Coder")
        resize_within(self, QSize(*_SIZE))
        self.recent = named(RecentList(), "recent projects", "Recent projects")
        self._new = push_button("new project", "&New project…", lambda: self.new_wanted.emit([]))
        self._open = push_button("open project", "&Open…", self.open_wanted.emit)
        self._example = push_button("open example", "Open the &example", self.example_wanted.emit)
        self._cancel = push_button("cancel example", "&Cancel", self.cancel_wanted.emit)
        self._bar = named(QProgressBar(), "example progress", "The example is being made")
        self._busy = QWidget()
        self._none = words("Projects that you open are listed here.", name="no recent projects")
        self._build()
        self._leave_by_key()
        self.recent.project_wanted.connect(self.project_wanted)
        self.recent.entries.modelReset.connect(self._show_recent)
        self._drops = FileDrops(self, self._take_pdfs, self.project_wanted.emit)
        self.show_busy(None)
        self._show_recent()

    def refresh(self) -> None:
        """Look again which recent projects there are."""
        self.recent.entries.refresh()

    def show_busy(self, done: tuple[int, int] | None) -> None:
        """Show how far the example is; None: it is not being made."""
        self._busy.setVisible(done is not None)
        self._example.setEnabled(done is None)
        if done is not None:
            self._bar.setRange(0, done[1])
            self._bar.setValue(done[0])

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GRID)
        name = named(QLabel("Coder"), "program name")
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _NAME_IS_LARGER)
        font.setWeight(QFont.Weight.DemiBold)
        name.setFont(font)
        left.addWidget(name)
        left.addWidget(words(_SENTENCE, name="what Coder is"))
        left.addSpacing(WIDE)
        self._new.setDefault(True)
        self._open.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        self._new.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        for button in (self._new, self._open, self._example):
            button.setMinimumHeight(4 * GRID)
            button.setAutoDefault(True)
            left.addWidget(button)
        left.addWidget(self._busy)
        left.addStretch(1)
        hint = words("Projects and PDFs can be dropped here.", name="drop hint")
        hint.setForegroundRole(hint.palette().ColorRole.PlaceholderText)
        left.addWidget(hint)
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        self._bar.setTextVisible(False)
        busy.addWidget(self._bar, 1)
        busy.addWidget(self._cancel)
        self._lay_out(left)

    def _leave_by_key(self) -> None:
        leave = QAction(self)
        leave.setObjectName("quit")
        leave.setShortcuts(QKeySequence.keyBindings(QKeySequence.StandardKey.Quit))
        leave.triggered.connect(self.close)
        self.addAction(leave)

    def _lay_out(self, left: QVBoxLayout) -> None:
        side = QWidget()
        side.setFixedWidth(_LEFT)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        head = QLabel("Recent projects")
        head.setBuddy(self.recent)
        head.setForegroundRole(head.palette().ColorRole.PlaceholderText)
        right.addWidget(head)
        right.addWidget(self.recent, 1)
        right.addWidget(self._none, 1)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * WIDE, 2 * WIDE, 2 * WIDE, WIDE + HALF)
        row.setSpacing(2 * WIDE)
        row.addWidget(side)
        row.addLayout(right, 1)

    def _show_recent(self) -> None:
        has_any = self.recent.entries.rowCount() > 0
        self.recent.setVisible(has_any)
        self._none.setVisible(not has_any)

    def _take_pdfs(self, paths: Sequence[Path]) -> None:
        self.new_wanted.emit(list(paths))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()
        super().changeEvent(event)
