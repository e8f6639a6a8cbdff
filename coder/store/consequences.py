"""Removals that were only part of a greater one, about which people are asked once."""

from collections.abc import Mapping, Sequence

from coder.domain.journal.conflict import Conflict
from coder.domain.journal.tables import BY_NAME, stands_on
from coder.store.columns import columns
from coder.store.project import Project

Row = tuple[str, str]
Held = tuple[str, Conflict]


def without_consequences(project: Project, found: Sequence[Held]) -> list[Held]:
    """Conflicts without those about what went along with something that is asked about itself.

    Whoever removes a document removes its passages and codings: to answer for the document
    answers for them. A passage goes with its last coding, and is answered for by that.
    """
    removals = {
        (conflict.table, conflict.row): {candidate.operation for candidate in conflict.candidates}
        for _, conflict in found
        if conflict.kind == "removed"
    }
    if len(removals) <= 1:
        return list(found)
    with_coding = _passages_of(project, removals)
    return [
        held
        for held in found
        if held[1].kind != "removed"
        or not _went_along(project, (held[1].table, held[1].row), removals, with_coding)
    ]


def _passages_of(project: Project, removals: Mapping[Row, set[int]]) -> dict[str, set[int]]:
    """The passages of removed codings, each with the removals of its codings."""
    found: dict[str, set[int]] = {}
    for (table, row), operations in removals.items():
        if table == "coding":
            for _, passage in _below(project, (table, row)):
                found.setdefault(passage, set()).update(operations)
    return found


def _went_along(
    project: Project,
    row: Row,
    removals: Mapping[Row, set[int]],
    with_coding: Mapping[str, set[int]],
) -> bool:
    """Whether what a row stands on was removed by the same acts, and is asked about."""
    if row[0] == "passage" and removals[row] <= with_coding.get(row[1], set()):
        return True
    seen = {row}
    rest = _below(project, row)
    while rest:
        below = rest.pop()
        if below in seen:
            continue
        if below[0] != "passage" and removals[row] <= removals.get(below, set()):
            return True
        seen.add(below)
        rest += _below(project, below)
    return False


def _below(project: Project, row: Row) -> list[Row]:
    """What a row stands on."""
    table, id_ = row
    held = project.db.execute(
        f"SELECT {columns(BY_NAME[table])} FROM {table} WHERE id = ?", (id_,)
    ).fetchone()
    if held is None:
        return []
    fields = dict(zip(BY_NAME[table].fields, held[1:], strict=True))
    return stands_on(BY_NAME[table], fields, needs=False)
