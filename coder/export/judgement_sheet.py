"""The sheet of judgements: who said that a theme is absent or unclear, when, and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from coder.domain.assessment import Assessment
from coder.domain.document import Document
from coder.domain.matrix.matrix import Matrix
from coder.domain.matrix.theme_tree import ThemeTree
from coder.export.look import Look
from coder.export.quotation_sheets import SheetRow, time_value
from coder.export.sheet import Column, Link, Sheet

TITLE: Final = "Judgements"


class JudgedCell(NamedTuple):
    """A cell that rests on judgements, of all or of one coder (an id), and what they say."""

    document: str
    theme: int  # its place
    coder: str | None
    state: str | None  # None for any


def judgement_columns(look: Look) -> list[Column]:
    """The columns of the sheet."""
    return [
        Column("Document", 20, look.key_above),
        Column("Theme", 30, look.text),
        Column("State", 10, look.text),
        Column("Reviewer", 16, look.text),
        Column("Note", 60, look.text),
        Column("When", 17, look.date),
    ]


def by_document(
    matrix: Matrix, documents: Iterable[Document], judged: Iterable[Assessment]
) -> dict[str, list[Assessment]]:
    """The judgements of documents, each in codebook order."""
    places = ThemeTree.of(matrix.themes).places
    found: dict[str, list[Assessment]] = {one.id: [] for one in documents}
    for one in judged:
        if one.document in found and one.theme in places:
            found[one.document].append(one)
    for held in found.values():
        held.sort(key=lambda one: places[one.theme])
    return found


def write_judgements(
    sheet: Sheet,
    matrix: Matrix,
    documents: Sequence[Document],
    judged: Mapping[str, Sequence[Assessment]],
    pages: Mapping[str, Link],
) -> dict[JudgedCell, SheetRow]:
    """Write every judgement; returns the first on which each cell rests.

    What was said of a theme itself stands before what was said of those below it. ``pages`` are
    the evidence of documents.
    """
    tree = ThemeTree.of(matrix.themes)
    first: dict[JudgedCell, SheetRow] = {}
    sheet.write_head()
    for document in documents:
        links = {0: pages[document.id]} if document.id in pages else {}
        for one in judged[document.id]:
            row = SheetRow(sheet.title, sheet.rows + 1)
            for theme in tree.lineage(tree.places[one.theme]):
                for coder in (None, one.coder):
                    for state in (None, one.state):
                        first.setdefault(JudgedCell(document.id, theme, coder, state), row)
            path = matrix.themes[tree.places[one.theme]].path
            when = time_value(one.made_at)
            sheet.write((document.key, path, one.state, one.name, one.note or None, when), links)
    sheet.close()
    return first
