"""Who worked on their codings of a document, and in which sittings."""

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from coder.store.aside import counts
from coder.store.coders import SHOWN_AS, joined_coders
from coder.store.documents import RAW
from coder.store.project import Project


class CodingActs(NamedTuple):
    """What a coder did to codings of their own in one document in one sitting."""

    document: str
    coder: str
    first: int  # operations
    last: int
    handed_out_blind: bool  # whether it was in a copy without the others' work


_GONE: Final = (
    "gone(coding, passage) AS MATERIALIZED (SELECT DISTINCT r.row,"
    " json_extract(a.fields, '$.passage') FROM change r"
    " CROSS JOIN change a ON a.row = r.row AND a.kind = 'add'"
    " WHERE r.kind = 'remove' AND r.tbl = 'coding'"
    " AND NOT EXISTS (SELECT 1 FROM coding c WHERE c.id = r.row))"
)
_HERE: Final = (
    "FROM raw CROSS JOIN file f ON f.document = raw.id CROSS JOIN passage p ON p.file = f.id"
)
_WORKED: Final = (
    f"worked(document, coder, row) AS MATERIALIZED (SELECT raw.shown, p.coder, c.id {_HERE}"
    " CROSS JOIN coding c ON c.passage = p.id"
    f" UNION ALL SELECT raw.shown, p.coder, p.id {_HERE}"
    " UNION ALL SELECT raw.shown, json_extract(q.fields, '$.coder'), g.coding FROM gone g"
    " CROSS JOIN change q ON q.row = g.passage AND q.kind = 'add'"
    " CROSS JOIN file f ON f.id = json_extract(q.fields, '$.file')"
    " CROSS JOIN raw ON raw.id = f.document)"
)
_BY_THEMSELVES: Final = (
    f"(SELECT {SHOWN_AS.format('o.coder')} FROM operation o WHERE o.n = h.operation)"
    f" = {SHOWN_AS.format('w.coder')}"
)
_CODING_ACTS: Final = (
    f"{RAW}, {_GONE}, {_WORKED} SELECT w.document, w.coder, min(h.operation), max(h.operation),"
    " (SELECT blind FROM session WHERE n = h.operation >> 32) FROM worked w"
    " CROSS JOIN change h ON h.row = w.row"
    f" WHERE (h.kind = 'add' AND h.tbl = 'coding' OR h.kind != 'add' AND {_BY_THEMSELVES})"
    f" AND {counts('h.operation')} GROUP BY w.document, w.coder, h.operation >> 32 ORDER BY 1, 2, 3"
)


def coding_acts(project: Project, documents: Sequence[str]) -> list[CodingActs]:
    """What coders did to their codings in some documents: by document, coder and sitting.

    They made them, moved their borders, gave them another theme, or removed them; also such as
    are gone by now. What others did to them, as with a theme that was removed, is not theirs.
    """
    joined = joined_coders(project)
    rows = project.db.execute(_CODING_ACTS, {"documents": json.dumps(documents)})
    return [
        CodingActs(document, joined.get(coder, coder), first, last, bool(blind))
        for document, coder, first, last, blind in rows
    ]
