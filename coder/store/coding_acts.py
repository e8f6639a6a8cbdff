"""Who worked on their codings of a document, and in which sittings."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from coder.domain.journal.causality import packed
from coder.store.aside import counts
from coder.store.coders import SHOWN_AS, joined_coders
from coder.store.documents import RAW
from coder.store.history import undone
from coder.store.project import Project
from coder.store.sessions import causality_of, read_sessions


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
    " AND h.operation NOT IN (SELECT value FROM json_each(:traceless))"
    f" AND {counts('h.operation')} GROUP BY w.document, w.coder, h.operation >> 32 ORDER BY 1, 2, 3"
)


def coding_acts(project: Project, documents: Sequence[str]) -> list[CodingActs]:
    """What coders did to their codings in some documents: by document, coder and sitting.

    They made them, moved their borders, gave them another theme, or removed them; also such as
    are gone by now. What others did to them, as with a theme that was removed, is not theirs, and
    what they took back before anything else came in is as if it had never been.
    """
    joined = joined_coders(project)
    asked = {"documents": json.dumps(documents), "traceless": json.dumps([*_traceless(project)])}
    rows = project.db.execute(_CODING_ACTS, asked)
    return [
        CodingActs(document, joined.get(coder, coder), first, last, bool(blind))
        for document, coder, first, last, blind in rows
    ]


def _traceless(project: Project) -> Iterator[int]:
    """The acts that were taken back, and what took them back, if nothing came in between."""
    saw = causality_of(project).saw
    merged = [packed(one.number, 1) for one in read_sessions(project) if one.seen]

    @cache
    def knows_more(later: int, earlier: int) -> bool:
        """Whether one sitting knows, unlike an earlier one, of one before which something came."""
        return any(
            saw(packed(later, 2), one) and not saw(packed(earlier, 2), one) for one in merged
        )

    for act, by in undone(project).items():
        if not knows_more(by >> 32, act >> 32):
            yield from (act, by)
