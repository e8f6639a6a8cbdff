"""The journal: one act, one transaction, one operation.

Nothing else in the program begins a transaction on kept tables, but a merge.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from coder.domain.journal.causality import packed
from coder.domain.journal.change import Change
from coder.domain.journal.stamp import iso, next_stamp
from coder.domain.names import one_line
from coder.store.coders import stored_as
from coder.store.connection import in_plain_words, transaction
from coder.store.journal_hashes import hash_of
from coder.store.project import Project
from coder.store.sessions import next_sitting, write_session
from coder.store.upkeep import after_act
from coder.store.voided import rows_voided


@dataclass(slots=True)
class Act:
    """An operation while it is being written."""

    project: Project
    operation: int
    stamp: int
    made_at: str
    coder: str | None
    description: str
    kind: str
    parts: list[str] = field(default_factory=list)  # of an act that others are part of
    left_out: list[str] = field(default_factory=list)
    _change: Change | None = None

    def done(self) -> Change:
        """What the act did, once it is over."""
        return self._change or Change(self.description, left_out=tuple(self.left_out))


@contextmanager
def act(
    project: Project,
    kind: str,
    description: str,
    *,
    coder: str | None = None,
    batch: str | None = None,
    undoes: int | None = None,
) -> Iterator[Act]:
    """Do what is inside as one operation of one person; any error takes all of it back.

    ``kind`` is a word for machines, ``description`` a line for the history; operations of one
    ``batch`` are one step to undo. If nothing changes, no operation is written (but an undo is).
    Inside ``together`` it is a part of that act.
    """
    if project.together is not None:
        whole: Act = project.together
        whole.parts.append(description)
        whole.kind = kind
        yield whole
        return
    sitting = project.sitting
    with in_plain_words(project.path):
        try:
            with transaction(project.db):
                running = _begin(project, kind, description, coder)
                yield running
                _finish(running, batch, undoes)
        except BaseException:
            project.sitting = sitting
            raise
        if running.done().operation is None:
            project.sitting = sitting


@contextmanager
def together(project: Project, *, coder: str | None = None) -> Iterator[Act]:
    """Let the acts inside be one: one operation, one step to undo, all or nothing."""
    with act(project, "", "", coder=coder) as running:
        project.together = running
        try:
            yield running
        finally:
            project.together = None
        running.description = "; ".join(dict.fromkeys(running.parts))


def record(running: Act, table: str, row: str, *, kind: str, fields: str = "{}") -> None:
    """Write a change that no trigger sees: a keep, or a value chosen though it shows already."""
    running.project.db.execute(
        "INSERT INTO change SELECT ?1, (SELECT coalesce(max(k), -1) + 1 FROM change"
        " WHERE operation = ?1), ?2, ?3, ?4, ?5",
        (running.operation, table, row, kind, fields),
    )


def _begin(project: Project, kind: str, description: str, coder: str | None) -> Act:
    sitting = project.sitting or next_sitting(project)
    project.sitting = sitting._replace(sequence=sitting.sequence + 1)
    operation = packed(*project.sitting[:2])
    clock = project.db.execute(
        "UPDATE now SET operation = ? RETURNING clock", (operation,)
    ).fetchone()[0]
    time = project.clock()
    stamp = next_stamp(clock, time)
    by = project.stored_me if coder is None else stored_as(project, coder)
    return Act(project, operation, stamp, iso(time), by, description, kind)


def _finish(running: Act, batch: str | None, undoes: int | None) -> None:
    project, db = running.project, running.project.db
    running.description = one_line(running.description)
    changes = db.execute(
        "SELECT tbl, row, kind, fields FROM change WHERE operation = ? ORDER BY k",
        (running.operation,),
    ).fetchall()
    if not changes and undoes is None:
        db.execute("UPDATE now SET operation = NULL")
        return
    if project.sitting is not None and not project.sitting.written:
        write_session(project, project.sitting.number)
        project.sitting = project.sitting._replace(written=True)
    db.execute(
        "INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
        (running.operation, running.stamp, running.made_at, running.coder, running.kind,
         running.description, batch, undoes, hash_of(changes)),
    )  # fmt: skip
    db.execute(
        "UPDATE now SET operation = NULL, clock = ?, head = ?",
        (running.stamp, running.operation >> 32),
    )
    rows = tuple(dict.fromkeys((change[0], change[1]) for change in changes))
    if undoes is not None:
        rows += tuple(sorted(rows_voided(project, [running.operation]) - set(rows)))
    also = after_act(project, rows, fold=undoes is not None)
    running._change = Change(  # noqa: SLF001 - its own class
        running.description, running.operation, (*rows, *also), tuple(running.left_out)
    )
