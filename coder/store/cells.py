"""What the cells of the matrix rest on: coded stretches and regions, assessments, readings."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from coder.domain.matrix.tally import CodedRegion, CodedStretch
from coder.domain.texts.text import Box
from coder.store.coders import SHOWN_AS, joined_coders, raw_coders
from coder.store.placements import STANDS_ELSEWHERE, any_placed
from coder.store.project import Project

# Each file is read along its index, so that nothing has to be sorted or fetched from the table.
_STRETCHES = (
    'SELECT p.start, p."end", p.coder, p.rowid, c.theme'
    " FROM passage p CROSS JOIN coding c ON c.passage = p.id"
    ' WHERE p.file = ? AND p.start >= 0{0} ORDER BY p.start, p."end", p.coder, p.id'
)
_REGIONS = (
    "SELECT p.coder, p.rowid, c.theme, json_extract(p.anchor, '$.boxes')"
    " FROM passage p CROSS JOIN coding c ON c.passage = p.id"
    " WHERE p.file = ? AND p.start IS NULL{0} ORDER BY p.id"
)
_FILES = f"SELECT {SHOWN_AS.format('document')}, {SHOWN_AS.format('id')}, id FROM file"
# The same for passages that were made on another Text and placed on this file.
_PLACED = (
    " FROM placement l CROSS JOIN passage p ON p.id = l.passage CROSS JOIN coding c"
    " ON c.passage = p.id WHERE l.file = ? AND l.anchor IS NOT NULL"
)
_PLACED_STRETCHES = (
    f'SELECT l.start, l."end", p.coder, p.rowid, c.theme{_PLACED} AND l.start >= 0{{0}}'
)
_PLACED_REGIONS = (
    "SELECT p.coder, p.rowid, c.theme, json_extract(l.anchor, '$.boxes')"
    f"{_PLACED} AND l.start IS NULL{{0}} ORDER BY p.id"
)
_NOT_ELSEWHERE = f" AND p.id NOT IN {STANDS_ELSEWHERE}"


def stored_files(project: Project) -> dict[str, list[list[str]]]:
    """The stored files of every document as it is shown; those with one content together."""
    return _grouped(project.db.execute(f"{_FILES} ORDER BY 1, 2, 3"))


def stored_files_of(project: Project, document: str) -> list[list[str]]:
    """The stored files of one document as it is shown; those with one content together."""
    rows = project.db.execute(
        f"{_FILES} WHERE document = ?1 OR document IN (SELECT row FROM shown WHERE as_row = ?1)"
        " ORDER BY 1, 2, 3",
        (document,),
    )
    return _grouped(rows).get(document, [])


def _grouped(rows: Iterable[tuple[str, str, str]]) -> dict[str, list[list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for document, file, row in rows:
        found.setdefault(document, {}).setdefault(file, []).append(row)
    return {document: list(files.values()) for document, files in found.items()}


def shown_themes(project: Project) -> dict[str, str]:
    """Every stored theme, and the theme as which it is shown."""
    return dict(project.db.execute(f"SELECT id, {SHOWN_AS.format('id')} FROM theme").fetchall())


class CodedRows:
    """Reads what is coded in one stored file after another, as it is shown now."""

    def __init__(self, project: Project, coder: str | None) -> None:
        self._db = project.db
        self._joined = joined_coders(project)
        self._persons = {**self._joined, **{person: person for person in self._joined.values()}}
        self._elsewhere = any_placed(project)
        self._of_coder = _of_coder(project, coder, "p.coder")

    def stretches(self, files: Sequence[str]) -> list[CodedStretch]:
        """The coded stretches of stored files with one content, in the order of the text."""
        rows: list[CodedStretch] = self._rows(_STRETCHES, _PLACED_STRETCHES, files)
        if self._joined:
            return sorted(self._of_persons(rows))
        return rows if len(files) == 1 and not self._elsewhere else sorted(rows)

    def regions(self, files: Sequence[str]) -> list[CodedRegion]:
        """The coded regions of stored files with one content."""
        first: dict[tuple[str, str], int] = {}
        found = []
        for coded_by, stored, theme, boxes in self._rows(_REGIONS, _PLACED_REGIONS, files):
            who, passage = self._persons.get(coded_by), stored
            if who is not None:
                passage = first.setdefault((who, boxes), stored)
            held = tuple(Box(*box) for box in json.loads(boxes))
            found.append(CodedRegion(who or coded_by, passage, theme, held))
        return found

    def _rows(self, made: str, placed: str, files: Sequence[str]) -> list[Any]:
        """The rows of some files; of those made on another Text, the ones placed on these."""
        condition, of_coder = self._of_coder
        statements = [made.format(condition)]
        if self._elsewhere:
            statements = [made.format(_NOT_ELSEWHERE + condition), placed.format(condition)]
        found: list[Any] = []
        for statement in statements:
            for file in files:
                found += self._db.execute(statement, (file, *of_coder)).fetchall()
        return found

    def _of_persons(self, rows: Iterable[CodedStretch]) -> Iterator[CodedStretch]:
        """Stretches with who is shown for each; equal ones that one person marked twice are one."""
        first: dict[tuple[int, int, str], int] = {}
        for row in rows:
            who = self._persons.get(row[2])
            if who is None:
                yield row
            else:
                start, end, _, passage, theme = row
                yield start, end, who, first.setdefault((start, end, who), passage), theme


def assessments(project: Project, coder: str | None) -> Iterator[tuple[str, str, str, str]]:
    """What stands of all assessments: (document, theme, coder, state), as they are shown."""
    condition, values = _of_coder(project, coder, "coder")
    joined = joined_coders(project)
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('document')}, {SHOWN_AS.format('theme')}, coder, state"
        f" FROM assessment WHERE state IS NOT NULL{condition} ORDER BY id",
        values,
    )
    if not joined:
        return rows
    return ((document, theme, joined.get(who, who), state) for document, theme, who, state in rows)


def finished(project: Project) -> dict[str, list[str]]:
    """The coders who have finished each document, as it is shown."""
    found: dict[str, list[str]] = {}
    rows = project.db.execute(
        f"SELECT DISTINCT {SHOWN_AS.format('document')}, {SHOWN_AS.format('coder')} FROM reading"
        " WHERE finished IS NOT NULL ORDER BY 1, 2"
    )
    for document, coder in rows:
        found.setdefault(document, []).append(coder)
    return found


def coders_at_work(project: Project) -> set[str]:
    """Everyone who coded or assessed anything, or was given something to read."""
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('id')} FROM coder c"
        " WHERE EXISTS (SELECT 1 FROM passage WHERE coder = c.id)"
        " OR EXISTS (SELECT 1 FROM reading WHERE coder = c.id)"
        " OR EXISTS (SELECT 1 FROM assessment WHERE coder = c.id AND state IS NOT NULL)"
    )
    return {coder for (coder,) in rows}


def _of_coder(project: Project, coder: str | None, column: str) -> tuple[str, tuple[str, ...]]:
    """The condition (SQL, with its values) that leaves one person's rows, under all their ids."""
    if coder is None:
        return "", ()
    ids = tuple(raw_coders(project, coder))
    return f" AND {column} IN ({', '.join('?' * len(ids))})", ids
