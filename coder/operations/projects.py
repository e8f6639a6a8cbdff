"""Beginning a project, and beginning again from a backup."""

import shutil
from pathlib import Path

from coder.domain.coder import LEAD
from coder.domain.errors import CoderError
from coder.domain.journal.ids import new_id
from coder.operations.coders import add_coder
from coder.store import rows
from coder.store.journal import act
from coder.store.project import Project, check_new, new_file


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
        with act(project, "new project", f"Begin project {title}") as running:
            rows.add(running, "project", id_, {"title": title})
        added = add_coder(project, lead, role=LEAD)
        project.set_local("me", added.ids("coder")[0])
        project.sitting = None
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def restore_backup(backup: Path, target: Path) -> None:
    """Make a project of a backup; its PDFs come back when they are imported again.

    Raises:
        CoderError: the file cannot be made there.
    """
    check_new(target)
    try:
        shutil.copyfile(backup, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise CoderError(f"{target} cannot be written: choose another folder.") from error
