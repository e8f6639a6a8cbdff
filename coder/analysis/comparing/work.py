"""What coders marked and judged in the documents that they share, read once for all of these."""

import json
from collections.abc import Iterator, Mapping, Sequence

from coder.analysis.comparing.mark import Mark, as_read
from coder.analysis.comparing.region import RegionMark
from coder.analysis.comparing.shared import Shared
from coder.domain.matrix.cell import State
from coder.domain.matrix.own_states import own_states
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.texts.text import Box
from coder.domain.theme import Theme
from coder.store import cells, compared
from coder.store.project import Project

States = Mapping[int, State]
"""By theme (its place), with what follows from the themes below; an open one is not there."""


class Work:
    """The coders' marks and judgements by document; coders and themes are given by place."""

    def __init__(self, project: Project, themes: Sequence[Theme], common: Shared) -> None:
        self._themes = themes
        self._tree = ThemeTree.of(themes)
        self._places = {coder.id: place for place, coder in enumerate(common.coders)}
        self._shown = {
            stored: self._tree.places[shown]
            for stored, shown in cells.shown_themes(project).items()
            if shown in self._tree.places
        }
        read = compared.read_texts(project)
        held = [document.id for document, _ in common.documents if document.id in read]
        self.texts = {document: read[document][1] for document in held}
        """The digest of the Text that is read of each document."""
        home = {file: document for document in held for file in read[document][0]}
        self._marks = self._read_marks(project, home)
        self._regions = self._read_regions(project, home)
        self._coded = self._read_coded()
        self._assessed = self._read_assessed(project)

    def marks(self, document: str, readers: Sequence[int], words: str) -> tuple[Mark, ...]:
        """What readers marked in a text of these words as it is read, in the order of the text.

        Where the text is not here, it is what they marked as it stands.
        """
        held = (mark for mark in self._marks.get(document, ()) if mark.coder in readers)
        return as_read(held, words) if words else tuple(sorted(held))

    def regions(self, document: str, readers: Sequence[int]) -> tuple[RegionMark, ...]:
        """The parts of pages that readers marked."""
        return tuple(one for one in self._regions.get(document, ()) if one.coder in readers)

    def states(self, document: str, coder: int) -> States:
        """A coder's cells of a document."""
        coded = (self._themes[place].id for place in self._coded.get((document, coder), ()))
        return own_states(self._tree, coded, self._assessed.get((document, coder), ()))

    def judged(self, document: str, coder: int) -> set[int]:
        """The themes that a coder coded or assessed in a document, none that only follows."""
        said = self._assessed.get((document, coder), ())
        places = {self._tree.places[theme] for theme, _ in said if theme in self._tree.places}
        return places | self._coded.get((document, coder), set())

    def _read_marks(self, project: Project, home: Mapping[str, str]) -> dict[str, list[Mark]]:
        found: dict[str, list[Mark]] = {}
        for file, start, end, coder, theme, coding in compared.coded_stretches(project, [*home]):
            who, what = self._places.get(coder), self._shown.get(theme)
            if who is not None and what is not None:
                found.setdefault(home[file], []).append(Mark(start, end, who, what, coding))
        return found

    def _read_regions(
        self, project: Project, home: Mapping[str, str]
    ) -> dict[str, list[RegionMark]]:
        found: dict[str, list[RegionMark]] = {}
        for file, coder, theme, coding, boxes in compared.coded_regions(project, [*home]):
            who, what = self._places.get(coder), self._shown.get(theme)
            if who is not None and what is not None:
                held = tuple(Box(*box) for box in json.loads(boxes))
                found.setdefault(home[file], []).append(RegionMark(held, who, what, coding))
        return found

    def _read_coded(self) -> dict[tuple[str, int], set[int]]:
        found: dict[tuple[str, int], set[int]] = {}
        for document, coder, theme in self._codings():
            found.setdefault((document, coder), set()).add(theme)
        return found

    def _codings(self) -> Iterator[tuple[str, int, int]]:
        for document, marks in self._marks.items():
            for _, _, coder, theme, _ in marks:
                yield document, coder, theme
        for document, regions in self._regions.items():
            for _, coder, theme, _ in regions:
                yield document, coder, theme

    def _read_assessed(self, project: Project) -> dict[tuple[str, int], list[tuple[str, str]]]:
        found: dict[tuple[str, int], list[tuple[str, str]]] = {}
        for document, theme, coder, state in cells.assessments(project, None):
            if coder in self._places:
                found.setdefault((document, self._places[coder]), []).append((theme, state))
        return found
