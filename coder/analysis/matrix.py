"""The theme matrix, made from everything that was coded, assessed and read."""

from collections.abc import Iterable

from coder.analysis.evidence import EvidenceReader
from coder.analysis.judging import Judge
from coder.domain.citing.alphabet import sort_key
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import By, Coders, Matrix, Row
from coder.domain.matrix.theme_tree import ThemeTree
from coder.store import cells
from coder.store import coders as stored_coders
from coder.store.agreed_file import is_agreed
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes


def matrix(
    project: Project,
    *,
    by: By = "document",
    coders: Coders = "union",
    only_coder: Coder | None = None,
) -> Matrix:
    """The matrix of all documents that are not excluded, or of the studies they report on.

    ``coders`` says how several people's cells become one (``each`` gives the union, and everyone's
    own cells beside it; the consensus is that of an ``agreed_project``); ``only_coder`` leaves one
    person's work. A document without a study is a row of its own.

    Raises:
        CoderError: the consensus is asked for of a project that is not an agreed one.
    """
    if coders == "consensus" and not is_agreed(project):
        raise CoderError("What the team agreed on is not here: choose union, each or majority.")
    held = documents(project)
    rows = matrix_rows(held, by)
    columns = themes(project)
    tree = ThemeTree.of(columns)
    shown = [only_coder] if only_coder else _at_work(project)
    each = coders == "each"
    reader = EvidenceReader(project, tree, only=only_coder, each=each)
    judge = Judge(tree, [one.id for one in shown], majority=coders == "majority", each=each)
    return Matrix(
        by=by,
        view=coders,
        themes=columns,
        rows=rows,
        cells=[judge.cells([reader.of(one.id) for one in row.documents]) for row in rows],
        coders=shown,
        only=only_coder,
        excluded=[document for document in held if document.excluded is not None],
    )


def _at_work(project: Project) -> list[Coder]:
    """The coders who did anything, by name."""
    at_work = cells.coders_at_work(project)
    held = [coder for coder in stored_coders.coders(project) if coder.id in at_work]
    return sorted(held, key=lambda coder: (sort_key(coder.name), coder.id))


def matrix_rows(documents: Iterable[Document], by: By) -> list[Row]:
    """The documents that are not excluded, by key, or the studies they report on, by name."""
    included = [document for document in documents if document.excluded is None]
    return _studies(included) if by == "study" else [Row(one.key, (one,)) for one in included]


def _studies(documents: Iterable[Document]) -> list[Row]:
    """Documents gathered by study, all rows as names are put in order."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        known = document.study is not None and document.study_id is not None
        found.setdefault(str(document.study_id) if known else document.id, []).append(document)
    rows = [
        Row(held[0].study or held[0].key if held[0].study_id else held[0].key, tuple(held))
        for held in found.values()
    ]
    return sorted(rows, key=lambda row: (sort_key(row.key), row.documents[0].id))
