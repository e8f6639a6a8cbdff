"""What each coder has done with each document, and what is left: the team's work as one list."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.analysis.cells_left import cells_left
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.readings import STATES
from coder.store.work_done import codings_in_cells, reading_states


@dataclass(frozen=True, slots=True)
class Work:
    """One coder's work on one document."""

    document: Document
    coder: Coder
    state: str | None  # assigned, started, finished
    open: int  # cells to answer still
    codings: int


def work(project: Project, coders: Sequence[Coder]) -> list[Work]:
    """The work of some coders on all documents that are not excluded: by key, then by coder.

    Of a document that a coder was not given and did not begin, there is none.
    """
    held = [one for one in documents(project) if one.excluded is None]
    ids = [one.id for one in held]
    states = {(document, coder): state for document, coder, state in reading_states(project, ids)}
    coded = codings_in_cells(project, ids)
    counts: dict[tuple[str, str], int] = {}
    for document, coder, _, count in coded:
        counts[document, coder] = counts.get((document, coder), 0) + count
    left = cells_left(project, ids, [one.id for one in coders], coded)
    return [
        Work(
            document,
            coder,
            STATES[states[pair] - 1] if pair in states else None,
            len(left[pair]),
            counts.get(pair, 0),
        )
        for document in held
        for coder in coders
        if (pair := (document.id, coder.id)) in states or pair in counts
    ]
