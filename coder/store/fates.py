"""What became of rows whose ids are known beforehand: brought in before, or not."""

import json
from collections.abc import Iterable
from typing import Literal

from coder.store.aside import counts
from coder.store.project import Project

Fate = Literal["here", "removed"]


def fates(project: Project, table: str, ids: Iterable[str]) -> dict[str, Fate]:
    """Of rows that were ever added, whether they are here or were removed by a person.

    A row whose adding was undone is as if it had never been added.
    """
    asked = json.dumps(sorted(set(ids)))
    found: dict[str, Fate] = {}
    rows = project.db.execute(
        "SELECT c.row, c.kind, o.undoes IS NOT NULL FROM change c"
        " JOIN operation o ON o.n = c.operation"
        f" WHERE c.tbl = ?1 AND c.row IN (SELECT value FROM json_each(?2)) AND {counts('o.n')}"
        " ORDER BY o.stamp, o.n, c.k",
        (table, asked),
    )
    for row, kind, is_undo in rows:
        if kind != "remove":
            found[row] = "here"
        elif is_undo:
            found.pop(row, None)
        else:
            found[row] = "removed"
    held = project.db.execute(
        f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (asked,)
    )
    return found | {row: "here" for (row,) in held}
