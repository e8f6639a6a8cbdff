"""What was done with something by people who did not know that it was removed."""

import json
from collections.abc import Collection, Iterable

from coder.domain.journal.tables import children_of
from coder.store.aside import counts
from coder.store.project import Project
from coder.store.sessions import causality_of

RowNames = Iterable[tuple[str, str]]


def uses_of_removed(project: Project, table: str, row: str, removals: Collection[int]) -> list[int]:
    """The operations for whose sake a removed row lives, the latest last.

    Mostly those of people who did not know; else of those who went on working with it; else of
    those whose work whoever removed it was not shown.
    """
    return (
        unaware_uses(project, table, row, removals)
        or _uses(project, table, row, removals)
        or _in_order(project, _last_of_each_sitting(project, _standing_on(project, [(table, row)])))
    )


def unaware_uses(project: Project, table: str, row: str, removals: Collection[int]) -> list[int]:
    """The last operation of each sitting that worked with a row, unknowing of its removals.

    To work with it is to change it, or anything that stands on it. The latest comes last.
    """
    saw = causality_of(project).saw
    return [
        use
        for use in _uses(project, table, row, removals)
        if not all(saw(use, removal) for removal in removals)
    ]


def _uses(project: Project, table: str, row: str, removals: Collection[int]) -> list[int]:
    saw = causality_of(project).saw
    last = _last_of_each_sitting(project, [(table, row)])
    unseen = [use for use in last if not any(saw(removal, use) for removal in removals)]
    return _in_order(project, unseen)


def _in_order(project: Project, operations: Iterable[int]) -> list[int]:
    stamps = project.db.execute(
        "SELECT o.n FROM operation o JOIN session s ON s.n = o.n >> 32"
        " WHERE o.n IN (SELECT value FROM json_each(?)) ORDER BY o.stamp, s.id, o.n",
        (json.dumps(sorted(set(operations))),),
    )
    return [operation for (operation,) in stamps]


def _last_of_each_sitting(project: Project, level: RowNames) -> list[int]:
    """The last operation of each sitting on rows, on what stands on them, and so on upwards.

    A sitting learns nothing on its way: what holds of its last operation holds of the others.
    """
    found: list[int] = []
    reached: set[tuple[str, str]] = set()
    level = [*level, *(along for row in level for along in _gone_with(project, row))]
    while level := set(level) - reached:
        reached |= level
        rows = json.dumps([row for _, row in level])
        found += [
            operation
            for (operation,) in project.db.execute(
                "SELECT max(c.operation) FROM change c WHERE c.kind != 'remove'"
                " AND c.row IN (SELECT value FROM json_each(?))"
                f" AND {counts('c.operation')} GROUP BY c.operation >> 32",
                (rows,),
            )
        ]
        level = _standing_on(project, level)
    return found


def _gone_with(project: Project, row: tuple[str, str]) -> list[tuple[str, str]]:
    """What went along with a row that is no longer there."""
    table, id_ = row
    if project.db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id_,)).fetchone():
        return []
    removed = project.db.execute(
        "SELECT tbl, row FROM change WHERE kind = 'remove' AND operation ="
        " (SELECT o.n FROM change c JOIN operation o ON o.n = c.operation WHERE c.row = ?"
        f" AND c.kind = 'remove' AND {counts('o.n')} ORDER BY o.stamp DESC LIMIT 1)",
        (id_,),
    )
    return removed.fetchall()


def _standing_on(project: Project, level: RowNames) -> set[tuple[str, str]]:
    by_table: dict[str, list[str]] = {}
    for table, row in level:
        by_table.setdefault(table, []).append(row)
    return {
        (child.name, found)
        for table, rows in by_table.items()
        for child, field in children_of(table)
        for (found,) in project.db.execute(
            f'SELECT id FROM {child.name} WHERE "{field}" IN (SELECT value FROM json_each(?))',
            (json.dumps(rows),),
        )
    }
