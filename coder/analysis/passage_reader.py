"""Reads codings with everything that is said of them: of one document, or of a page of a list."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple, cast

from coder.domain.citing.citations import Citations
from coder.domain.citing.style import HARVARD, Style
from coder.domain.coded_passage import CodedPassage, PlacementState
from coder.domain.coder import Coder
from coder.domain.consensus import TEAM, AgreedPassage
from coder.domain.document import Document
from coder.domain.layout.printed_page import PrintedPage, cited_pages, set_page
from coder.domain.texts.text import Box
from coder.store import blobs, cells
from coder.store.coded_passages import (
    StoredPassage,
    coded_passages,
    coded_passages_at,
    texts_of,
)
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.listing import rows_of
from coder.store.project import Project
from coder.store.themes import themes


class Cited(NamedTuple):
    """The words of a passage with their place; a region has no words."""

    document: str
    file: str  # as it is shown
    boxes: tuple[Box, ...]
    words: str
    page: str | None  # printed
    citation: str


class PassageReader:
    """Reads passages as the documents and the codebook are now.

    ``coder`` leaves one coder's codings of a document, ``whose`` also the memos of one alone.
    They are cited in ``style``.
    """

    def __init__(
        self,
        project: Project,
        *,
        theme_ids: Collection[str] | None = None,
        coder: str | None = None,
        whose: Coder | None = None,
        style: Style = HARVARD,
    ) -> None:
        self._project = project
        self._style = style
        self._coder = coder
        self._whose = None if whose is None else whose.id
        self._names = {one.id: one.name for one in coders(project)}
        self._files = cells.stored_files(project)
        self._texts = texts_of(project)
        held = {one.id: one for one in themes(project) if theme_ids is None or one.id in theme_ids}
        self._themes = {
            stored: held[shown]
            for stored, shown in cells.shown_themes(project).items()
            if shown in held
        }
        self._homes: dict[str, tuple[Document, str]] | None = None  # by stored file, when asked
        self._printed: dict[str, list[PrintedPage]] = {}
        self._quoted: dict[tuple[str, PrintedPage | None], str] = {}

    @cached_property
    def _documents(self) -> list[Document]:
        return documents(self._project)

    @cached_property
    def _citations(self) -> Citations:
        included = (one for one in self._documents if one.excluded is None)
        return Citations.of(included, self._style)

    def of(self, document: Document) -> list[CodedPassage]:
        """The passages of a document; the file that is read comes first."""
        self._printed.clear()
        self._quoted.clear()
        files = sorted(
            self._files.get(document.id, []), key=lambda alike: document.reading not in alike
        )
        return [found for alike in files for found in sorted(self._in(document, alike), key=_place)]

    def at(self, rows: Sequence[int]) -> list[CodedPassage | None]:
        """The codings at row numbers, in their order; None where there is none any longer."""
        found = coded_passages_at(self._project, rows, self._whose)
        return [None if row is None else self._at_home(row) for row in found]

    def of_team(self, held: Iterable[AgreedPassage]) -> list[CodedPassage]:
        """The passages of a consensus, as the work of the team; by document and place.

        One that stands for a coding is where that coding stands on the text that is read.
        """
        agreed = list(held)
        rows = rows_of(self._project, [one.coding for one in agreed])
        there = [rows[one.coding] for one in agreed if one.coding in rows]
        stored = {
            one.coding: one for one in coded_passages_at(self._project, there, self._whose) if one
        }
        found = [
            self._at_home(
                stored[one.coding]._replace(coder="", memo=None)
                if one.coding in stored
                else _decided(one)
            )
            for one in agreed
        ]
        named = [replace(one, coder=TEAM) for one in found if one is not None]
        return sorted(named, key=lambda one: (one.document.key, one.document.id, *_place(one)))

    def cited(self, file: str, anchor: str) -> Cited | None:
        """What an anchor (JSON) on a stored file is cited as."""
        home = self._home_of(file)
        if home is None:
            return None
        document, shown = home
        held = json.loads(anchor)
        boxes = tuple(Box(*box) for box in held.get("boxes", ()))
        printed = self._cited(document, held.get("text", ""), boxes)
        return Cited(
            document.id,
            shown,
            boxes,
            held.get("words", ""),
            printed and printed.page,
            self._citation(document, printed),
        )

    def _home_of(self, file: str) -> tuple[Document, str] | None:
        if self._homes is None:
            held = {one.id: one for one in self._documents}
            self._homes = {
                stored: (held[document], alike[0])
                for document, files in self._files.items()
                if document in held
                for alike in files
                for stored in alike
            }
        return self._homes.get(file)

    def _at_home(self, row: StoredPassage) -> CodedPassage | None:
        home = self._home_of(row.file)
        if home is None or row.theme not in self._themes:
            return None
        return self._passage(row, *home)

    def _in(self, document: Document, alike: Sequence[str]) -> Iterator[CodedPassage]:
        for stored in alike:
            for row in coded_passages(self._project, stored, self._coder, self._whose):
                if row.theme in self._themes:
                    yield self._passage(row, document, alike[0])

    def _passage(self, row: StoredPassage, document: Document, file: str) -> CodedPassage:
        anchor = json.loads(row.anchor)
        made = anchor if row.made_on == row.file else json.loads(row.made_anchor)
        boxes = tuple(Box(*box) for box in anchor.get("boxes", ()))
        is_elsewhere = row.state in {"ambiguous", "unplaced"}
        text = anchor.get("text", "")
        printed = None if is_elsewhere else self._cited(document, text, boxes)
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
            placement=self._placement(row, is_region=anchor.get("start") is None),
            score=row.score,
            by_hand=bool(row.by_hand),
            made_on=row.made_on,
            made_raw=made.get("quote"),
            citation=self._citation(document, printed),
            memo=row.memo,
            made_at=row.made_at,
        )

    def _placement(self, row: StoredPassage, *, is_region: bool) -> PlacementState:
        if row.state is not None:
            return cast("PlacementState", row.state)
        return "exact" if is_region or self._texts.get(row.file) is not None else "unplaced"

    def _citation(self, document: Document, page: PrintedPage | None) -> str:
        asked = document.id, page
        if asked not in self._quoted:
            self._quoted[asked] = self._citations.quotation_citation(document, page)
        return self._quoted[asked]

    def _cited(self, document: Document, text: str, boxes: tuple[Box, ...]) -> PrintedPage | None:
        if not boxes:
            return None
        first, last = boxes[0].page, boxes[-1].page
        if document.page_offset is not None:
            ends = [set_page(page, document.page_offset) for page in (first, last)]
            return cited_pages(ends, 0, 1)
        if text not in self._printed:
            self._printed[text] = blobs.printed(self._project, text)
        pages = self._printed[text]
        return cited_pages(pages, first, last) if last < len(pages) else None


def _decided(one: AgreedPassage) -> StoredPassage:
    """A passage that the team marked, as a row that nobody stored."""
    return StoredPassage(
        one.coding, one.number, one.theme, "", "", one.anchor, None, one.made_at, one.file,
        None, None, None, one.file, one.anchor,
    )  # fmt: skip


def _place(found: CodedPassage) -> tuple[object, ...]:
    """Sorts a file's passages by page and position; the regions of a page come last."""
    box = found.boxes[0] if found.boxes else Box(0, 0, 0, 0, 0)
    where = (box.page, found.start is None, found.start or 0, box.y0, box.x0, found.end or 0)
    return (*where, found.theme.place, found.coder, found.coder_id, found.coding)
