"""Beginning a project."""

from pathlib import Path

from coder.domain.coder import LEAD
from coder.domain.journal.ids import new_id
from coder.domain.names import one_line
from coder.operations.coders import add_coder
from coder.store import rows
from coder.store.journal import act
from coder.store.project import Project, new_file


def new_project(path: Path, *, title: str, lead: str) -> Project:
    """Make a project and open it; the named person leads it and works in this copy.

    Raises:
        CoderError: the file cannot be made there.
    """
    with new_file(path):
        pass
    project = Project(path, write=True)
    try:
        id_ = new_id()
        project.set_local("project", id_)
        named = one_line(title)
        with act(project, "new project", f"Begin project {named}") as running:
            rows.add(running, "project", id_, {"title": named})
        added = add_coder(project, lead, role=LEAD)
        project.set_local("me", added.ids("coder")[0])
        project.sitting = None
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project
