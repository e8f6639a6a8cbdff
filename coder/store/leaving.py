"""What goes when operations are set aside, and what would then rest: found without doing it.

A row goes if no operation that still counts has added it. What needs such a row rests, and what
needs that. The temporary tables are ``aside_too(first, last)``, the ranges of operations, and
``leaving(row, tbl, rests)``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from coder.domain.journal.fold import fold_row
from coder.domain.journal.tables import KEPT, LARGE, PROJECT, SMALL, Table, stands_on
from coder.store.aside import Aside, counts
from coder.store.coders import SHOWN_AS
from coder.store.history import undone
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.writes import writes_on

Range = tuple[int, int]
ByCoder = dict[str | None, dict[str, int]]
"""Numbers by coder and table."""

_BORN_ONCE: Final = ("passage", "coding")
_OWNED: Final = tuple(table for table in LARGE if "coder" in table.fields)
_SMALL_NAMES: Final = ", ".join(f"'{table.name}'" for table in SMALL)


def find_leaving(project: Project, ranges: Iterable[Range]) -> None:
    """Make the temporary tables."""
    db = project.db
    for name in ("aside_too", "leaving"):
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")
    db.execute("CREATE TEMP TABLE aside_too(first INTEGER PRIMARY KEY, last INTEGER NOT NULL)")
    db.execute(
        "CREATE TEMP TABLE leaving(row TEXT PRIMARY KEY, tbl TEXT NOT NULL, rests INTEGER NOT NULL)"
    )
    db.execute("CREATE INDEX temp.leaving_rests ON leaving(tbl) WHERE rests")
    db.executemany("INSERT INTO aside_too VALUES (?, ?)", ranges)
    db.execute(
        "INSERT OR IGNORE INTO leaving SELECT c.row, c.tbl, 0 FROM aside_too a"
        " CROSS JOIN change c ON c.operation BETWEEN a.first AND a.last WHERE c.kind = 'add'"
    )
    once = ", ".join(f"'{name}'" for name in _BORN_ONCE)
    db.execute(
        f"DELETE FROM leaving WHERE tbl NOT IN ({once}) AND EXISTS (SELECT 1 FROM change c"
        f" WHERE c.row = leaving.row AND c.kind = 'add' AND {_remains('c.operation')})"
    )
    for table in reversed(KEPT):
        _find_resting(project, table)
        _look_again(project, table)


def _remains(operation: str) -> str:
    """Whether an operation counts, and is not among those: SQL."""
    return (
        f"{counts(operation)} AND NOT EXISTS"
        f" (SELECT 1 FROM aside_too x WHERE {operation} BETWEEN x.first AND x.last)"
    )


def _find_resting(project: Project, table: Table) -> None:
    """Of a table, what needs a row that goes or rests; whatever it may need was looked at."""
    for field, parent in _needs(table):
        project.db.execute(
            f"INSERT OR IGNORE INTO leaving SELECT t.id, '{table.name}', 1 FROM leaving l"
            f" CROSS JOIN {table.name} t ON t.\"{field}\" = l.row WHERE ? IN (l.tbl, '')",
            (parent,),
        )


def _needs(table: Table) -> list[tuple[str, str]]:
    """The fields that name what a row needs, with the table of that; blank if it may be any."""
    return [*table.needs, *([(table.needs_any[0], "")] if table.needs_any else [])]


def _look_again(project: Project, table: Table) -> None:
    """Ask of rows that the operations made need something else what they need without those."""
    db = project.db
    named = [f"json_type(c.fields, '$.{field}') IS NOT NULL" for field, _ in _needs(table)]
    if not named:
        return
    rows = db.execute(
        "SELECT DISTINCT t.id FROM aside_too a"
        " CROSS JOIN change c ON c.operation BETWEEN a.first AND a.last"
        f" CROSS JOIN {table.name} t ON t.id = c.row"
        f" WHERE c.tbl = ? AND c.kind != 'remove' AND ({' OR '.join(named)})"
        " AND NOT EXISTS (SELECT 1 FROM leaving l WHERE l.row = c.row AND NOT l.rests)",
        (table.name,),
    ).fetchall()
    ranges = db.execute("SELECT first, last FROM aside_too ORDER BY first").fetchall()
    aside = Aside(tuple(first for first, _ in ranges), tuple(last for _, last in ranges))
    for row, writes in writes_on(project, [row for (row,) in rows]).items():
        kept = [write for write in writes if write.operation not in aside]
        fields = fold_row(table, kept, causality_of(project).saw).fields
        needed = [need for _, need in stands_on(table, fields, needs=True)]
        marks = ", ".join("?" * len(needed))
        db.execute("DELETE FROM leaving WHERE row = ?", (row,))
        db.execute(
            "INSERT INTO leaving SELECT ?, ?, 1 WHERE EXISTS"
            f" (SELECT 1 FROM leaving l WHERE l.row IN ({marks}))",
            (row, table.name, *needed),
        )


def going(project: Project) -> dict[str, int]:
    """How many rows of each table go; documents and themes as they are shown.

    The row of a project that somebody else began is nothing that people see.
    """
    found: dict[str, int] = {}
    for table in KEPT:
        if table is PROJECT:
            continue
        sql = (
            f"SELECT count(*) FROM leaving l CROSS JOIN {table.name} t ON t.id = l.row"
            f" WHERE l.tbl = '{table.name}' AND NOT l.rests"
        )
        if table.name in {"document", "theme"}:
            sql = (
                f"SELECT count(*) FROM shown_{table.name} s WHERE NOT EXISTS"
                f" (SELECT 1 FROM {table.name} t WHERE t.id IN"
                "   (SELECT s.id UNION ALL SELECT row FROM shown WHERE as_row = s.id)"
                "  AND NOT EXISTS (SELECT 1 FROM leaving l WHERE l.row = t.id))"
            )
        found[table.name] = project.db.execute(sql).fetchone()[0]
    return _some(found)


def reverting(project: Project) -> dict[str, int]:
    """How many rows that stay were changed or removed by the operations."""
    rows = project.db.execute(
        "SELECT c.tbl, count(DISTINCT c.row) FROM aside_too a"
        " CROSS JOIN change c ON c.operation BETWEEN a.first AND a.last"
        " WHERE c.kind != 'add' AND NOT EXISTS (SELECT 1 FROM leaving l WHERE l.row = c.row)"
        " GROUP BY c.tbl"
    )
    return dict(rows.fetchall())


def waiting(project: Project) -> ByCoder:
    """What would rest, by coder and table."""
    found: ByCoder = defaultdict(dict)
    for table in LARGE:
        coder = "t.coder" if table in _OWNED else "(SELECT coder FROM passage WHERE id = t.passage)"
        rows = project.db.execute(
            f"SELECT {coder}, count(*) FROM leaving l CROSS JOIN {table.name} t ON t.id = l.row"
            f" WHERE l.tbl = '{table.name}' AND l.rests GROUP BY 1"
        )
        for who, number in rows:
            found[who][table.name] = number
    return found


def edited(project: Project) -> ByCoder:
    """What goes, of the small tables, and was changed by operations that remain."""
    rows = project.db.execute(
        "SELECT o.coder, l.tbl, l.row, o.n FROM leaving l"
        " CROSS JOIN change c ON c.row = l.row JOIN operation o ON o.n = c.operation"
        f" WHERE NOT l.rests AND l.tbl IN ({_SMALL_NAMES}) AND c.kind != 'add'"
        f" AND o.undoes IS NULL AND {_remains('c.operation')}"
    )
    taken_back = undone(project)
    names = {(coder, table, row) for coder, table, row, n in rows if n not in taken_back}
    found: ByCoder = defaultdict(dict)
    for (coder, table), number in Counter((coder, table) for coder, table, _ in names).items():
        found[coder][table] = number
    return found


def pointing(project: Project, table: str, field: str) -> int:
    """How many rows of a table stay, and point to one that goes."""
    row = project.db.execute(
        f'SELECT count(*) FROM leaving l CROSS JOIN {table} t ON t."{field}" = l.row'
        " WHERE NOT EXISTS (SELECT 1 FROM leaving x WHERE x.row = t.id)"
    ).fetchone()
    return int(row[0])


def settled(project: Project) -> int:
    """How many acts of settling remain that are about a row which the operations wrote to."""
    rows = project.db.execute(
        "SELECT DISTINCT o.n FROM operation o JOIN change c ON c.operation = o.n"
        f" WHERE o.kind = 'settle' AND {_remains('o.n')}"
        " AND NOT EXISTS (SELECT 1 FROM leaving l WHERE l.row = c.row)"
        " AND EXISTS (SELECT 1 FROM change d JOIN aside_too a"
        "   ON d.operation BETWEEN a.first AND a.last WHERE d.row = c.row)"
    ).fetchall()
    return len({number for (number,) in rows} - undone(project).keys())


def coders_in(project: Project, ranges: Sequence[Range]) -> set[str | None]:
    """Who, as they are shown, sat where operations were made."""
    sat = project.db.execute(f"SELECT n, {SHOWN_AS.format('coder')} FROM session")
    sitters = dict(sat.fetchall())
    return {sitters.get(first >> 32) for first, _ in ranges}


def _some(numbers: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in numbers.items() if number}
