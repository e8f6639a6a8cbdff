"""Conflicts as they are told to people: one sentence, and the values with their authors."""

from collections.abc import Callable
from typing import Final

from coder.domain.journal.conflict import Conflict, Dispute, Opinion
from coder.domain.journal.identity import DIFFERENT, SAME
from coder.store import conflicts, rows, settlements
from coder.store.authors import author_of
from coder.store.columns import Value
from coder.store.names import name_of
from coder.store.project import Project


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
    operations = [candidate.operation for candidate in conflict.candidates]
    if conflict.kind == "removed":
        operations = [0, *operations[:1]]
    opinions = []
    for value, operation in zip(conflicts.choices(conflict), operations, strict=False):
        author = author_of(project, operation)
        told = conflicts.told(project, conflict, value)
        opinions.append(
            Opinion(value, told, author.name, author.id, author.made_at)
            if author
            else Opinion(value, told, None, None, None)
        )
    about = _SENTENCES[conflict.kind](project, conflict, opinions)
    if settled and conflict.kind == "field":
        about += _as_settled(project, conflict)
    return Dispute(
        id_, conflict.kind, conflict.table, conflict.row, conflict.field, about, tuple(opinions),
        settled,
    )  # fmt: skip


def _of_field(project: Project, conflict: Conflict, opinions: list[Opinion]) -> str:
    if conflict.table == "identity":
        return _of_answer(project, conflict, opinions)
    said = " and ".join(f"{_who(one)} {_quoted(one.told)}" for one in opinions)
    what, field = conflicts.named(project, conflict), str(conflict.field).replace("_", " ")
    if len(opinions) == 1:  # what others said is not in this copy, or was taken back
        return f"The {field} of {what} was in dispute: {said}."
    number = "Two" if len(opinions) == 2 else f"{len(opinions)}"  # noqa: PLR2004
    return f"{number} people set the {field} of {what} without knowing of each other: {said}."


def _of_answer(project: Project, conflict: Conflict, opinions: list[Opinion]) -> str:
    names = name_of(project, conflict.table, conflict.row)
    said = ", and ".join(f"{_who(one)} says {_ARE[str(one.value)]}" for one in opinions)
    return f"Whether {names} are one is answered in two ways: {said}."


_ARE: Final = {SAME: "that they are", DIFFERENT: "that they are not"}


def _as_settled(project: Project, conflict: Conflict) -> str:
    """What holds since a field was settled."""
    held = rows.read(project, conflict.table, conflict.row)
    if held is None:
        return ""
    if conflict.table == "identity":
        return " They are one now." if held["answer"] == SAME else " They are two now."
    return f" It is {_quoted(conflicts.told(project, conflict, held[str(conflict.field)]))} now."


def _of_removal(project: Project, conflict: Conflict, opinions: list[Opinion]) -> str:
    who = next((one.coder for one in opinions if one.coder), None) or "Someone"
    return f"{who} removed {conflicts.named(project, conflict)} while others worked with it."


def _of_cycle(project: Project, conflict: Conflict, opinions: list[Opinion]) -> str:
    what = conflicts.named(project, conflict)
    if conflict.table == "identity":
        names = name_of(project, conflict.table, conflict.row)
        return f"{names} cannot be one: one stands under the other."
    who = next((one.coder for one in opinions[1:] if one.coder), None) or "Someone"
    under = _quoted(opinions[-1].told)
    return f"{who} put {what} under {under}, which was put under it elsewhere."


def _of_key(_project: Project, _conflict: Conflict, opinions: list[Opinion]) -> str:
    names = " and ".join(_quoted(one.told) for one in opinions)
    return f"Two themes were given the same favourite key: {names}."


def _of_citation_key(project: Project, conflict: Conflict, _opinions: list[Opinion]) -> str:
    return f"Two documents have the citation key '{name_of(project, 'document', conflict.row)}'."


_SENTENCES: Final[dict[str, Callable[[Project, Conflict, list[Opinion]], str]]] = {
    "field": _of_field,
    "removed": _of_removal,
    "cycle": _of_cycle,
    "key": _of_key,
    "citation key": _of_citation_key,
}


def _who(opinion: Opinion) -> str:
    return opinion.coder or "someone"


def _quoted(value: Value) -> str:
    return "nothing" if value is None else f"'{value}'"
