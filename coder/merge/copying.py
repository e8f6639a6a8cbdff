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
    if recipient and not any(
        normal_name(recipient) == normal_name(one.name) or recipient == one.id
        for one in coders(project)
    ):
        add_coder(project, recipient)
    name = recipient or project.me
    coder = find_coder(project, name) if name else None
    if blind and coder is None:
        raise CoderError("A blind copy is for somebody: say for whom with --for NAME.")
    write_project_copy(
        project, target, me=coder.id if coder else None, light=light,
        blind_for=coder.id if blind and coder else None,
    )  # fmt: skip
    return coder
