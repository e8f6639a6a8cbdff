"""Taking back a step: an act of one's own, or a merge."""

from coder.domain.journal.change import Change
from coder.operations.undo import take_back_step
from coder.store.history import MERGE, Step
from coder.store.project import Project
from coder.store.setting_aside import flip_merge


def take_back(project: Project, step: Step) -> Change:
    """Take back a step; of one that took something back, do it again."""
    if step.kind != MERGE:
        return take_back_step(project, step)
    return Change(step.description, rows=tuple(sorted(flip_merge(project, step.operations[0]))))
