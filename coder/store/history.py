"""The history: what was done, and which step comes next to undo or redo in this copy."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.domain.journal.causality import packed
from coder.store.aside import Aside, counts
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.project import Project
from coder.store.sessions import read_sessions

MERGE = "merge"
"""The kind of a step that brought a file in; it is no operation."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation as the history tells it."""

    operation: str  # session id and sequence, alike in every copy
    number: int  # packed, as numbered in this copy
    coder: str | None  # id, as shown
    coder_name: str | None
    made_at: str
    kind: str
    description: str
    undone_by: str | None  # none again once it was redone


@dataclass(frozen=True, slots=True)
class Step:
    """Something this copy's reviewer did in one go: operations of one batch, or a merge."""

    kind: str
    description: str
    operations: tuple[int, ...]  # packed, in order; of a merge, its number in this copy
    undoes: int | None
    made_at: str


_ENTRIES = (
    f"SELECT s.id || ':' || (o.n & 4294967295), o.n, {SHOWN_AS.format('o.coder')}, r.name,"
    " o.made_at, o.kind, o.description"
    " FROM operation o JOIN session s ON s.n = o.n >> 32 LEFT JOIN shown_coder r"
    f" ON r.id = {SHOWN_AS.format('o.coder')}"
)


def entries(project: Project) -> Iterator[Entry]:
    """All operations in the order of their stamps."""
    rows = project.db.execute(f"{_ENTRIES} WHERE {counts('o.n')} ORDER BY o.stamp, s.id, o.n")
    taken_back = _named(project, undone(project))
    return (Entry(*(*row, taken_back.get(row[1]))) for row in rows)


def entries_at(project: Project, numbers: Sequence[int]) -> list[tuple[Entry, Entry | None] | None]:
    """The operations with packed numbers, each with what took it back; None where there is none."""
    taken_back = undone(project)
    by = _named(project, taken_back)
    asked = {*numbers, *(taken_back[number] for number in numbers if number in taken_back)}
    rows = project.db.execute(
        f"{_ENTRIES} WHERE o.n IN (SELECT value FROM json_each(?))", (json.dumps(sorted(asked)),)
    )
    held = {row[1]: Entry(*(*row, by.get(row[1]))) for row in rows}
    return [
        (held[number], held.get(taken_back.get(number, 0))) if number in held else None
        for number in numbers
    ]


def undone(project: Project) -> dict[int, int]:
    """The operations that are taken back now, each with the one that did it.

    What took one back may have been taken back itself, or be set aside: then it is done. Of a
    batch all are taken back by what took back the last one.
    """
    rows = project.db.execute(
        "SELECT u.n, coalesce(b.n, u.undoes) FROM operation u"
        " LEFT JOIN operation x ON x.n = u.undoes LEFT JOIN operation b ON b.batch = x.batch"
        f" WHERE u.undoes IS NOT NULL AND {counts('u.n')} ORDER BY u.stamp DESC, u.n DESC"
    )
    found: dict[int, int] = {}
    for by, operation in rows:  # the last first: what it took back is known when that is asked
        if by not in found:
            found.setdefault(operation, by)
    return found


def _named(project: Project, taken_back: Mapping[int, int]) -> dict[int, str]:
    """What took each back, named alike in every copy."""
    sessions = dict(project.db.execute("SELECT n, id FROM session").fetchall())
    return {
        operation: f"{sessions[by >> 32]}:{by & 0xFFFF_FFFF}"
        for operation, by in taken_back.items()
    }


def next_undo(project: Project) -> Step | None:
    """The last step made in this copy by who works in it, that was not taken back."""
    return next((step for step in _steps(project) if _depth(project, step) % 2 == 0), None)


def next_redo(project: Project) -> Step | None:
    """The last step taken back, unless something was done since."""
    for step in _steps(project):
        if step.undoes is None:
            return None
        if _depth(project, step) % 2:
            return step
    return None


def _steps(project: Project) -> Iterator[Step]:
    """The steps of this copy's line of sittings, last first, without those taken back."""
    taken_back: set[tuple[bool, int]] = set()
    for step in _all_steps(project):
        is_merge = step.kind == MERGE
        if any((is_merge, number) in taken_back for number in step.operations):
            continue
        if step.undoes is not None:
            taken_back.add((is_merge, step.undoes))
        yield step


def _depth(project: Project, step: Step) -> int:
    """0 for an act, 1 for taking it back, 2 for doing it again, and so on."""
    table = "merged" if step.kind == MERGE else "operation"
    depth, target = 0, step.undoes
    while target is not None:
        row = project.db.execute(f"SELECT undoes FROM {table} WHERE n = ?", (target,)).fetchone()
        depth, target = depth + 1, row[0] if row else None
    return depth


def _all_steps(project: Project) -> Iterator[Step]:
    """Acts and merges, last first; a merge comes after the acts that it found."""
    merges = project.db.execute(
        "SELECT stamp, n, undoes, files, at FROM merged ORDER BY n DESC"
    ).fetchall()
    seen_batches: set[str] = set()
    for stamp, number, undoes, batch, kind, description, made_at in _own_operations(project):
        while merges and merges[0][0] >= stamp:
            yield _merge_step(*merges.pop(0)[1:])
        if batch is None:
            yield Step(kind, description, (number,), undoes, made_at)
        elif batch not in seen_batches:
            seen_batches.add(batch)
            rows = project.db.execute(
                "SELECT n FROM operation WHERE batch = ? ORDER BY n", (batch,)
            )
            operations = tuple(row for (row,) in rows)
            words = _of_batch(description, len(operations))
            yield Step(kind, words, operations, undoes, made_at)
    for merge in merges:
        yield _merge_step(*merge[1:])


def _of_batch(description: str, count: int) -> str:
    return description if count == 1 else f"Import of {count} files"


def _merge_step(number: int, undoes: int | None, files: str, made_at: str) -> Step:
    return Step(MERGE, f"Merge {', '.join(json.loads(files))}", (number,), undoes, made_at)


def _own_operations(
    project: Project,
) -> Iterator[tuple[int, int, int | None, str | None, str, str, str]]:
    """The operations of this reviewer in this copy's line of sittings, last first."""
    sessions = {session.number: session for session in read_sessions(project)}
    sitters = dict(project.db.execute("SELECT n, coder FROM session").fetchall())
    current = project.db.execute("SELECT head FROM now").fetchone()[0]
    mine = raw_coders(project, project.me) if project.me is not None else []
    last = 0xFFFF_FFFF
    aside = Aside.read(project.db)
    while current is not None:
        if sitters[current] in mine:
            rows = project.db.execute(
                "SELECT stamp, n, undoes, batch, kind, description, made_at FROM operation"
                " WHERE n BETWEEN ? AND ? ORDER BY n DESC",
                (packed(current, 0), packed(current, last)),
            )
            yield from (row for row in rows if row[1] not in aside)
        last = sessions[current].parent_sequence
        current = sessions[current].parent
