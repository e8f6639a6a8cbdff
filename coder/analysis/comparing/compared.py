"""Coders compared: the documents they share, and what each of them said in these."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coder.analysis.comparing.knowledge import Knowledge, knowledge
from coder.analysis.comparing.lacking import Lacking, lacking
from coder.analysis.comparing.mark import Mark
from coder.analysis.comparing.region import RegionMark, RegionSpot, region_spots
from coder.analysis.comparing.shared import Asked, LeftOut, Shared, shared
from coder.analysis.comparing.spot import Spot, spots
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.work import States, Work
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.theme import Theme
from coder.store import compared
from coder.store.project import Project
from coder.store.themes import themes


@dataclass(frozen=True)
class ComparedDocument:
    """What the coders compared did with one document. Coders and themes are given by place."""

    document: Document
    text: str | None  # digest; None if it has none
    length: int  # characters
    readers: tuple[int, ...]
    marks: tuple[Mark, ...]  # of readers, as they are read, in the order of the text
    regions: tuple[RegionMark, ...]  # of readers
    said: Mapping[int, States]  # by reader, what they coded or assessed themselves
    states: Mapping[int, States]  # the same with what follows from the themes below
    lacking: Mapping[int, frozenset[int]]  # by reader, the themes that came too late for them

    @cached_property
    def judged(self) -> frozenset[int]:
        """The themes that a reader coded or assessed, none that only follows."""
        return frozenset[int]().union(*self.said.values())

    @property
    def counted(self) -> tuple[Mark, ...]:
        """The marks that can be counted in units of the text: none if that is not here."""
        return () if self.text is None else self.marks

    @cached_property
    def spots(self) -> list[Spot]:
        """All spots, each theme by itself, in the order of the text."""
        readers = {theme: self.readers_of(theme) for theme in {one.theme for one in self.marks}}
        return spots(self.marks, readers, others=self.marks)

    @cached_property
    def region_spots(self) -> list[RegionSpot]:
        """All spots that are parts of pages, each theme by itself."""
        readers = {theme: self.readers_of(theme) for theme in {one.theme for one in self.regions}}
        return region_spots(self.regions, readers)

    def readers_of(self, theme: int) -> tuple[int, ...]:
        """Who read the document and had a theme."""
        return tuple(one for one in self.readers if theme not in self.lacking.get(one, ()))


@dataclass(frozen=True)
class Compared:
    """Coders with the documents that they share, read once; all figures are made from it."""

    coders: tuple[Coder, ...]
    themes: Sequence[Theme]
    documents: tuple[ComparedDocument, ...]  # by key
    left_out: tuple[LeftOut, ...]
    unfinished: bool  # whether documents count that are not finished
    knowledge: Knowledge
    unplaced: Mapping[tuple[str, int], int]  # codings left out, by document and coder
    placed: Mapping[tuple[str, int], int]  # codings placed from another text

    @property
    def names(self) -> list[str]:
        """What the coders are called."""
        return [coder.name for coder in self.coders]

    @cached_property
    def tree(self) -> ThemeTree:
        """The codebook as numbers."""
        return ThemeTree.of(self.themes)

    @cached_property
    def lineages(self) -> list[list[int]]:
        """Of each theme itself and all that it is below."""
        return [self.tree.lineage(place) for place in range(len(self.themes))]


def compare(project: Project, asked: Asked, texts: Texts | None = None) -> Compared:
    """Read what some coders did with the documents that at least two of them share.

    ``texts`` is kept by callers who compare again and again.

    Raises:
        CoderError: there is nothing to compare; the sentence says what is missing.
    """
    return read(project, shared(project, asked), texts, unfinished=asked.unfinished)


def read(
    project: Project, common: Shared, texts: Texts | None = None, *, unfinished: bool = False
) -> Compared:
    """Read what some coders did with some documents."""
    held = themes(project)
    places = {coder.id: place for place, coder in enumerate(common.coders)}
    work = Work(project, held, common)
    words = texts or Texts()
    ids = [document.id for document, _ in common.documents]
    lacked = lacking(project, common, held)
    return Compared(
        common.coders,
        held,
        tuple(_document(project, work, words, lacked, pair) for pair in common.documents),
        common.left_out,
        unfinished,
        knowledge(project, common),
        _counted(compared.unplaced(project), places, ids),
        _counted(compared.placed_from_elsewhere(project), places, ids),
    )


def _counted(
    rows: Sequence[compared.MadeElsewhere], places: Mapping[str, int], documents: Sequence[str]
) -> dict[tuple[str, int], int]:
    wanted = set(documents)
    found = Counter[tuple[str, int]]()
    for document, coder, codings in rows:
        if document in wanted and coder in places:
            found[document, places[coder]] += codings
    return dict(found)


def _document(
    project: Project,
    work: Work,
    texts: Texts,
    lacked: Lacking,
    pair: tuple[Document, tuple[int, ...]],
) -> ComparedDocument:
    document, readers = pair
    digest = work.texts.get(document.id)
    words = texts.words(project, digest)
    said = {coder: work.said(document.id, coder) for coder in readers}
    states = {coder: work.with_below(held) for coder, held in said.items()}
    return ComparedDocument(
        document,
        digest if words else None,
        len(words),
        readers,
        work.marks(document.id, readers, words),
        work.regions(document.id, readers),
        said,
        states,
        {
            coder: lacked.get((document.id, coder), frozenset()) - states[coder].keys()
            for coder in readers
        },
    )
