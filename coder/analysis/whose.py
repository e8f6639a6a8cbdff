"""Whose work is shown in a copy: everyone's, or one's own while the project is blind."""

from typing import Final

from coder.domain.coder import CODER, LEAD, Coder
from coder.store.coders import coders
from coder.store.copies import is_blind, was_handed_out_blind
from coder.store.project import Project

NOBODY: Final = Coder("", "nobody", CODER, "")
"""Has done nothing: a blind project shows no work to somebody who did not say who they are."""


def shown_alone(project: Project) -> Coder | None:
    """The one whose work alone is shown here; None if everyone's is.

    While the project is blind, and in a copy that was handed out blind, that is who works here,
    whatever else the file holds; a lead sees all.
    """
    if not is_blind(project) and not was_handed_out_blind(project):
        return None
    me = next((one for one in coders(project) if one.id == project.me), NOBODY)
    return None if me.role == LEAD else me
