"""The codings that a list shows, as row numbers in order: fast also for 100,000 of them."""

import json
from array import array
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from coder.domain.searching import Search
from coder.store.coders import raw_coders
from coder.store.placements import any_placed
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
_AS_PLACED: Final = f"""
WITH placed AS MATERIALIZED (SELECT passage, file, start, "end", anchor FROM placement
  WHERE anchor IS NOT NULL),
{_LISTED.strip().removeprefix("WITH ")}
  LEFT JOIN placed l ON l.passage = p.id LEFT JOIN f g ON g.file = l.file"""
_ON_PAGE: Final = "CASE WHEN {0} THEN json_extract({1}, '$.boxes[0][{2}]') END"


class _Standing(NamedTuple):
    """Where passages stand, as SQL."""

    listed: str
    file: str  # its place among the files
    start: str
    end: str
    anchor: str

    def order(self, *, regions: bool) -> str:
        """By place; where no region is marked there is half as much to sort by."""
        file, start, end = self[1:4]
        if not regions:
            return f"{file}, {start}, {end}, t.place, r.place, c.rowid"
        page = _ON_PAGE.format("f.regions", self.anchor, 0)
        corner = [_ON_PAGE.format(f"{start} IS NULL", self.anchor, side) for side in (2, 1)]
        return (
            f"{file}, {page}, {start} IS NULL, {start}, {end}, {', '.join(corner)},"
            " t.place, r.place, c.rowid"
        )


_MADE: Final = _Standing(_LISTED, "f.place", "p.start", 'p."end"', "p.anchor")
_PLACED: Final = _Standing(
    _AS_PLACED,
    "coalesce(g.place, f.place)",
    "iif(l.anchor IS NULL, p.start, l.start)",
    'iif(l.anchor IS NULL, p."end", l."end")',
    "coalesce(l.anchor, p.anchor)",
)
"""The same where some were made on another Text than the one that is read."""

_ANY_REGION: Final = (
    "SELECT EXISTS (SELECT 1 FROM file f CROSS JOIN passage p INDEXED BY passage_place"
    " ON p.file = f.id AND p.start IS NULL)"
)
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
    where = _PLACED if any_placed(project) else _MADE
    search = Search.of(listed.words)
    if search.words:
        project.db.create_function("holds_words", 2, search.holds)
        noted = project.db.execute(f"SELECT EXISTS (SELECT 1 FROM memo WHERE {_NOTED})").fetchone()
        memos = _MEMOS if noted[0] else "NULL"
        conditions.append(f"holds_words({where.anchor}, {memos})")
    condition = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    direction = " DESC" if backwards else ""
    regions = project.db.execute(_ANY_REGION).fetchone()[0]
    first = {"place": where.file, "theme": "t.place", "time": "c.made_at"}[order]
    rest = where.order(regions=bool(regions))
    # In one step of SQLite's, so that in a thread it waits for Python's lock once, not a row.
    found = project.db.execute(
        "SELECT json_group_array(coding) FROM"
        f" ({where.listed}{condition} ORDER BY {first}{direction}, {rest})",
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


def rows_of(project: Project, codings: Collection[str]) -> dict[str, int]:
    """The row numbers of some codings, of those that are there."""
    rows = project.db.execute(
        "SELECT id, rowid FROM coding WHERE id IN (SELECT value FROM json_each(?))",
        (_as_json(codings),),
    )
    return dict(rows.fetchall())


def _as_json(ids: Collection[str] | None) -> str | None:
    return None if ids is None else json.dumps(sorted(ids))
