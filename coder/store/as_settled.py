"""Conflicts as whoever settled them had seen them, made again from the journal."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from coder.domain.journal.conflict import Conflict
from coder.domain.journal.fold import (
    Candidate,
    Write,
    candidate_values,
    concurrency,
    fold_row,
    frontier,
    left_standing,
    value_written,
    whole_writes,
    writes_of,
)
from coder.domain.journal.replay import UPWARD
from coder.domain.journal.tables import BY_NAME, SMALL
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.uses import unaware_uses
from coder.store.voided import only_sets, settled_by
from coder.store.writes import Writes, writes_in, writes_on

Row = tuple[str, str]
"""A table and the id of a row."""

_SMALL: Final = frozenset(table.name for table in SMALL)


def ended_conflict(project: Project, operation: int) -> bool:
    """Whether an act settled something, or ended a conflict by setting what was in dispute."""
    if settled_by(project, operation):
        return True
    if not only_sets(project, operation):
        return False
    as_settled = AsSettled(project)
    changes = project.db.execute(
        "SELECT tbl, row, fields FROM change WHERE operation = ?", (operation,)
    ).fetchall()
    return any(
        (_is_whole(table, written) and as_settled.removal(operation, (table, row)).candidates)
        or any(
            len(conflict.candidates) > 1
            for field, change in written.items()
            for conflict in as_settled.written(operation, (table, row), field, change)
        )
        for table, row, fields in changes
        for written in [json.loads(fields)]
    )  # fmt: skip


def _is_whole(table: str, written: Collection[str]) -> bool:
    """Whether what belongs together was written, which answers removals that were known."""
    return not set(BY_NAME[table].together).isdisjoint(written)


class AsSettled:
    """The conflicts that changes of settling acts ended."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._saw = causality_of(project).saw
        self._held: dict[str, Writes] = {}

    def kept(self, operation: int, about: Row) -> Iterator[Conflict]:
        """The conflict about a removal, if somebody worked with the row without knowing of it."""
        conflict = self.removal(operation, about)
        removals = [candidate.operation for candidate in conflict.candidates]
        if removals and unaware_uses(self._project, *about, removals):
            yield conflict

    def removal(self, operation: int, about: Row) -> Conflict:
        """What was known of the removal of a row."""
        table, row = about
        folded = fold_row(BY_NAME[table], self._seen(operation, about), self._saw)
        return Conflict("removed", table, row, None, tuple(folded.removals))

    def written(
        self, operation: int, about: Row, field: str, change: Sequence[object]
    ) -> Iterator[Conflict]:
        """The conflict that a written field ended; what was written on the way ended none."""
        table, row = about
        before, after = change
        if field in BY_NAME[table].quiet or field in BY_NAME[table].together[1:]:
            return
        candidates = self._values(operation, about, field)
        if len(candidates) > 1:
            yield Conflict("field", table, row, field, tuple(candidates))
        elif table == "theme" and field in UPWARD:
            yield from self._circle(operation, row, field, before)
        elif table == "theme" and field == "shortcut":
            yield from self._key(operation, row, after)
        elif (table, field) == ("document", "key"):
            yield from self._citation_key(operation, before)
        elif candidates:
            # What others said is not in this copy, or was taken back.
            yield Conflict("field", table, row, field, tuple(candidates))

    def _circle(self, operation: int, row: str, field: str, before: object) -> Iterator[Conflict]:
        """A pointer whose last write did not count is one that would have closed a circle."""
        last = self._last(operation, ("theme", row), field)
        if last is not None and value_written(last, field) != before:
            added = self._seen(operation, ("theme", row))[0]
            shown = Candidate(before, added.operation)
            skipped = Candidate(value_written(last, field), last.operation)
            yield Conflict("cycle", "theme", row, field, (shown, skipped))

    def _key(self, operation: int, row: str, key: object) -> Iterator[Conflict]:
        holders = self._holders(operation, ("theme", "shortcut"), key)
        if key is not None and len(holders) > 1:
            yield Conflict("key", "theme", row, "shortcut", holders)

    def _citation_key(self, operation: int, key: object) -> Iterator[Conflict]:
        holders = self._holders(operation, ("document", "key"), key)
        if len(holders) > 1:
            row = max(str(candidate.value) for candidate in holders)
            yield Conflict("citation key", "document", row, "key", holders)

    def _holders(
        self, operation: int, column: tuple[str, str], value: object
    ) -> tuple[Candidate, ...]:
        """The rows to which a value was given last, the latest first."""
        table, field = column
        last = [self._last(operation, (table, row), field) for row in self._writes(table)]
        given = [one for one in last if one is not None and value_written(one, field) == value]
        given.sort(key=lambda one: one[:4], reverse=True)
        return tuple(Candidate(one.row, one.operation) for one in given)

    def _last(self, operation: int, about: Row, field: str) -> Write | None:
        seen = self._seen(operation, about)
        writes = writes_of(seen, field, concurrency(seen, self._saw))
        return writes[-1] if writes else None

    def _values(self, operation: int, about: Row, field: str) -> list[Candidate]:
        """The values of a row between which there was to choose; of joined rows, of all of them."""
        table, row = about
        pooled: list[Write] = []
        for member in self._joined(row):
            seen = self._seen(operation, (table, member))
            saw = concurrency(seen, self._saw)
            whole = whole_writes(BY_NAME[table], seen, saw)
            if field in BY_NAME[table].together:
                whole = left_standing(BY_NAME[table], whole, saw)
            pooled += writes_of(whole, field, saw)
        pooled.sort(key=lambda write: write[:4])
        open_writes = frontier(pooled, concurrency(pooled, self._saw))
        return candidate_values(BY_NAME[table], open_writes, field)

    def _joined(self, row: str) -> list[str]:
        rows = self._project.db.execute(
            "SELECT ?1 UNION SELECT as_row FROM shown WHERE row = ?1 AND how != 'merged'"
            " UNION SELECT row FROM shown WHERE how != 'merged'"
            " AND as_row = coalesce((SELECT as_row FROM shown WHERE row = ?1), ?1)",
            (row,),
        )
        return [member for (member,) in rows]

    def _seen(self, operation: int, about: Row) -> list[Write]:
        """The writes on a row that the author of an operation had seen before it."""
        table, row = about
        held = self._writes(table) if table in _SMALL else writes_on(self._project, [row])
        return [write for write in held.get(row, ()) if self._saw(operation, write.operation)]

    def _writes(self, table: str) -> Writes:
        """All writes on a small table, read once."""
        if table not in self._held:
            self._held[table] = writes_in(self._project, [table]).get(table, {})
        return self._held[table]
