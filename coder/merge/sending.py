"""Sending to the lead what one did: a copy of one's own, and what is new in it since the last."""

from collections.abc import Callable
from pathlib import Path

from coder.domain.coder import LEAD, Coder
from coder.merge.copying import copy_project
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.sent import remember_sent
from coder.store.stopping import never


def send_to_lead(
    project: Project, target: Path, *, light: bool, ask: Callable[[], object] = never
) -> None:
    """Write a copy that goes on belonging to who works here, and remember that it was sent.

    What ``ask``, which is called now and then, raises stops it.

    Raises:
        CoderError: the file cannot be made there.
    """
    copy_project(project, target, recipient=None, light=light, blind=False, ask=ask)
    if project.write:
        remember_sent(project)


def leads_to_send_to(project: Project) -> list[Coder]:
    """Those who lead the project, besides who works here."""
    return [one for one in coders(project) if one.role == LEAD and one.id != project.me]
