"""Whose work is shown in a copy: everyone's, or one's own while the project is blind."""

from typing import Final

from coder.domain.coder import CODER, LEAD, Coder
from coder.domain.journal.tables import SMALL
from coder.store import rows
from coder.store.blindness import is_blind, was_handed_out_blind
from coder.store.coders import coders, raw_coders
from coder.store.project import Project

NOBODY: Final = Coder("", "nobody", CODER, "")
"""Has done nothing: a blind project shows no work to somebody who did not say who they are."""

_SHARED: Final = frozenset(table.name for table in SMALL)
_OF_ALL: Final = frozenset({"round", "decision"})
"""They tell what others did, whoever wrote them."""


def shown_alone(project: Project) -> Coder | None:
    """The one whose work alone is shown here; None if everyone's is.

    While the project is blind, and in a copy that was handed out blind, that is who works here,
    whatever else the file holds; a lead sees all.
    """
    if not is_blind(project) and not was_handed_out_blind(project):
        return None
    me = next((one for one in coders(project) if one.id == project.me), NOBODY)
    return None if me.role == LEAD else me


def is_own(coder: str | None, whose: Coder | None) -> bool:
    """Whether the work of a coder may be seen, where that of ``whose`` alone is shown."""
    return whose is None or coder == whose.id


def is_seen(project: Project, table: str, row: str, whose: Coder | None) -> bool:
    """Whether a stored row may be seen: what the team shares is, and one's own work."""
    if whose is None or table in _SHARED:
        return True
    if table in _OF_ALL:
        return False
    held = rows.read(project, table, row)
    if held is not None and table == "coding":
        held = rows.read(project, "passage", str(held["passage"]))
    return held is not None and held.get("coder") in raw_coders(project, whose.id)
