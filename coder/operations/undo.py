"""Undo and redo, read from the journal."""

from coder.domain.journal.change import Change
from coder.store.history import Step
from coder.store.journal import act
from coder.store.project import Project
from coder.store.undoing import take_back


def take_back_step(project: Project, step: Step) -> Change:
    """Take back a step of operations; taking back an undo does the act again.

    What others built on stays, and is said in the change.
    """
    words = step.description
    description = words.removeprefix("Undo: ") if step.undoes is not None else words
    again = words.startswith("Undo: ")
    description = f"Redo: {description}" if again else f"Undo: {words.removeprefix('Redo: ')}"
    with act(project, "undo", description, undoes=step.operations[-1]) as running:
        take_back(running, step.operations)
    return running.done()
