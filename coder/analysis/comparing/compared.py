"""Coders compared: the documents they share, and what each of them said in these."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coder.analysis.comparing.knowledge import Knowledge, knowledge
from coder.analysis.comparing.lacking import Lacking, lacking
from coder.analysis.comparing.mark import Mark, trimmed
from coder.analysis.comparing.region import RegionMark
from coder.analysis.comparing.shared import Asked, LeftOut, Shared, shared
from coder.analysis.comparing.texts import Texts
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.matrix.cell import State
from coder.domain.matrix.own_states import own_states
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.texts.text import Box
from coder.domain.theme import Theme
from coder.store import cells, compared
from coder.store.project import Project
from coder.store.themes import themes

States = Mapping[int, State]
"""By theme (its place), with what follows from the themes below; an open one is not there."""


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """What the coders compared did with one document. Coders and themes are given by place."""

    document: Document
    text: str | None  # digest; None if it has none
    length: int  # characters
    readers: tuple[int, ...]
    marks: tuple[Mark, ...]  # of readers, in the order of the text, trimmed
    regions: tuple[RegionMark, ...]  # of readers
    states: Mapping[int, States]  # by reader
    lacking: Mapping[int, frozenset[int]]  # by reader, the themes that came too late for them

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
    shared: Shared
    knowledge: Knowledge
    unplaced: Mapping[tuple[str, int], int]  # codings left out, by document and coder
    placed: Mapping[tuple[str, int], int]  # codings placed from another text

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
    held = themes(project)
    common = shared(project, asked)
    places = {coder.id: place for place, coder in enumerate(common.coders)}
    reader = _Reader(project, held, common, texts or Texts())
    ids = [document.id for document, _ in common.documents]
    lacked = lacking(project, common, held)
    return Compared(
        common.coders,
        held,
        tuple(reader.of(*pair, lacked) for pair in common.documents),
        common.left_out,
        asked.unfinished,
        common,
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


class _Reader:
    """Reads one document after another; what all documents need is read once."""

    def __init__(
        self, project: Project, held: Sequence[Theme], common: Shared, texts: Texts
    ) -> None:
        self._project = project
        self._places = places = {coder.id: at for at, coder in enumerate(common.coders)}
        self._texts = texts
        self._tree = ThemeTree.of(held)
        self._themes = held
        self._read = compared.read_texts(project)
        self._shown = {
            stored: self._tree.places[shown]
            for stored, shown in cells.shown_themes(project).items()
            if shown in self._tree.places
        }
        files, home = [], {}
        for document, _ in common.documents:
            for file in self._read.get(document.id, ([], None))[0]:
                files.append(file)
                home[file] = document.id
        self._stretches: dict[str, list[compared.CodedStretch]] = {}
        for one in compared.coded_stretches(project, files):
            self._stretches.setdefault(home[one.file], []).append(one)
        self._parts: dict[str, list[compared.CodedRegion]] = {}
        for part in compared.coded_regions(project, files):
            self._parts.setdefault(home[part.file], []).append(part)
        self._assessed: dict[tuple[str, int], list[tuple[str, str]]] = {}
        for assessed, theme, coder, state in cells.assessments(project, None):
            if coder in places:
                said = self._assessed.setdefault((assessed, places[coder]), [])
                said.append((theme, state))

    def of(self, document: Document, readers: tuple[int, ...], lacked: Lacking) -> ComparedDocument:
        _, digest = self._read.get(document.id, ([], None))
        words = self._texts.words(self._project, digest)
        marks = self._marks(document.id, readers, words)
        regions = self._regions(document.id, readers)
        states = {coder: self._states(document.id, coder, marks, regions) for coder in readers}
        return ComparedDocument(
            document,
            digest if words else None,
            len(words),
            readers,
            marks,
            regions,
            states,
            {
                coder: lacked.get((document.id, coder), frozenset()) - states[coder].keys()
                for coder in readers
            },
        )

    def _marks(self, document: str, readers: Sequence[int], words: str) -> tuple[Mark, ...]:
        found = []
        for _, start, end, coder, theme, coding in self._stretches.get(document, ()):
            who, what = self._places.get(coder), self._shown.get(theme)
            if who in readers and who is not None and what is not None:
                found.append(trimmed(Mark(start, end, who, what, coding), words))
        return tuple(sorted(found))

    def _regions(self, document: str, readers: Sequence[int]) -> tuple[RegionMark, ...]:
        found = []
        for _, coder, theme, coding, boxes in self._parts.get(document, ()):
            who, what = self._places.get(coder), self._shown.get(theme)
            if who in readers and who is not None and what is not None:
                held = tuple(Box(*box) for box in json.loads(boxes))
                found.append(RegionMark(held, who, what, coding))
        return tuple(found)

    def _states(
        self, document: str, coder: int, marks: Sequence[Mark], regions: Sequence[RegionMark]
    ) -> States:
        coded = {one.theme for one in marks if one.coder == coder}
        coded |= {one.theme for one in regions if one.coder == coder}
        said = self._assessed.get((document, coder), ())
        return own_states(self._tree, (self._themes[place].id for place in coded), said)
