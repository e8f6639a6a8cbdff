"""Reads whole PDFs and draws their pages, inside a worker process."""

from array import array
from collections.abc import Callable
from hashlib import sha256
from math import sqrt
from typing import TYPE_CHECKING, Final

import pymupdf

from coder.domain.annotations.annotation import AnnotatedCopy, Annotations
from coder.domain.bibliography.bibliography_guess import COVER_WORDS, Clues, guess_facts
from coder.domain.bibliography.file_facts import FileFacts, FileRead, Links, Outline, Trouble
from coder.domain.bibliography.recognition import RecognisedPage
from coder.domain.bibliography.text_quality import SeenPage, warn
from coder.domain.layout.printed_page import printed_pages
from coder.domain.likeness.fingerprint import as_text, fingerprint
from coder.domain.texts.text import Page, Text
from coder.domain.texts.text_codec import decode, digest, encode
from coder.pdf.annotating import write_annotations
from coder.pdf.annotations import count_annotations, read_annotations
from coder.pdf.labels import page_labels
from coder.pdf.limits import Limits
from coder.pdf.links import links_of
from coder.pdf.opening import MuPDFError, RefusedError, content_of, open_pdf
from coder.pdf.outlines import headings
from coder.pdf.pages import EXTRACTOR, page_lines, read_page
from coder.pdf.recognising import recognise_page
from coder.pdf.requests import (
    Annotate,
    Annotated,
    Draw,
    Linked,
    Outlined,
    Pixels,
    Read,
    ReadWhole,
    Recognise,
)

if TYPE_CHECKING:
    from pathlib import Path

    from coder.domain.finding.whole_reading import WholeReading

FRONT_PAGES: Final = 2
"""So many pages are looked at for title, authors and DOI: the first may be a cover sheet."""

_LISTS: Final = 3  # pages: one that is drawn in tiles, and those beside it

SignOfLife = Callable[[int], None]
"""Called with the number of pages after every step that may take long."""


class Reader:
    """Answers requests one after another; keeps the document open of which pages are drawn."""

    def __init__(self, limits: Limits, alive: SignOfLife) -> None:
        self._limits = limits
        self._alive = alive
        self._drawn: tuple[Path, pymupdf.Document] | None = None
        self._lists: dict[int, pymupdf.DisplayList] = {}  # of its pages drawn last

    def read(self, request: Read) -> FileRead:
        """Facts, text and warnings of a file; RefusedError if it cannot be read."""
        self._close()
        content = content_of(request.source, self._limits)
        self._alive(0)
        with open_pdf(content, request.password, self._limits) as document:
            self._alive(document.page_count)
            return self._whole(document, content)

    def draw(self, request: Draw) -> Pixels:
        """A page as a picture; RefusedError if it cannot be drawn."""
        try:
            return _pixels(self._listed(request), request, self._limits.pixels)
        except (*MuPDFError, IndexError) as error:
            raise RefusedError(Trouble.DAMAGED, "This page cannot be drawn.") from error

    def outline(self, request: Outlined) -> Outline:
        """The headings of a file; RefusedError if it cannot be opened."""
        return Outline(tuple(headings(self._opened(request))))

    def annotations(self, request: Annotated) -> Annotations:
        """What other programs wrote on its pages; RefusedError if it cannot be opened."""
        content = content_of(request.source, self._limits)
        with open_pdf(content, request.password, self._limits) as document:
            self._alive(document.page_count)
            return read_annotations(document, self._alive)

    def annotate(self, request: Annotate) -> AnnotatedCopy:
        """Write a copy with further annotations; RefusedError if it cannot be opened or written."""
        content = content_of(request.source, self._limits)
        try:
            return write_annotations(
                content, request.annotations, request.into, password=request.password,
                limits=self._limits,
            )  # fmt: skip
        except OSError as error:
            reason = (error.strerror or "the disk refuses it").lower()
            raise RefusedError(
                Trouble.MISSING, f"{request.into.name} cannot be written ({reason})."
            ) from error

    def links(self, request: Linked) -> Links:
        """The links of a page; RefusedError if it cannot be read."""
        try:
            return Links(tuple(links_of(self._opened(request), request.page)))
        except (*MuPDFError, IndexError) as error:
            raise RefusedError(Trouble.DAMAGED, "The links of this page are damaged.") from error

    def recognise(self, request: Recognise) -> RecognisedPage:
        """A page with the text its picture shows; RefusedError if it cannot be recognised."""
        try:
            page = self._opened(request)[request.page]
            return RecognisedPage(recognise_page(page, request, self._limits))
        except (*MuPDFError, IndexError) as error:
            raise RefusedError(Trouble.DAMAGED, "This page cannot be drawn.") from error

    def read_whole(self, request: ReadWhole) -> "WholeReading":
        """What quoting from a text and searching it need."""
        # Most workers draw alone: this would make each of them start later.
        from coder.domain.finding.whole_reading import read_whole  # noqa: PLC0415
        from coder.domain.quoting.prose import Prose  # noqa: PLC0415

        return read_whole(Prose(decode(request.packed)))

    def _whole(self, document: pymupdf.Document, content: bytes) -> FileRead:
        labels = page_labels(document, document.page_count)
        pages: list[SeenPage] = []
        for index, label in enumerate(labels):
            pages.append(_seen(document, index, label, front=_is_front(pages)))
            self._alive(len(labels))
        text = Text(tuple(seen.page for seen in pages), EXTRACTOR)
        front = [seen.lines for seen in pages[:FRONT_PAGES]]
        last = text.pages[-1].text.splitlines()
        guesses = guess_facts(Clues(document.metadata or {}, _xmp(document), front, last))
        facts = FileFacts(sha256(content).hexdigest(), len(content), len(pages), **guesses)
        warnings = warn(pages, repaired=document.is_repaired)
        return FileRead(
            facts, encode(text), digest(text), tuple(printed_pages(text)), warnings,
            as_text(fingerprint(text.whole())), count_annotations(document),
        )  # fmt: skip

    def _opened(self, request: Draw | Outlined | Linked | Recognise) -> pymupdf.Document:
        if self._drawn and self._drawn[0] == request.path:
            return self._drawn[1]
        self._close()
        content = content_of(request.path, self._limits)
        self._drawn = (request.path, open_pdf(content, request.password, self._limits))
        return self._drawn[1]

    def _listed(self, request: Draw) -> pymupdf.DisplayList:
        """What a page draws: half the work of a picture, and the same at every zoom."""
        document = self._opened(request)
        held = self._lists.pop(request.page, None)
        self._lists[request.page] = held or document[request.page].get_displaylist()
        if len(self._lists) > _LISTS:
            del self._lists[next(iter(self._lists))]
        return self._lists[request.page]

    def _close(self) -> None:
        self._lists.clear()
        if self._drawn:
            self._drawn[1].close()
            self._drawn = None


def _is_front(before: list[SeenPage]) -> bool:
    """Whether the page after these is looked at for title, authors and DOI."""
    if len(before) >= FRONT_PAGES:
        return False
    return sum(len(seen.page.text.split()) for seen in before) < COVER_WORDS


def _seen(document: pymupdf.Document, index: int, label: str | None, *, front: bool) -> SeenPage:
    # One page that MuPDF cannot make sense of should not cost the reviewer the others.
    try:
        page = document[index]
        read, lines = read_page(page, label)
        shown = list(page_lines(lines)) if front else []
        return SeenPage(read, shown, pictures=not lines and bool(page.get_images()))
    except MuPDFError:
        return SeenPage(Page("", array("i"), 0, 0, label=label), [], broken=True)


def _xmp(document: pymupdf.Document) -> str:
    try:
        return document.get_xml_metadata() or ""
    except MuPDFError:
        return ""


def _pixels(page: pymupdf.DisplayList, request: Draw, most: int) -> Pixels:
    area = pymupdf.Rect(request.clip) & page.rect if request.clip else page.rect
    wanted = area.get_area() * request.zoom**2
    if wanted <= 0:
        raise RefusedError(Trouble.DAMAGED, "There is nothing to draw of this page.")
    zoom = request.zoom * min(1.0, sqrt(most / wanted))
    matrix = pymupdf.Matrix(zoom, zoom)
    drawn = page.get_pixmap(matrix=matrix, clip=area, colorspace=pymupdf.csRGB, alpha=0)
    if request.dark:
        pymupdf.mupdf.fz_invert_pixmap_luminance(drawn.this)
    return Pixels(drawn.width, drawn.height, zoom, drawn.samples_mv, drawn)
