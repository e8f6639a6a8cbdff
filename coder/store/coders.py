"""Coders, as they are stored."""

from coder.domain.coder import Coder
from coder.store.project import Project


def coders(project: Project) -> list[Coder]:
    """Everyone who codes, leads first, then by name."""
    rows = project.db.execute(
        "SELECT id, name, role, letters FROM coder ORDER BY role != 'lead', name, id"
    )
    return [
        Coder(id_, name or "", role or "coder", letters or "") for id_, name, role, letters in rows
    ]
