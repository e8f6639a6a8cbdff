"""Commands on what was done: the history, undo and redo."""

from argparse import Namespace
from collections.abc import Callable

from coder.cli.answer import Answer, columns
from coder.cli.arguments import Commands, command, reading, writing
from coder.domain.errors import CoderError
from coder.merge.steps import take_back
from coder.store.history import Step, entries, next_redo, next_undo
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The commands undo, redo and history."""
    command(commands, "undo", _undo, "Take back the last act made in this copy, or the last merge.")
    command(commands, "redo", _redo, "Do again what was taken back last.")
    command(commands, "history", _history, "Show who did what, and when.")


def _undo(given: Namespace) -> Answer:
    return _flip(given, next_undo, "Took back")


def _redo(given: Namespace) -> Answer:
    return _flip(given, next_redo, "Did again")


def _flip(given: Namespace, find: Callable[[Project], Step | None], words: str) -> Answer:
    with writing(given) as project:
        step = find(project)
        if step is None:
            raise CoderError(f"There is nothing to {given.command} in this copy.")
        change = take_back(project, step)
    name = step.description.removeprefix("Undo: ").removeprefix("Redo: ")
    value = {"description": name, "kind": step.kind, "left_out": list(change.left_out)}
    left = [f"{len(change.left_out)} changes were not taken back:"] if change.left_out else []
    return Answer(value, [f"{words}: {name}", *left, *change.left_out])


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
