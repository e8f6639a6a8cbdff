"""How far the data of a project stand."""

from coder.store.aside import counts
from coder.store.project import Project


def last_made_at(project: Project) -> str | None:
    """When the last operation that counts in this copy was made (ISO 8601, UTC)."""
    row = project.db.execute(
        f"SELECT made_at FROM operation WHERE {counts('n')} ORDER BY stamp DESC, n DESC LIMIT 1"
    ).fetchone()
    return None if row is None else str(row[0])
