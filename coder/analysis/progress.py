"""How far reviewers have come with documents: readings, codings, and the cells still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.cells_left import cells_left
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.store.document_list import some_documents
from coder.store.documents import file_names
from coder.store.project import Project
from coder.store.readings import STATES
from coder.store.work_done import codings_in_cells, reading_states


@dataclass(frozen=True, slots=True)
class Progress:
    """A document, and how far everyone has come with it."""

    document: Document
    state: str | None  # of my reading: assigned, started, finished
    open: int  # cells that I have to answer still
    codings: int  # of everyone whose work is shown
    states: Mapping[str, str]  # coder id -> state of that reading
    by: Mapping[str, int]  # coder id -> number of codings
    file: str  # the name of its file


def progress(
    project: Project, ids: Sequence[str], me: str | None, whose: Coder | None = None
) -> list[Progress]:
    """Some documents in this order, with how far ``me`` and the others have come.

    ``whose`` leaves one person's work; of the others it is shown then what they are to read.
    """
    alone = None if whose is None else whose.id
    states = _states(project, ids, alone)
    coded = [row for row in codings_in_cells(project, ids) if alone in {None, row[1]}]
    left = cells_left(project, ids, [me or ""], coded)
    files = file_names(project, ids)
    by: dict[str, dict[str, int]] = {}
    for document, coder, _, count in coded:
        of_document = by.setdefault(document, {})
        of_document[coder] = of_document.get(coder, 0) + count
    return [
        Progress(
            one,
            states.get(one.id, {}).get(me or ""),
            len(left[one.id, me or ""]),
            sum(by.get(one.id, {}).values()),
            states.get(one.id, {}),
            by.get(one.id, {}),
            files.get(one.id, ""),
        )
        for one in some_documents(project, ids)
    ]


def my_states(
    project: Project, ids: Sequence[str], me: str | None
) -> list[tuple[Document, str | None]]:
    """Some documents in this order, each with the state of my reading."""
    states = _states(project, ids)
    return [(one, states.get(one.id, {}).get(me or "")) for one in some_documents(project, ids)]


def _states(
    project: Project, ids: Sequence[str], alone: str | None = None
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for document, coder, state in reading_states(project, ids, alone):
        found.setdefault(document, {})[coder] = STATES[state - 1]
    return found
