"""The findings: for each theme and document what was summarised, and the quotations for it."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from coder.analysis.matrix import matrix as matrix_of
from coder.analysis.passage_reader import PassageReader
from coder.analysis.passages import Asked, passage_rows
from coder.domain.citing.citations import quote
from coder.domain.citing.style import Style
from coder.domain.coded_passage import CodedPassage
from coder.domain.document import Document
from coder.domain.matrix.cell import with_dispute
from coder.domain.matrix.matrix import Cells, Count, Matrix
from coder.domain.summary import Summary
from coder.domain.theme import Theme
from coder.export.material import Material
from coder.store.project import Project

TOLD_BELOW: Final = "with the themes below"
"""Stands for the quotations of what is present only through themes below."""

_PAGE: Final = 256  # passages that are held at a time


@dataclass(frozen=True, slots=True)
class Finding:
    """What there is of one theme in one document."""

    theme: Theme
    document: Document
    citation: str  # without brackets
    count: Count  # with the themes below, as the matrix of documents shows it
    disputed: bool
    summaries: tuple[Summary, ...]
    passages: tuple[CodedPassage, ...]  # of the theme itself; what one person marked twice, once

    @property
    def is_told(self) -> bool:
        """Whether there are words of it: a summary or a passage."""
        return bool(self.summaries or self.passages)

    @property
    def state(self) -> str:
        """The state, with the sign of a dispute."""
        return with_dispute(self.count.state, disputed=self.disputed)


_Where = tuple[int, int]  # the places of theme and document
_Placed = tuple[_Where, CodedPassage | None]


class Findings:
    """All that is known of each theme, and of which documents nothing is known."""

    def __init__(self, project: Project, matrix: Matrix, material: Material) -> None:
        self._project = project
        self._matrix = matrix
        self._material = material
        self._held = material.included
        self._cells = _by_document(project, matrix)

    def by_theme(self) -> Iterator[tuple[Theme, Iterator[Finding]]]:
        """Every theme in codebook order with its cells that are not open, by citation key.

        Passages with a theme below another are told there alone. One finding is held at a time.
        """
        grouped = groupby(self._in_order(), key=lambda one: one[0][0])
        nothing: tuple[int, Iterator[_Placed]] = (-1, iter(()))
        at, found = next(grouped, nothing)
        for place, theme in enumerate(self._matrix.themes):
            if at == place:
                yield theme, self._of(theme, place, found)
                at, found = next(grouped, nothing)
            else:
                yield theme, iter(())

    def open(self, theme: int) -> list[Document]:
        """The documents of which nobody has said anything yet about a theme (its place)."""
        summaries, id_ = self._material.summaries, self._matrix.themes[theme].id
        return [
            one
            for one in self._held
            if theme not in self._cells[one.id].together and (one.id, id_) not in summaries
        ]

    def _of(self, theme: Theme, place: int, found: Iterator[_Placed]) -> Iterator[Finding]:
        material = self._material
        for (_, number), placed in groupby(found, key=lambda one: one[0]):
            document = self._held[number]
            cells = self._cells[document.id]
            yield Finding(
                theme,
                document,
                material.citations.citation(document),
                cells.with_children(place),
                place in cells.disputed,
                tuple(material.summaries.get((document.id, theme.id), ())),
                _each_once(one for _, one in placed if one is not None),
            )

    def _in_order(self) -> Iterator[_Placed]:
        themes = {theme.id: place for place, theme in enumerate(self._matrix.themes)}
        documents = {document.id: place for place, document in enumerate(self._held)}
        noted = {
            (themes[theme], documents[document])
            for document, theme in self._material.summaries
            if theme in themes and document in documents
        }
        said = {
            (theme, place)
            for place, document in enumerate(self._held)
            for theme in self._cells[document.id].together
        }
        coded = (
            ((themes[one.theme.id], documents[one.document.id]), one)
            for one in _by_theme(self._project, self._matrix, self._material.citations.style)
            if one.document.id in documents
        )
        rest = ((where, None) for where in sorted(noted | said))
        return heapq.merge(coded, rest, key=lambda one: one[0])


def _by_document(project: Project, matrix: Matrix) -> dict[str, Cells]:
    """The cells of each document, also where the rows of the matrix are studies."""
    if matrix.by != "document":
        matrix = matrix_of(project, coders=matrix.view, only_coder=matrix.only)
    return {
        row.documents[0].id: cells for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    }


def _each_once(found: Iterable[CodedPassage]) -> tuple[CodedPassage, ...]:
    """Passages without those that one person marked in another copy too."""
    told = {(one.coder_id, one.file, one.quote, one.start, one.boxes): one for one in found}
    return tuple(told.values())


def quoted(found: CodedPassage) -> str:
    """A passage as it stands in a table: its words with citation and number."""
    words = (
        f"[region] {found.citation}" if found.quote is None else quote(found.quote, found.citation)
    )
    return f"{words} [{found.number}]"


def _by_theme(project: Project, matrix: Matrix, style: Style) -> Iterator[CodedPassage]:
    asked = Asked(coder=None if matrix.only is None else matrix.only.id, order="theme")
    rows = passage_rows(project, asked)
    reader = PassageReader(project, whose=matrix.only, style=style)
    for begin in range(0, len(rows), _PAGE):
        yield from filter(None, reader.at(rows[begin : begin + _PAGE]))
