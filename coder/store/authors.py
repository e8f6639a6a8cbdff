"""Who did an operation, and when."""

from dataclasses import dataclass

from coder.store.coders import SHOWN_AS
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
        f"SELECT r.name, {SHOWN_AS.format('o.coder')}, o.made_at FROM operation o"
        f" LEFT JOIN shown_coder r ON r.id = {SHOWN_AS.format('o.coder')} WHERE o.n = ?",
        (operation,),
    ).fetchone()
    return None if row is None else Author(*row)
