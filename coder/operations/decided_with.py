"""What somebody decided in one act is chosen as one, where others decided otherwise."""

from coder.domain.journal.conflict import Conflict
from coder.domain.journal.tables import DECISION
from coder.store import conflicts, rows
from coder.store.columns import Value
from coder.store.documents import shown
from coder.store.project import Project


def decided_with(
    project: Project, conflict: Conflict, value: Value
) -> list[tuple[Conflict, Value]]:
    """The other open conflicts in which the author of a chosen decision said something by the same
    act about the same document, each with what they said; none of what is no decision."""
    act = _acts(conflict).get(value)
    if act is None:
        return []
    about = _about(project, conflict)
    return [
        (other, chosen)
        for _, other in conflicts.read(project)
        if other.row != conflict.row
        for chosen, its_act in _acts(other).items()
        if its_act == act and _about(project, other) == about
    ]


def _acts(conflict: Conflict) -> dict[Value, int]:
    """The act by which each of several decisions was made."""
    if conflict.table != DECISION.name or conflict.kind != "field":
        return {}
    acts = (candidate.operation for candidate in conflict.candidates)
    return dict(zip(conflicts.choices(conflict), acts, strict=True))


def _about(project: Project, conflict: Conflict) -> str:
    held = rows.read(project, DECISION.name, conflict.row)
    return "" if held is None else shown(project, str(held["about"]))
