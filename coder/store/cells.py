"""What the cells of the matrix rest on: coded stretches and regions, assessments, readings."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def stretches_in(project: Project, files: Sequence[str], coder: str | None) -> list[CodedStretch]:
    """The coded stretches of stored files with one content, in the order of the text."""
    elsewhere = any_placed(project)
    rows: list[CodedStretch] = _rows(project, _STRETCHES, files, coder, elsewhere=elsewhere)
    if elsewhere:
        rows += _rows(project, _PLACED_STRETCHES, files, coder)
    if joined := joined_coders(project):
        return sorted(_of_persons(rows, joined))
    return rows if len(files) == 1 and not elsewhere else sorted(rows)


def _of_persons(rows: Iterable[CodedStretch], joined: Mapping[str, str]) -> Iterator[CodedStretch]:
    """Stretches with who is shown for each; equal ones that one person marked twice are one."""
    persons = {**joined, **{person: person for person in joined.values()}}
    first: dict[tuple[int, int, str], int] = {}
    for row in rows:
        who = persons.get(row[2])
        if who is None:
            yield row
        else:
            start, end, _, passage, theme = row
            yield start, end, who, first.setdefault((start, end, who), passage), theme


def regions_in(project: Project, files: Sequence[str], coder: str | None) -> list[CodedRegion]:
    """The coded regions of stored files with one content."""
    elsewhere = any_placed(project)
    rows = _rows(project, _REGIONS, files, coder, elsewhere=elsewhere)
    if elsewhere:
        rows += _rows(project, _PLACED_REGIONS, files, coder)
    joined = joined_coders(project)
    persons = set(joined.values())
    first: dict[tuple[str, str], int] = {}
    found = []
    for coded_by, stored, theme, boxes in rows:
        who, passage = joined.get(coded_by, coded_by), stored
        if who in persons:
            passage = first.setdefault((who, boxes), stored)
        held = tuple(Box(*box) for box in json.loads(boxes))
        found.append(CodedRegion(who, passage, theme, held))
    return found


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


def _rows(
    project: Project, sql: str, files: Sequence[str], coder: str | None, *, elsewhere: bool = False
) -> list[Any]:
    """The rows of some files; without those that stand elsewhere, where there are any."""
    condition, of_coder = _of_coder(project, coder, "p.coder")
    statement = sql.format(f"{_NOT_ELSEWHERE if elsewhere else ''}{condition}")
    found: list[Any] = []
    for file in files:
        found += project.db.execute(statement, (file, *of_coder)).fetchall()
    return found


def _of_coder(project: Project, coder: str | None, column: str) -> tuple[str, tuple[str, ...]]:
    """The condition (SQL, with its values) that leaves one person's rows, under all their ids."""
    if coder is None:
        return "", ()
    ids = tuple(raw_coders(project, coder))
    return f" AND {column} IN ({', '.join('?' * len(ids))})", ids
