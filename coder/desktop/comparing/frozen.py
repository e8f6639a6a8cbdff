"""What a comparison is read from: the project as it is, or as a round froze it."""

from collections.abc import Iterator
from contextlib import contextmanager

from coder.domain.round import Round
from coder.store.project import Project
from coder.store.round_states import state_of_round


@contextmanager
def state_of(project: Project, held: Round | None) -> Iterator[Project]:
    """The project, for reading, as the round has it; None: as it is now.

    Raises:
        CoderError: this copy lacks some of what belongs to the round.
    """
    if held is None:
        yield project
        return
    with state_of_round(project, held) as state:
        yield state
