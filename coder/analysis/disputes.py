"""Conflicts as they are told to people: one sentence, and the values with their authors."""

from collections.abc import Callable, Sequence
from typing import Final

from coder.domain.journal.conflict import Conflict, Dispute, Opinion
from coder.domain.journal.identity import SAME
from coder.domain.journal.tables import BY_NAME
from coder.domain.telling import listed
from coder.store import conflicts, rows, settlements
from coder.store.authors import author_of
from coder.store.columns import Value, whole_value
from coder.store.contradictions import contradicted
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.uses import unaware_uses


def disputes(project: Project) -> tuple[Dispute, ...]:
    """All conflicts, the open ones first."""
    return open_disputes(project) + tuple(
        dispute(project, id_, held, settled=True) for id_, held in settled_conflicts(project)
    )


def open_disputes(project: Project) -> tuple[Dispute, ...]:
    """The conflicts that nobody has settled."""
    return tuple(
        dispute(project, id_, held, settled=False) for id_, held in open_conflicts(project)
    )


def open_conflicts(project: Project) -> list[tuple[str, Conflict]]:
    """The open ones with their ids, not yet in words: there may be thousands."""
    return conflicts.read(project)


def settled_conflicts(project: Project) -> list[tuple[str, Conflict]]:
    """Those that were settled and are not open again, the latest first."""
    ids = {id_ for id_, _ in conflicts.read(project)}
    return [(id_, held) for id_, held in settlements.settled(project) if id_ not in ids]


def dispute(project: Project, id_: str, conflict: Conflict, *, settled: bool) -> Dispute:
    """One conflict in words."""
    held = conflicts.supporters(project, conflict)
    opinions = tuple(_opinion(project, conflict, *one) for one in held)
    about = _SENTENCES[conflict.kind](project, conflict, opinions)
    if settled:
        about += _as_settled(project, conflict)
    return Dispute(
        id_, conflict.kind, conflict.table, conflict.row, conflict.field, about, opinions, settled
    )


def _opinion(
    project: Project, conflict: Conflict, value: Value, operations: Sequence[int]
) -> Opinion:
    """A value with whoever wrote it last."""
    told = conflicts.told(project, conflict, value)
    author = author_of(project, operations[-1]) if operations else None
    if author is None:
        return Opinion(value, told, None, None, None)
    return Opinion(value, told, author.name, author.id, author.made_at)


def _of_field(project: Project, conflict: Conflict, opinions: Sequence[Opinion]) -> str:
    if conflict.table == "identity":
        return _of_identity(project, conflict, opinions)
    said = listed([f"{_who(one)} {_quoted(one.told)}" for one in opinions])
    what = conflicts.subject(project, conflict)
    if len(opinions) == 1:  # what others said is not in this copy, or was taken back
        return f"{what[:1].upper()}{what[1:]} was in dispute: {said}."
    if len({one.coder_id for one in opinions}) == 1:
        return f"{_who(opinions[0])} set {what} differently in {len(opinions)} copies: {said}."
    number = _number(len({one.coder_id for one in opinions}))
    return f"{number} people set {what} without knowing of each other: {said}."


def _of_identity(project: Project, conflict: Conflict, opinions: Sequence[Opinion]) -> str:
    said = listed(
        [
            f"{_who(one)} said that they are {'the same' if one.value == SAME else 'different'}"
            for one in opinions
        ]
    )
    return (
        f"It is in dispute whether the {conflicts.named(project, conflict)} are the same: {said}."
    )


def _as_settled(project: Project, conflict: Conflict) -> str:
    """What holds since a conflict was settled."""
    held = rows.read(project, conflict.table, conflict.row)
    if conflict.kind == "removed":
        return " It stays." if held else " It is gone now."
    if held is None:
        return ""
    value = whole_value(BY_NAME[conflict.table], held, str(conflict.field))
    return f" {_now(project, conflict, value)} now."


def _now(project: Project, conflict: Conflict, value: Value) -> str:
    if conflict.kind == "key":
        return f"{_quoted(conflicts.told(project, conflict, conflict.row))} has it"
    if conflict.kind == "citation key":
        keys = [name_of(project, "document", str(one.value)) for one in conflict.candidates]
        return f"They are {listed([_quoted(key) for key in keys])}"
    if conflict.table == "identity":
        return f"They are {'one' if value == SAME else 'two'}"
    return f"It is {_quoted(conflicts.told(project, conflict, value))}"


def _of_removal(project: Project, conflict: Conflict, _opinions: Sequence[Opinion]) -> str:
    (_, uses), (_, removals) = conflicts.supporters(project, conflict)
    removers, users = _names(project, removals), _names(project, uses)
    what = conflicts.named(project, conflict)
    who = listed(list(removers.values())) or "Someone"
    if removers and removers.keys() == users.keys():
        if not unaware_uses(project, conflict.table, conflict.row, removals):
            return f"{who} removed {what}, but what belongs to it is still there."
        return f"{who} removed {what} in one copy and worked with it in another."
    return f"{who} removed {what} while {listed(list(users.values())) or 'others'} worked with it."


def _names(project: Project, operations: Sequence[int]) -> dict[str | None, str]:
    """The people who did some operations, by id."""
    found = (author_of(project, operation) for operation in operations)
    return {one.id: one.name or "someone" for one in found if one is not None}


def _of_cycle(project: Project, conflict: Conflict, opinions: Sequence[Opinion]) -> str:
    what = conflicts.named(project, conflict)
    if conflict.table == "identity":
        return f"The {what} are said to be the same, but one stands under the other."
    who = next((one.coder for one in opinions[1:] if one.coder), None) or "Someone"
    other = _quoted(opinions[-1].told)
    if conflict.field == "merged":
        return f"{who} merged {what} into {other}, which became part of it elsewhere."
    return f"{who} put {what} under {other}, which was put under it elsewhere."


def _of_contradiction(project: Project, conflict: Conflict, opinions: Sequence[Opinion]) -> str:
    one, other = opinions
    apart = next((row for _, row in contradicted(project, conflict.row)), conflict.row)
    return (
        f"{_who(one)} said that the {conflicts.named(project, conflict)} are the same, and"
        f" {_who(other)} that the {name_of(project, 'identity', apart)} are different, though they"
        " are one with these."
    )


def _of_key(project: Project, conflict: Conflict, opinions: Sequence[Opinion]) -> str:
    said = listed([f"{_quoted(one.told)} ({_who(one)})" for one in opinions])
    held = rows.read(project, conflict.table, conflict.row)
    key = f" {held['shortcut']}" if held and held["shortcut"] else ""
    return f"{_number(len(opinions))} themes were given the favourite key{key}: {said}."


def _of_citation_key(project: Project, conflict: Conflict, opinions: Sequence[Opinion]) -> str:
    said = listed([f"{_quoted(one.told)} ({_who(one)})" for one in opinions])
    key = name_of(project, "document", conflict.row)
    return f"Two documents have the citation key '{key}': {said}."


_SENTENCES: Final[dict[str, Callable[[Project, Conflict, Sequence[Opinion]], str]]] = {
    "field": _of_field,
    "removed": _of_removal,
    "cycle": _of_cycle,
    "contradiction": _of_contradiction,
    "key": _of_key,
    "citation key": _of_citation_key,
}


def _who(opinion: Opinion) -> str:
    return opinion.coder or "someone"


def _number(count: int) -> str:
    return "Two" if count == 2 else str(count)  # noqa: PLR2004


def _quoted(value: Value) -> str:
    return "nothing" if value is None else f"'{value}'"
