"""The codings that a list shows, as row numbers in order: fast also for 100,000 of them."""

import json
from array import array
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.searching import Search
from coder.store.coders import raw_coders
from coder.store.project import Project

Order = Literal["place", "theme", "time"]

_SHOWN: Final = "coalesce((SELECT as_row FROM shown WHERE row = {0}), {0})"

# Both indexes hold all that is read of a row, but for a region's page: this is what makes it fast.
_LISTED: Final = f"""
WITH f(file, place, regions) AS MATERIALIZED (
  SELECT f.id, dense_rank() OVER (ORDER BY d.key, d.id,
           {_SHOWN.format("f.id")} IS NOT {_SHOWN.format("d.reading")}, {_SHOWN.format("f.id")}),
         EXISTS (SELECT 1 FROM passage WHERE file = f.id AND start IS NULL)
    FROM file f JOIN shown_document d ON d.id = {_SHOWN.format("f.document")}
   WHERE :documents IS NULL OR d.id IN (SELECT value FROM json_each(:documents))),
t(theme, place) AS MATERIALIZED (
  SELECT t.id, s.place FROM theme t JOIN shown_theme s ON s.id = {_SHOWN.format("t.id")}
   WHERE :themes IS NULL OR s.id IN (SELECT value FROM json_each(:themes))),
r(coder, place) AS MATERIALIZED (
  SELECT c.id, dense_rank() OVER (ORDER BY s.name, s.id)
    FROM coder c JOIN shown_coder s ON s.id = {_SHOWN.format("c.id")}
   WHERE :coder IS NULL OR s.id = :coder)
SELECT c.rowid AS coding FROM f
  CROSS JOIN passage p INDEXED BY passage_place ON p.file = f.file
  CROSS JOIN r ON r.coder = p.coder
  CROSS JOIN coding c INDEXED BY coding_passage ON c.passage = p.id
  CROSS JOIN t ON t.theme = c.theme"""
_ON_PAGE: Final = "CASE WHEN {0} THEN json_extract(p.anchor, '$.boxes[0][{1}]') END"
_AMONG_REGIONS: Final = (
    f'f.place, {_ON_PAGE.format("f.regions", 0)}, p.start IS NULL, p.start, p."end",'
    f" {_ON_PAGE.format('p.start IS NULL', 2)}, {_ON_PAGE.format('p.start IS NULL', 1)},"
    " t.place, r.place, c.rowid"
)
_WITHOUT_REGIONS: Final = 'f.place, p.start, p."end", t.place, r.place, c.rowid'
"""The same where no region is marked: half as much to sort by."""

_ANY_REGION: Final = (
    "SELECT EXISTS (SELECT 1 FROM file f CROSS JOIN passage p INDEXED BY passage_place"
    " ON p.file = f.id AND p.start IS NULL)"
)
_FIRST: Final = {"place": "f.place", "theme": "t.place", "time": "c.made_at"}
_MANY: Final = 5_000
_MANY_DOCUMENTS: Final = 300
_NOTED: Final = "about_kind IN ('coding', 'passage')"
_BROUGHT: Final = (
    "c.id IN (SELECT g.row FROM merged m CROSS JOIN json_each(m.ranges) r CROSS JOIN change g"
    " ON g.operation BETWEEN json_extract(r.value, '$[0]') AND json_extract(r.value, '$[1]')"
    " WHERE m.n = :merge AND g.tbl = 'coding' AND g.kind = 'add')"
)
"""Whether a coding was made by what came in by a merge."""

_MEMOS: Final = (
    "(SELECT group_concat(text, char(10)) FROM memo WHERE about IN (c.id, p.id)"
    " AND (:noted_by IS NULL OR memo.coder IN (SELECT value FROM json_each(:noted_by))))"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Which codings are listed: ids as they are shown; None is any."""

    themes: Collection[str] | None = None
    documents: Collection[str] | None = None
    coder: str | None = None
    words: str = ""
    noted_by: str | None = None  # whose memos are searched
    merge: int | None = None  # the number of the merge that brought them


def listing(
    project: Project, listed: Listed, *, order: Order = "place", backwards: bool = False
) -> "array[int]":
    """The row numbers of codings in order: place in the documents, theme, or time."""
    conditions = [] if listed.merge is None else [_BROUGHT]
    search = Search.of(listed.words)
    if search.words:
        project.db.create_function("holds_words", 2, search.holds)
        noted = project.db.execute(f"SELECT EXISTS (SELECT 1 FROM memo WHERE {_NOTED})").fetchone()
        conditions.append(f"holds_words(p.anchor, {_MEMOS if noted[0] else 'NULL'})")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    direction = " DESC" if backwards else ""
    regions = project.db.execute(_ANY_REGION).fetchone()[0]
    rest = _AMONG_REGIONS if regions else _WITHOUT_REGIONS
    # In one step of SQLite's, so that in a thread it waits for Python's lock once, not a row.
    found = project.db.execute(
        "SELECT json_group_array(coding) FROM"
        f" ({_LISTED}{where} ORDER BY {_FIRST[order]}{direction}, {rest})",
        {
            "themes": _as_json(listed.themes),
            "documents": _as_json(listed.documents),
            "coder": listed.coder,
            "noted_by": listed.noted_by and json.dumps(raw_coders(project, listed.noted_by)),
            "merge": listed.merge,
        },
    ).fetchone()
    return array("q", json.loads(found[0]))


def has_many(project: Project) -> bool:
    """Whether the project holds so much that going through it takes a while."""
    codings, held = project.db.execute(
        "SELECT (SELECT max(rowid) FROM coding), (SELECT max(rowid) FROM document)"
    ).fetchone()
    return (codings or 0) > _MANY or (held or 0) > _MANY_DOCUMENTS


def row_of(project: Project, coding: str) -> int | None:
    """The row number of a coding, if it is there."""
    row = project.db.execute("SELECT rowid FROM coding WHERE id = ?", (coding,)).fetchone()
    return None if row is None else int(row[0])


def _as_json(ids: Collection[str] | None) -> str | None:
    return None if ids is None else json.dumps(sorted(ids))
