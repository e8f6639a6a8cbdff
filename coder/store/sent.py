"""What who works here did since a copy was last written for the lead."""

import json
from typing import Final, NamedTuple

from coder.domain.journal.stamp import iso
from coder.store.aside import counts
from coder.store.coders import raw_coders
from coder.store.project import Project

_NAME: Final = "sent"
_MINE: Final = "(SELECT value FROM json_each(?))"


class Unsent(NamedTuple):
    """What is new since the last time; of who never sent anything, all."""

    last: str | None  # when that was
    acts: int
    codings: int
    documents: int  # in which those codings are
    finished: int  # readings


def unsent(project: Project) -> Unsent:
    """What a copy for the lead would hold that the last one did not hold."""
    held = json.loads(project.local(_NAME) or "null")
    after, last = (held["clock"], held["at"]) if held else (-1, None)
    db, me = project.db, json.dumps(raw_coders(project, project.me or ""))
    since = f"o.stamp > ? AND {counts('o.n')}"
    acts = db.execute(
        f"SELECT count(*) FROM operation o WHERE o.coder IN {_MINE} AND {since}", (me, after)
    ).fetchone()[0]
    codings, documents = db.execute(
        f"""SELECT count(*), count(DISTINCT coalesce(
          (SELECT as_row FROM shown WHERE row = f.document), f.document)) FROM passage p
        JOIN coding g ON g.passage = p.id JOIN file f ON f.id = p.file
        WHERE p.coder IN {_MINE}
          AND EXISTS (SELECT 1 FROM change c JOIN operation o ON o.n = c.operation
          WHERE c.row = g.id AND c.kind = 'add' AND {since})""",
        (me, after),
    ).fetchone()
    finished = db.execute(
        f"""SELECT count(*) FROM reading r WHERE r.coder IN {_MINE} AND r.finished IS NOT NULL
        AND EXISTS (SELECT 1 FROM change c JOIN operation o ON o.n = c.operation
          WHERE c.row = r.id AND json_type(c.fields, '$.finished') IS NOT NULL AND {since})""",
        (me, after),
    ).fetchone()[0]
    return Unsent(last, acts, codings, documents, finished)


def remember_sent(project: Project) -> None:
    """Remember that everything up to now is in a copy for the lead."""
    clock = project.db.execute("SELECT clock FROM now").fetchone()[0]
    project.set_local(_NAME, json.dumps({"clock": clock, "at": iso(project.clock())}))
