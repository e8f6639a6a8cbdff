"""Handing out copies, and sending them back."""

from pathlib import Path

from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.journal.identity import normal_name
from coder.operations.coders import add_coder, find_coder
from coder.store.coders import coders
from coder.store.copies import write_project_copy
from coder.store.project import Project, check_new


def copy_project(
    project: Project, target: Path, *, recipient: str | None, light: bool, blind: bool
) -> Coder | None:
    """Write a copy in which the recipient works, who is added if missing.

    Without a recipient the copy belongs to whoever works in this one. A blind copy holds of the
    coding only the recipient's own. Returns who works in it.

    Raises:
        CoderError: the file cannot be made, or nobody is there to be blind for.
    """
    check_new(target)
    if recipient is not None and not _known(project, recipient):
        add_coder(project, recipient)
    name = project.me if recipient is None else recipient
    coder = find_coder(project, name) if name else None
    if blind and coder is None:
        raise CoderError("A blind copy is for somebody: say for whom with --for NAME.")
    write_project_copy(
        project, target, me=coder.id if coder else None, light=light,
        blind_for=coder.id if blind and coder else None,
    )  # fmt: skip
    return coder


def _known(project: Project, recipient: str) -> bool:
    """Whether somebody has that name or id, or an id that begins so."""
    if not recipient.strip():
        return False
    return any(
        normal_name(recipient) == normal_name(one.name) or one.id.startswith(recipient)
        for one in coders(project)
    )
