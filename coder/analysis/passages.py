"""Retrieval: the coded passages, in the order in which they stand in the documents."""

import json
from collections.abc import Iterator, Sequence

from coder.domain.bibliography.citation import cite
from coder.domain.coded_passage import CodedPassage, PlacementState
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.layout.printed_page import PrintedPage, cited_pages
from coder.domain.searching import holds_all, plain
from coder.domain.texts.text import Box
from coder.domain.theme import SEPARATOR, Theme
from coder.store import blobs, cells
from coder.store.coded_passages import StoredPassage, coded_passages, texts_of
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes


def passages(
    project: Project,
    *,
    theme: Theme | None = None,
    document: Document | None = None,
    coder: Coder | None = None,
    search: str | None = None,
    children: bool = True,
) -> Iterator[CodedPassage]:
    """Every coding that answers, by citation key, place in the document, theme and coder.

    A theme brings the themes below it unless ``children`` is false. ``search`` names words that
    all occur in the quotation, the raw stretch or the memo. One document is held at a time, so a
    reader need not hold them all. Excluded documents are listed too.
    """
    words = plain(search or "").split()
    reader = _Reader(project, theme, coder, children=children)
    for held in documents(project) if document is None else [document]:
        for found in reader.of(held):
            if not words or holds_all(words, found.quote, found.raw, found.memo):
                yield found


class _Reader:
    """Reads the passages of one document after another."""

    def __init__(
        self, project: Project, theme: Theme | None, coder: Coder | None, *, children: bool
    ) -> None:
        self._project = project
        self._coder = None if coder is None else coder.id
        self._names = {one.id: one.name for one in coders(project)}
        self._files = cells.stored_files(project)
        self._texts = texts_of(project)
        held = {one.id: one for one in themes(project) if _asked(one, theme, children=children)}
        self._themes = {
            stored: held[shown]
            for stored, shown in cells.shown_themes(project).items()
            if shown in held
        }
        # Of the document being read; made once a page, since a citation takes names apart.
        self._printed: dict[str, list[PrintedPage]] = {}
        self._citations: dict[str | None, str] = {}

    def of(self, document: Document) -> list[CodedPassage]:
        """The passages of a document; the file that is read comes first."""
        self._printed.clear()
        self._citations.clear()
        files = sorted(
            self._files.get(document.id, []), key=lambda alike: document.reading not in alike
        )
        return [found for alike in files for found in sorted(self._in(document, alike), key=_place)]

    def _in(self, document: Document, alike: Sequence[str]) -> Iterator[CodedPassage]:
        for stored in alike:
            placement: PlacementState = "unplaced" if self._texts.get(stored) is None else "exact"
            for row in coded_passages(self._project, stored, self._coder):
                if row.theme in self._themes:
                    yield self._passage(row, document, alike[0], placement)

    def _passage(
        self, row: StoredPassage, document: Document, file: str, placement: PlacementState
    ) -> CodedPassage:
        anchor = json.loads(row.anchor)
        boxes = tuple(Box(*box) for box in anchor.get("boxes", ()))
        printed = self._cited(document, anchor.get("text", ""), boxes)
        return CodedPassage(
            coding=row.coding,
            number=row.number or "",
            passage=row.passage,
            document=document,
            file=file,
            theme=self._themes[row.theme],
            coder=self._names.get(row.coder, ""),
            coder_id=row.coder,
            quote=anchor.get("words", anchor.get("quote")),
            raw=anchor.get("quote"),
            page=printed and printed.page,
            page_source=printed and printed.source,
            start=anchor.get("start"),
            end=anchor.get("end"),
            boxes=boxes,
            placement="exact" if anchor.get("start") is None else placement,
            citation=self._citation(document, printed and printed.page),
            memo=row.memo,
            made_at=row.made_at,
        )

    def _citation(self, document: Document, page: str | None) -> str:
        if page not in self._citations:
            self._citations[page] = cite(document, page)
        return self._citations[page]

    def _cited(self, document: Document, text: str, boxes: tuple[Box, ...]) -> PrintedPage | None:
        if not boxes:
            return None
        first, last = boxes[0].page, boxes[-1].page
        offset = document.page_offset
        if offset is not None:
            ends = [PrintedPage(str(page + 1 + offset), "set") for page in (first, last)]
            return cited_pages(ends, 0, 1)
        if text not in self._printed:
            self._printed[text] = blobs.printed(self._project, text)
        pages = self._printed[text]
        return cited_pages(pages, first, last) if last < len(pages) else None


def _asked(theme: Theme, asked: Theme | None, *, children: bool) -> bool:
    if asked is None or theme.id == asked.id:
        return True
    return children and theme.path.startswith(asked.path + SEPARATOR)


def _place(found: CodedPassage) -> tuple[object, ...]:
    """Sorts a file's passages by page and position; the regions of a page come last."""
    box = found.boxes[0] if found.boxes else Box(0, 0, 0, 0, 0)
    where = (box.page, found.start is None, found.start or 0, box.y0, box.x0, found.end or 0)
    return (*where, found.theme.place, found.coder, found.coder_id, found.coding)
