"""What a rule chooses, where many conflicts are to be settled alike.

A rule only chooses among the values there are, and takes nothing away that somebody works with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coder.domain.coder import LEAD as LEADS
from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Conflict
from coder.domain.journal.identity import DIFFERENT
from coder.operations.chosen_value import check_choice
from coder.store import conflicts
from coder.store.authors import last_of
from coder.store.coders import coders
from coder.store.columns import Value
from coder.store.conflicts import REMOVE
from coder.store.project import Project

LATEST: Final = "latest"
"""The value that was written last; mostly it is the one that shows."""

LEAD: Final = "lead"
"""The value that a lead wrote, the last one if there are several."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a rule chooses for a conflict."""

    conflict: Conflict
    value: Value
    told: str | None  # the value as people know it
    why_left: str | None  # a sentence, if the rule leaves the conflict open


def chosen_by_rule(project: Project, rule: str, found: Sequence[Conflict]) -> list[Chosen]:
    """What settling by a rule would choose for each conflict; nothing is written.

    The rule is LATEST, LEAD or the id of a coder.
    """
    whose, words = _whose(project, rule), named_rule(project, rule)
    return [_chosen(project, conflict, whose, words) for conflict in found]


def named_rule(project: Project, rule: str) -> str:
    """A rule in words, as in "settle by …"."""
    names = {one.id: one.name for one in coders(project)}
    if rule == LATEST:
        return "what was written last"
    return "what a lead wrote" if rule == LEAD else f"what {names.get(rule, 'someone')} wrote"


def _whose(project: Project, rule: str) -> frozenset[str] | None:
    """The people whose values a rule chooses; None is everyone."""
    if rule == LATEST:
        return None
    if rule == LEAD:
        return frozenset(one.id for one in coders(project) if one.role == LEADS)
    return frozenset({rule})


def _chosen(
    project: Project, conflict: Conflict, whose: frozenset[str] | None, words: str
) -> Chosen:
    held = {
        operation: value
        for value, operations in conflicts.supporters(project, conflict)
        for operation in operations
    }
    last = last_of(project, list(held), whose)
    if last is None:
        return Chosen(conflict, None, None, f"none of the values is {words}.")
    value = held[last]
    told = conflicts.told(project, conflict, value)
    return Chosen(conflict, value, told, _why_left(project, conflict, value))


def _shows(conflict: Conflict) -> Value:
    """Which value of a circle of themes shows: two that lead to each other are not one."""
    return DIFFERENT if conflict.table == "identity" else conflicts.choices(conflict)[0]


def _why_left(project: Project, conflict: Conflict, value: Value) -> str | None:
    if value == REMOVE and conflict.kind == "removed":
        return "what others work with is removed only by answering for it alone."
    if conflict.kind == "cycle" and value != _shows(conflict):
        return "a circle of themes is opened only by answering for it alone."
    try:
        check_choice(project, conflict, value)
    except CoderError as error:
        return str(error)
    return None
