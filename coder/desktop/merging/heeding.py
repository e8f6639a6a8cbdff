"""Hearing how far a merge is, from the thread in which it runs, and stopping it there."""

from collections.abc import Callable

from coder.desktop.background import Background
from coder.domain.errors import CoderError
from coder.domain.merge_step import Heed, MergeStep


def heeding(work: Background, told: Callable[[str], object]) -> Heed:
    """Tells of each step in words and numbers; once the work is cancelled it stops the merge."""

    def heed(step: MergeStep) -> None:
        if work.cancelled:
            raise CoderError("The merge was stopped, and nothing was changed.")
        work.report(step.done, step.of_all)
        told(str(step))

    return heed
