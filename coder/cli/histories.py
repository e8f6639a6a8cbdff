"""Commands on what was done: the history, undo and redo."""

from argparse import Namespace
from dataclasses import asdict

from coder.analysis.dependants import depending_on
from coder.cli.answer import Answer, columns
from coder.cli.arguments import Commands, command, reading, writing
from coder.domain.dependants import Dependants, told
from coder.domain.errors import CoderError
from coder.merge.steps import step_of_merge, take_back
from coder.store.history import MERGE, Step, entries, next_redo, next_undo
from coder.store.merges import first_of
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The commands undo, redo and history."""
    undo = command(
        commands, "undo", _undo, "Take back the last act made in this copy, or the last merge."
    )
    undo.add_argument(
        "--dry-run", action="store_true", help="only say what that is, and what depends on it"
    )
    redo = command(commands, "redo", _redo, "Do again what was taken back last.")
    for parser, about in ((undo, "take back"), (redo, "bring back")):
        parser.add_argument(
            "--merge", type=int, metavar="N", help=f"{about} the merge with this number"
        )
    command(commands, "history", _history, "Show who did what, and when.")


def _undo(given: Namespace) -> Answer:
    if given.dry_run:
        with reading(given) as project:
            step = _step(given, project)
            depends = _dependants(project, step)
        value = {"description": _name(step), "kind": step.kind, "left_out": []}
        lines = [f"Would take back: {_name(step)}", *told(depends)]
        return Answer(value | _value(depends), lines)
    return _flip(given, "Took back")


def _redo(given: Namespace) -> Answer:
    return _flip(given, "Did again")


def _flip(given: Namespace, words: str) -> Answer:
    with writing(given) as project:
        step = _step(given, project)
        depends = _dependants(project, step)
        change = take_back(project, step)
    left_out = list(change.left_out)
    value = {"description": _name(step), "kind": step.kind, "left_out": left_out}
    left = [f"{len(left_out)} changes were not taken back:"] if left_out else []
    lines = [f"{words}: {_name(step)}", *told(depends), *left, *left_out]
    return Answer(value | _value(depends), lines)


def _step(given: Namespace, project: Project) -> Step:
    """The merge that was asked for, or what comes next."""
    is_undo = given.command == "undo"
    if given.merge is not None:
        return step_of_merge(project, given.merge, counts=is_undo)
    step = next_undo(project) if is_undo else next_redo(project)
    if step is None:
        raise CoderError(f"There is nothing to {given.command} in this copy.")
    return step


def _name(step: Step) -> str:
    return step.description.removeprefix("Undo: ").removeprefix("Redo: ")


def _dependants(project: Project, step: Step) -> Dependants:
    """What stands on a merge that is to be taken back; nothing on anything else."""
    if step.kind != MERGE:
        return Dependants()
    return depending_on(project, first_of(project, step.operations[0]))


def _value(depends: Dependants) -> dict[str, object]:
    return {"depends": asdict(depends)} if depends.going or depends.reverting or depends else {}


def _history(given: Namespace) -> Answer:
    with reading(given) as project:
        found = list(entries(project))
    value = [
        {
            "operation": one.operation, "coder": one.coder_name, "coder_id": one.coder,
            "made_at": one.made_at, "description": one.description, "undone_by": one.undone_by,
        }
        for one in found
    ]  # fmt: skip
    rows = [
        (one.made_at, one.coder_name, one.description, "undone" if one.undone_by else "")
        for one in found
    ]
    return Answer(value, columns(rows))
