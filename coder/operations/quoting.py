"""Finding the passage that a person means by its words."""

from dataclasses import dataclass

from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.layout.printed_page import PrintedPage, cited_pages, with_offset
from coder.domain.quoting.anchor import Anchor, describe
from coder.domain.quoting.finder import Finder
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Text
from coder.operations.texts import text_of
from coder.store import blobs
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of the file that is read, found by its words."""

    file: File
    anchor: Anchor
    printed: PrintedPage


def find_quote(
    project: Project, document: Document, quote: str, *, page: int | None = None
) -> Quoted:
    """The one place of a quotation in a document; ``page`` counts PDF pages from 1.

    Raises:
        CoderError: the words are not there, or there are several such places.
    """
    if not quote.strip():
        raise CoderError("The quotation is empty: give the words of the passage.")
    file, text = text_of(project, document)
    if page is not None and not 1 <= page <= len(text.pages):
        raise CoderError(f"{document.key} has no page {page}: it has {len(text.pages)}.")
    prose = Prose(text)
    finder = Finder(text, prose=prose)
    places = finder.find(quote, page=None if page is None else page - 1)
    where = document.key if page is None else f"{document.key} on page {page}"
    if not places:
        raise CoderError(
            f"These words are not in {where}: '{_short(quote)}'. Copy them from the text that"
            " 'coder text' shows."
        )
    if len(places) > 1:
        raise CoderError(
            f"These words stand in {len(places)} places of {where}{_which(text, places, page)}"
        )
    (start, end) = places[0]
    anchor = describe(text, file.text or "", start, end, prose=prose)
    pages = printed_pages(project, document, anchor.text)
    printed = cited_pages(pages, anchor.boxes[0].page, anchor.boxes[-1].page)
    return Quoted(file, anchor, printed)


def printed_pages(project: Project, document: Document, text: str) -> list[PrintedPage]:
    """The printed page of each page of a document's text: as found, or by its page offset."""
    return with_offset(blobs.printed(project, text), document.page_offset)


def _which(text: Text, places: list[tuple[int, int]], asked: int | None) -> str:
    """Where several places are, and what tells them apart."""
    pages = sorted({text.page_of(start) + 1 for start, _ in places})
    if asked is not None:
        return ": quote more of the sentence."
    if len(pages) == 1:
        return f", all on PDF page {pages[0]}: quote more of the sentence."
    told = ", ".join(map(str, pages))
    return f" (PDF pages {told}): say which with --page, or quote more of the sentence."


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


_LONGEST = 60
