"""Taking back a step: an act of one's own, or a merge."""

from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.operations.undo import take_back_step
from coder.store.history import MERGE, Step
from coder.store.merges import merges
from coder.store.project import Project
from coder.store.setting_aside import flip_merge


def take_back(project: Project, step: Step) -> Change:
    """Take back a step; of one that took something back, do it again."""
    if step.kind != MERGE:
        return take_back_step(project, step)
    return Change(step.description, rows=tuple(sorted(flip_merge(project, step.operations[0]))))


def step_of_merge(project: Project, number: int, *, counts: bool) -> Step:
    """The step that takes back a merge which counts, or brings back one that does not.

    Raises:
        CoderError: no merge has that number, or it is so already.
    """
    merge = next((one for one in merges(project) if one.number == number), None)
    if merge is None:
        raise CoderError(
            f"No merge of this copy has the number {number}: 'coder merges' lists them."
        )
    if merge.counts != counts:
        state = "is taken back already" if counts else "counts: nothing is to be brought back"
        raise CoderError(f"Merge {number} {state}.")
    description = f"Merge {', '.join(merge.files)}"
    return Step(MERGE, description, (merge.last,), merge.number, merge.at)
