"""Codings with their passages, by file or by row number."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from coder.store.coders import SHOWN_AS, joined_coders, raw_coders
from coder.store.passages import NUMBER
from coder.store.placements import STANDS_ELSEWHERE
from coder.store.project import Project


class StoredPassage(NamedTuple):
    """A coding with what it stands on, ids as they are stored."""

    coding: str
    number: str | None
    theme: str
    passage: str
    coder: str  # as shown
    anchor: str  # JSON
    memo: str | None  # of those who noted something on the coding or its passage
    made_at: str | None
    file: str
    state: str | None  # of its placement, where it was made on another Text than is read
    score: int | None
    by_hand: int | None
    made_on: str  # the stored file
    made_anchor: str  # JSON


_FIELDS = (
    f"SELECT c.id, {NUMBER}, c.theme, p.id, {SHOWN_AS.format('p.coder')},"
    " coalesce(l.anchor, p.anchor),"
    " (SELECT group_concat(text, char(10)) FROM"
    "   (SELECT text FROM memo WHERE about IN (c.id, p.id)"
    "      AND (:noted IS NULL OR coder IN (SELECT value FROM json_each(:noted)))"
    "     ORDER BY about_kind, id)),"
    " c.made_at, iif(l.anchor IS NULL, p.file, l.file), l.state, l.score, l.by_hand, p.file,"
    " p.anchor"
)
_SHOWN_ANCHOR = "coalesce(l.anchor, p.anchor)"
_PLACED = " LEFT JOIN placement l ON l.passage = p.id"
_IN_FILE = (
    f"{_FIELDS} FROM passage p CROSS JOIN coding c ON c.passage = p.id{_PLACED}"
    f" WHERE (p.file = :file AND p.id NOT IN {STANDS_ELSEWHERE}"
    "  OR p.id IN (SELECT passage FROM placement WHERE file = :file AND anchor IS NOT NULL))"
)
_BY_ROW = f"{_FIELDS}, c.rowid FROM coding c CROSS JOIN passage p ON p.id = c.passage{_PLACED}"


def coded_passages(
    project: Project, file: str, coder: str | None, noted_by: str | None = None
) -> list[StoredPassage]:
    """The codings in a stored file, of one coder if that is given, in no order.

    ``noted_by`` leaves the memos of one coder.
    """
    sql, ids = _IN_FILE, None
    if coder is not None:
        sql += " AND p.coder IN (SELECT value FROM json_each(:ids))"
        ids = json.dumps(raw_coders(project, coder))
    noted = noted_by and json.dumps(raw_coders(project, noted_by))
    values = {"file": file, "ids": ids, "noted": noted}
    return [StoredPassage(*row) for row in project.db.execute(sql, values)]


def coded_passages_at(
    project: Project, rows: Sequence[int], noted_by: str | None = None
) -> list[StoredPassage | None]:
    """The codings at row numbers, in their order; None where there is none any longer.

    ``noted_by`` leaves the memos of one coder.
    """
    noted = noted_by and json.dumps(raw_coders(project, noted_by))
    found = {
        row[-1]: StoredPassage(*row[:-1])
        for row in project.db.execute(
            f"{_BY_ROW} WHERE c.rowid IN (SELECT value FROM json_each(:rows))",
            {"rows": json.dumps(list(rows)), "noted": noted},
        )
    }
    return [found.get(row) for row in rows]


def words_of(project: Project, passages: Sequence[int]) -> dict[int, str | None]:
    """The words of passages where they are shown, by their row numbers; a region has none."""
    return dict(
        project.db.execute(
            f"SELECT p.rowid, coalesce(json_extract({_SHOWN_ANCHOR}, '$.words'),"
            f" json_extract({_SHOWN_ANCHOR}, '$.quote')) FROM passage p{_PLACED}"
            " WHERE p.rowid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(passages)),),
        ).fetchall()
    )


def texts_of(project: Project) -> dict[str, str | None]:
    """The digest of every stored file's text."""
    return dict(project.db.execute("SELECT id, text FROM file").fetchall())


def codings_by_coder(project: Project) -> dict[str, int]:
    """How many codings each coder made."""
    rows = project.db.execute(
        "SELECT p.coder, count(*) FROM coding c JOIN passage p ON p.id = c.passage GROUP BY 1"
    ).fetchall()
    joined, found = joined_coders(project), Counter[str]()
    for coder, count in rows:
        found[joined.get(coder, coder)] += count
    return found


def coded_when(project: Project, coder: str) -> tuple[int, str | None, str | None]:
    """How many codings a coder made, and when the first and the last (ISO 8601, UTC)."""
    row = project.db.execute(
        "SELECT count(*), min(c.made_at), max(c.made_at) FROM passage p"
        " JOIN coding c ON c.passage = p.id WHERE p.coder = ?",
        (coder,),
    ).fetchone()
    return row[0], row[1], row[2]


def first_codings(project: Project) -> dict[str, str]:
    """When each document was coded first, as it is shown; of those that were coded at all."""
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('f.document')}, min(c.made_at) FROM file f"
        " CROSS JOIN passage p ON p.file = f.id CROSS JOIN coding c ON c.passage = p.id GROUP BY 1"
    )
    return dict(rows.fetchall())
