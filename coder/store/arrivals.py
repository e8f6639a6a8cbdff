"""Counting what a merge brought, for its report."""

import sqlite3
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
    """Count what is listed in ``incoming``."""
    counts = dict(
        db.execute(
            f"SELECT c.tbl, count(*) FROM incoming i CROSS JOIN {schema}.change c"
            " ON c.operation = i.theirs WHERE c.kind = 'add'"
            " AND c.tbl IN ('document', 'theme', 'coding') GROUP BY c.tbl"
        ).fetchall()
    )
    by_coder = dict(
        db.execute(
            f"SELECT o.coder, count(*) FROM incoming i CROSS JOIN {schema}.operation o"
            f" ON o.n = i.theirs CROSS JOIN {schema}.change c ON c.operation = o.n"
            " WHERE c.kind = 'add' AND c.tbl = 'coding' GROUP BY o.coder"
        ).fetchall()
    )
    return Arrivals(
        counts.get("document", 0), counts.get("theme", 0), counts.get("coding", 0), by_coder
    )


def joinings(project: Project) -> tuple[Joining, ...]:
    """The documents and themes that are shown as one by a rule."""
    rows = project.db.execute(
        "SELECT 'document', s.row, s.as_row FROM shown s JOIN document d ON d.id = s.row"
        " WHERE how = 'rule' UNION ALL SELECT 'theme', s.row, s.as_row FROM shown s"
        " JOIN theme t ON t.id = s.row WHERE how = 'rule' ORDER BY 1, 3, 2"
    )
    return tuple(Joining(kind, as_row, row) for kind, row, as_row in rows)


def coders_ahead(project: Project, schema: str) -> list[str]:
    """Who of an attached file has a clock that is more than a day ahead."""
    limit = project.clock() + _DAY
    rows = project.db.execute(
        f"SELECT o.coder, max(o.stamp) FROM incoming i CROSS JOIN {schema}.operation o"
        " ON o.n = i.theirs GROUP BY o.coder"
    ).fetchall()
    names = dict(project.db.execute("SELECT id, name FROM coder").fetchall())
    return sorted(names.get(coder, "someone") for coder, stamp in rows if stamped_at(stamp) > limit)


def operations_in(db: sqlite3.Connection, schema: str) -> int:
    """How many operations a file holds."""
    return int(db.execute(f"SELECT count(*) FROM {schema}.operation").fetchone()[0])
