"""Retrieval: the coded passages, in the order in which they stand in the documents."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.analysis.passage_reader import PassageReader
from coder.domain.coded_passage import CodedPassage
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.searching import holds_all, plain
from coder.domain.theme import SEPARATOR, Theme
from coder.store.documents import documents
from coder.store.listing import Listed, Order, listing
from coder.store.project import Project
from coder.store.themes import themes

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class Asked:
    """Which passages a list shows, and in which order; ids, and None is any."""

    theme: str | None = None
    children: bool = True  # whether the themes below it are listed too
    documents: tuple[str, ...] | None = None
    coder: str | None = None
    words: str = ""
    order: Order = "place"
    backwards: bool = False
    merge: int | None = None  # the number of the merge that brought them


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
    reader = PassageReader(
        project,
        theme_ids=_asked(themes(project), None if theme is None else theme.id, children=children),
        coder=None if coder is None else coder.id,
    )
    for held in documents(project) if document is None else [document]:
        for found in reader.of(held):
            if not words or holds_all(words, found.quote, found.raw, found.memo):
                yield found


def passage_rows(project: Project, asked: Asked, whose: Coder | None = None) -> "array[int]":
    """The row numbers of the codings that answer, for a list that reads them page by page.

    By place they come in the order of ``passages``. ``whose`` leaves one person's work.
    """
    wanted = _asked(themes(project), asked.theme, children=asked.children)
    alone = None if whose is None else whose.id
    coder = asked.coder if alone is None else alone
    listed = Listed(wanted, asked.documents, coder, asked.words, noted_by=alone, merge=asked.merge)
    return listing(project, listed, order=asked.order, backwards=asked.backwards)


def _asked(held: Collection[Theme], asked: str | None, *, children: bool) -> set[str] | None:
    """The themes that are asked for, with those below; None is any."""
    if asked is None:
        return None
    above = {one.path + SEPARATOR for one in held if one.id == asked and children}
    return {asked} | {one.id for one in held if one.path.startswith(tuple(above))}
