"""The findings: for each theme and document what was summarised, and the quotations for it."""

import heapq
from collections.abc import Iterator
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
from coder.domain.matrix.matrix import Cells, Count, Matrix
from coder.domain.summary import Summary
from coder.domain.theme import Theme
from coder.export.material import Material
from coder.store.project import Project

_PAGE: Final = 256  # passages that are held at a time


@dataclass(frozen=True, slots=True)
class Finding:
    """What there is of one theme in one document."""

    theme: Theme
    document: Document
    citation: str  # without brackets
    count: Count  # with the themes below, as the matrix of documents shows it
    summaries: tuple[Summary, ...]
    passages: tuple[CodedPassage, ...]  # of the theme itself


_Where = tuple[int, int]  # the places of theme and document


def findings(project: Project, matrix: Matrix, material: Material) -> Iterator[Finding]:
    """All findings, by theme in codebook order and by citation key; of one theme and document each.

    Passages with a theme below another are told there alone. One finding is held at a time.
    """
    held = material.included
    cells = _by_document(project, matrix)
    themes = {theme.id: place for place, theme in enumerate(matrix.themes)}
    documents = {document.id: place for place, document in enumerate(held)}
    noted = sorted(
        (themes[theme], documents[document])
        for document, theme in material.summaries
        if theme in themes and document in documents
    )
    coded = (
        ((themes[one.theme.id], documents[one.document.id]), one)
        for one in _by_theme(project, matrix, material.citations.style)
        if one.document.id in documents
    )
    both = heapq.merge(coded, ((where, None) for where in noted), key=lambda one: one[0])
    for (theme, document), found in groupby(both, key=lambda one: one[0]):
        it, of = matrix.themes[theme], held[document]
        yield Finding(
            it,
            of,
            material.citations.citation(of),
            cells[of.id].with_children(theme),
            tuple(material.summaries.get((of.id, it.id), ())),
            tuple(one for _, one in found if one is not None),
        )


def _by_document(project: Project, matrix: Matrix) -> dict[str, Cells]:
    """The cells of each document, also where the rows of the matrix are studies."""
    if matrix.by != "document":
        matrix = matrix_of(project, coders=matrix.view, only_coder=matrix.only)
    return {
        row.documents[0].id: cells for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    }


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
