"""How far reviewers have come with documents: readings, codings, and the cells still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.store.document_list import Asked, document_ids, some_documents
from coder.store.project import Project
from coder.store.readings import STATES
from coder.store.themes import assessed_themes, parents
from coder.store.work_done import codings_in_cells, file_names, reading_states, themes_judged


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
    left = _open_cells(project, ids, me, coded)
    files = file_names(project, ids)
    by: dict[str, dict[str, int]] = {}
    for document, coder, _, count in coded:
        of_document = by.setdefault(document, {})
        of_document[coder] = of_document.get(coder, 0) + count
    return [
        Progress(
            one,
            states.get(one.id, {}).get(me or ""),
            left[one.id],
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


def open_cells(project: Project, ids: Sequence[str], me: str | None) -> dict[str, int]:
    """For how many themes ``me`` has to say still whether a document reports them."""
    return _open_cells(project, ids, me, codings_in_cells(project, ids))


def _open_cells(
    project: Project,
    ids: Sequence[str],
    me: str | None,
    coded: Sequence[tuple[str, str, str, int]],
) -> dict[str, int]:
    asked, above = assessed_themes(project), parents(project)
    answered: dict[str, set[str]] = {id_: set() for id_ in ids}
    if me is not None:
        for document, theme in themes_judged(project, ids, me):
            answered[document].add(theme)
    for document, coder, theme, _ in coded:
        up: str | None = theme if coder == me else None
        while up is not None and up in above:
            answered[document].add(up)
            up = above[up]
    return {id_: len(asked - answered[id_]) for id_ in ids}


def _states(
    project: Project, ids: Sequence[str], alone: str | None = None
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for document, coder, state in reading_states(project, ids, alone):
        found.setdefault(document, {})[coder] = STATES[state - 1]
    return found


def to_recheck(project: Project, asked: Asked, me: str | None) -> list[str]:
    """Of the documents asked for, those that ``me`` finished and whose cells are open (again)."""
    ids = document_ids(project, asked, me)
    left = open_cells(project, ids, me)
    return [id_ for id_ in ids if left[id_]]
