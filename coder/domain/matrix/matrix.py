"""The theme matrix: documents or studies by themes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.matrix.cell import OPEN, State
from coder.domain.matrix.tally import Tallies
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.theme import Theme

By = Literal["document", "study"]
Coders = Literal["union", "each", "majority", "consensus"]

BYS: Final[tuple[By, ...]] = get_args(By)


class Count(NamedTuple):
    """What is coded in a cell, and what follows from it."""

    state: State
    codings: int
    passages: int  # overlaps across the coders shown are joined
    characters: int  # covered, each once
    coders: tuple[str, ...]  # ids of those who coded, by name


class Cell(NamedTuple):
    """A document, or study, and a theme."""

    own: Count
    with_children: Count
    disagree: bool = False
    by_coder: Mapping[str, "Cell"] | None = None  # coder id -> that coder's cell, if asked for

    @property
    def state(self) -> State:
        """The state of the theme with the themes below it."""
        return self.with_children.state


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, one a theme; each is made when it is asked for.

    States are by theme (its place), those left out are open; tallies are by column of the tree.
    ``in_order`` puts coders as they are shown.
    """

    tree: ThemeTree
    own: Mapping[int, State]
    together: Mapping[int, State]
    disputed: frozenset[int]
    tallies: Tallies
    in_order: Callable[[tuple[str, ...]], tuple[str, ...]]
    by_coder: Mapping[str, "Cells"] | None = None

    @property
    def codings(self) -> int:
        """The number of codings in all cells, each once."""
        return sum(self.tallies.codings[::2])

    def __len__(self) -> int:
        return len(self.tree.together)

    def __iter__(self) -> Iterator[Cell]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, theme: int) -> Cell:
        by_coder = None
        if self.by_coder is not None:
            by_coder = {coder: cells[theme] for coder, cells in self.by_coder.items()}
        return Cell(
            self._count(self.own.get(theme, OPEN), 2 * theme),
            self.with_children(theme),
            theme in self.disputed,
            by_coder,
        )

    def with_children(self, theme: int) -> Count:
        """That part of a cell alone, for whoever needs no more of many cells."""
        return self._count(self.together.get(theme, OPEN), self.tree.together[theme])

    def _count(self, state: State, column: int) -> Count:
        held = self.tallies
        return Count(
            state,
            held.codings[column],
            held.passages[column],
            held.characters[column],
            self.in_order(held.coders[column]),
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A document, or a study with all its documents."""

    key: str  # citation key, or the study's name
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes in codebook order, rows by key; ``cells[row][theme]``."""

    by: By
    view: Coders
    themes: Sequence[Theme]
    rows: Sequence[Row]
    cells: Sequence[Cells]
    coders: Sequence[Coder]  # the coders shown
    only: Coder | None  # the one coder who was asked for
    excluded: Sequence[Document]

    def as_json(self) -> dict[str, object]:
        """The shape of the command line's ``matrix`` (DESIGN 5.1)."""
        names = {coder.id: coder.name for coder in self.coders}
        return {
            "themes": [theme.path for theme in self.themes],
            "documents": [document.key for row in self.rows for document in row.documents],
            "coders": list(names.values()),
            "coder_ids": list(names),
            "rows": [
                {
                    "key": row.key,
                    "documents": [document.key for document in row.documents],
                    "document_ids": [document.id for document in row.documents],
                }
                for row in self.rows
            ],
            "cells": [[_cell_as_json(cell, names) for cell in row] for row in self.cells],
            "theme_ids": [theme.id for theme in self.themes],
            "excluded": [
                {"key": document.key, "document": document.id, "reason": document.excluded}
                for document in self.excluded
            ],
        }


def _cell_as_json(cell: Cell, names: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {
        "own": _count_as_json(cell.own, names),
        "with_children": _count_as_json(cell.with_children, names),
        "state": cell.state,
        "disagree": cell.disagree,
    }
    if cell.by_coder is not None:
        found["by_coder"] = {
            coder: _cell_as_json(one, names) for coder, one in cell.by_coder.items()
        }
    return found


def _count_as_json(count: Count, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "state": count.state,
        "codings": count.codings,
        "passages": count.passages,
        "characters": count.characters,
        "coders": [names[coder] for coder in count.coders],
        "coder_ids": list(count.coders),
    }
