"""Counting what is in the files of a merge, for its report."""

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


def arrivals(db: sqlite3.Connection) -> Arrivals:
    """Count what is listed in ``arriving``."""
    counts = dict(
        db.execute("SELECT tbl, count(*) FROM arriving WHERE added GROUP BY tbl").fetchall()
    )
    return Arrivals(*(counts.get(table, 0) for table in ("document", "theme", "coding")))


def joinings(project: Project) -> tuple[Joining, ...]:
    """The documents and themes that are shown as one by a rule."""
    rows = project.db.execute(
        "SELECT 'document', s.as_row, s.row, coalesce(d.key, d.title, '') FROM shown s"
        " JOIN shown_document d ON d.id = s.as_row JOIN document r ON r.id = s.row"
        " WHERE how = 'rule' UNION ALL SELECT 'theme', s.as_row, s.row, t.path FROM shown s"
        " JOIN shown_theme t ON t.id = s.as_row JOIN theme r ON r.id = s.row"
        " WHERE how = 'rule' ORDER BY 1, 2, 3"
    )
    return tuple(Joining(*row) for row in rows)


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


def open_ids(project: Project) -> set[str]:
    """The ids of the conflicts that are open."""
    return {id_ for (id_,) in project.db.execute("SELECT id FROM conflict")}
