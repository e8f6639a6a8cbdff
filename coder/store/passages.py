"""Passages and codings, as they are stored."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.placements import STANDS_ELSEWHERE
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class StoredCoding:
    """A coding with what it stands on."""

    id: str
    number: str
    theme: str
    passage: str
    file: str
    coder: str
    anchor: str


NUMBER = (
    "c.number || coalesce('-' || (SELECT nullif(count(*), 0) + 1 FROM coding o"
    " WHERE o.number = c.number AND o.id < c.id), '')"
)
"""The number of coding *c* as it is shown, SQL.

One person who works in two copies has numbers given twice: the later ones are told apart.
"""

_TOLD_APART = re.compile(r"-[0-9]+$")
_OF_PERSON = "(SELECT value FROM json_each(?2))"
_UNQUOTED = "json_remove({}, '$.words') = json_remove(?3, '$.words')"
_CODING = (
    f"SELECT c.id, {NUMBER}, c.theme, c.passage, p.file, p.coder, p.anchor, c.number"
    " FROM coding c JOIN passage p ON p.id = c.passage"
)


def coding(project: Project, id_: str) -> StoredCoding | None:
    """A coding by its id."""
    row = project.db.execute(f"{_CODING} WHERE c.id = ?", (id_,)).fetchone()
    return None if row is None else StoredCoding(*row[:-1])


def codings_named(project: Project, name: str) -> list[StoredCoding]:
    """The codings with an id, a beginning of one, or a number, as it is shown or as it was given.

    A number that was given twice names all that have it.
    """
    rows = project.db.execute(
        f"{_CODING} WHERE c.number IN (?1, ?2) OR (c.id >= ?1 AND c.id < ?1 || '~') ORDER BY c.id",
        (name, _TOLD_APART.sub("", name)),
    ).fetchall()
    exact = [row for row in rows if name in {row[0], row[1], row[-1]}]
    begun = [row for row in rows if row[0].startswith(name)]
    return [StoredCoding(*row[:-1]) for row in exact or begun]


def passage_at(project: Project, *, coder: str, file: str, anchor: str) -> str | None:
    """A coder's passage with exactly this anchor, however its quotation is written."""
    row = project.db.execute(
        f"SELECT id FROM passage WHERE file = ?1 AND coder IN {_OF_PERSON}"
        f" AND \"start\" IS json_extract(?3, '$.start') AND {_UNQUOTED.format('anchor')}"
        " UNION ALL SELECT p.id FROM placement l CROSS JOIN passage p ON p.id = l.passage"
        f" WHERE l.file = ?1 AND l.start IS json_extract(?3, '$.start')"
        f" AND {_UNQUOTED.format('l.anchor')} AND p.coder IN {_OF_PERSON} ORDER BY 1 LIMIT 1",
        (file, json.dumps(raw_coders(project, coder)), anchor),
    ).fetchone()
    return None if row is None else str(row[0])


def coding_rows_at(project: Project, *, file: str, anchor: str) -> list[int]:
    """The row numbers of anybody's codings on what stands exactly there."""
    rows = project.db.execute(
        "SELECT c.rowid FROM passage p CROSS JOIN coding c ON c.passage = p.id WHERE p.file = ?1"
        f" AND p.start IS json_extract(?3, '$.start') AND {_UNQUOTED.format('p.anchor')}"
        " UNION ALL SELECT c.rowid FROM placement l CROSS JOIN coding c ON c.passage = l.passage"
        f" WHERE l.file = ?1 AND l.start IS json_extract(?3, '$.start')"
        f" AND {_UNQUOTED.format('l.anchor')}",
        (file, None, anchor),
    )
    return [row for (row,) in rows]


def passages_over(project: Project, *, coder: str, file: str, start: int, end: int) -> list[str]:
    """A coder's passages that share characters with a stretch, in the order of the text."""
    rows = project.db.execute(
        'SELECT id, start, "end" FROM passage WHERE file = ?1 AND start < ?4 AND "end" > ?3'
        f" AND coder IN {_OF_PERSON} AND id NOT IN {STANDS_ELSEWHERE}"
        ' UNION ALL SELECT p.id, l.start, l."end" FROM placement l CROSS JOIN passage p'
        " ON p.id = l.passage WHERE l.file = ?1 AND l.anchor IS NOT NULL"
        f' AND l.start < ?4 AND l."end" > ?3 AND p.coder IN {_OF_PERSON} ORDER BY 2, 3, 1',
        (file, json.dumps(raw_coders(project, coder)), start, end),
    )
    return [row for row, *_ in rows]


def stretches_of(project: Project, *, coder: str, file: str) -> dict[tuple[int, int], str]:
    """A coder's passages on words of a file, by the stretch where each stands."""
    rows = project.db.execute(
        'SELECT start, "end", id FROM passage WHERE file = ?1 AND start IS NOT NULL'
        f" AND coder IN {_OF_PERSON} AND id NOT IN {STANDS_ELSEWHERE}"
        ' UNION ALL SELECT l.start, l."end", p.id FROM placement l CROSS JOIN passage p'
        " ON p.id = l.passage WHERE l.file = ?1 AND l.start IS NOT NULL"
        f" AND p.coder IN {_OF_PERSON} ORDER BY 3 DESC",
        (file, json.dumps(raw_coders(project, coder))),
    )
    return {(start, end): id_ for start, end, id_ in rows}


def codings_on(project: Project, passage: str) -> list[tuple[str, str]]:
    """The codings on a passage, each with the theme as it is shown."""
    return project.db.execute(
        "SELECT id, coalesce((SELECT as_row FROM shown WHERE row = theme), theme)"
        " FROM coding WHERE passage = ? ORDER BY id",
        (passage,),
    ).fetchall()


def coded_at(project: Project, ids: Iterable[str]) -> dict[str, str]:
    """When each of some passages was coded first."""
    rows = project.db.execute(
        "SELECT passage, min(made_at) FROM coding"
        " WHERE passage IN (SELECT value FROM json_each(?)) GROUP BY passage",
        (json.dumps(list(ids)),),
    )
    return {passage: made_at for passage, made_at in rows if made_at}


def values_on(project: Project, passage: str) -> list[str]:
    """The charted values that a passage supports."""
    rows = project.db.execute("SELECT id FROM charted WHERE passage = ? ORDER BY id", (passage,))
    return [row for (row,) in rows]


def lies_in(project: Project, passage: str, *, document: str) -> bool:
    """Whether a passage is in a document as it is shown, or in another one of its study."""
    found = project.db.execute(
        "SELECT 1 FROM passage p JOIN file f ON f.id = p.file"
        f" JOIN shown_document d ON d.id = {SHOWN_AS.format('f.document')} WHERE p.id = ?1"
        " AND (d.id = ?2 OR d.study = (SELECT study FROM shown_document WHERE id = ?2))",
        (passage, document),
    )
    return found.fetchone() is not None


def places(project: Project, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The stored file and the anchor where each of some passages stands, as it is read."""
    rows = project.db.execute(
        "SELECT p.id, iif(l.anchor IS NULL, p.file, l.file), coalesce(l.anchor, p.anchor)"
        " FROM passage p LEFT JOIN placement l ON l.passage = p.id"
        " WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {id_: (file, anchor) for id_, file, anchor in rows}


def is_held(project: Project, passage: str) -> bool:
    """Whether a passage has a coding, a memo, or supports a charted value."""
    found = project.db.execute(
        "SELECT 1 FROM coding WHERE passage = ?1 UNION ALL SELECT 1 FROM memo WHERE about = ?1"
        " UNION ALL SELECT 1 FROM charted WHERE passage = ?1 LIMIT 1",
        (passage,),
    )
    return found.fetchone() is not None


def next_number(project: Project, *, document: str, key: str, coder: str, letters: str) -> str:
    """The number of a new coding, such as ``ali-2022:AB12``; none is given twice here."""
    counter = f"number {document} {coder}"
    row = project.db.execute("SELECT value FROM counter WHERE name = ?", (counter,)).fetchone()
    last = row[0] if row else _last_number(project, f"{key}:{letters}")
    project.db.execute(
        "INSERT INTO counter VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2",
        (counter, last + 1),
    )
    return f"{key}:{letters}{last + 1}"


def forget_numbers(project: Project) -> None:
    """Count anew: a merge brought codings that were numbered elsewhere."""
    project.db.execute("DELETE FROM counter WHERE name LIKE 'number %'")


def _last_number(project: Project, beginning: str) -> int:
    """The highest number with a beginning, of codings that are there or were removed."""
    rows = project.db.execute(
        "SELECT number FROM coding WHERE number >= ?1 AND number < ?1 || '~' UNION ALL"
        " SELECT json_extract(a.fields, '$.number') FROM change r CROSS JOIN change a"
        "  ON a.row = r.row AND a.kind = 'add' WHERE r.kind = 'remove' AND r.tbl = 'coding'",
        (beginning,),
    )
    ends = [re.fullmatch(re.escape(beginning) + "([0-9]+)", number or "") for (number,) in rows]
    return max((int(end[1]) for end in ends if end), default=0)
