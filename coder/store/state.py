"""Bringing rows to what the journal says: the fold, applied to the tables.

An ordinary act changes exactly what it writes and needs none of this. It is for merges, for
taking them back, for conflicts that an act may have ended, and for repair.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from coder.domain.journal.fold import Folded, Write, fold_row, value_written
from coder.domain.journal.tables import BY_NAME, LARGE, SMALL, Table, children_of, stands_on
from coder.store import conflicts
from coder.store.columns import Fields, Value, columns, stored
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.silence import silenced
from coder.store.small import fold_small
from coder.store.writes import writes_on

_CHUNK: Final = 10_000

RowName = tuple[str, str]
"""A table and the id of a row."""


def refold(project: Project, rows: Iterable[RowName], *, small: bool) -> set[RowName]:
    """Fold rows of large tables, and the small tables whole if asked or needed.

    Whatever depends on them is folded too: what they stand on, what rested for want of them, and
    what lived only on their account. Returns the rows that changed.
    """
    run = _Refold(project)
    with silenced(project.db):
        run.fold(set(rows), small=small)
    return run.changed


def resting(project: Project) -> list[RowName]:
    """The rows that wait for what they stand on."""
    return project.db.execute("SELECT tbl, row FROM resting").fetchall()


def refold_all(project: Project) -> set[RowName]:
    """Fold every row that the journal or a table has; the small tables before and after."""
    run = _Refold(project)
    with silenced(project.db):
        run.fold_small()
        for table in LARGE:
            rows = project.db.execute(
                f"SELECT row FROM change WHERE tbl = '{table.name}' AND kind = 'add'"
                f" UNION SELECT id FROM {table.name}"
            ).fetchall()
            for start in range(0, len(rows), _CHUNK):
                run.fold_large({(table.name, row) for (row,) in rows[start : start + _CHUNK]})
        run.fold_small()
        run.fold(run.next_round(), small=False)
    return run.changed


class _Refold:
    """One run; rows are taken by table, whatever stands on another first."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.changed: set[RowName] = set()
        self._orphaned: set[RowName] = set()
        self._appeared = False

    def fold(self, work: set[RowName], *, small: bool) -> None:
        """Fold rows, and whatever has to be folded because of it."""
        while work or small:
            small = self.fold_large(work) or small
            if small:
                self.fold_small()
            work, small = self.next_round(), False

    def fold_large(self, work: Collection[RowName]) -> bool:
        """Fold rows of large tables; returns whether small tables must be folded too."""
        by_table: dict[str, set[str]] = defaultdict(set)
        for table, row in work:
            by_table[table].add(row)
        for kept in LARGE:
            rows = sorted(by_table.pop(kept.name, ()))
            writes = writes_on(self.project, rows)
            saw = causality_of(self.project).saw
            for row in rows:
                held = writes.get(row, ())
                self._settle(kept, row, fold_row(kept, held, saw))
                for parent, needed in self._unsettled(kept, held):
                    by_table[parent].add(needed)
        return bool(by_table)

    def fold_small(self) -> None:
        """Fold the small tables whole."""
        small = fold_small(self.project)
        for table in SMALL:
            self._replace(table, small.rows(table))

    def next_round(self) -> set[RowName]:
        """What has to be folded because of this round."""
        work = self._orphaned
        if self._appeared:
            work = work | set(resting(self.project))
        self._orphaned, self._appeared = set(), False
        return work

    def _settle(self, table: Table, row: str, folded: Folded) -> None:
        """Put a row where it belongs."""
        rests = folded.added and any(
            not self._present(*parent) for parent in stands_on(table, folded.fields, needs=True)
        )
        lives = folded.added and not rests and (folded.lives or self._carries(table, row))
        self._note_resting(table, row, rests=rests and folded.lives)
        conflicts.write_of(self.project, table.name, row, folded if lives else Folded())
        if not lives:
            self._delete(table, row, gone=rests or not folded.added)
            return
        self._write(table, row, stored(table, folded.fields))

    def _unsettled(self, table: Table, writes: Sequence[Write]) -> list[RowName]:
        """What a row stands on, or stood on, whose life may hang on it."""
        found: set[RowName] = set()
        for write in writes:
            values = {name: value_written(write, name) for name in write.fields}
            found |= set(stands_on(table, values, needs=False))
        return [
            parent
            for parent in found
            if not self._stored(*parent) or conflicts.removal_is_open(self.project, parent[1])
        ]

    def _replace(self, table: Table, rows: Mapping[str, Fields]) -> None:
        """Make a small table hold exactly these rows."""
        held = {
            row: values
            for row, *values in self.project.db.execute(
                f"SELECT {columns(table)} FROM {table.name}"
            )
        }
        for row, fields in rows.items():
            if held.get(row) != [fields.get(name) for name in table.fields]:
                self._write(table, row, fields)
        for row in held.keys() - rows.keys():
            self._delete(table, row, gone=True)

    def _present(self, table: str, row: str) -> bool:
        """Whether a row is known and does not rest."""
        if self._stored(table, row):
            return True
        folded = fold_row(
            BY_NAME[table],
            writes_on(self.project, [row]).get(row, ()),
            causality_of(self.project).saw,
        )
        return folded.added and all(
            self._present(*parent)
            for parent in stands_on(BY_NAME[table], folded.fields, needs=True)
        )

    def _stored(self, table: str, row: str) -> bool:
        found = self.project.db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row,))
        return found.fetchone() is not None

    def _carries(self, table: Table, row: str) -> bool:
        """Whether something that lives stands on the row."""
        return any(
            self.project.db.execute(
                f'SELECT 1 FROM {child.name} WHERE "{field}" = ? LIMIT 1', (row,)
            ).fetchone()
            for child, field in children_of(table.name)
        )

    def _write(self, table: Table, row: str, fields: Mapping[str, Value]) -> None:
        values = [fields.get(name) for name in table.fields]
        db = self.project.db
        held = db.execute(f"SELECT {columns(table)} FROM {table.name} WHERE id = ?", (row,))
        before = held.fetchone()
        if before is not None and list(before[1:]) == values:
            return
        self.changed.add((table.name, row))
        if before is None:
            self._appeared = True
            marks = ", ".join("?" * (len(values) + 1))
            db.execute(
                f"INSERT INTO {table.name}({columns(table)}) VALUES ({marks})", (row, *values)
            )
            return
        names = ", ".join(f'"{name}" = ?' for name in table.fields)
        db.execute(f"UPDATE {table.name} SET {names} WHERE id = ?", (*values, row))

    def _delete(self, table: Table, row: str, *, gone: bool) -> None:
        db = self.project.db
        if db.execute(f"DELETE FROM {table.name} WHERE id = ?", (row,)).rowcount == 0:
            return
        self.changed.add((table.name, row))
        if not gone:
            return
        for child, field in children_of(table.name):
            rows = db.execute(f'SELECT id FROM {child.name} WHERE "{field}" = ?', (row,))
            self._orphaned |= {(child.name, found) for (found,) in rows}

    def _note_resting(self, table: Table, row: str, *, rests: bool) -> None:
        sql = "INSERT OR IGNORE INTO resting VALUES (?, ?)"
        if not rests:
            sql = "DELETE FROM resting WHERE tbl = ? AND row = ?"
        self.project.db.execute(sql, (table.name, row))
