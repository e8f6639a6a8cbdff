"""The row in which one says what to search, and where."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coder.analysis.searching import Sought, sought
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, toggle
from coder.desktop.look.measures import HALF
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.finding.patterns import Exactly

_WIDEST: Final = 240  # pixels, of where to search
_TYPING: Final = 200  # milliseconds without a key
_HOW: Final = (
    'Words that all stand in a document. "peer support" is a phrase, mentor* any word that begins'
    " so; OR and NOT stand between words, and brackets hold them together."
)
EVERYWHERE: Final = "everywhere"
HERE: Final = "here"
EXCLUDED: Final = "excluded too"


class Asking(QWidget):
    """Words, what is heeded, and in which documents."""

    asked_changed = Signal()
    left_down = Signal()  # the list below is wanted

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._clock = QTimer(self, singleShot=True, interval=_TYPING)
        self.words = _Words()
        self.words.setPlaceholderText("Search the texts of all documents")
        self.words.setToolTip(_HOW)
        self.words.setClearButtonEnabled(True)
        self.case = toggle("search case", "Heed capitals", "Aa")
        self.diacritics = toggle("search diacritics", "Heed accents: é is not e", "é")
        self.hyphens = toggle("search hyphens", "Heed hyphens: co-op is not coop", "a-b")
        self.where = Choice("search where", "Where to search")
        self.where.offer(
            [
                (EVERYWHERE, "All documents"),
                (HERE, "The document that is read"),
                (EXCLUDED, "Excluded documents too"),
            ]
        )
        self._build()
        self._clock.timeout.connect(self.asked_changed)
        self.words.textEdited.connect(self._clock.start)
        self.words.returnPressed.connect(self._now)
        self.words.left_down.connect(self.left_down)
        self.where.value_changed.connect(self.asked_changed)
        workspace.document_opened.connect(self._follow)
        for one in (self.case, self.diacritics, self.hyphens):
            one.toggled.connect(self.asked_changed)

    @property
    def exactly(self) -> Exactly:
        """What is heeded."""
        return Exactly(self.case.isChecked(), self.diacritics.isChecked(), self.hyphens.isChecked())

    def sought(self) -> Sought | None:
        """What is asked for; None if that is nothing."""
        here = self._workspace.document
        where = self.where.value
        documents = ([here] if here else []) if where == HERE else None
        try:
            return sought(
                self.words.text(), exactly=self.exactly, documents=documents,
                excluded=where == EXCLUDED,
            )  # fmt: skip
        except CoderError:
            return None

    def _now(self) -> None:
        self._clock.stop()
        self.asked_changed.emit()

    def _follow(self) -> None:
        """Another document is read."""
        if self.where.value == HERE:
            self.asked_changed.emit()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        row.addWidget(self.words, 3)
        for one in (self.case, self.diacritics, self.hyphens):
            row.addWidget(one)
        self.where.setMaximumWidth(_WIDEST)
        row.addWidget(self.where, 2)


class _Words(QLineEdit):
    """The field; from it the arrow leads down into the list."""

    left_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "search words", "Search the texts of all documents")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)
