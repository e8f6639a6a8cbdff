"""Commands that look after a project and the machine: check and doctor."""

from argparse import Namespace
from dataclasses import asdict

from coder.cli.answer import Answer
from coder.cli.arguments import Commands, command, with_json
from coder.cli.machine import Lack, lacks
from coder.domain.errors import CoderError
from coder.store.backups import sound_backups
from coder.store.checking import Problem, damage, mend, problems
from coder.store.project import Project, check_there


def register(commands: Commands) -> None:
    """The commands check and doctor."""
    check = command(commands, "check", _check, "Check that a project is whole.")
    check.add_argument("--repair", action="store_true", help="make anew what is derived")
    doctor = commands.add_parser("doctor", help="Say what this machine lacks.")
    with_json(doctor)
    doctor.set_defaults(run=_doctor)


def _check(given: Namespace) -> Answer:
    said: list[str] = []
    check_there(given.project)
    try:
        if given.repair:
            with Project(given.project, write=True, sound=False) as project:
                said.append(f"The project as it was before lies in {mend(project)}.")
        with Project(given.project, write=False) as project:
            found = list(problems(project))
    except CoderError:
        found = damage(given.project)
        if not found:
            raise
    backups = _backups(given) if found else []
    value = {"ok": not found, "problems": [asdict(one) for one in found], "backups": backups}
    return Answer(value, [*said, *_told(found, backups)], code=int(bool(found)))


def _backups(given: Namespace) -> list[str]:
    return [str(path) for path in sound_backups(given.project)][:1]


def _told(found: list[Problem], backups: list[str]) -> list[str]:
    lines = [f"{one.kind}: {one.about}" for one in found] or ["The project is whole."]
    if any(one.repairable for one in found):
        lines.append("'coder check --repair' makes anew what is derived.")
    if any(not one.repairable for one in found) and backups:
        lines.append(f"The last good backup (without PDFs) is {backups[0]}.")
    return lines


def _doctor(given: Namespace) -> Answer:
    found = list(lacks(given.desktop))
    value = {"ok": not found, "lacks": [asdict(one) for one in found]}
    lines = [f"{one.what}: {one.why} {_how(one)}".rstrip() for one in found]
    return Answer(value, lines or ["Nothing is missing."])


def _how(lack: Lack) -> str:
    return f"Install it with: {lack.command}" if lack.command else ""
