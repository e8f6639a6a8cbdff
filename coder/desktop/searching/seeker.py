"""Searching beside the window: newest words alone count, and an index that is made meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coder.analysis.searching import FoundIn, Hit, Sought, Span, hits_in, search
from coder.desktop.background import Background
from coder.desktop.workspace import Workspace
from coder.domain.bibliography.text_quality import lacks_text_on_some_pages
from coder.domain.journal.change import Change
from coder.store.searched_texts import Searched as Text
from coder.store.searched_texts import missing, searched_texts
from coder.store.text_index import TextIndex

TABLES: Final = frozenset({"document", "file", "identity"})
"""On which it rests what is searched; a merge names no tables."""

_BATCH: Final = 0.2  # seconds, after which what was found so far is shown


@dataclass(frozen=True, slots=True)
class Searched:
    """How much was looked through."""

    documents: int
    lacking: int  # not indexed yet
    wordless: int  # scans
    partly: int  # with pages that are scans


class Seeker(QObject):
    """Answers one search at a time."""

    found = Signal(object)  # list of FoundIn: more of them
    ended = Signal(object)  # Searched
    _came = Signal(int, object)  # number of the search, what was found; from its thread

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._id = workspace, workspace.project.id
        self._number = 0
        self._work: Background | None = None
        self._next: Sought | None = None
        self._index: TextIndex | None = None
        self._texts: list[Text] | None = None  # of the project, until they change
        self._closed = False
        self._came.connect(self._home, Qt.ConnectionType.QueuedConnection)
        workspace.changed.connect(self._hear)
        workspace.closing.connect(self._close)

    @property
    def working(self) -> bool:
        """Whether something is searched."""
        return self._work is not None

    def seek(self, wanted: Sought) -> None:
        """Search; what is under way is given up."""
        self._next = wanted
        if self._work is None:
            self._begin()
        else:
            self._work.cancel()

    def stop(self) -> None:
        """Search no more."""
        self._next = None
        self._number += 1
        if self._work is not None:
            self._work.cancel()

    def read(self, one: FoundIn, spans: Sequence[Span]) -> list[Hit]:
        """The words around some hits."""
        if self._index is None:
            self._index = TextIndex(self._id)
        return hits_in(self._workspace.project, self._index, one, spans)

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None or self._closed:
            return
        self._number += 1
        if self._texts is None:
            self._texts = searched_texts(self._workspace.project)
        number, texts = self._number, self._texts
        self._work = Background(
            lambda running: self._seek(running, number, texts, wanted),
            done=lambda searched: self._end(number, searched),
            failed=self._fail,
        )

    def _seek(
        self, running: Background, number: int, texts: list[Text], wanted: Sought
    ) -> Searched:
        held: list[FoundIn] = []
        since = perf_counter()
        with TextIndex(self._id) as index:
            for one in search(index, texts, wanted, stopped=lambda: running.cancelled):
                held.append(one)
                if perf_counter() - since > _BATCH:
                    self._came.emit(number, held)
                    held, since = [], perf_counter()
            there, wordless = index.digests(), index.wordless()
        self._came.emit(number, held)
        covered = [one for one in texts if wanted.covers(one.document)]
        return Searched(
            len(covered),
            sum(one.digest not in there for one in covered),
            sum(one.digest in wordless for one in covered),
            sum(
                one.digest not in wordless and lacks_text_on_some_pages(one.file.layer)
                for one in covered
            ),
        )

    @Slot(int, object)
    def _home(self, number: int, found: list[FoundIn]) -> None:
        if number == self._number and self._next is None and not self._closed:
            self.found.emit(found)

    def _end(self, number: int, searched: Searched) -> None:
        self._work = None
        if self._closed:
            return
        if self._next is not None:
            self._begin()
        elif number == self._number:
            self.ended.emit(searched)

    def _fail(self, error: Exception) -> None:
        self._work = None
        if not self._closed:
            raise error

    def _hear(self, change: Change) -> None:
        if change.tables & TABLES or not change.rows:
            self._texts = None

    def _close(self) -> None:
        self._closed = True
        if self._work is not None:
            self._work.cancel()
            self._work.wait()
        if self._index is not None:
            self._index.close()


def lacks_texts(workspace: Workspace) -> bool:
    """Whether there are texts that are not indexed yet."""
    with TextIndex(workspace.project.id) as index:
        return bool(missing(workspace.project, index))
