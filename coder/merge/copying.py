"""Handing out copies, and sending them back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from coder.domain.coder import CODER, LEAD, Coder
from coder.domain.errors import CoderError
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import new_id
from coder.domain.names import checked_name
from coder.operations.coders import add_coder, find_coder
from coder.store.blindness import is_blind, was_handed_out_blind
from coder.store.coders import remember_handed_out, stored_as, stored_coders
from coder.store.copies import do_in_both, write_project_copy
from coder.store.project import Project, check_new
from coder.store.stopping import never


class HandedOut(NamedTuple):
    """A copy that was written: who works in it, and why it holds no coding of others."""

    coder: Coder | None
    blind: bool
    why: str | None  # it is blind though nobody asked for that
    path: Path


class Written(NamedTuple):
    """The copies that were written, and why the others were not."""

    copies: tuple[HandedOut, ...]
    trouble: str | None


def copy_project(
    project: Project,
    target: Path,
    *,
    recipient: str | None,
    light: bool,
    blind: bool,
    ask: Callable[[], object] = never,
) -> HandedOut:
    """Write a copy in which the recipient works, who is added if missing.

    Without a recipient the copy belongs to whoever works in this one. A blind copy holds of the
    coding only the recipient's own; so does every copy for a coder while the project is blind.
    If the copy cannot be written, nobody is added; what ``ask``, which is called now and then,
    raises stops it.

    Raises:
        CoderError: the file cannot be made, or nobody is there to be blind for.
    """
    check_new(target)
    missing = recipient is not None and not is_known(project, recipient)
    coder = _recipient(project, recipient, missing=missing)
    if blind and coder is None:
        raise CoderError("A blind copy is for somebody: say for whom with --for NAME.")
    why = None if blind or recipient is None else _why_blind(project, coder)
    write_project_copy(
        project, target, me=stored_as(project, coder.id) if coder else None, light=light,
        blind_for=coder.id if coder and (blind or why) else None, ask=ask,
    )  # fmt: skip
    if missing and coder:
        try:
            do_in_both(project, target, lambda: add_coder(project, coder.name, id_=coder.id))
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    if coder is not None:
        remember_handed_out(project, coder.id)
    return HandedOut(coder, blind or why is not None, why, target)


def _recipient(project: Project, recipient: str | None, *, missing: bool) -> Coder | None:
    """Who is to work in a copy; one who is missing gets an id."""
    if missing:
        return Coder(new_id(), checked_name(str(recipient), "a reviewer"), CODER, "")
    wanted = project.me if recipient is None else recipient
    return find_coder(project, wanted) if wanted else None


def copy_for_each(
    project: Project,
    wanted: Sequence[tuple[str, Path]],
    *,
    light: bool,
    blind: bool,
    report: Callable[[int, int], object],
    ask: Callable[[], object] = never,
) -> Written:
    """Write a copy for each recipient; those that are whole stay, whatever becomes of the rest.

    ``report`` is told how many of all are written.

    Raises:
        CoderError: one of the files cannot be made; none was.
    """
    for _, path in wanted:
        check_new(path)
    found: list[HandedOut] = []
    for recipient, path in wanted:
        report(len(found), len(wanted))
        try:
            ask()
            found.append(
                copy_project(project, path, recipient=recipient, light=light, blind=blind, ask=ask)
            )
        except CoderError as error:
            return Written(tuple(found), str(error))
    return Written(tuple(found), None)


def why_blind(project: Project, recipient: str) -> str | None:
    """Why a copy for somebody would be blind without being asked to; None if it would not."""
    known = is_known(project, recipient)
    coder = find_coder(project, recipient) if known else Coder("", recipient, CODER, "")
    return _why_blind(project, coder)


def _why_blind(project: Project, recipient: Coder | None) -> str | None:
    """Why a copy for somebody is blind without being asked to; a lead sees everything."""
    if recipient is None or recipient.role == LEAD:
        return None
    if is_blind(project):
        return "the project is blind until a lead opens it"
    if was_handed_out_blind(project):
        return "this copy was handed out blind"
    return None


def is_known(project: Project, recipient: str) -> bool:
    """Whether somebody has that name or id, or an id that begins so."""
    if not recipient.strip():
        return False
    return any(
        normal_name(recipient) == normal_name(one.name) or one.id.startswith(recipient)
        for _, one in stored_coders(project)
    )
