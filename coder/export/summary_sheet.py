"""The sheet of summaries: what coders, or the team, wrote into cells of the matrix."""

from collections.abc import Iterator, Mapping
from typing import Final

from coder.domain.document import Document
from coder.domain.matrix.matrix import Matrix
from coder.domain.summary import Summary, numbers_in
from coder.domain.theme import Theme
from coder.export.look import Look
from coder.export.material import Material, whose
from coder.export.sheet import Column, Link, Sheet

TITLE: Final = "Summaries"

_BEFORE: Final = 5  # columns before those that lead to passages
_MOST: Final = 20  # of those


def numbers_of(material: Material) -> set[str]:
    """The numbers of all codings that summaries lead to."""
    return {
        number for held in material.summaries.values() for one in held for number in _numbers(one)
    }


def summary_columns(material: Material, look: Look) -> list[Column]:
    """The columns of the sheet: as many that lead to passages as the richest summary needs."""
    counts = (len(_numbers(one)) for held in material.summaries.values() for one in held)
    several = min(max(counts, default=0), _MOST)
    return [
        Column("Document", 20, look.key_above),
        Column("Citation", 24, look.text),
        Column("Theme", 26, look.text),
        Column("Whose", 16, look.text),
        Column("Summary", 80, look.text),
        *(Column(f"Passage {number}", 18, look.text) for number in range(1, several + 1)),
    ]


def write_summaries(
    sheet: Sheet,
    matrix: Matrix,
    material: Material,
    *,
    rows: Mapping[str, Link],
    pages: Mapping[str, Link],
) -> int:
    """Write every summary, by document and theme; returns how many there are.

    ``rows`` are where the quotation of a number stands, ``pages`` the evidence of a document. What
    a summary names and nobody has coded leads nowhere.
    """
    sheet.write_head()
    several = sheet.width - _BEFORE
    written = 0
    for document, theme, one in _in_order(matrix, material):
        numbers = _numbers(one)[:several]
        links = {
            _BEFORE + place: rows[number] for place, number in enumerate(numbers) if number in rows
        }
        if document.id in pages:
            links[0] = pages[document.id]
        values = (
            document.key, material.citations.citation(document), theme.path, whose(one), one.text,
        )  # fmt: skip
        sheet.write((*values, *numbers, *(several - len(numbers)) * [None]), links)
        written += 1
    sheet.close()
    return written


def _in_order(matrix: Matrix, material: Material) -> Iterator[tuple[Document, Theme, Summary]]:
    for document in material.included:
        for theme in matrix.themes:
            for one in material.summaries.get((document.id, theme.id), ()):
                yield document, theme, one


def _numbers(summary: Summary) -> list[str]:
    """The numbers that a summary names, each once."""
    return list(dict.fromkeys(number for _, _, number in numbers_in(summary.text)))
