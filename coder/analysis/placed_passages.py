"""Passages that were marked on another PDF of an article, and how they stand on the one read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.quoting.anchor import from_json
from coder.store import placements
from coder.store.coders import coders
from coder.store.documents import document, file, shown
from coder.store.passages import codings_on
from coder.store.placements import Placed
from coder.store.project import Project
from coder.store.themes import themes


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """One such passage: what was marked where, and where it may stand on the reading copy."""

    passage: str
    coder: str
    coder_id: str
    document: Document
    made_on: str  # the name of the PDF
    pdf_page: int  # of that PDF, from 1
    words: str  # empty for a region
    themes: tuple[str, ...]  # paths, in codebook order
    state: str  # exact, close, ambiguous, unplaced
    score: int  # thousandths
    by_hand: bool
    places: tuple[tuple[int, int], ...]  # to choose from, likeliest first


def placed_passage(project: Project, passage: str) -> PlacedPassage | None:
    """How one passage stands; None if it was marked on the PDF that is read."""
    held = placements.placed(project, passage)
    return None if held is None else next(_passages(project, [held]), None)


def not_placed(project: Project, whose: Coder | None = None) -> list[PlacedPassage]:
    """The passages that stand nowhere on their reading copy, by citation key and place.

    ``whose`` leaves one person's.
    """
    found = _passages(project, placements.not_placed(project))
    return sorted(
        (one for one in found if whose is None or one.coder_id == whose.id),
        key=lambda one: (one.document.key, one.made_on, one.pdf_page, one.words, one.passage),
    )


def _passages(project: Project, rows: list[Placed]) -> Iterator[PlacedPassage]:
    names = {one.id: one.name for one in coders(project)}
    paths = {theme.id: (theme.place, theme.path) for theme in themes(project)}
    for row in rows:
        made = placements.made(project, row.passage)
        stored = file(project, made.file)
        held = document(project, stored.document) if stored else None
        if stored is None or held is None:
            continue
        anchor = from_json(made.anchor)
        coder = shown(project, made.coder)
        on_it = {theme for _, theme in codings_on(project, row.passage)}
        told = [path for _, path in sorted(paths[theme] for theme in on_it if theme in paths)]
        yield PlacedPassage(
            row.passage, names.get(coder, ""), coder, held, stored.name, anchor.page + 1,
            anchor.words, tuple(told),
            row.state, row.score, bool(row.by_hand),
            tuple((start, end) for start, end in json.loads(row.places)),
        )  # fmt: skip
