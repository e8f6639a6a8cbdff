"""Reading the journal as writes, in the order of stamps, without what does not count.

That is what was set aside in this copy, and settlements that were taken back.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from coder.domain.journal.fold import Write
from coder.store.aside import Aside
from coder.store.project import Project
from coder.store.voided import voided

_SELECT: Final = (
    "SELECT o.stamp, s.id, c.operation & 4294967295, c.k, c.operation, c.row, c.kind, c.fields,"
    " c.tbl FROM change c JOIN operation o ON o.n = c.operation"
    " JOIN session s ON s.n = c.operation >> 32 WHERE "
)
_CHUNK: Final = 500

Writes = dict[str, list[Write]]


def writes_on(project: Project, rows: Sequence[str]) -> Writes:
    """The writes on some rows, by row."""
    found: Writes = {}
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        marks = ", ".join("?" * len(chunk))
        found.update(_grouped(project, f"c.row IN ({marks})", chunk).get("", {}))
    return found


def writes_in(project: Project, tables: Iterable[str]) -> dict[str, Writes]:
    """All writes on small tables, by table and row."""
    names = ", ".join(f"'{name}'" for name in tables)
    return _grouped(project, f"c.tbl IN ({names})", (), by_table=True)


def _grouped(
    project: Project, where: str, values: Sequence[str], *, by_table: bool = False
) -> dict[str, Writes]:
    aside, void = Aside.read(project.db), voided(project)
    found: dict[str, Writes] = defaultdict(lambda: defaultdict(list))
    for record in project.db.execute(_SELECT + where, values):
        stamp, session, sequence, place, operation, row, kind, fields, table = record
        if operation in void or (aside and operation in aside):
            continue
        write = Write(stamp, session, sequence, place, operation, row, kind, json.loads(fields))
        found[table if by_table else ""][row].append(write)
    for writes in found.values():
        for held in writes.values():
            held.sort(key=lambda write: write[:4])
    return found
