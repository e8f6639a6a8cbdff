"""Everything the matrix view shows of a project: cells, charted values, summaries, quotations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from coder.analysis.attribute_values import attribute_values
from coder.analysis.matrix import matrix
from coder.analysis.whose import is_own
from coder.domain.attribute import Attribute, ShownValue, parts
from coder.domain.coder import Coder
from coder.domain.consensus import Undecided
from coder.domain.document import Document
from coder.domain.matrix.arrangement import DIFFERS, NOT_REPORTED, RowFacts
from coder.domain.matrix.matrix import By, Coders, Matrix, Row
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.searching import plain
from coder.domain.summary import Summary
from coder.domain.theme import Theme
from coder.store import attributes as stored_attributes
from coder.store import cells
from coder.store.agreed_file import undecided_in
from coder.store.coded_passages import words_of
from coder.store.project import Project
from coder.store.summaries import summaries

Written = Mapping[tuple[str, str], tuple[Summary, ...]]
"""Summaries by document and theme, that by consensus first."""


@dataclass(frozen=True, slots=True, eq=False)
class Overview:
    """A matrix with what is known of its rows, and what was written into its cells."""

    matrix: Matrix
    attributes: Sequence[Attribute]
    facts: Sequence[RowFacts]  # one for each row
    written: Written
    passages: tuple[int, int]  # the least and the most in any cell that has some; 0, 0 if none has
    characters: tuple[int, int]
    undecided: Undecided | None  # where it is the consensus that is shown


def overview(
    project: Project,
    *,
    by: By = "document",
    coders: Coders = "union",
    only_coder: Coder | None = None,
    whose: Coder | None = None,
) -> Overview:
    """A matrix as ``analysis.matrix`` makes it, with all that a view of it shows.

    ``whose`` leaves one person's values and summaries, as while the project is blind.
    """
    made = matrix(project, by=by, coders=coders, only_coder=only_coder)
    held = stored_attributes.attributes(project)
    values = attribute_values(project, whose)
    passages, characters = _spans(made)
    return Overview(
        made,
        held,
        [_facts(row, held, values) for row in made.rows],
        written(project, whose),
        passages,
        characters,
        undecided_in(project),
    )


def written(project: Project, whose: Coder | None) -> Written:
    """All summaries that may be seen; that of all is a team's, and hidden with the others'."""
    seen = [
        one
        for one in summaries(project)
        if whose is None or (is_own(one.coder, whose) and not one.consensus)
    ]
    in_cells = groupby(seen, key=lambda one: (one.document, one.theme))
    return {cell: tuple(found) for cell, found in in_cells}


def written_in(
    found: Overview, documents: Sequence[Document], theme: int, *, below: bool
) -> list[tuple[Theme, Summary]]:
    """What was written into a cell, and with ``below`` into those of the themes below it."""
    themes = found.matrix.themes
    last = theme + 1
    while below and last < len(themes) and themes[last].depth > themes[theme].depth:
        last += 1
    return [
        (one, summary)
        for one in themes[theme:last]
        for document in documents
        for summary in found.written.get((document.id, one.id), ())
    ]


class FirstQuotations:
    """Reads the first words of every cell of a document, when the document is seen."""

    def __init__(self, project: Project, made: Matrix, *, coder: str | None) -> None:
        self._project = project
        self._coded = cells.CodedRows(project, coder)
        self._files = cells.stored_files(project)
        tree = ThemeTree.of(made.themes)
        self._cells = {  # in which a coding with a stored theme stands
            stored: tree.lineage(tree.places[shown])
            for stored, shown in cells.shown_themes(project).items()
            if shown in tree.places
        }
        self._read: dict[str, dict[int, str | None]] = {}

    def of(self, documents: Sequence[Document], theme: int) -> str | None:
        """The first quotation of a cell; None if it has no words, as a region has not."""
        for document in documents:
            if document.id not in self._read:
                self._read[document.id] = self._first(document)
            if (words := self._read[document.id].get(theme)) is not None:
                return words
        return None

    def _first(self, document: Document) -> dict[int, str | None]:
        """The first words by theme; the file that is read comes first."""
        first: dict[int, int] = {}  # row numbers of passages, by theme
        files = sorted(
            self._files.get(document.id, []), key=lambda alike: document.reading not in alike
        )
        for alike in files:
            for stretch in self._coded.stretches(alike):
                for theme in self._cells.get(stretch[4], ()):
                    first.setdefault(theme, stretch[3])
        words = words_of(self._project, list(set(first.values())))
        return {theme: words.get(passage) for theme, passage in first.items()}


def _spans(made: Matrix) -> tuple[tuple[int, int], tuple[int, int]]:
    """The least and the most passages, and characters, that any cell with some holds."""
    columns = made.cells[0].tree.together if made.cells else ()
    return (
        _span(row.tallies.passages[one] for row in made.cells for one in columns),
        _span(row.tallies.characters[one] for row in made.cells for one in columns),
    )


def _span(amounts: Iterable[int]) -> tuple[int, int]:
    some = [one for one in amounts if one]
    return min(some, default=0), max(some, default=0)


def _facts(
    row: Row, attributes: Sequence[Attribute], values: Mapping[str, Mapping[str, ShownValue]]
) -> RowFacts:
    documents = row.documents
    searched = [row.key]
    for one in documents:
        searched += [one.key, one.title or "", *one.authors, str(one.year or "")]
    return RowFacts(
        key=row.key,
        year=min((one.year for one in documents if one.year is not None), default=None),
        study=documents[0].study or "",
        words=plain("\n".join(searched)),
        values={
            one.id: _values(one, [values[held.id][one.id] for held in documents])
            for one in attributes
        },
    )


def _values(attribute: Attribute, shown: Sequence[ShownValue]) -> tuple[str, ...]:
    """What documents have; that nothing is reported, where the team said so and none has more."""
    found = tuple(dict.fromkeys(part for one in shown for part in _parts(attribute, one)))
    if not found and any(one.consensus == "" for one in shown):
        return (NOT_REPORTED,)
    return found


def _parts(attribute: Attribute, shown: ShownValue) -> tuple[str, ...]:
    if shown.state == "differs":
        return (DIFFERS,)
    return () if shown.value is None else parts(attribute, shown.value)
