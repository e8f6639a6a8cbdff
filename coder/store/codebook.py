"""The codebook's versions."""

from dataclasses import dataclass

from coder.domain.journal.tables import THEME
from coder.store.aside import counts
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Version:
    """A named freeze of the codebook."""

    id: str
    name: str
    made_at: str
    stamp: int
    operation: int  # by which it was frozen


def versions(project: Project) -> list[Version]:
    """All versions, oldest first."""
    rows = project.db.execute(
        "SELECT v.id, v.name, o.made_at, o.stamp, o.n FROM codebook_version v"
        " CROSS JOIN change c ON c.row = v.id AND c.kind = 'add'"
        " CROSS JOIN operation o ON o.n = c.operation"
        " ORDER BY o.stamp, v.id"
    )
    return [Version(*row) for row in rows]


def last_version(project: Project) -> Version | None:
    """The version that was frozen last."""
    return next(reversed(versions(project)), None)


def edited_since(project: Project, version: Version) -> bool:
    """Whether the codebook changed after it was frozen."""
    if project.codebook_stamp is None:
        row = project.db.execute(
            "SELECT max(stamp) FROM operation WHERE n IN"
            f" (SELECT operation FROM change WHERE tbl = '{THEME.name}')"
            f" AND {counts('n')}"
        ).fetchone()
        project.codebook_stamp = row[0] or 0
    return project.codebook_stamp > version.stamp
