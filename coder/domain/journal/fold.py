"""The fold: what the operations on one row come to.

A field shows its last write; two distinct values of which neither author had seen the other are
a conflict. Fields that mean something only together show what one author had of all of them. A row
lives unless every event that made or changed it was seen by a removal.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coder.domain.journal.tables import Table

Saw = Callable[[int, int], bool]
"""Whether one operation had seen another."""


class Write(NamedTuple):
    """One change of one row, as the journal has it."""

    stamp: int
    session_id: str
    sequence: int
    place: int  # within its operation
    operation: int  # packed, as numbered in this copy
    row: str
    kind: str  # add, set, remove, keep
    fields: dict[str, object]


SawWrite = Callable[[Write, Write], bool]


class Candidate(NamedTuple):
    """One of the values between which a person has to choose."""

    value: object
    operation: int


@dataclass(slots=True)
class Folded:
    """A row as its operations have it, before what stands on it is asked."""

    added: bool = False
    lives: bool = False
    fields: dict[str, object] = field(default_factory=dict)
    contested: dict[str, list[Candidate]] = field(default_factory=dict)
    removals: list[Candidate] = field(default_factory=list)
    """Removals that nobody has answered."""


def value_written(write: Write, name: str) -> object:
    """What a write puts into a field; an add that does not name it leaves it blank."""
    value = write.fields.get(name)
    return value[1] if write.kind == "set" and isinstance(value, list) else value


def fold_row(table: Table, writes: Sequence[Write], saw: Saw) -> Folded:
    """Fold the writes on one row, given in the order of stamps."""
    folded = Folded(added=any(write.kind == "add" for write in writes))
    if not folded.added:
        return folded
    if len(writes) == 1:
        folded.lives, folded.fields = True, writes[0].fields
        return folded
    saw_write = concurrency(writes, saw)
    writes = whole_writes(table, writes, saw_write)
    for name in table.fields:
        candidates = frontier(writes_of(writes, name, saw_write), saw_write)
        if candidates:
            folded.fields[name] = value_written(candidates[-1], name)
        distinct = candidate_values(table, candidates, name)
        if len(distinct) > 1:
            folded.contested[name] = distinct
    folded.lives, folded.removals = _existence(writes, saw_write)
    return folded


def whole_writes(table: Table, writes: Sequence[Write], saw: SawWrite) -> Sequence[Write]:
    """Writes on one row, of which each that says a part of what belongs together says all of it.

    The rest is as its author had it: what shows of the writes that they had seen.
    """
    if not table.together:
        return writes
    found: list[Write] = []
    said: list[Write] = []  # those that say what belongs together
    for write in writes:
        if write.fields.keys().isdisjoint(table.together) and write.kind != "add":
            found.append(write)
            continue
        seen = [earlier for earlier in said if saw(write, earlier)]
        had = frontier(seen, saw)[-1] if seen and write.kind == "set" else None
        fields = dict(write.fields)
        for name in table.together:
            before = None if had is None else value_written(had, name)
            fields.setdefault(name, [before, before] if write.kind == "set" else None)
        said.append(write._replace(fields=fields))
        found.append(said[-1])
    return found


def candidate_values(table: Table, writes: Sequence[Write], name: str) -> list[Candidate]:
    """The values of a field between which there is to choose; none of a field that is quiet.

    Of what belongs together they are told on its first field, each whole, as a mapping.
    """
    if name not in table.together:
        return [] if name in table.quiet else distinct_values(writes, name)
    if name != table.together[0]:
        return []
    found: dict[str, Candidate] = {}
    for write in writes:
        whole = {one: value_written(write, one) for one in table.together}
        meant = json.dumps(
            [whole[one] for one in table.together if one not in table.quiet], sort_keys=True
        )
        found.pop(meant, None)
        found[meant] = Candidate(whole, write.operation)
    return list(found.values())


def concurrency(writes: Sequence[Write], saw: Saw) -> SawWrite:
    """Who saw whom among the writes of one row; within an operation, the later change."""
    alone = len({write.session_id for write in writes}) == 1

    def saw_write(later: Write, earlier: Write) -> bool:
        if later.operation == earlier.operation:
            return earlier.place < later.place
        if alone:
            return earlier.sequence < later.sequence
        return saw(later.operation, earlier.operation)

    return saw_write


def writes_of(writes: Iterable[Write], name: str, saw: SawWrite) -> list[Write]:
    """The writes of one field; adding a row again also blanks what that author had seen in it."""
    found: list[Write] = []
    for write in writes:
        named = name in write.fields
        again = write.kind == "add" and any(saw(write, earlier) for earlier in found)
        if named or again:
            found.append(write)
    return found


def frontier(writes: Iterable[Write], saw: SawWrite) -> list[Write]:
    """The writes that no other write had seen, in order; the last one of all is among them."""
    open_writes: list[Write] = []
    for write in writes:
        open_writes = [earlier for earlier in open_writes if not saw(write, earlier)]
        open_writes.append(write)
    return open_writes


def distinct_values(
    writes: Iterable[Write], name: str, meaning: Callable[[object], object] = lambda value: value
) -> list[Candidate]:
    """The values that mean different things, each with the last operation that wrote it.

    They stand in the order of these operations: the last one is what shows.
    """
    found: dict[str, Candidate] = {}
    for write in writes:
        value = value_written(write, name)
        meant = json.dumps(meaning(value), sort_keys=True)
        found.pop(meant, None)
        found[meant] = Candidate(value, write.operation)
    return list(found.values())


def _existence(writes: Sequence[Write], saw: SawWrite) -> tuple[bool, list[Candidate]]:
    removals = [write for write in writes if write.kind == "remove"]
    if not removals:
        return True, []
    lives = any(
        not any(saw(removal, event) for removal in removals)
        for event in writes
        if event.kind != "remove"
    )
    answers = [write for write in writes if write.kind != "set"]
    unanswered = [
        removal for removal in removals if not any(saw(answer, removal) for answer in answers)
    ]
    return lives, [Candidate(None, removal.operation) for removal in unanswered]
