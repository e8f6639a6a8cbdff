"""Freezing what is there as a round, from which agreement is computed."""

from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import new_id
from coder.domain.names import checked_name, one_line
from coder.domain.round import UNITS, Round, RoundSettings
from coder.domain.telling import counted
from coder.operations.coders import check_lead
from coder.operations.memos import remove_memos
from coder.store import rounds, rows
from coder.store.coders import stored_as
from coder.store.journal import act
from coder.store.project import Project


def freeze_round(project: Project, name: str, settings: RoundSettings) -> Change:
    """Freeze all that counts in this copy now, under a name.

    Raises:
        CoderError: the name is empty or taken, the settings make no sense, this copy lacks a part
            of what others did, or who works in it is no lead.
    """
    check_lead(project, "freeze a round")
    tidy = _free_name(project, name)
    _check(settings)
    if rounds.is_partial(project):
        raise CoderError(
            "This copy lacks a part of what others did, so that a round frozen in it would change"
            " when that comes in: merge a full copy first."
        )
    known = rounds.known_now(project)
    with act(project, "freeze round", f"Freeze round {tidy}") as running:
        fields = {
            "name": tidy, "known": known.as_json(), "made_at": running.made_at,
            "coder": stored_as(project, str(project.me)), "settings": settings.as_json(),
        }  # fmt: skip
        rows.add(running, "round", new_id(), fields)
    return running.done()


def rename_round(project: Project, held: Round, name: str) -> Change:
    """Give a round another name; what it froze stays as it is.

    Raises:
        CoderError: the name is empty or taken, or who works here is no lead.
    """
    check_lead(project, "rename a round")
    tidy = _free_name(project, name, but=held.id)
    with act(project, "rename round", f"Rename round {held.name} to {tidy}") as running:
        rows.set_fields(running, "round", held.id, {"name": tidy})
    return running.done()


def remove_round(project: Project, held: Round) -> Change:
    """Remove a round; all that was done stays.

    Raises:
        CoderError: decisions were made on it, or who works here is no lead.
    """
    check_lead(project, "remove a round")
    made = rounds.decisions_in(project, held.id)
    if made:
        raise CoderError(
            f"{counted(made, 'decision')} stood on round {held.name}: a paper could not say on"
            " what, so it stays. Open those differences again first."
        )
    with act(project, "remove round", f"Remove round {held.name}") as running:
        remove_memos(running, held.id)
        rows.remove(running, "round", held.id)
    return running.done()


def find_round(project: Project, name: str) -> Round:
    """The round with a name, an id or a unique beginning of one.

    Raises:
        CoderError: there is none, or there are several.
    """
    held = rounds.rounds(project)
    for found in (
        [one for one in held if one.id == name],
        [one for one in held if normal_name(one.name) == normal_name(name)],
        [one for one in held if name and one.id.startswith(name)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            told = ", ".join(one.id for one in found)
            raise CoderError(f"Several rounds are named '{name}': give an id instead ({told}).")
    raise CoderError(f"There is no round '{name}': 'coder rounds' lists them.")


def switch_coefficients(project: Project, *, on: bool) -> Change:
    """Say whether this project computes coefficients; comparing and deciding stay.

    Raises:
        CoderError: who works in this copy is no lead.
    """
    check_lead(project, f"switch coefficients {'on' if on else 'off'}")
    described = f"Switch coefficients of agreement {'on' if on else 'off'}"
    with act(project, "coefficients", described) as running:
        if on != rounds.has_coefficients(project):
            # Also where two leads disagree and the row holds the value: this decides it.
            rows.write_anyway(running, "project", project.id, {"coefficients": int(on)})
    return running.done()


def _free_name(project: Project, name: str, but: str | None = None) -> str:
    tidy = checked_name(name, "a round")
    for one in rounds.rounds(project):
        if normal_name(one.name) == normal_name(tidy) and one.id != but:
            raise CoderError(f"There is a round '{one.name}' already.")
    return tidy


def _check(settings: RoundSettings) -> None:
    if settings.unit not in UNITS:
        raise CoderError(f"'{settings.unit}' is no unit: choose one of {', '.join(UNITS)}.")
    if len(set(settings.coders)) == 1:
        raise CoderError(
            "One reviewer alone agrees with nobody: name two or more, or none for all."
        )
    for name, limit in settings.limits.items():
        if not -1 <= limit <= 1:
            raise CoderError(f"No {one_line(name)} can be {limit}: a limit lies between -1 and 1.")
