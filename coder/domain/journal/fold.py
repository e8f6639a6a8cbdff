"""The fold: what the operations on one row come to.

A field shows its last write; two distinct values of which neither author had seen the other are
a conflict. Fields that mean something only together show what one author had of all of them; what
its author took away again does not stand against what somebody said who never knew of it. A row
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
    standing = left_standing(table, writes, saw_write)
    for name in table.fields:
        held = standing if name in table.together else writes
        candidates = frontier(writes_of(held, name, saw_write), saw_write)
        if candidates:
            folded.fields[name] = value_written(candidates[-1], name)
        distinct = candidate_values(table, candidates, name)
        if len(distinct) > 1:
            folded.contested[name] = distinct
    folded.lives, folded.removals = _existence(table, writes, saw_write)
    return folded


def whole_writes(table: Table, writes: Sequence[Write], saw: SawWrite) -> Sequence[Write]:
    """Writes on one row, of which each that says a part of what belongs together says all of it.

    The rest is as its author had it: what shows of the writes that they had seen.
    """
    if not table.together:
        return writes
    found: list[Write] = []
    for write in writes:
        if not _says_the_whole(table, write):
            found.append(write)
            continue
        known = left_standing(table, [one for one in found if saw(write, one)], saw)
        seen = [earlier for earlier in known if _says_the_whole(table, earlier)]
        had = frontier(seen, saw)[-1] if seen and write.kind == "set" else None
        fields = dict(write.fields)
        for name in table.together:
            before = None if had is None else value_written(had, name)
            fields.setdefault(name, [before, before] if write.kind == "set" else None)
        found.append(write._replace(fields=fields))
    return found


def _says_the_whole(table: Table, write: Write) -> bool:
    """Whether a write says what belongs together, by a part of it or by adding the row."""
    return write.kind == "add" or not write.fields.keys().isdisjoint(table.together)


def left_standing(table: Table, writes: Sequence[Write], saw: SawWrite) -> Sequence[Write]:
    """Writes on one row without what was taken away, if anything else was said of the whole.

    A removal takes away what its author had seen, unless somebody said since that the row stays.
    """
    if not table.together:
        return writes
    removals = [
        one for one in writes
        if one.kind == "remove"
        and not any(it.kind == "keep" and saw(it, one) for it in writes)
    ]  # fmt: skip
    left = [one for one in writes if not any(saw(removal, one) for removal in removals)]
    return left if any(_says_the_whole(table, one) for one in left) else writes


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


def _existence(
    table: Table, writes: Sequence[Write], saw: SawWrite
) -> tuple[bool, list[Candidate]]:
    removals = [write for write in writes if write.kind == "remove"]
    if not removals:
        return True, []
    events = [write for write in writes if write.kind != "remove"]
    living = [event for event in events if not any(saw(removal, event) for removal in removals)]
    answers = [write for write in writes if write.kind != "set" or _answers(table, write)]
    unanswered = [
        removal for removal in removals if not any(saw(answer, removal) for answer in answers)
    ]
    if table.together and living:
        unanswered = [one for one in unanswered if _took_from(one, living, events, saw)]
    return len(living) > 0, [Candidate(None, removal.operation) for removal in unanswered]


def _answers(table: Table, write: Write) -> bool:
    """Whether a row stays by a write of a field: whoever says the whole anew says that it does."""
    return bool(table.together) and _says_the_whole(table, write)


def _took_from(
    removal: Write, living: Sequence[Write], events: Sequence[Write], saw: SawWrite
) -> bool:
    """Whether a removal took away something on which one that lives was built."""
    gone = [event for event in events if saw(removal, event)]
    return any(saw(event, one) for event in living for one in gone)
