"""The history as a list: which acts answer to a filter, and what is told of one."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from coder.domain.searching import holds_all, plain
from coder.store.aside import counts
from coder.store.coders import raw_coders
from coder.store.copies import TOLD_TO_ALL
from coder.store.documents import raw_documents
from coder.store.project import Project

_OF_DOCUMENT: Final = """
WITH gone(tbl, row, on_row) AS MATERIALIZED (SELECT tbl, row, json_extract(fields,
    CASE tbl WHEN 'passage' THEN '$.file' WHEN 'coding' THEN '$.passage'
      WHEN 'memo' THEN '$.about' WHEN 'charted' THEN '$.about' WHEN 'decision' THEN '$.about'
      ELSE '$.document' END)
  FROM change WHERE kind = 'add' AND row IN (SELECT row FROM change WHERE kind = 'remove')),
near(row) AS MATERIALIZED (SELECT value FROM json_each(:documents)
  UNION SELECT study FROM document WHERE id IN (SELECT value FROM json_each(:documents))
  UNION SELECT id FROM file WHERE document IN (SELECT value FROM json_each(:documents))
  UNION SELECT id FROM reading WHERE document IN (SELECT value FROM json_each(:documents))
  UNION SELECT id FROM assessment WHERE document IN (SELECT value FROM json_each(:documents))
  UNION SELECT id FROM summary WHERE document IN (SELECT value FROM json_each(:documents))
  UNION SELECT row FROM gone WHERE tbl IN ('file', 'reading', 'assessment', 'summary')
    AND on_row IN (SELECT value FROM json_each(:documents))),
marked(row) AS MATERIALIZED (SELECT row FROM near
  UNION SELECT p.id FROM near JOIN passage p ON p.file = near.row
  UNION SELECT row FROM gone WHERE tbl = 'passage' AND on_row IN (SELECT row FROM near)),
tagged(row) AS MATERIALIZED (SELECT row FROM marked
  UNION SELECT c.id FROM marked JOIN coding c ON c.passage = marked.row
  UNION SELECT row FROM gone WHERE tbl = 'coding' AND on_row IN (SELECT row FROM marked)),
stands(row) AS MATERIALIZED (SELECT row FROM tagged
  UNION SELECT m.id FROM tagged JOIN memo m ON m.about = tagged.row
  UNION SELECT c.id FROM tagged JOIN charted c ON c.about = tagged.row
  UNION SELECT d.id FROM tagged JOIN decision d ON d.about = tagged.row
  UNION SELECT row FROM gone WHERE tbl IN ('memo', 'charted', 'decision')
    AND on_row IN (SELECT row FROM tagged))
SELECT DISTINCT operation FROM stands CROSS JOIN change c ON c.row = stands.row"""
"""The acts on a document and on all that stands or ever stood on it, also what is removed."""

_SHOWN_TO: Final = (
    "(o.coder IN (SELECT value FROM json_each(:whose))"
    " OR EXISTS (SELECT 1 FROM change c WHERE c.operation = o.n)"
    f" AND NOT EXISTS (SELECT 1 FROM change c WHERE c.operation = o.n AND NOT {TOLD_TO_ALL}))"
)


@dataclass(frozen=True, slots=True)
class Looked:
    """Which acts are looked for; None is any."""

    coder: str | None = None
    kinds: tuple[str, ...] | None = None
    words: str = ""
    document: str | None = None
    whose: str | None = None
    """Whose work alone is shown; of the others then what they did to what the team shares."""


class Written(NamedTuple):
    """What an act did to one row."""

    table: str
    kind: str  # add, set, remove or keep
    fields: dict[str, object]  # of an add the values, of a set (before, after)


class Diary(NamedTuple):
    """Acts, the last first."""

    numbers: "array[int]"  # packed
    days: "array[int]"  # on which each was done here: Julian day numbers


def diary(project: Project, looked: Looked) -> Diary:
    """The operations that answer, the last first."""
    found = project.db.execute(
        "SELECT json_group_array(n), json_group_array(day) FROM (SELECT o.n AS n,"
        " CAST(julianday(o.made_at, 'localtime', 'start of day') + 0.5 AS INTEGER) AS day"
        f" FROM operation o JOIN session s ON s.n = o.n >> 32 WHERE {_condition(project, looked)}"
        " ORDER BY o.stamp DESC, s.id DESC, o.n DESC)",
        {
            "coder": looked.coder and json.dumps(raw_coders(project, looked.coder)),
            "kinds": None if looked.kinds is None else json.dumps(looked.kinds),
            "documents": looked.document and json.dumps(raw_documents(project, looked.document)),
            "whose": looked.whose and json.dumps(raw_coders(project, looked.whose)),
        },
    ).fetchone()
    return Diary(*(array("q", json.loads(column)) for column in found))


def _condition(project: Project, looked: Looked) -> str:
    wanted = [counts("o.n")]
    words = plain(looked.words).split()
    if words:
        project.db.create_function("says_words", 1, lambda text: holds_all(words, text))
        wanted.append("says_words(o.description)")
    if looked.coder is not None:
        wanted.append("o.coder IN (SELECT value FROM json_each(:coder))")
    if looked.kinds is not None:
        wanted.append("o.kind IN (SELECT value FROM json_each(:kinds))")
    if looked.document is not None:
        wanted.append(f"o.n IN ({_OF_DOCUMENT})")
    if looked.whose is not None:
        wanted.append(_SHOWN_TO)
    return " AND ".join(wanted)


def kinds_done(project: Project) -> set[str]:
    """The kinds of acts that were ever done."""
    return {kind for (kind,) in project.db.execute("SELECT DISTINCT kind FROM operation")}


def written_by(project: Project, operation: int) -> Sequence[Written]:
    """What an operation did to the rows, in order."""
    rows = project.db.execute(
        "SELECT tbl, kind, fields FROM change WHERE operation = ? ORDER BY k", (operation,)
    )
    return [Written(table, kind, json.loads(fields)) for table, kind, fields in rows]
