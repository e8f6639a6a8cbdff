"""Counting what a merge brought, for its report."""

import sqlite3
from collections import Counter
from dataclasses import dataclass

from coder.domain.journal.stamp import stamped_at
from coder.domain.merge_report import Joining
from coder.store.project import Project

_DAY = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Rows added by the operations that come in from an attached file."""

    documents: int
    themes: int
    codings: int
    by_coder: dict[str, int]  # coder id -> codings


def arrivals(db: sqlite3.Connection, schema: str) -> Arrivals:
    """Count what is listed in ``arriving``."""
    counts: Counter[str] = Counter()
    by_coder: dict[str, int] = {}
    for coder, table, count in db.execute(
        f"SELECT o.coder, a.tbl, count(*) FROM arriving a CROSS JOIN {schema}.operation o"
        " ON o.n = a.theirs WHERE a.added AND a.tbl IN ('document', 'theme', 'coding')"
        " GROUP BY o.coder, a.tbl"
    ):
        counts[table] += count
        if table == "coding":
            by_coder[coder] = count
    return Arrivals(counts["document"], counts["theme"], counts["coding"], by_coder)


def joinings(project: Project) -> tuple[Joining, ...]:
    """The documents and themes that are shown as one by a rule."""
    rows = project.db.execute(
        "SELECT 'document', s.row, s.as_row FROM shown s JOIN document d ON d.id = s.row"
        " WHERE how = 'rule' UNION ALL SELECT 'theme', s.row, s.as_row FROM shown s"
        " JOIN theme t ON t.id = s.row WHERE how = 'rule' ORDER BY 1, 3, 2"
    )
    return tuple(Joining(kind, as_row, row) for kind, row, as_row in rows)


def coders_ahead(project: Project, schema: str) -> list[str | None]:
    """The ids of those of an attached file whose clock is more than a day ahead."""
    limit = project.clock() + _DAY
    rows = project.db.execute(
        f"SELECT o.coder, max(o.stamp) FROM incoming i CROSS JOIN {schema}.operation o"
        " ON o.n = i.theirs GROUP BY o.coder"
    )
    return [coder for coder, stamp in rows if stamped_at(stamp) > limit]


def operations_in(db: sqlite3.Connection, schema: str) -> int:
    """How many operations a file holds."""
    return int(db.execute(f"SELECT count(*) FROM {schema}.operation").fetchone()[0])
