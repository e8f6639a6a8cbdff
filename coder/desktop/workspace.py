"""The project that a window has open, as all parts of the window share it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from coder.analysis.whose import shown_alone
from coder.desktop.background import Background
from coder.domain.coder import Coder
from coder.domain.document import File
from coder.domain.errors import CoderError
from coder.domain.finding.patterns import Exactly
from coder.domain.journal.change import Change
from coder.domain.journal.tables import KEPT
from coder.domain.theme import Theme
from coder.merge.steps import take_back
from coder.operations.coders import working_coder
from coder.pdf.readers import Readers
from coder.store.history import Step, next_redo, next_undo
from coder.store.project import Project

Kind = Literal["done", "hint", "problem"]
"""What a notice is of: an act that was done, what to know or to do first, what went wrong."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the reviewer without stopping them."""

    words: str
    kind: Kind = "hint"
    answer: str = ""  # what the button says, if there is one
    act: Callable[[], object] | None = None  # what the button does


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked in the reader, ready to be coded."""

    file: File
    anchor: str  # as JSON
    words: str  # cleaned; empty for a region


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document to go to."""

    document: str
    pdf_page: int  # index, from 0
    top: int = 0  # 1/100 pt of the unrotated page
    passage: str | None = None
    placing: bool = False  # and say by hand where the passage stands


@dataclass(frozen=True, slots=True)
class HitWanted:
    """A hit of a search that is to be shown, with all others of its document marked too."""

    document: str
    pdf_page: int  # index, from 0
    start: int  # in the Text
    end: int
    typed: str  # what was searched for
    exactly: Exactly


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which passages to list; None is any. Ids, but for the words."""

    theme: str | None = None
    document: str | None = None
    coder: str | None = None
    words: str = ""
    study: str | None = None  # all documents that report on it
    merge: int | None = None  # those that came by the merge of this number
    documents: tuple[str, ...] | None = None  # several, as those of a cell of a cross-table


@dataclass(frozen=True, slots=True)
class Noted:
    """Something stored that a memo is on."""

    table: str
    row: str
    words: str  # what it is, as it stands behind "Memo on"


@dataclass(frozen=True, slots=True)
class ThemeWanted:
    """A theme is to be chosen for something."""

    words: str  # what for, in a sentence
    verb: str  # what the button says before the theme: "Recode with"
    chosen: Callable[[Theme], object]


_REST_AFTER = 1_000  # milliseconds without an act
_EVERYTHING = Change("", rows=tuple((table.name, "") for table in KEPT))


class Workspace(QObject):
    """An open project: acts run here, and from here every view hears what changed.

    No view calls another: they tell what they want shown, and listen.
    """

    changed = Signal(object)  # Change: what an act did
    told = Signal(object)  # Notice
    leaving = Signal()  # the project is about to close: what is being typed is saved now
    marked_changed = Signal()
    document_wanted = Signal(str)  # id: open it in the reader
    document_looked_at = Signal(str)  # id: open it in the reader, the keyboard stays where it is
    document_opened = Signal(str)  # id: the reader shows it now
    spot_wanted = Signal(object)  # Spot
    hit_wanted = Signal(object)  # HitWanted
    passages_wanted = Signal(object)  # Wanted
    memo_wanted = Signal(object)  # Noted: open what I note on it
    import_wanted = Signal(object)  # list of Path: bring these PDFs in
    theme_wanted = Signal(object)  # ThemeWanted: let a theme be chosen
    chart_wanted = Signal(object)  # Marked: ask what it says of its document
    attributes_wanted = Signal()  # open the dialog in which attributes are made
    highlights_wanted = Signal(object)  # list of document ids: bring in what was marked in them
    recognition_wanted = Signal(object)  # list of document ids: have their text recognised
    recognition_begun = Signal(object)  # list of document ids
    closing = Signal()  # whoever reads beside the window comes to an end

    def __init__(self, project: Project, readers: Readers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = uuid4().hex  # by which what is dragged in its window is known
        self.project = project
        self.readers = readers
        self.document: str | None = None  # the one in the reader
        self.marked: Marked | None = None
        self.is_importing = False  # one step is written piece by piece
        self.passwords: dict[str, str] = {}  # of PDFs, by their hash; for this sitting alone
        self._pause = QTimer(self, singleShot=True, interval=_REST_AFTER)
        self._pause.timeout.connect(self._rest)
        self._resting: Background | None = None
        self._shown_alone = self.whose
        self.changed.connect(self._heed_whose)

    @property
    def me(self) -> Coder:
        """Who works in this copy; CoderError if nobody said."""
        return working_coder(self.project)

    @property
    def whose(self) -> Coder | None:
        """Whose work alone the views show: while the project is blind, mine; None is everyone's."""
        return shown_alone(self.project)

    def do(self, act: Callable[[], Change]) -> Change | None:
        """Do an act and let every view know; a sentence is told instead if it cannot be done."""
        if not self.project.write:
            self.tell(
                "This project is open for reading only: close it where it is open for work, and"
                " open it here again.",
                kind="problem",
            )
            return None
        try:
            change = act()
        except CoderError as error:
            self.tell(str(error), kind="problem")
            return None
        if change.operation is not None or change.rows:
            self._pause.start()
            self.changed.emit(change)
        if change.left_out:
            self.tell(" ".join(change.left_out), kind="problem")
        return change

    def tell(self, words: str, *, kind: Kind = "hint") -> None:
        """Tell the reviewer a sentence."""
        self.told.emit(Notice(words, kind))

    def close(self) -> None:
        """Close the project; everything is on the disk already."""
        self.leaving.emit()
        self._pause.stop()
        self.closing.emit()
        if self._resting is not None:
            self._resting.wait()
            self._resting = None
        self.project.close()

    def _rest(self) -> None:
        """Let the project rest; what is slow of it is done beside the window."""
        if self._resting is None:
            self._resting = Background(
                lambda _: self.project.bring_log_home(),
                done=lambda _: self._end_rest(),
                failed=self._fail_rest,
                parent=self,
            )

    def _end_rest(self) -> None:
        if self._resting is not None and not self._pause.isActive():
            self.project.rest()
        self._resting = None

    def _fail_rest(self, error: Exception) -> None:
        self._resting = None
        raise error

    def mark(self, marked: Marked | None) -> None:
        """Say what is marked in the reader now."""
        if marked != self.marked:
            self.marked = marked
            self.marked_changed.emit()

    def undo(self) -> None:
        """Take back the last act of this copy's reviewer."""
        self._take_back(next_undo(self.project), "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take_back(next_redo(self.project), "There is nothing to do again.")

    def _heed_whose(self, change: Change) -> None:
        """Let every view read anew when others' work has come in sight, or gone out of it."""
        if change.tables & {"project", "coder"} and self.whose != self._shown_alone:
            self._shown_alone = self.whose
            self.changed.emit(_EVERYTHING)

    def _take_back(self, step: Step | None, otherwise: str) -> None:
        if self.is_importing:
            self.tell("PDFs are coming in, as one step: wait for them, or cancel the import first.")
            return
        if step is None:
            self.tell(otherwise)
            return
        change = self.do(lambda: take_back(self.project, step))
        if change is not None:
            self.tell(f"{change.description}.", kind="done")
