"""Who did an operation, and when."""

from dataclasses import dataclass

from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Author:
    """A person and a time."""

    name: str | None
    id: str | None
    made_at: str


def author_of(project: Project, operation: int) -> Author | None:
    """The author of an operation, by its packed number in this copy."""
    row = project.db.execute(
        "SELECT r.name, o.coder, o.made_at FROM operation o LEFT JOIN coder r ON r.id = o.coder"
        " WHERE o.n = ?",
        (operation,),
    ).fetchone()
    return None if row is None else Author(*row)
