"""Searching the texts of all documents: which hold what is asked, and where."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.finding.asked import Asked, read_asked
from coder.domain.finding.hits import hits
from coder.domain.finding.patterns import LOOSELY, Exactly
from coder.domain.layout.printed_page import PrintedPage, with_offset
from coder.store import blobs
from coder.store.project import Project
from coder.store.searched_texts import Searched
from coder.store.stopping import never
from coder.store.text_index import TextIndex

Span = tuple[int, int]

_AROUND: Final = 140  # characters before and behind a hit
_NEAREST: Final = 16  # of them, in which its end is moved to a space


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for, and where."""

    asked: Asked
    exactly: Exactly = LOOSELY
    documents: frozenset[str] | None = None  # ids; None is all that are not excluded
    excluded: bool = False  # whether excluded documents are looked through too

    def covers(self, document: Document) -> bool:
        """Whether a document is to be looked through."""
        if self.documents is not None:
            return document.id in self.documents
        return self.excluded or document.excluded is None


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A document with the places of its hits."""

    document: Document
    file: File
    digest: str
    number: int  # of its text in the index
    spans: Sequence[Span]  # in the words as they are compared


@dataclass(frozen=True, slots=True)
class Hit:
    """One place, with the words around it as they are read."""

    start: int  # in the Text
    end: int
    pdf_page: int  # index, from 0
    page: str  # as printed
    before: str
    words: str
    after: str


def sought(
    typed: str,
    *,
    exactly: Exactly = LOOSELY,
    documents: Collection[str] | None = None,
    excluded: bool = False,
) -> Sought:
    """What somebody typed to look for.

    Raises:
        CoderError: it asks for nothing.
    """
    asked = read_asked(typed)
    if asked is None:
        raise CoderError('There is nothing to look for: type a word, or a "phrase" in quotes.')
    held = None if documents is None else frozenset(documents)
    return Sought(asked, exactly, held, excluded)


def search(
    index: TextIndex,
    texts: Sequence[Searched],
    wanted: Sought,
    *,
    stopped: Callable[[], bool] = never,
) -> Iterator[FoundIn]:
    """Those of some documents in which something is found, one after the other.

    What is not indexed is not found.
    """
    held: dict[int, list[Searched]] = {}
    there = index.digests()
    for one in texts:
        if one.digest in there and wanted.covers(one.document):
            held.setdefault(there[one.digest], []).append(one)
    may = set(index.that_may_hold(wanted.asked))
    for number, ones in held.items():
        if stopped():
            return
        if number not in may:
            continue
        spans = _spans(index, number, wanted)
        if spans:
            for one in ones:
                yield FoundIn(one.document, one.file, one.digest, number, spans)


def hits_in(
    project: Project, index: TextIndex, found: FoundIn, spans: Sequence[Span] | None = None
) -> list[Hit]:
    """The hits of a document, or those at some of its places, with their surroundings."""
    running, starts = index.running(found.number)
    printed = with_offset(blobs.printed(project, found.digest), found.document.page_offset)
    told = []
    for span in found.spans if spans is None else spans:
        seen = running.in_words(span)
        start, end = running.stretch(seen)
        page = _page(starts, start)
        told.append(
            Hit(
                start, end, page, _printed(printed, page),
                _before(running.words, seen[0]), running.words[slice(*seen)],
                _after(running.words, seen[1]),
            )
        )  # fmt: skip
    return told


def stretches(index: TextIndex, found: FoundIn, chosen: Collection[int]) -> list[Span]:
    """The stretches of the Text of some hits of a document, by their numbers."""
    running, _ = index.running(found.number)
    return [running.stretch(running.in_words(found.spans[number])) for number in sorted(chosen)]


def _spans(index: TextIndex, number: int, wanted: Sought) -> list[Span]:
    exactly = wanted.exactly
    if exactly.case or exactly.diacritics:
        running, _ = index.running(number)
        seen = lambda span: running.words[slice(*running.in_words(span))]  # noqa: E731
        folded = running.folded
    else:
        seen, folded = None, index.folded(number)
    found = hits(wanted.asked, folded, written=index.written, exactly=exactly, seen=seen)
    return found or []


def _page(starts: Sequence[int], position: int) -> int:
    return max(0, bisect_right(starts, position) - 1)


def _printed(pages: Sequence[PrintedPage], page: int) -> str:
    return pages[page].page if page < len(pages) else str(page + 1)


def _before(words: str, place: int) -> str:
    start = max(0, place - _AROUND)
    if start:
        space = words.find(" ", start, min(place, start + _NEAREST))
        start = start if space < 0 else space + 1
    return ("…" if start else "") + words[start:place]


def _after(words: str, place: int) -> str:
    end = min(len(words), place + _AROUND)
    if end < len(words):
        space = words.rfind(" ", max(place, end - _NEAREST), end)
        end = end if space < 0 else space
    return words[place:end] + ("…" if end < len(words) else "")
