"""The document that is open in the reader, with what its pages say."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coder.desktop.background import Background
from coder.domain.bibliography.file_facts import Refusal, Trouble
from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.finding.hits import Hyphened
from coder.domain.finding.running_text import RunningText, run_on
from coder.domain.finding.whole_reading import WholeReading, read_whole
from coder.domain.layout.printed_page import PrintedPage
from coder.domain.quoting.finder import Finder
from coder.domain.quoting.prose import Prose
from coder.domain.texts.hitting import PageHits
from coder.domain.texts.text import Text
from coder.domain.texts.turning import shown_size
from coder.operations.quoting import printed_pages
from coder.pdf.readers import Readers
from coder.pdf.requests import Urgency
from coder.store import blobs, documents
from coder.store.project import Project

_LONG: Final = 200_000  # bytes of a packed text, some 25 pages of a journal, 50 of a book

Elsewhere = Future[WholeReading | Refusal]
"""What another process reads of a text."""


@dataclass(eq=False)
class OpenDocument:
    """A document with the file that is read; no PDF is needed for any of it."""

    document: Document
    file: File
    text: Text
    printed: list[PrintedPage]
    pdf: Path | None  # None in a light copy
    elsewhere: Elsewhere | None = None
    prose: Prose = field(init=False)
    finder: Finder = field(init=False)
    is_read: bool = field(init=False, default=False)  # what quoting needs of the text is known

    def __post_init__(self) -> None:
        self.prose = Prose(self.text)
        self.finder = Finder(self.text, prose=self.prose)
        self.sizes = [shown_size(page) for page in self.text.pages]
        self._hits: dict[int, PageHits] = {}

    @cached_property
    def running(self) -> RunningText:
        """The text as it is searched."""
        return run_on(self.prose)

    @cached_property
    def hyphened(self) -> Hyphened:
        """How its words are written with hyphens."""
        return Hyphened(self.running.folded)

    def read(self) -> None:
        """Read what quoting and searching need; CancelledError if nobody wants it any more."""
        found = None if self.elsewhere is None else self.elsewhere.result()
        if isinstance(found, Refusal) and found.trouble is Trouble.STOPPED:
            raise CancelledError
        if not isinstance(found, WholeReading):
            found = read_whole(self.prose)
        self.prose.take(found.quoting)
        self.running, self.hyphened = found.running, found.hyphened

    @property
    def digest(self) -> str:
        """By which the text is known."""
        return self.file.text or ""

    def hits(self, page: int) -> PageHits:
        """What lies where on a page."""
        if page not in self._hits:
            self._hits[page] = PageHits(self.text.pages[page])
        return self._hits[page]

    def printed_on(self, page: int) -> str:
        """The printed number of a page; its number in the file where none is known."""
        return self.printed[page].page if page < len(self.printed) else str(page + 1)

    def called(self, page: int) -> str:
        """What a page is called: as it is printed, and in the file where that differs."""
        printed = self.printed_on(page)
        return f"p. {printed}" if printed == str(page + 1) else f"p. {printed} (PDF {page + 1:,})"


class Loader(QObject):
    """Opens documents beside the window: a book's text takes a second to unpack.

    What quoting and searching need of a book takes two seconds more, all of it Python: in a thread
    it would take turns with the window, which would falter. So another process reads it.
    """

    failed = Signal(object)  # Exception: what was asked for is not opened; the error goes its way
    _prose_read = Signal(object)

    def __init__(
        self, readers: Readers, done: Callable[[OpenDocument], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._readers, self._done = readers, done
        self._numbers = count(1)
        self._asked = self._shown = 0  # numbers of the document asked for last, and the one shown
        self._work: Background | None = None
        self._open: OpenDocument | None = None  # the one shown
        self._then: list[Callable[[], object]] = []  # what waits for it to be read
        self._prose_read.connect(self._prose_home, Qt.ConnectionType.QueuedConnection)

    def load(self, project: Project, document_id: str, pdf: Callable[[str], Path | None]) -> None:
        """Open a document; what was asked for before and is not there yet is forgotten.

        Raises:
            CoderError: its text is not in this copy.
        """
        document, file, packed = _stored(project, document_id)
        printed = printed_pages(project, document, file.text or "")
        path, name = pdf(file.sha256), project.path.name
        self._asked = number = next(self._numbers)
        elsewhere = self._read_elsewhere(packed, number) if len(packed) > _LONG else None

        def home(text: Text) -> None:
            if self._asked == number:
                self._shown = number
                self._open = OpenDocument(document, file, text, printed, path, elsewhere)
                self._then.clear()
                self._done(self._open)

        def failed(error: Exception) -> None:
            if self._asked == number:
                self._asked = self._shown
                self.failed.emit(error)
            raise error

        self._work = Background(
            lambda _: blobs.unpacked(packed, name), done=home, failed=failed, parent=self
        )

    def stay(self) -> None:
        """Stay with the document that is open: the one on its way is not wanted any more."""
        self._asked = self._shown

    def stop(self) -> None:
        """Forget what is being opened and read, as when the project closes."""
        self._asked = self._shown = 0
        self._open = None
        self._then.clear()

    @property
    def is_loading(self) -> bool:
        """Whether a document is being opened."""
        return self._asked != self._shown

    def read_prose(self, document: OpenDocument) -> None:
        """Read what quoting and searching need of a text, beside the window."""
        Thread(target=self._read, args=(document,), name="prose", daemon=True).start()

    def when_read(self, document: OpenDocument, act: Callable[[], object]) -> None:
        """Act once quotations can be made of a document, if it is open then."""
        if document.is_read:
            act()
        elif document is self._open:
            self._then.append(act)

    def _read_elsewhere(self, packed: bytes, number: int) -> Elsewhere | None:
        """Have a text read in another process, as long as its document is or will be shown."""

        def urgency() -> Urgency:
            is_open = number in {self._asked, self._shown}
            return Urgency.SEEN if is_open else Urgency.DROPPED

        self._readers.warm_up(2)  # one draws while the other reads
        with suppress(ValueError):  # the readers are closed: the program ends
            return self._readers.read_whole(packed, urgency)
        return None

    def _read(self, document: OpenDocument) -> None:
        with suppress(CancelledError, RuntimeError):  # nobody wants it, or the window was closed
            document.read()
            self._prose_read.emit(document)

    @Slot(object)
    def _prose_home(self, document: OpenDocument) -> None:
        document.is_read = True
        if document is not self._open:  # what waits, waits for another text
            return
        acts, self._then = self._then, []
        for act in acts:
            act()


def _stored(project: Project, document_id: str) -> tuple[Document, File, bytes]:
    document = documents.document(project, document_id)
    if document is None:
        raise CoderError("This document is no longer in the project.")
    for file in documents.files_of(project, document.id):
        packed = blobs.packed_text(project, file.text) if file.text else None
        if packed is not None:
            return document, file, packed
    raise CoderError(f"The text of {document.key} is not in this file: import its PDF again.")
