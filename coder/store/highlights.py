"""Passages with all that is painted of them, file by file."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from coder.store.coders import SHOWN_AS
from coder.store.placements import STANDS_ELSEWHERE
from coder.store.project import Project

_SHOWN = "coalesce((SELECT as_row FROM shown WHERE row = c.theme), c.theme)"
_ANCHOR = "coalesce(l.anchor, p.anchor)"
_PAGES = f"json_extract({_ANCHOR}, '$.boxes[0][0]'), json_extract({_ANCHOR}, '$.boxes[#-1][0]')"
_ONLY = " AND p.id IN (SELECT value FROM json_each(?2))"
_STANDING = (
    f" (p.file IN (SELECT value FROM json_each(?1)) AND p.id NOT IN {STANDS_ELSEWHERE}"
    " OR p.id IN (SELECT passage FROM placement WHERE anchor IS NOT NULL"
    "   AND file IN (SELECT value FROM json_each(?1))))"
)


class HighlightRow(NamedTuple):
    """A passage as it is stored."""

    passage: str
    coder: str  # as shown
    anchor: str  # JSON
    first_page: int  # index
    last_page: int


def passages_of(
    project: Project, files: Sequence[str], only: Sequence[str] | None = None
) -> list[HighlightRow]:
    """The passages that stand in stored files; of some of them, if ``only`` names those."""
    sql, values = _asked(
        f"SELECT p.id, {SHOWN_AS.format('p.coder')}, {_ANCHOR}, {_PAGES} FROM passage p"
        " LEFT JOIN placement l ON l.passage = p.id WHERE",
        files,
        only,
    )
    return [HighlightRow(*row) for row in project.db.execute(sql, values)]


def themes_on(
    project: Project, files: Sequence[str], only: Sequence[str] | None = None
) -> list[tuple[str, str, str]]:
    """The codings on those passages: (passage, coding, theme as it is shown)."""
    sql, values = _asked(
        f"SELECT p.id, c.id, {_SHOWN} FROM passage p CROSS JOIN coding c ON c.passage = p.id WHERE",
        files,
        only,
    )
    return project.db.execute(sql, values).fetchall()


class ChartedRow(NamedTuple):
    """A value that a passage supports."""

    passage: str
    coder: str  # as shown
    attribute: str  # its name
    value: str


def charted_on(
    project: Project, files: Sequence[str], only: Sequence[str] | None = None
) -> list[ChartedRow]:
    """The values that those passages support, in the order of the attributes."""
    sql, values = _asked(
        f"SELECT p.id, {SHOWN_AS.format('x.coder')}, a.name, x.value FROM passage p"
        " CROSS JOIN charted x ON x.passage = p.id JOIN attribute a ON a.id = x.attribute"
        " WHERE x.value IS NOT NULL AND",
        files,
        only,
    )
    found = project.db.execute(f"{sql} ORDER BY a.position, a.id, x.id", values)
    return [ChartedRow(*row) for row in found]


def memos_about(project: Project, rows: Sequence[str]) -> list[tuple[str, str, str]]:
    """The memos on some rows: (row, coder as shown, text)."""
    return project.db.execute(
        f"SELECT about, {SHOWN_AS.format('coder')}, text FROM memo"
        " WHERE about IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(rows)),),
    ).fetchall()


def noted(project: Project, memos: Sequence[str]) -> set[str]:
    """What some memos are on."""
    rows = project.db.execute(
        "SELECT about FROM memo WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(memos)),),
    )
    return {about for (about,) in rows}


def passages_with(project: Project, codings: Sequence[str]) -> list[str]:
    """The passages that some codings stand on."""
    rows = project.db.execute(
        "SELECT DISTINCT passage FROM coding WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(codings)),),
    )
    return [passage for (passage,) in rows]


def supporting(project: Project, charted: Sequence[str]) -> set[str]:
    """The passages that support some charted values."""
    rows = project.db.execute(
        "SELECT passage FROM charted WHERE id IN (SELECT value FROM json_each(?))"
        " AND passage IS NOT NULL",
        (json.dumps(list(charted)),),
    )
    return {passage for (passage,) in rows}


def _asked(
    sql: str, files: Sequence[str], only: Sequence[str] | None
) -> tuple[str, tuple[str, ...]]:
    sql += _STANDING
    if only is None:
        return sql, (json.dumps(list(files)),)
    return sql + _ONLY, (json.dumps(list(files)), json.dumps(list(only)))
