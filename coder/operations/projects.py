"""Beginning a project, beginning again from a backup, saving one elsewhere."""

import shutil
from pathlib import Path

from coder.domain.coder import LEAD
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.ids import new_id
from coder.domain.names import checked_title
from coder.operations.coders import add_coder, check_lead
from coder.store import rows
from coder.store.backups import write_copy
from coder.store.blindness import is_blind
from coder.store.connection import in_plain_words
from coder.store.journal import act
from coder.store.project import Project, check_new, new_file


def new_project(path: Path, *, title: str, lead: str, blind: bool = False) -> Project:
    """Make a project and open it; the named person leads it and works in this copy.

    Of a blind one, coders get copies without the coding of others, until a lead opens it.

    Raises:
        CoderError: the file cannot be made there.
    """
    with new_file(path):
        pass
    project = Project(path, write=True)
    try:
        id_, me = new_id(), new_id()
        project.set_local("project", id_)
        named = checked_title(title, "a project")
        with act(project, "new project", f"Begin project {named}", coder=me) as running:
            rows.add(running, "project", id_, {"title": named, "blind": int(blind) or None})
        add_coder(project, lead, role=LEAD, id_=me)
        project.set_local("me", me)
        project.sitting = None
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def set_blind(project: Project, *, blind: bool) -> Change:
    """Make the project blind, or open it: then coders get copies with everybody's coding.

    Raises:
        CoderError: who works in this copy is no lead.
    """
    check_lead(project, "make the project blind" if blind else "open the project")
    kind, description = (
        ("blind", "Make the project blind") if blind else ("open", "Open the project to all")
    )
    with act(project, kind, description) as running:
        if blind != is_blind(project):
            # Also where two leads disagree and the row holds the value: this decides it.
            rows.write_anyway(running, "project", project.id, {"blind": int(blind)})
    return running.done()


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
