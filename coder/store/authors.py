"""Who did an operation, and when."""

import json
from collections.abc import Collection, Sequence
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


def last_of(
    project: Project, operations: Sequence[int], coders: Collection[str] | None
) -> int | None:
    """The last of some operations that one of these people did; None of people is everyone.

    People are meant as they are shown.
    """
    row = project.db.execute(
        "SELECT o.n FROM operation o JOIN session s ON s.n = o.n >> 32"
        " WHERE o.n IN (SELECT value FROM json_each(?1))"
        f" AND (?2 IS NULL OR {SHOWN_AS.format('o.coder')} IN (SELECT value FROM json_each(?2)))"
        " ORDER BY o.stamp DESC, s.id DESC, o.n DESC LIMIT 1",
        (json.dumps(list(operations)), None if coders is None else json.dumps(sorted(coders))),
    ).fetchone()
    return None if row is None else int(row[0])
