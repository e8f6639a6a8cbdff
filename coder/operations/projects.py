"""Beginning a project, beginning again from a backup, saving one elsewhere."""

import shutil
from pathlib import Path

from coder.domain.coder import LEAD
from coder.domain.errors import CoderError
from coder.domain.journal.ids import new_id
from coder.domain.names import one_line
from coder.operations.coders import add_coder
from coder.store import rows
from coder.store.backups import write_copy
from coder.store.connection import in_plain_words
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


def save_elsewhere(project: Project, target: Path) -> None:
    """Write all of an open project, as this copy has it, to another file.

    Raises:
        CoderError: the file cannot be made there.
    """
    check_new(target)
    try:
        target.touch()
        with in_plain_words(target):
            write_copy(project.db, target, with_pdfs=True)
    except OSError as error:
        raise CoderError(f"{target} cannot be made: choose a folder of your own.") from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise
