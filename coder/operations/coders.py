"""Who codes."""

from coder.domain.coder import CODER, LEAD, Coder, letters_for
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import new_id
from coder.domain.names import checked_name
from coder.store import coders, rows
from coder.store.blindness import is_blind, was_handed_out_blind
from coder.store.journal import act
from coder.store.project import Project
from coder.store.shown import refresh


def add_coder(project: Project, name: str, *, role: str = CODER, id_: str | None = None) -> Change:
    """Add a person who codes, under a new id or one that was made for them.

    Raises:
        CoderError: the name is empty or too long, or someone has it.
    """
    tidy = checked_name(name, "a reviewer")
    everyone = [one for _, one in coders.stored_coders(project)]
    if any(normal_name(one.name) == normal_name(tidy) for one in everyone):
        raise CoderError(f"There is a reviewer named {tidy} already.")
    taken = {one.letters for one in everyone}
    added = id_ or new_id()
    # Whoever begins a project adds themselves.
    by = added if project.me is None and role == LEAD else None
    with act(project, "add coder", f"Add reviewer {tidy}", coder=by) as running:
        fields = {"name": tidy, "role": role, "letters": letters_for(tidy, taken)}
        rows.add(running, "coder", added, fields)
        refresh(project)  # who was added is found by what comes next in a larger act
    return running.done()


def find_coder(project: Project, name: str) -> Coder:
    """The person with a name, an id, or a unique beginning of an id: any that they ever had.

    Raises:
        CoderError: there is none, or there are several.
    """
    stored = coders.stored_coders(project)
    for found in (
        {shown for shown, one in stored if one.id == name},
        {shown for shown, one in stored if normal_name(one.name) == normal_name(name)},
        {shown for shown, one in stored if one.id.startswith(name)},
    ):
        if len(found) == 1:
            return next(one for one in coders.coders(project) if one.id in found)
        if found:
            told = "; ".join(
                f"{one.id}: {one.name}, {one.role}, {one.letters}"
                for one in coders.coders(project)
                if one.id in found
            )
            raise CoderError(f"Several reviewers are named '{name}': give an id instead ({told}).")
    raise CoderError(f"There is no reviewer '{name}': 'coder coders' lists them, and adds one.")


def working_coder(project: Project) -> Coder:
    """The person who works in this copy.

    Raises:
        CoderError: nobody said who that is.
    """
    me = next((one for one in coders.coders(project) if one.id == project.me), None)
    if me is None:
        raise CoderError(
            f"Nobody has said who works in {project.path.name}: say it with"
            " 'coder coders PROJECT --me NAME'."
        )
    return me


def check_lead(project: Project, what: str) -> None:
    """Refuse what only a lead may do, such as "freeze the codebook".

    Raises:
        CoderError: who works in this copy does not lead the project.
    """
    me = working_coder(project)
    if me.role != LEAD:
        leads = " or ".join(one.name for one in coders.coders(project) if one.role == LEAD)
        raise CoderError(
            f"Only a lead may {what}, and {me.name} works in this copy: ask {leads or 'a lead'}."
        )


def work_as(project: Project, coder: Coder) -> None:
    """Say who works in this copy from now on."""
    project.set_local("me", coders.stored_as(project, coder.id))
    project.sitting = None


def check_sees_all(project: Project, what: str) -> None:
    """Refuse what nobody may do who is not shown the work of others, such as "decide".

    Raises:
        CoderError: the project is blind, or this copy is, and who works in it is no lead.
    """
    if is_blind(project) or was_handed_out_blind(project):
        check_lead(project, f"{what} while reviewers are blind to each other")
