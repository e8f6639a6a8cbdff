"""Taking a merge back in this copy, and letting it count again."""

import json
import sqlite3
from collections.abc import Sequence

from coder.domain.journal.stamp import iso
from coder.domain.journal.tables import BY_NAME, LARGE
from coder.store import conflicts, placements
from coder.store.aside import set_aside, take_back_in
from coder.store.connection import in_plain_words, transaction
from coder.store.project import Project
from coder.store.state import RowName, refold, resting
from coder.store.upkeep import refresh_small
from coder.store.voided import rows_voided, undos_among

Range = tuple[int, int]


def note_merge(
    project: Project,
    kind: str,
    *,
    files: Sequence[str],
    ranges: Sequence[Range],
    report: str,
    undoes: int | None = None,
) -> int:
    """Remember in this copy that a merge was made, taken back or brought back; its number."""
    noted = project.db.execute(
        "INSERT INTO merged(stamp, at, kind, undoes, files, ranges, report)"
        " VALUES ((SELECT clock FROM now), ?, ?, ?, ?, ?, ?)",
        (iso(project.clock()), kind, undoes, json.dumps(files), json.dumps(ranges), report),
    )
    return int(noted.lastrowid or 0)


def flip_merge(project: Project, number: int) -> set[RowName]:
    """Set aside what a merge brought, or let it count again if the step had set it aside.

    Returns the rows that changed.
    """
    db = project.db
    kind, files, ranges = db.execute(
        "SELECT kind, files, ranges FROM merged WHERE n = ?", (number,)
    ).fetchone()
    pairs = [(first, last) for first, last in json.loads(ranges)]
    back = kind != "back"
    with in_plain_words(project.path), transaction(db):
        rows = _rows_in(db, pairs) + _rows_voided(project, pairs)
        if back:
            set_aside(db, pairs)
        else:
            take_back_in(db, pairs)
        project.sitting = None
        project.codebook_stamp = None
        db.execute("UPDATE now SET merged = 1")
        # What rests can carry what comes back removed, and which is nowhere before it does; what
        # lives against a removal may have lived on account of what goes.
        others = (*resting(project), *conflicts.living_against_removals(project))
        changed = refold(project, {*rows, *others}, small=True)
        refresh_small(project, always=True)
        placements.refresh(project)
        note_merge(
            project, "back" if back else "again",
            files=json.loads(files), ranges=pairs, report="{}", undoes=number,
        )  # fmt: skip
    return changed


def _rows_voided(project: Project, ranges: Sequence[Range]) -> list[RowName]:
    """The rows of large tables whose settlements are taken back, or done again, in some ranges."""
    rows = rows_voided(project, undos_among(project, ranges))
    return sorted(row for row in rows if BY_NAME[row[0]] in LARGE)


def _rows_in(db: sqlite3.Connection, ranges: Sequence[Range]) -> list[RowName]:
    """The rows of large tables that operations in some ranges changed."""
    names = ", ".join(f"'{table.name}'" for table in LARGE)
    found: set[RowName] = set()
    for first, last in ranges:
        found |= set(
            db.execute(
                f"SELECT DISTINCT tbl, row FROM change WHERE operation BETWEEN ? AND ?"
                f" AND tbl IN ({names})",
                (first, last),
            )
        )
    return sorted(found)
